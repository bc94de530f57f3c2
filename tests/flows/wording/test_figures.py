"""Amounts, days and times are written as people of each country write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import load_wording
from flows.negotiation.money import Money, to_major
from flows.outcome import Choice, Say
from flows.wording.figures import PURSES, amount, date_alone, day, hour, moment, short

WEDNESDAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "expected"),
    [
        (50000, "CLP", "es-CL", "$50.000"),
        (123456789, "CLP", "es-CL", "$123.456.789"),
        (120000, "MXN", "es-MX", "$1,200"),
        (120050, "MXN", "es-MX", "$1,200.50"),
        (10000, "PEN", "es-PE", "S/ 100"),
        (250000, "DOP", "es-DO", "RD$2,500"),
        (28500000, "CRC", "es-CR", "₡285.000"),
        (5000000, "COP", "es-CO", "$50.000"),
        (5000000, "ARS", "es-AR", "$50.000"),
        (5000050, "ARS", "es-AR", "$50.000,50"),
        (6000, "EUR", "es-ES", "60 €"),
        (120000, "EUR", "es-ES", "1.200 €"),
        (6050, "EUR", "es-ES", "60,50 €"),
        (20000, "USD", "en-US", "$200"),
        (2000, "GBP", "en-GB", "£20"),
        (10000, "BRL", "pt-BR", "R$ 100"),
        # a currency that is not the country's own is named
        (10000, "USD", "es-PE", "US$ 100"),
        (10000, "USD", "en-GB", "US$ 100"),
        (10000, "USD", "es-EC", "US$ 100"),
        (125000, "CLF", "es-CL", "UF 12,50"),
        (10000, "MXN", "es-CL", "MXN 100"),
        # the amount follows the country on the bill, whatever language it is told in
        (50000, "CLP", "en-CL", "$50.000"),
        (50000, "CLP", "pt-CL", "$50.000"),
        # without a country the currency's own home decides
        (50000, "CLP", "es", "$50.000"),
        (10000, "USD", "es", "US$ 100"),
        (10000, "USD", "en", "$100"),
        (10000, "BRL", "pt", "R$ 100"),
    ],
)
def test_amounts(minor: int, currency: str, locale: str, expected: str) -> None:
    """An amount looks like the one on the country's bills, without cents where there are none."""
    assert expected == amount(Money(minor, currency), locale)


@given(st.sampled_from(sorted(PURSES)), st.integers(min_value=0, max_value=10**11))
def test_no_digit_is_lost(country: str, minor: int) -> None:
    """The digits that are shown are those of the amount in major units, in order."""
    currency = PURSES[country].currency
    shown = amount(Money(minor, currency), f"es-{country}")
    assert "".join(filter(str.isdigit, to_major(minor, currency))) == "".join(filter(str.isdigit, shown))


@pytest.mark.parametrize(
    ("on", "locale", "expected"),
    [
        (WEDNESDAY, "es-CL", "miércoles 30 de septiembre"),
        (WEDNESDAY, "es-PE", "miércoles 30 de setiembre"),
        (WEDNESDAY, "en-US", "Wednesday, September 30"),
        (WEDNESDAY, "en-GB", "Wednesday 30 September"),
        (WEDNESDAY, "en-CL", "Wednesday 30 September"),
        (WEDNESDAY, "pt-BR", "30 de setembro (quarta-feira)"),
        (date(2026, 9, 1), "pt-BR", "1º de setembro (terça-feira)"),
        (date(2026, 9, 1), "es-AR", "martes 1 de septiembre"),
    ],
)
def test_days(on: date, locale: str, expected: str) -> None:
    """A day is told with its weekday and its month in words."""
    assert expected == day(on, locale)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("es-CL", "domingo 3 de enero de 2027"),
        ("en-US", "Sunday, January 3, 2027"),
        ("en", "Sunday 3 January 2027"),
        ("pt-BR", "3 de janeiro de 2027 (domingo)"),
    ],
)
def test_another_year(locale: str, expected: str) -> None:
    """A day of another year says so, and one of this year does not."""
    assert expected == day(date(2027, 1, 3), locale, date(2026, 11, 21))
    assert "2026" not in day(WEDNESDAY, locale, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("es-CL", "15 de febrero de 2027"),
        ("en-US", "February 15, 2027"),
        ("en", "15 February 2027"),
        ("pt-BR", "15 de fevereiro de 2027"),
    ],
)
def test_a_date_of_another_year(locale: str, expected: str) -> None:
    """A date without its weekday says its year too, where it is another one."""
    assert expected == date_alone(date(2027, 2, 15), locale, date(2026, 11, 21))
    assert "2026" not in date_alone(WEDNESDAY, locale, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("locale", "whole", "half"),
    [
        ("es-CL", "17:00", "9:30"),
        ("es-ES", "17:00", "9:30"),
        ("es-AR", "17", "9:30"),
        ("es-MX", "5 p. m.", "9:30 a. m."),
        ("es-CO", "5 p. m.", "9:30 a. m."),
        ("en-GB", "5 pm", "9:30 am"),
        ("en-US", "5 p.m.", "9:30 a.m."),
        ("pt-BR", "17h", "9h30"),
    ],
)
def test_hours(locale: str, whole: str, half: str) -> None:
    """A time of day follows the country's clock."""
    assert (whole, half) == (hour(time(17), locale), hour(time(9, 30), locale))


