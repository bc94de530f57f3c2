"""Tell of totals: as JSON values, and in words."""

from collections.abc import Mapping
from typing import Any

from flows.negotiation.money import to_major
from flows.totals import AMOUNTS, Owed, Total

NOTHING = "Nothing is owed, and nothing was paid this month."


def totals_facts(owed: Owed) -> dict[str, Any]:
    """Return totals as JSON values: amounts are decimal strings; `all` adds creditors up, currency by currency."""
    return {
        "creditors": [{"creditor": one.creditor, **_facts(one)} for one in owed.creditors],
        "all": [_facts(one) for one in owed.all],
    }


def totals_told(owed: Owed, names: Mapping[str, str]) -> str:
    """Return totals as they are read, a line for each creditor and currency, then for all creditors."""
    if not owed.creditors:
        return NOTHING
    lines = [_line(names.get(one.creditor, one.creditor), one) for one in owed.creditors]
    if len({one.creditor for one in owed.creditors}) > 1:
        lines += [_line("All creditors", one) for one in owed.all]
    return "\n".join(lines)


def _facts(one: Total) -> dict[str, Any]:
    amounts = {name: to_major(getattr(one, name), one.currency) for name in AMOUNTS}
    return {"currency": one.currency, "clients": one.clients, **amounts}


def _line(who: str, one: Total) -> str:
    said = {name: f"{to_major(getattr(one, name), one.currency)} {one.currency}" for name in AMOUNTS}
    return (
        f"{who}: {said['owed']} owed (overdue {said['overdue']}, in agreements {said['agreed']},"
        f" disputed {said['disputed']}, not due yet {said['not_due']}); {said['paid']} paid this month."
    )
