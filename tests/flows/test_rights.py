"""Rights over one's data: what is asked is heard by its words, dated by laws that somebody found, and by no others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.packs import load_packs
from bot.rights import load_rights
from flows.contact.calendar import Calendar
from flows.facts import Facts, Identity, Law, OpenCaseFact
from flows.interrupts import always
from flows.outcome import MarkWrongPerson, OpenCase, OptOut, PlaceHold, Unverify
from flows.rights.age import of_age_on, under
from flows.rights.behalf import role_of
from flows.rights.book import Right, gaps, is_found, lawful_day
from flows.rights.requests import BY_LAW
from flows.rights.wishes import asks_privacy, asks_where_to_complain, right_asked
from flows.turn import Turn
from tests.flows.facts import Shell, facts, keys, says, verified

RIGHTS = load_rights()
ASKED = {
    Right.ERASE: ("borren mis datos por favor", "apaguem meus dados", "please delete my personal data"),
    Right.OBJECT: ("me opongo al tratamiento de mis datos", "no autorizo el uso de mis datos", "withdraw my consent"),
    Right.RECTIFY: ("mi nombre está mal escrito", "quiero que actualicen mi correo", "my address is wrong",
                    "minha data de nascimento está errada"),
    Right.ACCESS: ("quiero ejercer mis derechos ARCO",),
}  # fmt: skip
PRIVACY = ("¿qué hacen con mis datos?", "aviso de privacidad", "what do you do with my data", "quem vê meus dados?")
WHERE = ("dónde puedo reclamar contra ustedes", "¿puedo ir a reclamar al sernac?", "where can I complain about you?")
ACTING = {
    "power": (
        "soy su abogada",
        "llevo las cuentas de mi madre",
        "represento a la titular",
        "I manage my mother's bills",
    ),
    "heir": ("soy la heredera", "I am the executor"),
    "guard": ("soy su tutor legal",),
    "adviser": ("soy asesora de deudas",),
}
NOTHING = (
    "quiero cambiar la fecha de pago", "voy a ir al sernac", "corrijan mi cuenta", "soy abogado y no puedo pagar",
    "mi hijo está enfermo", "soy la mamá de tres niños", "soy su esposa, él no está", "quiero pagar", "soy yo",
    "actualicé mis datos bancarios para la transferencia", "no doy mis datos por aquí",
)  # fmt: skip


def rows() -> Iterator[tuple[str, str, bool]]:
    """Yield every country and right, and whether its days were found by somebody."""
    for country, rights in RIGHTS.by_country.items():
        for right in Right:
            row = rights.answer(right)
            assert row is not None, (country, right)
            yield country, right, is_found(row.why)


def of(country: str, known: Facts) -> Facts:
    """Return facts of a client of a country."""
    client = replace(known.client, country=country)
    return replace(known, client=client, law=Law(rights=RIGHTS.of(country)))


def test_what_is_asked_is_heard_and_nothing_else() -> None:
    """Each right, question and role is known by its words, and words that are near them are taken for none."""
    assert {text: right_asked(text) for right in ASKED for text in ASKED[right]} == {
        text: right for right in ASKED for text in ASKED[right]
    }
    assert all(asks_privacy(text) for text in PRIVACY)
    assert all(asks_where_to_complain(text) for text in WHERE)
    assert {text: role_of(Turn(text)) for role in ACTING for text in ACTING[role]} == {
        text: role for role in ACTING for text in ACTING[role]
    }
    heard = {text: (right_asked(text), asks_where_to_complain(text), role_of(Turn(text))) for text in NOTHING}
    assert heard == dict.fromkeys(NOTHING, (None, False, None))


def test_every_country_that_is_written_to_has_its_rights() -> None:
    """No pack is without its row; a creditor in a country without one is told so."""
    countries = load_packs().by_country

    assert [] == list(gaps(RIGHTS, {name: name for name in countries}))
    assert ["x: "] == [fault[:3] for fault in gaps(RIGHTS, {"x": "XX"})]


@pytest.mark.parametrize(("country", "right", "found"), list(rows()))
def test_only_a_law_that_was_found_is_told(country: str, right: str, found: bool) -> None:
    """A day from memory is told to nobody; one that was found names its law, and lies as many days ahead as it says."""
    known = of(country, facts())
    day = lawful_day(known.law.rights, right, country, known.today)
    assert (day is not None) == found
    shell = verified(known)
    said = says(shell.take(Turn(ASKED[Right.RECTIFY][0], "out_of_scope")))[0]
    assert (said.key == BY_LAW["rights-rectify"]) == any(
        one and (country, str(Right.RECTIFY)) == (of_country, name) for of_country, name, one in rows()
    )
    assert said.values.get("last") == lawful_day(known.law.rights, Right.RECTIFY, country, known.today)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(sorted(RIGHTS.by_country)))
def test_days_of_the_law_are_counted_from_the_next(day: date, country: str) -> None:
    """So many days after the request, a working one where the law counts those, and never one too many."""
    rights, calendar = RIGHTS.of(country), Calendar(country)
    assert rights is not None
    for right in Right:
        last, row = lawful_day(rights, right, country, day), rights.answer(right)
        if last is None or row is None:
            continue
        between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
        counted = [one for one in between if not row.business or (one.weekday() < 5 and not calendar.is_closed(one))]
        assert len(counted) == row.days
        assert counted[-1] == last


def test_silence_is_granted_to_anybody_and_a_correction_to_who_is_known() -> None:
    """Erasure and objection stop every message at once; a correction waits until it is known whose it is."""
    for right in (Right.ERASE, Right.OBJECT):
        for text in ASKED[right]:
            effects = Shell(facts()).take(Turn(text, "out_of_scope"))
            assert OptOut() in effects
            assert [str(right)] == [one.details["matter"] for one in effects if isinstance(one, OpenCase)]
    assert ["identify-opening"] == keys(Shell(facts()).take(Turn("mi nombre está mal", "out_of_scope")))
    assert always(Turn("quiero pagar, no borren mis datos de pago", "propose_plan")) is None


def test_a_request_is_made_once() -> None:
    """Who asks again is told the same number and adds to it."""
    shell = verified(facts())
    first = shell.take(Turn("mi nombre está mal", "out_of_scope"))
    shell.take(Turn("no", "deny"))
    again = shell.take(Turn("mi dirección está mal", "out_of_scope"))

    assert ["rights-rectify"] == keys(first)
    assert "rights-under-way" in keys(again)
    assert not any(isinstance(one, OpenCase) for one in again)


def test_who_acts_for_another_is_told_nothing() -> None:
    """Whoever was verified is not any more; what is asked after it goes to the same person, and no number is lost."""
    for role, texts in ACTING.items():
        for text in texts:
            shell = verified(facts())
            effects = shell.take(Turn(text, "wrong_person"))
            assert [f"behalf-{role}"] == keys(effects)
            assert Unverify() in effects
            assert MarkWrongPerson() not in effects
            assert not shell.conversation.verified
            answered = "wrong-person-asked" if role == "heir" else "behalf-waiting"
            assert [answered] == keys(shell.take(Turn("¿cuánto debe?", "ask_balance")))
            assert ["identify-opening"] == keys(shell.take(Turn("soy Marcela, la titular", "greet")))


def test_nobody_under_age_is_asked_for_money() -> None:
    """From a birth date under age no sum is told and nothing agreed: the account is held and a person sees to it."""
    born = facts().today.replace(year=facts().today.year - 15)
    shell = verified(replace(facts(), identity=Identity("123456785", born)))
    effects = shell.take(Turn("¿cuánto debo?", "ask_balance"))

    assert ["minor-stopped"] == keys(effects)
    holds = [one for one in effects if isinstance(one, PlaceHold)]
    assert ["minor"] == [one.kind for one in holds]
    assert [of_age_on(born, 18)] == [one.until.date() for one in holds if one.until]
    waiting = replace(shell.facts, cases=(OpenCaseFact(1, "human", facts().now, (), "minor"),))
    assert ["minor-waiting"] == keys(verified(waiting).take(Turn("¿cómo pago?", "ask_payment_methods")))


@given(st.dates(date(1920, 1, 1), date(2026, 1, 1)), st.integers(14, 21))
def test_one_is_of_age_from_a_day_on(born: date, age: int) -> None:
    """The day before it one is under age, on it one is not."""
    day = of_age_on(born, age)

    assert under(born, age, day - timedelta(days=1))
    assert not under(born, age, day)
