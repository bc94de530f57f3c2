"""What a contact says fits its kind, names a bill as its client knows it, and tells no amount."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import load_wording
from flows.contact import sayings
from flows.contact.request import Bond, bond_of
from flows.contact.sayings import NAME_MAX, VOICES, Matter, bill, saying
from tests.flows import facts as invent

WORDING = load_wording()
FACTS = invent.facts()
BILL = invent.invoice("F-10", 50_000, date(2026, 3, 12), "Agua de marzo")
CONTACTS = ("before_due", "due", "after_due", "promise", "missed", "silence")


@pytest.mark.parametrize("kind", CONTACTS)
@pytest.mark.parametrize("voice", VOICES)
def test_every_contact_is_filled(kind: str, voice: str) -> None:
    """Each kind that the contact rules bind in full has a text, given exactly the blanks that it has."""
    said = sayings.say(FACTS, kind, bill(BILL), voice)

    assert Bond.ALL is bond_of(kind, "bot")
    assert WORDING.blanks(said.key, "es") == set(said.values)


def test_the_voice_changes_as_time_passes() -> None:
    """After a bill's day it is kind at first, then plain, then helps; elsewhere there is one voice."""
    assert [
        "reminder-after-due-kind",
        "reminder-after-due-plain",
        "reminder-after-due-help",
    ] == [saying("after_due", voice).key for voice in VOICES]
    assert {"reminder-due"} == {saying("due", voice).key for voice in VOICES}


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("Agua de marzo", "Agua de marzo"),
        ("  Agua \n de marzo ", "Agua de marzo"),
        ("", "F-10"),
        ("Cuota 3 de 12", "Cuota 3 de 12"),
        ("Cuota 3 por $50.000", "F-10"),  # tells an amount
        ("Saldo 50.000", "F-10"),
        ("Cuota de R$ 40", "F-10"),
        ("a" * 41, "a" * 39 + "…"),
    ],
)
def test_a_bill_is_named(description: str, told: str) -> None:
    """A bill has the name that stands on it, or its number where it has none or its name tells an amount."""
    assert Matter(told, BILL.due_on) == bill(replace(BILL, description=description))


@given(st.text(), st.text(min_size=1))
def test_a_bills_name_is_one_short_line(description: str, number: str) -> None:
    """Whatever a creditor's file holds, a name leaves room for the rest."""
    told = bill(replace(BILL, description=description, number=number)).what
    assert len(told) <= NAME_MAX
