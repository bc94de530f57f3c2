"""Slips in the words that dates and rhythms hang on are read; words that only look like them stay themselves."""

from datetime import date

import pytest

from nlu.grammar import extract
from nlu.grammar.read import line_of

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 mil caada mes desde el 15 de marxo", "30000 2026-03-15 monthly"),
        ("50 mil al mess a partir de mañna", "50000 2026-03-11 monthly"),
        ("abono 80 mil caa 15 dias desde el viernes", "80000 2026-03-13 semimonthly"),
        ("abono 80 mil cada 15 dais desde el viernes", "80000 2026-03-13 semimonthly"),
        ("abono 80 mil cada qunice dias desde el viernes", "80000 2026-03-13 semimonthly"),
        ("abono 80 mil cada quince dis desde el viernes", "80000 2026-03-13 semimonthly"),
        ("te pago 30 mil por quincenaa desde el 15", "30000 2026-03-15 semimonthly"),
        ("2000 cada quincema dede el 30 de marso", "2000 2026-03-30 semimonthly"),
        ("60 mil mensuals desde el 30 de abirl", "60000 2026-04-30 monthly"),
        ("12 mil cda semaba desde el 20 de otcubre", "12000 2026-10-20 weekly"),
        ("10 dolares caad seman desde el vierness", "10 2026-03-13 weekly"),
        ("90 soles al mes desde el 30 de jinio", "90 2026-06-30 monthly"),
        ("100 al mes desde el 20 de setimbre", "100 2026-09-20 monthly"),
        ("800 al mes desde el 30 de novoembre", "800 2026-11-30 monthly"),
    ],
)
def test_slips_in_days_and_rhythms(text: str, expected: str) -> None:
    """A letter left out, doubled, exchanged or struck beside leaves the month and the rhythm as they were meant."""
    (leg,) = extract(text, "es-CL", TODAY, question="amount").legs
    assert expected == f"{leg.amount} {leg.date} {leg.frequency}"


@pytest.mark.parametrize(
    "text",
    [
        "vivo en la casa 15 dias", "la cama mes", "el 3 de junto", "el 5 de marco", "por mas que quiera", "al mas alto",
        "4 de ustedes", "el 10 de abrir la cuenta", "por mis hijos", "el 2 de juio", "cada 15 minutos",
        "casi mes y medio",
    ],
)  # fmt: skip
def test_other_words_stay_themselves(text: str) -> None:
    """What is another word, or might be two months, is left as it was written."""
    said = [token.form.lstrip("#") for token in line_of(text, "es-CL")[0].tokens]
    assert text.split() == said
