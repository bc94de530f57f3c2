"""Say why a contact that is due is withheld, beside what the contact rules say: a dispute, a case, a talk of late.

Nothing is due to who is withheld, as the cadence sees it. Whoever asks about them asks what would be due otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.chooser import Chooser
from bot.profiles import Profile
from bot.stage import Stage
from flows.contact import clean_debt
from flows.contact.cadence.wish import LEFT_IN_PEACE, Wish
from storage.repositories.owing import Owing

DAY = timedelta(days=1)
AHEAD = 40  #: days that are looked at for room: no limit of a country reaches so far
DISPUTE = "dispute"  #: so begin the kinds of hold of who disputes a bill, or what it is for


class Reason(NamedTuple):
    """Why a contact is withheld: the rule's name, its words for staff, and the local day on which it ends, if known."""

    rule: str
    says: str
    until: date | None = None


def due(chooser: Chooser, profile: Profile, owing: Owing, today: date) -> list[Wish]:
    """Return what is due to a client, the most important first; where all of it is withheld, what would be due."""
    found = [] if owing.withheld else chooser.due(profile, owing, today)
    freed = _freed(owing)
    is_free = freed is owing and not owing.withheld
    return found if found or is_free else chooser.due(profile, freed, today)


def _freed(owing: Owing) -> Owing:
    """Return a client as if nothing were disputed, held or time-barred, and as if they had not written lately."""
    bars = (bill.disputed or bill.on_hold or bill.is_barred for bill in owing.account.invoices)
    if owing.habits.talked_on is None and not any(bars):
        return owing
    bills = tuple(replace(bill, disputed=0, on_hold=False, is_barred=False) for bill in owing.account.invoices)
    habits = replace(owing.habits, talked_on=None)
    return replace(owing, account=replace(owing.account, invoices=bills), habits=habits)


def standing(stage: Stage, owing: Owing, wish: Wish) -> Iterator[Reason]:
    """Yield what withholds a contact until somebody does something, or the client was left in peace for long enough."""
    if any(bill.is_barred and bill.number == wish.about for bill in owing.account.invoices):
        yield Reason("time_barred", "The bill is time-barred: nobody is written to about it.")
    if any(bill.disputed or bill.on_hold for bill in owing.account.invoices):
        yield _held(stage)
    if owing.withheld == "open_case":
        yield _served(stage)
    if stage.conversation.held_at is not None:
        yield Reason("with_adviser", "An adviser is talking with the client.")
    talked = owing.habits.talked_on
    if talked and not wish.is_promised and stage.today < talked + LEFT_IN_PEACE:
        yield Reason("talked_lately", "The client wrote lately, and is left in peace.", talked + LEFT_IN_PEACE)


def _held(stage: Stage) -> Reason:
    rows = stage.uow.holds.active(stage.creditor, stage.client.id, stage.now)
    kinds = {row.kind for row in rows if row.invoice_number is not None}
    if kinds and not any(kind.startswith(DISPUTE) for kind in kinds):
        return Reason("hold", f"A bill is held ({', '.join(sorted(kinds))}).")
    return Reason(DISPUTE, "A bill is disputed: nothing is asked for until it is answered.")


def _served(stage: Stage) -> Reason:
    """Say which case comes first: one that the client knows of, else the one about what we must put right ourselves."""
    cases = stage.uow.cases.open_of(stage.creditor, stage.client.id)
    own = [fault for case in cases for fault in clean_debt.load(case.details.get(clean_debt.FAULTS, "[]"))]
    if len(cases) == 1 and own:
        return Reason(clean_debt.KIND, clean_debt.reason(own))
    return Reason("open_case", "A case of the client is open: an adviser answers it first.")


def passing(chooser: Chooser, stage: Stage, owing: Owing, wish: Wish, first: Wish) -> Iterator[Reason]:
    """Yield what withholds a contact that the law allows, until another day."""
    if wish != first:
        yield Reason("more_important", "Another contact is more important today.", stage.today + DAY)
    ahead = (stage.today + DAY * days for days in range(AHEAD))
    room = next((day for day in ahead if chooser.has_room(stage.profile, owing, day)), None)
    if room != stage.today:
        yield Reason("pace", "The contacts of the last days leave no room.", room)
