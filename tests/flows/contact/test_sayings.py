"""What a contact says fits its kind, names a bill as its client knows it, and tells no amount."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import load_wording
from flows.contact import sayings
from flows.contact.cadence.rows import VOICES
from flows.contact.request import Bond, bond_of
from flows.contact.sayings import ENDED, KIND, NAME_MAX, RESTS, SAYINGS, Matter, bill, text_keys
from tests.flows import facts as invent

WORDING = load_wording()
FACTS = invent.facts()
BEGUN = Matter(on=date(2026, 3, 12), is_begun=True)
BILL = invent.invoice("F-10", 50_000, date(2026, 3, 12), "Agua de marzo")


@pytest.mark.parametrize(("kind", "voice"), [(kind, voice) for kind, voices in SAYINGS.items() for voice in voices])
def test_every_contact_is_filled(kind: str, voice: str) -> None:
    """Each kind that the contact rules bind in full has a text in each voice, given exactly the blanks that it has."""
    said = sayings.say(FACTS, kind, bill(BILL), voice)

    assert Bond.ALL is bond_of(kind, "bot")
    assert WORDING.blanks(said.key, "es") == set(said.values)


@pytest.mark.parametrize("voice", VOICES["missed"])
def test_thanks_come_before_the_rest(voice: str) -> None:
    """Who paid a part of what was promised hears thanks for it and is asked for the rest, in whatever voice."""
    said = sayings.say(FACTS, "missed", BEGUN, voice)

    assert "reminder-missed-rest" == said.key
    assert WORDING.blanks(said.key, "es") == set(said.values)
    assert "reminder-promise" == sayings.say(FACTS, "promise", BEGUN).key


def test_every_row_has_its_text() -> None:
    """What a cadence may ask for is what can be said, and a row that names no voice is kind."""
    assert {kind: [*voices] for kind, voices in VOICES.items()} == {
        kind: [*voices] for kind, voices in SAYINGS.items() if kind != "silence"
    }
    assert {KIND} == {voices[0] for voices in VOICES.values()}


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize("locale", ["es", "es-AR", "en", "pt"])
def test_each_voice_is_another(locale: str, channel: str) -> None:
    """No two of them read the same: else a campaign that tries voices would try nothing."""
    said = [sayings.say(FACTS, kind, bill(BILL), voice) for kind, voices in SAYINGS.items() for voice in voices]
    said += [sayings.say(FACTS, kind, BEGUN) for kind in RESTS]
    said += [sayings.say(FACTS, kind, bill(BILL, has_ended=True)) for kind in ENDED]
    read = {WORDING.render(one, locale, channel, BILL.due_on).body for one in said}

    assert len(text_keys()) == len(read)


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
