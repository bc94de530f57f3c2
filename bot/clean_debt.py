"""Withhold a contact about a debt that is not clean: what we must put right first goes to staff, and not to the client.

The case is opened in the transaction of the contact, with the conversation locked: a client has one such case at most,
since no contact is made while a case is open.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot import effects
from bot.stage import Stage
from flows.contact import clean_debt
from flows.contact.cadence.wish import Wish
from flows.contact.clean_debt import FAULTS, KIND, Fault
from flows.contact.request import Decision
from flows.outcome import OpenCase
from storage.repositories.owing import Owing

LOST = frozenset({"unreachable", "wrong_person"})  #: rules by which nothing is written to an address any more
PRIORITY = 4  #: behind the cases of clients who wait for an answer


def withhold_unclean(stage: Stage, owing: Owing, wish: Wish, decision: Decision, now: datetime) -> Decision:
    """Return what was decided of a contact; where it could leave but the debt is not clean, that this comes first.

    What must be put right is handed to staff then, as of now, whatever moment is asked about. So is the matter of a
    client whose every address is lost. What was promised is recalled in any case.
    """
    is_lost = decision.rule in LOST and owing.withheld != "open_case"
    if wish.is_promised or not (is_lost or decision.decision == "allowed"):
        return decision
    found = _faults(stage, wish, is_lost=is_lost)
    if found:
        cleared = stage.uow.bookkeeping.cleared(stage.creditor, stage.client.id)
        found = clean_debt.uncleared(found, cleared)
    if not found:
        return decision
    stage.now = now
    effects.apply(stage, (_case(stage, found),))
    return Decision("blocked", KIND, clean_debt.reason(found))


def _faults(stage: Stage, wish: Wish, *, is_lost: bool) -> tuple[Fault, ...]:
    books = stage.uow.bookkeeping.of(stage.creditor, stage.client.id, max(wish.due_on, stage.today))
    if is_lost:
        books = replace(books, unreachable=tuple(_unreachable(stage)))
    return clean_debt.faults(books, wish.due_on, stage.today)


def _unreachable(stage: Stage) -> Iterator[str]:
    """Yield the addresses of a client who has some, but none at which anything arrives."""
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    own = [address for point, address in points if point.verified_at or point.consent]
    if all(address.wrong_at or address.unreachable_at for address in own):
        yield from (str(address.id) for address in own)


def _case(stage: Stage, found: tuple[Fault, ...]) -> OpenCase:
    return OpenCase(
        KIND,
        stage.profile.answer_by(KIND, stage.now),
        invoices=tuple(dict.fromkeys(fault.bill for fault in found if fault.bill is not None)),
        priority=PRIORITY,
        details={FAULTS: clean_debt.dump(found)},
    )
