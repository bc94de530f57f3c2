"""The judge of conversations finds each fault that it is there to find, and lets what is sound pass."""

from datetime import date, datetime, time

import pytest

from tests.soundness.figures import Day, read
from tests.soundness.judge import Exchange, Judge
from tests.soundness.truth import Pairs, Truth

FRIDAY, END = date(2026, 3, 6), date(2026, 3, 31)
PLAN: Pairs = ((FRIDAY, 50_000), (END, 94_000))
DUE = datetime(2026, 3, 6, 17, 0)  # noqa: DTZ001 - as it is told, on the client's clock
READ_BACK = (
    "Gracias por decirlo tan claro. Entendí esto:\n• $50.000 el viernes 6 de marzo\n• $94.000 el martes 31 de marzo\n\n"
    "En total son $144.000, sin intereses ni gastos. ¿Lo dejamos así?"
)
PROMISED = (
    "Hecho, se la pasé a una persona: es el caso 1000, y le responde a más tardar el viernes 6 de marzo a las 17:00."
)
BILL = "Esto está abierto:\n• Agua, enero: $144.000, venció el jueves 12 de febrero\n\nEn total son $144.000."


def truth(**more: object) -> Truth:
    """Return what is true of a client who owes $144.000 and has proposed two payments."""
    told = Truth(
        sums={144_000, 50_000, 94_000, 0},
        days={FRIDAY, END, date(2026, 2, 12), DUE},
        numbers={1, 2, 41},
        plans={PLAN},
        cases={1000: DUE},
        payable=144_000,
        today=date(2026, 3, 5),
        own={"Aguas del Valle", "600 555 0100", "Agua, enero"},
    )
    for name, value in more.items():
        setattr(told, name, value)
    return told


def judged(text: str, judge: Judge | None = None, told: Truth | None = None, **more: object) -> list[str]:
    """Return the faults of one message in Chile."""
    exchange = {"locale": "es-CL", "country": "CL", "truth": told or truth(), **more}
    return (judge or Judge()).hear(Exchange(texts=(text,), **exchange))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", [READ_BACK, PROMISED, BILL, "Llame al 600 555 0100.", "¿Me escribe los últimos 4 caracteres de su RUT?"]
)
def test_sound(text: str) -> None:
    """What is true, said once and kindly, has no fault."""
    assert [] == judged(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (READ_BACK.replace("$50.000", "$51.000"), "names the amount 51000"),
        (READ_BACK.replace("$50.000", "$50000"), "names the amount 500,"),  # as nobody writes it
        (READ_BACK.replace("6 de marzo", "7 de marzo"), "which nothing falls on"),
        (READ_BACK.replace("viernes", "jueves"), "calls 06.03.2026 a thursday"),
        (READ_BACK.replace("6 de marzo", "6 de marzo de 2027"), "which nothing falls on"),
        (READ_BACK.replace("En total son $144.000", "En total son $94.000"), "says 94000 in all"),
        (READ_BACK.replace("$50.000", "$94.000", 1), "shows a plan that nobody computed"),
        (READ_BACK.replace("• $94.000 el martes 31 de marzo\n", ""), "shows a plan that nobody computed"),
        (BILL.replace("En total son $144.000", "En total son $94.000"), "says 94000 in all"),
        (PROMISED.replace("1000", "1001"), "names the number 1001"),
        (PROMISED.replace("17:00", "16:00"), "which nothing falls on"),
        ("Quedan 7 intentos.", "names the number 7"),
        ("1. $144.000 el viernes 6 de marzo\n3. $144.000 el martes 31 de marzo", "names the number 3"),
        ("Le llamamos a las 16:00.", "names the time 16:00:00"),
        ("Con $94.000 la cuenta queda saldada: al completarlos se le perdonan $50.000.", "forgives 50000"),
        ("¿Puede pagar? ¿Cuándo?", "asks more than one question"),
        (" ".join(["palabra"] * 70), "has 70 words"),
        ("Si no paga, hablamos.", "presses the client: 'si no paga'"),
        ("Es su última oportunidad.", "threatens: 'ultima oportunidad'"),
        ("Solo por hoy le guardo este plan.", "presses the client: 'solo por hoy'"),
        ("No hay otra opción para usted.", "presses the client: 'no hay otra opcion'"),
        ("Debe pagar el viernes 6 de marzo.", "rushes: 'debe pagar'"),
    ],
)
def test_unsound(text: str, fault: str) -> None:
    """A figure that nothing comes to, a sum that does not add up, and pressure are each found."""
    assert any(fault in found for found in judged(text)), judged(text)


