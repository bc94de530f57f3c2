"""Prove the audit log, and that the contact rules allowed everything that was ever sent."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from bot.commands.context import as_json, remembering, show
from bot.commands.listing import Listing
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
    """Walk every creditor's chain, and judge every message ever sent by the contact rules in force then.

    Example: concilia audit verify --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        uow.freeze()
        creditors = uow.creditors.ids()
        if creditors:
            uow.scope(*creditors)
        chains = [uow.audit.verify(creditor) for creditor in creditors]
        code = read_rules(uow)
        reports = _replay(uow, creditors, code) if creditors else []
    whole = not code.faults and all(one.is_whole for one in chains) and all(one.is_whole for one in reports)
    told = [_row(chain, report) for chain, report in zip(chains, reports, strict=True)]
    rules = {"kept": len(code.rules), "faults": list(code.faults)}
    show(
        {"whole": whole, "rules": rules, "creditors": told},
        as_json=as_json,
        words=_words(chains, reports, code) or "There are no creditors yet.",
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


def _row(chain: Verification, report: Report) -> dict[str, Any]:
    return {
        "creditor": chain.creditor,
        "entries": chain.entries,
        "erased": chain.erased,
        "hash": chain.hash.hex(),
        "faults": list(chain.faults),
        "messages": report.as_json(),
    }


def _words(chains: Sequence[Verification], reports: Sequence[Report], code: Code) -> str:
    """Return the same for people: the log of each creditor, then its messages, then rules that were changed."""
    lines = []
    for chain, report in zip(chains, reports, strict=True):
        lines.append(f"{chain.creditor}: {chain.entries} entries, {'; '.join(chain.faults) or 'whole'}")
        lines += report.words()
    return "\n".join([*lines, *(f"contact rules: {fault}" for fault in code.faults)])
