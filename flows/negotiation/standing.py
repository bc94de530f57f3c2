"""Say where each instalment of an agreement stands on a day, and whether the agreement still does."""

from dataclasses import dataclass
from datetime import date, timedelta

from flows.negotiation.account import Agreement, Instalment, InstalmentStatus
from flows.negotiation.terms import Patience


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of each instalment by its number, and whether the policy's patience is at its end."""

    statuses: dict[int, InstalmentStatus]
    broken: bool


def standing(agreement: Agreement, today: date, patience: Patience) -> Standing:
    """Judge an agreement by date and grace: late after the grace, missed when the next one is late too."""
    parts = agreement.instalments
    late = [_is_late(part, today, patience) for part in parts]
    statuses = {part.number: _status(place, parts, late) for place, part in enumerate(parts)}
    return Standing(statuses, _is_broken(parts, late, today, patience))


def _is_late(part: Instalment, today: date, patience: Patience) -> bool:
    return bool(part.unpaid) and today > part.due_on + timedelta(days=patience.grace_days)


def _status(place: int, parts: tuple[Instalment, ...], late: list[bool]) -> InstalmentStatus:
    if not parts[place].unpaid:
        return InstalmentStatus.PAID
    if not late[place]:
        return InstalmentStatus.PENDING
    followed = place + 1 < len(parts) and late[place + 1]
    return InstalmentStatus.MISSED if followed else InstalmentStatus.LATE


def _is_broken(parts: tuple[Instalment, ...], late: list[bool], today: date, patience: Patience) -> bool:
    """Say whether too many in a row are late, or one is late for too long."""
    if patience.days_late is not None:
        overdue = [(today - part.due_on).days for part, is_late in zip(parts, late, strict=True) if is_late]
        if any(days > patience.days_late for days in overdue):
            return True
    if patience.missed_in_a_row is None:
        return False
    run = longest = 0
    for is_late in late:
        run = run + 1 if is_late else 0
        longest = max(longest, run)
    return longest >= patience.missed_in_a_row