@pytest.mark.parametrize(
    ("locale", "text", "fault"),
    [
        ("en-US", "If you don't pay, we talk.", "presses the client"),
        ("en-US", "This plan expires today.", "presses the client"),
        ("en-US", "It's your last chance.", "threatens"),
        ("pt-BR", "Caso não pague, conversamos.", "presses the client"),
        ("pt-BR", "Só hoje guardo este plano.", "presses the client"),
        ("pt-BR", "É o último aviso.", "threatens"),
    ],
)
def test_pressure_in_other_languages(locale: str, text: str, fault: str) -> None:
    """Threats, ultimatums and false urgency are found in English and Portuguese too."""
    found = judged(text, locale=locale, country=locale[-2:])

    assert any(fault in one for one in found), found


def test_a_plan_without_interest_takes_no_more_than_is_owed() -> None:
    """A total above what is owed is no plan without interest."""
    assert any(
        "asks 144000 without interest of 100000" in one for one in judged(READ_BACK, told=truth(payable=100_000))
    )


def test_a_year_is_named() -> None:
    """A day of another year says so."""
    told = truth(plans={((FRIDAY, 50_000), (date(2027, 3, 31), 94_000))}, days={FRIDAY, date(2027, 3, 31)})
    text = READ_BACK.replace("martes 31", "miércoles 31")

    assert any("leaves out the year of 31.03.2027" in one for one in judged(text, told=told))
    assert [] == judged(text.replace("31 de marzo", "31 de marzo de 2027"), told=told)


def test_what_is_booked_was_read() -> None:
    """The agreement is the plan that was read last, and the one that is confirmed."""
    judge, other = Judge(), ((FRIDAY, 94_000), (END, 50_000))
    assert [] == judged(READ_BACK, judge)

    found = judged("Queda acordado.", judge, truth(plans={PLAN, other}, booked=other, agreements=1))

    assert any("books" in one and "after reading" in one for one in found)
    assert [] == judged("Queda acordado.", judge_after(READ_BACK), truth(booked=PLAN, agreements=1))
    assert any("without having read it" in one for one in judged("Queda.", None, truth(booked=PLAN, agreements=1)))


def judge_after(*texts: str) -> Judge:
    """Return a judge who has heard these messages."""
    judge = Judge()
    for text in texts:
        judged(text, judge)
    return judge


def test_a_bill_keeps_its_amount() -> None:
    """A bill named twice has the same amount, unless money or an agreement came between."""
    other = BILL.replace("144.000", "94.000")

    assert any("and called it 144000 before" in one for one in judged(other, judge_after(BILL)))
    assert [] == judged(other, judge_after(BILL), changed=True)


def test_an_agreed_payment_keeps_its_amount() -> None:
    """A payment of the agreement named twice has the same amount, unless something came between."""
    first, other = truth(booked=PLAN, agreements=1), ((FRIDAY, 94_000), (END, 50_000))
    judge = judge_after(READ_BACK)
    judged(READ_BACK, judge, first)
    swapped = READ_BACK.replace("$50.000", "$x").replace("$94.000", "$50.000").replace("$x", "$94.000")

    assert any(
        "and said 50000 before" in one
        for one in judged(swapped, judge, truth(booked=other, plans={other}, agreements=1))
    )


