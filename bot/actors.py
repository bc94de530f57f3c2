"""Say who acted, by their name, and whether two who act are the same person.

Whoever acts is kept as `staff:` or `key:` with a number, `operator:` with a name, or `clock`. An operator's name is a
word that nothing proves.
"""

from bot.learning.words import fold
from storage.unit_of_work import UnitOfWork

STAFF, KEY, OPERATOR = "staff", "key", "operator"


def is_same_person(uow: UnitOfWork, one: str, other: str) -> bool:
    """Say whether two of `staff:` with a number and `operator:` with a name may be the same person.

    Two members of staff are told apart by their numbers, also when they share a name; an operator is whoever of the
    staff has that name or e-mail address.
    """
    if one.startswith(f"{STAFF}:") and other.startswith(f"{STAFF}:"):
        return one == other
    return bool(_names(uow, one) & _names(uow, other))


def signed(by: str) -> tuple[str, dict[str, str]]:
    """Return the actor of an audit entry, and what stands beside it: an operator's name, which nothing proves."""
    kind, _, who = by.partition(":")
    return (OPERATOR, {"by": who} if who else {}) if kind == OPERATOR else (by, {})


def name_of(uow: UnitOfWork, by: str) -> str:
    """Return who acts by their name: an adviser, the key of a program, an operator."""
    kind, _, who = by.partition(":")
    if kind == STAFF:
        return uow.staff.get(int(who)).name
    return uow.api_keys.get(int(who)).name if kind == KEY else who or kind


def _names(uow: UnitOfWork, by: str) -> set[str]:
    """Return the words under which somebody may act, without accents, case and blanks."""
    kind, _, who = by.partition(":")
    if kind == STAFF:
        row = uow.staff.get(int(who))
        return {_plain(row.name), _plain(row.email)}
    return {_plain(who or kind)}


def _plain(name: str) -> str:
    return "".join(fold(name).split())