def test_noon_and_midnight() -> None:
    """A clock of twelve hours has a twelve and no zero."""
    assert ("12 p. m.", "12:15 a. m.") == (hour(time(12), "es-MX"), hour(time(0, 15), "es-MX"))


@pytest.mark.parametrize(
    ("at", "locale", "expected"),
    [
        (1.5, "pt-BR", "30 de setembro (quarta-feira) à 1h30"),
        (1.5, "es-CL", "miércoles 30 de septiembre a la 1:30"),
        (17, "es-CL", "miércoles 30 de septiembre a las 17:00"),
        (13, "es-MX", "miércoles 30 de septiembre a la 1 p. m."),
        (11, "es-MX", "miércoles 30 de septiembre a las 11 a. m."),
        (13, "es-CL", "miércoles 30 de septiembre a las 13:00"),
        (17, "en-US", "Wednesday, September 30 at 5 p.m."),
        (17, "pt-BR", "30 de setembro (quarta-feira) às 17h"),
        (1, "pt-BR", "30 de setembro (quarta-feira) à 1h"),
    ],
)
def test_moments(at: float, locale: str, expected: str) -> None:
    """Day and time are joined as the language joins them."""
    assert expected == moment(datetime(2026, 9, 30, tzinfo=UTC) + timedelta(hours=at), locale)


@given(
    st.sampled_from(
        ["es-CL", "es-MX", "es-CO", "es-PE", "es-DO", "es-AR", "es-CR", "es-ES", "en-US", "en-GB", "pt-BR"]
    ),
    st.datetimes(timezones=st.just(UTC), min_value=datetime(2020, 1, 1), max_value=datetime(2050, 1, 1)),  # noqa: DTZ001
)
def test_a_slot_fits_a_button(locale: str, at: datetime) -> None:
    """Every moment, written short, fits the twenty characters of a button."""
    assert len(short(at, locale)) <= 20


@pytest.mark.parametrize(
    ("locale", "expected", "this_year"),
    [
        ("es-CL", "mié 3/2/27", "mié 30/9"),
        ("en-US", "Wed 2/3/27", "Wed 9/30"),
        ("en-GB", "Wed 3/2/27", "Wed 30/9"),
        ("pt-BR", "3/2/27 (qua)", "30/9 (qua)"),
    ],
)
def test_a_short_day_of_another_year(locale: str, expected: str, this_year: str) -> None:
    """A day written short says its year where that is not today's; without a today it stays a button's length."""
    assert (expected, this_year) == (
        short(date(2027, 2, 3), locale, date(2026, 11, 21)),
        short(WEDNESDAY, locale, date(2026, 11, 21)),
    )
    assert "27" not in short(date(2027, 2, 3), locale)


def test_an_sms_tells_the_year_and_a_button_does_not() -> None:
    """A text by SMS takes today from its turn; a quick reply has no room for the year."""
    said = Say(
        "farewell-agreement",
        {"on": date(2027, 2, 3), "case": ""},
        (Choice("slot:1", "button-slot", {"at": date(2027, 2, 3)}),),
    )
    text = load_wording().render(said, "es-CL", "sms", date(2026, 11, 21))
    assert "mié 3/2/27" in text.body
    assert "mié 3/2" == text.buttons[0].title
