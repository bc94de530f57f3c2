"""Change a creditor's ways to pay with four eyes: one person proposes a list, another one says yes.

Whoever sends clients to a false account takes their money, so no list but a creditor's first is told to clients on one
person's word. Only one list waits at a time: a newer proposal takes the place of an older one. The creditor's document
holds the list that is in force, which is what facts are made of.

`by` is who acts, as the audit log names them: `staff:` with a number or `operator:` with a name. What an act refuses
it refuses with ClientMistake, in a sentence for whoever asked; Missing where there is no such list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actors import OPERATOR, is_same_person, signed
from bot.errors import ClientMistake
from storage.schema import Json, MeansList, MeansStatus
from storage.unit_of_work import UnitOfWork

KEY = "payment_means"  #: of a creditor's document


@dataclass(frozen=True, slots=True)
class Standing:
    """What clients are told, and the list that waits for a second person, if one does."""

    active: MeansList
    waiting: MeansList | None


def begin(uow: UnitOfWork, creditor: str, document: Sequence[Json], by: str, now: datetime) -> MeansList:
    """Put the first list of a creditor in force."""
    return uow.means.put(creditor, document, MeansStatus.ACTIVE, by, now)


def propose(uow: UnitOfWork, creditor: str, document: Sequence[Json], by: str, now: datetime) -> MeansList | None:
    """Let a list wait for a second person; return it. None where it is in force already: then nothing waits any more.

    The same list proposed again goes on waiting, in the name of whoever proposed it first.
    """
    found = standing(uow, creditor, now)
    if found.waiting and found.waiting.document == [*document]:
        return found.waiting
    if found.waiting:
        uow.means.settle(found.waiting, MeansStatus.RETIRED, by, now)
        _note(uow, found.waiting, "means.withdrawn", by, now)
    if found.active.document == [*document]:
        return None
    row = uow.means.put(creditor, document, MeansStatus.PROPOSED, by, now)
    _note(uow, row, "means.proposed", by, now, means=row.document)
    return row


def approve(uow: UnitOfWork, creditor: str, number: int, by: str, now: datetime) -> MeansList:
    """Put a proposed list in force: clients are told it from now on. Whoever proposed it cannot say yes."""
    row, found = _waiting(uow, creditor, number, now)
    if is_same_person(uow, row.proposed_by, by):
        raise ClientMistake("Who proposed these ways to pay cannot approve them: ask a second person.", 409, "by")
    uow.means.settle(found.active, MeansStatus.RETIRED, by, now)
    uow.means.settle(row, MeansStatus.ACTIVE, by, now)
    owner = uow.creditors.get(creditor)
    owner.document = {**owner.document, KEY: row.document}
    _note(uow, row, "means.approved", by, now, means=row.document, before=found.active.document)
    return row


def refuse(uow: UnitOfWork, creditor: str, number: int, by: str, reason: str, now: datetime) -> MeansList:
    """Say no to a proposed list, with the reason; anybody may, also whoever proposed it."""
    row, _ = _waiting(uow, creditor, number, now)
    uow.means.settle(row, MeansStatus.REFUSED, by, now)
    _note(uow, row, "means.refused", by, now, reason=reason)
    return row


def standing(uow: UnitOfWork, creditor: str, now: datetime) -> Standing:
    """Return how a creditor's ways to pay stand; nobody else changes them until this transaction ends.

    What an installation told its clients before lists were kept is written down as the one in force.
    """
    owner = uow.creditors.lock(creditor)
    active = uow.means.active(creditor)
    if active is None:
        told = [_plain(one) for one in owner.document.get(KEY) or []]
        active = uow.means.put(creditor, told, MeansStatus.ACTIVE, OPERATOR, now)
    return Standing(active, uow.means.waiting(creditor))


def _waiting(uow: UnitOfWork, creditor: str, number: int, now: datetime) -> tuple[MeansList, Standing]:
    """Return a list that waits for a decision. Raises ClientMistake where it was decided on."""
    found, row = standing(uow, creditor, now), uow.means.get(creditor, number)
    if row.status is not MeansStatus.PROPOSED:
        raise ClientMistake(f"List {number} waits for nobody: it is {row.status} already.", 409, "status")
    return row, found


def _plain(means: Json) -> Json:
    """Return one way to pay without what is left empty."""
    return {name: value for name, value in means.items() if value is not None}


def _note(uow: UnitOfWork, row: MeansList, action: str, by: str, now: datetime, **told: object) -> None:
    """Note an act in the creditor's log."""
    actor, named = signed(by)
    uow.audit.append(row.creditor_id, now, actor, action, f"means:{row.id}", {**told, **named})
