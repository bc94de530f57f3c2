"""Hold which bills an agreement covers, by name and for good, and what is written about while it is kept."""

from dataclasses import replace
from datetime import date, timedelta

from flows.contact.cadence.matters import matters
from flows.negotiation.account import Account
from flows.negotiation.proposal import Leg, Share
from flows.outcome import BookAgreement
from flows.turn import Turn
from tests.flows.dialogues.states import FRIDAY
from tests.flows.facts import TODAY, TWO, Shell, agreement, facts, invoice, propose, verified

YES, WHOLE = Turn("sí", "affirm"), propose(Leg(Share.ALL, FRIDAY))
LATER = invoice("F9", 30_000, date(2026, 2, 25), "Agua, marzo")


def booked(account: Account) -> BookAgreement:
    """Return what is agreed on when a client pays all that may be asked for."""
    shell: Shell = verified(facts(account))
    shell.take(WHOLE)
    (found,) = [one for one in shell.take(YES) if isinstance(one, BookAgreement)]
    return found


def test_covers_by_name() -> None:
    """An agreement names its bills; what is disputed or stopped stays outside, with its sum."""
    disputed, held = replace(TWO.invoices[1], disputed=60_000), replace(LATER, on_hold=True)
    found = booked(replace(TWO, invoices=(TWO.invoices[0], disputed, held)))

    assert (("F1",), 144_000) == (found.invoices, found.total)


def test_later_bills_stay_outside() -> None:
    """A bill that comes after the agreement is not under it: money for the agreement's parts leaves it as it is."""
    kept = agreement((FRIDAY, 144_000), invoices=("F1",))
    account = Account("CLP", (*TWO.invoices[:1], LATER), agreement=kept)
    slices = account.allocate(144_000)

    assert {"F1"} == {one.invoice for one in slices}
    assert [1] == [one.instalment for one in slices]


def test_its_overdue_part_alone_is_asked_for() -> None:
    """While an agreement is kept up nobody is written to about a bill, overdue or new: of its parts the overdue one."""
    kept = agreement((TODAY - timedelta(days=9), 72_000), (TODAY - timedelta(days=4), 72_000), invoices=("F1",))
    found = list(matters(Account("CLP", (*TWO.invoices[:1], LATER), agreement=kept), TODAY, 365))

    assert ["1/1"] == [one.about for one in found]
