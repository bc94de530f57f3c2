"""Prove the audit log, the ledger, and that the contact rules allowed everything that was ever sent."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from bot.commands.context import as_json, remembering, show
from bot.commands.listing import Listing
from bot.counted import counted
from bot.ledger_report import Ledger, read_ledger
from bot.replay import replay
from bot.replay_records import Wishes
from bot.replay_report import Report
from bot.replay_rules import Code, read_rules
from storage.repositories.audit import Verification
from storage.unit_of_work import UnitOfWork


@click.group(cls=Listing)
def audit() -> None:
    """Prove that nothing was changed, and that nothing was sent which should not have been."""


@audit.command("verify")
@as_json
def verify(*, as_json: bool) -> None:
    """Walk every creditor's chain and ledger, and judge every message ever sent by the contact rules in force then.

    Example: concilia audit verify --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        uow.freeze()
        creditors = uow.creditors.ids()
        if creditors:
            uow.scope(*creditors)
        chains = [uow.audit.verify(creditor) for creditor in creditors]
        code = read_rules(uow)
        ledgers = [read_ledger(uow, creditor) for creditor in creditors]
        reports = _replay(uow, creditors, code) if creditors else []
    found = list(zip(chains, ledgers, reports, strict=True))
    whole = not code.faults and all(one.is_whole for parts in found for one in parts)
    told = [_row(*parts) for parts in found]
    rules = {"kept": len(code.rules), "faults": list(code.faults)}
    show(
        {"whole": whole, "rules": rules, "creditors": told},
        as_json=as_json,
        words=_words(found, code) or "There are no creditors yet.",
    )
    if not whole:
        raise SystemExit(1)


def _replay(uow: UnitOfWork, creditors: Sequence[str], code: Code) -> list[Report]:
    """Judge all that left in the name of creditors, with a bar on a terminal."""
    reports, wishes = [Report(creditor) for creditor in creditors], Wishes(uow)
    with click.progressbar(
        length=sum(uow.departures.count(creditor) for creditor in creditors),
        label="Messages", file=sys.stderr, hidden=not sys.stderr.isatty(),
    ) as bar:  # fmt: skip
        for report in reports:
            for judged in replay(uow, report, code, wishes):
                bar.update(judged)
    return reports


def _row(chain: Verification, ledger: Ledger, report: Report) -> dict[str, Any]:
    return {
        "creditor": chain.creditor,
        "entries": chain.entries,
        "erased": chain.erased,
        "hash": chain.hash.hex(),
        "faults": list(chain.faults),
        "ledger": ledger.as_json(),
        "messages": report.as_json(),
    }


def _words(found: Sequence[tuple[Verification, Ledger, Report]], code: Code) -> str:
    """Return the same for people: each creditor's log, its ledger, its messages; then rules that were changed."""
    lines = []
    for chain, ledger, report in found:
        lines.append(
            f"{chain.creditor}: {counted(chain.entries, 'entry', 'entries')}, {'; '.join(chain.faults) or 'whole'}"
        )
        lines += [*ledger.words(), *report.words()]
    return "\n".join([*lines, *(f"contact rules: {fault}" for fault in code.faults)])
