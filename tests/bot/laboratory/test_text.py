"""Hold talks in sentences: what one means by how it is made, what is measured of it, one world from end to end."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from string import Formatter

import pytest

from bot.bench.sentences import MONEY
from bot.errors import BotError
from bot.laboratory.generator import people
from bot.laboratory.population import BASE, load_population
from bot.laboratory.report import report
from bot.laboratory.strategies import OURS
from bot.laboratory.text import days, slips, sums
from bot.laboratory.text.book import PARTS, countries, open_book
from bot.laboratory.text.heard import Heard, Said, is_taken_for
from bot.laboratory.text.measure import hearing, misread, often
from bot.laboratory.text.shown import Shown, faults, lacks
from bot.laboratory.text.speaker import Meant, Speaker
from bot.laboratory.text.spelling import spell
from bot.laboratory.trial import TEXT, Wanted, run, run_seed
from bot.laboratory.words import Act
from bot.laboratory.world import World
from flows.negotiation.money import Money
from flows.negotiation.proposal import Payment
from flows.turn import Turn
from flows.wording.wording import Button, Text
from tests.bot.laboratory.test_trial import POLICY

POPULATION = load_population(BASE)
BLANKS = {"sum", "wrong", "most", "day", "every", "each", "count", "proposal"}
DAY_BLANKS = {"weekday", "weekdays", "number", "month", "month_number"}
TODAY = date(2026, 3, 10)  # a Tuesday
TIMES = 300
SUMS = [
    ("CL", "CLP", 30_000, "30000, 30.000, $30.000, 30 mil, treinta mil, 30k, 30 lucas, 30 luquitas, 30 lukas, 30 lks"),
    ("MX", "MXN", 150_000, "1500, 1;500, $1;500, 1500 pesos, 1500 pesitos, mil quinientos, 1500 varos, 1500 baros"),
    ("PE", "PEN", 950, "9.50, S/ 9.50, S/9.50, 9.50 soles, 9.50 solcitos"),
    (
        "CR", "CRC", 2_100_000,
        "21000, 21.000, ₡21.000, 21 mil, veintiún mil, 21 mil colones, 21 mil pesos, 21 rojos, 21 rojitos",
    ),
    ("ES", "EUR", 5_100, "51, 51 €, 51€, cincuenta y uno, 51 euros, 51 eurillos, 51 pavos"),
    (
        "AR", "ARS", 120_000_000,
        "1200000, 1.200.000, $1.200.000, 1 millón 200 mil, un millón doscientos mil, 1200 lucas, 1200 luquitas",
    ),
]  # fmt: skip
DAYS = [
    (
        date(2026, 3, 11),
        "mañana, el miércoles, este miércoles, el miércoles 11, el miércoles que viene, el 11, el día 11",
    ),
    (
        date(2026, 3, 15),
        (
            "el domingo, este domingo, el domingo que viene, el domingo 15, el 15, el día 15, "
            "la quincena, esta quincena, el día de quincena"
        ),
    ),
    (date(2026, 3, 20), "el viernes 20, el viernes 20 de marzo, el 20, el día 20, el 20 de marzo, el 20/3"),
    (
        date(2026, 3, 31),
        "el martes 31, el martes 31 de marzo, el 31, el día 31, a fin de mes, fin de mes, el 31 de marzo, el 31/3",
    ),
    (date(2026, 4, 10), "el 10 de abril, el 10/4"),
]
"""Written by hand: what may be said of a sum, or of a day, where a comma inside a sum stands as a semicolon."""


@pytest.mark.parametrize(("country", "currency", "minor", "expected"), SUMS)
def test_sums_are_what_people_write(country: str, currency: str, minor: int, expected: str) -> None:
    """Every way to write a sum that a country has says that sum, and no other."""
    found = {sums.write(sums.Sum(Money(minor, currency), open_book(country)), Random(seed)) for seed in range(TIMES)}

    assert found <= _written(expected)
    assert len(found) > len(_written(expected)) / 2


@pytest.mark.parametrize(("on", "expected"), DAYS)
def test_days_mean_one_day(on: date, expected: str) -> None:
    """A day is named only in ways that mean it on the day of the talk: no bare weekday in two weeks, no 'quincena'."""
    dated = {f"el {on.day} de {days.MONTHS[on.month - 1]}", f"el {on.day}/{on.month}"}
    found = {days.day(on, TODAY, open_book("MX"), Random(seed)) for seed in range(TIMES)}

    assert dated | _written(expected) == found


def test_numbers_are_spelled() -> None:
    """Numbers are spelled as Spanish has them."""
    spelled = {21: "veintiún", 100: "cien", 101: "ciento un", 1_000: "mil", 1_500: "mil quinientos"}
    spelled |= {
        38_200: "treinta y ocho mil doscientos",
        1_000_000: "un millón",
        2_300_000: "dos millones trescientos mil",
    }

    assert {number: spell(number) for number in spelled} == spelled


@pytest.mark.parametrize("country", countries())
def test_every_line_can_be_said(country: str) -> None:
    """Every line of a country names blanks that are filled; a client of it fills each, and no blank is left open."""
    book = open_book(country)
    lines = [line for table in (book.say, book.own) for rows in table.values() for line in rows]
    named = [line for table in (book.days, book.every, book.each) for rows in table.values() for line in rows]

    assert {name for line in lines for _, name, _, _ in Formatter().parse(line) if name} <= BLANKS
    assert {name for line in named for _, name, _, _ in Formatter().parse(line) if name} <= DAY_BLANKS
    for person in people(World(POPULATION, country, _currency(country)), 40, 3):
        speaker = Speaker(person, book, POPULATION.writing)
        legs = person.said.legs(person.known.balance)
        for key in book.say.keys() - {"with_means"}:
            said = speaker.say(Meant(key, legs, with_means=key == "propose"))
            assert said
            assert [] == [part for part in said if not part or "{" in part or PARTS in part]


def test_a_person_writes_by_their_own_chance() -> None:
    """The same person says the same in the same words; a slip touches one longer word, and never a figure."""
    person = next(people(World(POPULATION, "CO", "COP"), 1, 9))
    meant = Meant("propose", person.said.legs(person.known.balance))
    first, again = (Speaker(person, open_book("CO"), POPULATION.writing) for _ in range(2))
    text = "el 30 le doy 40.000 y así cada quincena"

    assert [first.say(meant) for _ in range(5)] == [again.say(meant) for _ in range(5)]
    assert "ano que viene, mañana si" == slips.plain("áno que viene, mañana ¿sí")
    for seed in range(TIMES):
        words = slips.slip(text, Random(seed)).split(" ")
        assert [word for word in words if word in {"30", "40.000", "el", "le", "doy", "y", "así"}] == text.split(" ")[
            :-2
        ]
        assert sum(one != other for one, other in zip(words, text.split(" "), strict=True)) <= 1


def test_unknown_countries_are_named() -> None:
    """Where nobody wrote down how clients write, that is said with what there is."""
    with pytest.raises(BotError, match="BR: nobody wrote down how clients write there; there are AR, CL, CO"):
        open_book("BR")


@pytest.mark.parametrize(
    ("act", "turn", "is_it"),
    [
        (Act.ACCEPT, Turn(intent="affirm"), True),
        (Act.ACCEPT, Turn(intent="affirm", certain=False), False),
        (Act.ACCEPT, Turn(intent="button", button="option:2"), True),
        (Act.REFUSE, Turn(intent="affirm"), False),
        (Act.REFUSE, Turn(intent="cannot_pay"), True),
        (Act.DISPUTE, Turn(intent="complain", also=("dispute_service",)), True),
        (Act.DISTRESS, Turn(intent="cannot_pay"), False),
        (Act.SKIP, Turn(intent="out_of_scope", amounts=(5,)), False),
        (Act.NONSENSE, Turn(intent="affirm"), False),
    ],
)
def test_what_acts_are_rightly_taken_for(act: Act, turn: Turn, is_it: bool) -> None:
    """An unsure reading is none, and what is meant beside another thing is understood too."""
    assert is_it is is_taken_for(act, turn)


def test_measures_by_hand() -> None:
    """Three talks measured by hand: recall is by talk, at once by the first word; what was misread most comes first."""
    heard = [
        Heard("MX", [Said("dispute", "a", "greet", False), Said("dispute", "b", "dispute_service", True)], 2),
        Heard(
            "MX", [Said("propose", "c", "propose_plan", True, True), Said("accept", "d", "thank", False)], 3, again=1
        ),
        Heard("MX", [Said("accept", "d", "thank", False)], 1, unasked=1, lacks=("total",), stray="repair"),
    ]
    heard[0].matter, heard[0].reached = Act.DISPUTE, True
    found = hearing(heard, (), ())

    assert (2 / 5, 1 / 2, 0.0, 1.0) == tuple(
        found[f"understood{name}"] for name in ("", "_dispute", "_accept", "_means_beside")
    )
    assert (1.0, 0.0, 1.0) == tuple(
        found[name] for name in ("dispute_recall", "dispute_recall_at_once", "distress_recall")
    )
    assert (2.0, 1 / 3, 1 / 2) == tuple(found[name] for name in ("messages_of_client", "said_again", "passed_astray"))
    assert (1.0, 0.0) == (found["booked_unasked"], found["information_complete"])
    assert {"meant": "accept", "taken": "thank", "times": 2, "sentences": ["MX: d"]} == often([misread(heard)], 5)[0]


def test_texts_are_looked_at_as_a_client_does() -> None:
    """A payment not told, one of no plan, and a threat are faults; a confirmation is whole, or says what lacks."""
    plan = (Payment(date(2026, 3, 13), 50_000), Payment(date(2026, 3, 31), 94_000))
    rows = "• $50.000 el viernes 13 de marzo\n• $94.000 el martes 31 de marzo"
    whole = (
        f"{rows}\n\nSon $144.000 en total, sin intereses ni gastos. Si un pago se atrasa, hay 3 días de margen. "
        "Para cambiar una fecha, reclamar o contarme algo, escríbame."
    )

    def shown(body: str) -> Shown:
        return Shown((Text(body, (Button("ask_payment_methods", "Cómo pagar"),)),), True, "es-CL", "CLP", TODAY)

    assert [] == list(faults(shown(whole), plan, ()))
    assert ["a payment is not told"] == list(faults(shown(whole.replace("31 de marzo", "30 de marzo")), plan, plan))[:1]
    assert ["a payment is of no plan"] == list(faults(shown(f"{whole}\n• $1 el jueves 2 de abril"), plan, ()))
    assert ["threatens"] == list(faults(shown(f"{whole} O habrá demanda."), plan, ()))
    assert () == lacks(shown(whole), plan)
    assert ("interest",) == lacks(shown(whole.replace("sin intereses", "sin más")), plan)
    assert ("payments",) == lacks(shown(whole.replace("$94.000 el", "$94.001 el")), plan)


@pytest.fixture(scope="module")
def wanted(model_folder: Path) -> Wanted:
    """Return a small trial with sentences."""
    return Wanted((("one", POLICY),), POPULATION, (OURS, TEXT), 16, 2, model_folder)


def test_one_world_in_sentences(wanted: Wanted) -> None:
    """Figures hang on the seed alone; acts are as they are without sentences; no text puts what the policy refuses."""
    found = run(wanted, 1)
    text = [one.figures for one in found if one.strategy == TEXT]
    acts = run(replace(wanted, strategies=(OURS,), model=None), 1)
    made = report(wanted, found)["policies"]["one"]

    assert found[2:] == run_seed(wanted, 1)
    assert [one.figures for one in found if one.strategy == OURS] == [one.figures for one in acts]
    for figures in text:
        assert (0, 0, 0) == tuple(
            figures[name] for name in ("policy_violations", "push_after_dispute", "texts_with_faults")
        )
        assert 1 == figures["information_complete"]
        assert 0 < figures["understood_propose"] <= 1
        assert figures["agreement_rate"] > 0
    assert "assumed" == report(wanted, found)["assumed"]["writing"]
    assert made["misread"] == sorted(made["misread"], key=lambda row: -row["times"])
    assert all(figure["low"] <= figure["mean"] for figure in made["strategies"][TEXT].values())


def _written(ways: str) -> set[str]:
    return {way.replace(";", ",") for way in ways.split(", ")}


def _currency(country: str) -> str:
    return MONEY[country][0]
