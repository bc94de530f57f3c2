"""Change what members of staff are to the service, the same from the console and from commands; all of it on record."""

from datetime import datetime
from typing import Any

from storage.schema import Staff
from storage.unit_of_work import UnitOfWork


def note(uow: UnitOfWork, staff: Staff, now: datetime, actor: str, action: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
    """Note in the audit log of each of their creditors, which must be in scope, what was done about somebody."""
    for creditor in uow.staff.creditors(staff.id):
        uow.audit.append(creditor, now, actor, f"staff.{action}", f"staff:{staff.id}", payload)


def own_words(staff: Staff) -> tuple[str, ...]:
    """Return the words of which nobody's own password may be made."""
    return (*staff.name.split(), staff.email, *staff.email.split("@"))
