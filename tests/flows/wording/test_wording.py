"""Texts are found, filled and refused by the rules of the wording."""

from datetime import UTC, date, datetime

import pytest

from flows.negotiation.money import Money
from flows.outcome import CaseNumber, Choice, Lines, Say, Term, Values
from flows.wording.errors import BrokenSource, MissingBlank, OpenCaseNumber, UnknownLanguage, UnknownText
from flows.wording.wording import Button, Text, Wording

WORDING = Wording(
    {
        "es": """
hello = Hola, { $name }.
yes = Sí
plan =
    Entendí esto:
    { $lines }

    ¿Lo dejamos así?
    .sms = Entendí { $lines }. ¿Sí?
row = • { $amount } el { $on }
parts = { $count ->
    [one] un pago
   *[other] { $count } pagos
}
slot = { SHORT($at) }
promise = antes de las { TIME($at) } del { DAY($at) }
case = Es el caso { $case }: { $kind }.
complaint = un reclamo
quoting = { hello } { parts }
""",
        "es-AR": """
plan = Entendí esto: { $lines }. ¿Lo dejamos así?
    .sms = { $lines } ¿Va?
complaint = una queja
""",
        "en": """
hello = Hello, { $name }.
parts = { $count ->
    [one] one payment
   *[other] { $count } payments
}
""",
    }
)
FRIDAY = date(2026, 3, 13)


def test_a_country_overrides_only_what_it_says() -> None:
    """A country's text wins, and the language has the rest; a country without a file has its language's."""
    told = [
        WORDING.word(key, locale, {"name": "Eva"}) for locale in ("es-AR", "es-CL") for key in ("complaint", "hello")
    ]
    assert ["una queja", "Hola, Eva.", "un reclamo", "Hola, Eva."] == told


def test_a_message_with_rows_and_buttons() -> None:
    """Rows are written with their own text one below the other, buttons with theirs."""
    rows: tuple[Values, ...] = tuple({"amount": Money(minor, "CLP"), "on": FRIDAY} for minor in (50000, 94000))
    say = Say("plan", {"lines": Lines("row", rows)}, (Choice("yes", "yes"),))
    body = "Entendí esto:\n• $50.000 el viernes 13 de marzo\n• $94.000 el viernes 13 de marzo\n\n¿Lo dejamos así?"
    assert Text(body, (Button("yes", "Sí"),)) == WORDING.render(say, "es-CL")


@pytest.mark.parametrize(
    ("locale", "channel", "expected"),
    [
        ("es-CL", "sms", "Entendí esto. ¿Sí?"),
        ("es-AR", "sms", "esto ¿Va?"),
        ("es-CL", "whatsapp", "Entendí esto:\nesto\n\n¿Lo dejamos así?"),
    ],
)
def test_a_channel_may_have_its_own_form(locale: str, channel: str, expected: str) -> None:
    """SMS takes the short form where there is one; the others take the text."""
    assert expected == WORDING.render(Say("plan", {"lines": "esto"}), locale, channel).body


@pytest.mark.parametrize(("count", "expected"), [(1, "un pago"), (2, "2 pagos"), (1200, "1200 pagos")])
def test_plurals(count: int, expected: str) -> None:
    """A count chooses its plural and is written without separators."""
    assert expected == WORDING.word("parts", "es-CL", {"count": count})


def test_case_numbers_and_terms() -> None:
    """A case number is written as it is, a term as the country's word."""
    say = Say("case", {"case": 1042, "kind": Term("complaint")})
    assert "Es el caso 1042: una queja." == WORDING.render(say, "es-AR").body


def test_parts_of_a_moment() -> None:
    """A text may take day, time or the short form of a moment."""
    at = datetime(2026, 3, 13, 17, tzinfo=UTC)
    told = [WORDING.word(key, "es-CO", {"at": at}) for key in ("promise", "slot")]
    assert ["antes de las 5 p. m. del viernes 13 de marzo", "vie 13/3 5 p.m."] == told


def test_another_year_is_told() -> None:
    """With today's date a day of another year gets its year."""
    say = Say("row", {"amount": Money(100, "CLP"), "on": FRIDAY})
    assert "• $100 el viernes 13 de marzo de 2026" == WORDING.render(say, "es", today=date(2025, 12, 1)).body


def test_blanks_reach_short_forms_and_quoted_texts() -> None:
    """The blanks of a text are its own, its short form's and those of the texts it quotes."""
    assert frozenset({"name", "count"}) == WORDING.blanks("quoting", "es-CL")
    assert frozenset({"lines"}) == WORDING.blanks("plan", "es-CL")


def test_keys_of_a_country_include_its_language() -> None:
    """A country holds every key of its language."""
    assert WORDING.keys("es") == WORDING.keys("es-AR")
    assert frozenset({"hello", "parts"}) == WORDING.keys("en")


@pytest.mark.parametrize("value", ["{ $name }", "{ hello }", "100 %", "\u2068x", "{"])
def test_a_value_is_never_read_as_a_text(value: str) -> None:
    """What a client is called is written as it is, whatever signs it holds."""
    assert f"Hola, {value}." == WORDING.word("hello", "es", {"name": value})


def test_thin_spaces_become_plain() -> None:
    """No message carries a space that would cost a second SMS."""
    assert "Hola, a b c." == WORDING.word("hello", "es", {"name": "a\u00a0b\u202fc"})


def test_faults_name_what_is_wrong() -> None:
    """A missing key, blank, language or case number is refused with its name."""
    with pytest.raises(UnknownText, match="'bye' in es-CL"):
        WORDING.word("bye", "es-CL")
    with pytest.raises(MissingBlank, match=r"'hello' in es.*name"):
        WORDING.word("hello", "es")
    with pytest.raises(UnknownLanguage, match=r"'fr-FR'.*en, es"):
        WORDING.word("hello", "fr-FR", {"name": "Eva"})
    with pytest.raises(OpenCaseNumber, match="'case'"):
        WORDING.render(Say("case", {"case": CaseNumber(), "kind": "x"}), "es")
    with pytest.raises(MissingBlank, match="without a time"):
        WORDING.word("promise", "es", {"at": FRIDAY})


def test_a_broken_file_is_refused_with_its_line() -> None:
    """A file that Fluent cannot read in full is not used in part."""
    with pytest.raises(BrokenSource, match=r"es.ftl, line 3"):
        Wording({"es": "a = b\n\nc : d\n"})