def test_a_promise_stays() -> None:
    """The time of a promised answer does not move, unless it is owned as our error."""
    later = datetime(2026, 3, 9, 17, 0)  # noqa: DTZ001 - as it is told
    moved = PROMISED.replace("viernes 6 de marzo", "lunes 9 de marzo")
    told = truth(days={FRIDAY, END, DUE, later})

    assert any("before" in one for one in judged(moved, judge_after(PROMISED), told))
    assert [] == judged(f"Fue error nuestro. {moved}", judge_after(PROMISED), told)


def test_a_day_called_closed_is_closed() -> None:
    """A row may say which day it moved from, if that day is no business day."""
    text = READ_BACK.replace("31 de marzo", "31 de marzo (el 29 de marzo no es hábil)")

    assert [] == judged(text)
    assert any("no business day" in one for one in judged(text, is_open=lambda _: True))


def test_parts_of_a_payment_add_up() -> None:
    """A payment in parts is shown with parts that add up to it."""
    assert [] == judged(READ_BACK, told=truth(plans=set(), parts={144_000}))
    assert any("nobody computed" in one for one in judged(READ_BACK, told=truth(plans=set(), parts={100_000})))


def test_no_offer_comes_first() -> None:
    """A plan, or a list of plans, is an offer only for who proposed, refused or asked; what is agreed is none."""
    listed = "1. Un solo pago de $144.000 el viernes 6 de marzo"
    agreed = truth(booked=PLAN, agreements=1)

    assert any("nobody asked for" in one for one in judged(READ_BACK, invited=False))
    assert any("nobody asked for" in one for one in judged(listed, invited=False))
    assert not any("nobody asked for" in one for one in judged(READ_BACK, told=agreed, invited=False))


def test_an_example_is_acceptable() -> None:
    """'2 payments of … from …' is a plan that the policy accepts, or is found."""
    listed = "1. 3 pagos de $50.000 desde el viernes 6 de marzo"
    known: set[Pairs] = {((FRIDAY, 50_000), (END, 50_000), (date(2026, 4, 6), 44_000))}

    assert any("names the number 3" in one for one in judged(listed))
    assert [] == judged(listed, examples=lambda: known)


@pytest.mark.parametrize(
    ("country", "language", "text", "amount", "day"),
    [
        ("CL", "es", "$1.050.000 el viernes 6 de marzo a las 17:00", 1_050_000, Day(3, 6, None, 4, time(17))),
        ("MX", "es", "$1,200.50 el jueves 5 de marzo a las 6 p. m.", 120_050, Day(3, 5, None, 3, time(18))),
        ("CO", "es", "$600.000, el viernes 6 de marzo a la 1 p. m.", 60_000_000, Day(3, 6, None, 4, time(13))),
        ("PE", "es", "S/ 1,200 el 4 de setiembre", 120_000, Day(9, 4)),
        ("DO", "es", "RD$12,000 el lunes 9 de marzo", 1_200_000, Day(3, 9, None, 0)),
        ("AR", "es", "$120.000 el viernes 6 de marzo a las 18", 12_000_000, Day(3, 6, None, 4, time(18))),
        ("CR", "es", "₡285.000 mié 30/9 10:30", 28_500_000, Day(9, 30, None, 2, time(10, 30))),
        ("ES", "es", "1.200,50 € el lunes 16 de noviembre de 2027", 120_050, Day(11, 16, 2027, 0)),
        ("US", "en", "$1,200 on Friday, March 6 at 5 p.m.", 120_000, Day(3, 6, None, 4, time(17))),
        ("GB", "en", "£240 on Friday 6 March at 5 pm", 24_000, Day(3, 6, None, 4, time(17))),
        ("BR", "pt", "R$ 600 em 1º de abril (quarta-feira) às 17h30", 60_000, Day(4, 1, None, 2, time(17, 30))),
    ],
)
def test_figures_are_read_as_a_client_reads_them(country: str, language: str, text: str, amount: int, day: Day) -> None:
    """Amount, day and time of each country are read from its own writing, and no digit is left over."""
    assert [amount, day] == [found.value for found in read(text, country, language)]
