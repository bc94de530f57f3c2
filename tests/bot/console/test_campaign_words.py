"""Hold how the console tells of campaigns: in plain Spanish, and nothing that is not known."""

import pytest

from bot.campaigns import FOUND, LAST_DAY
from bot.console.campaign_words import STATES, day, row, whom
from bot.console.finding_words import came, found, sent
from bot.console.pause_words import CLOSED, DID, did, why_closed, why_paused
from flows.contact.cadence.rows import Row
from flows.contact.campaigns.document import Goal, Whom
from flows.contact.campaigns.guard import RULES, Alarm, kept
from flows.contact.campaigns.trial import ArmResult, Finding

PAID = Goal()
NOT_YET = (
    "de cada 100 clientes la diferencia con quienes están sin campaña está entre −2,0 y +16,0. "
    "Todavía no se puede decir si hay una."
)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            Finding("kind", "hold_out", 0.07, -0.02, 0.16, "open"),
            f"«kind»: con lo que sabemos, {NOT_YET}",
        ),
        (
            Finding("kind", "plain", 0.07, 0.01, 0.13, "more"),
            "Con «kind» pagaron más que con «plain»: de cada 100, entre 1,0 y 13,0 más.",
        ),
        (
            Finding("kind", "hold_out", -0.07, -0.13, -0.01, "fewer"),
            "Con «kind» pagaron menos que sin campaña: de cada 100, entre 1,0 y 13,0 menos.",
        ),
        (
            Finding("kind", "hold_out", 0.5, -1, 1, "too_few"),
            "«kind»: todavía no se puede decir nada, faltan clientes por medir.",
        ),
    ],
)
def test_found(finding: Finding, said: str) -> None:
    """A difference is told with its limits, and only when it is one."""
    assert said == found(finding, PAID)


@pytest.mark.parametrize(
    ("result", "goal", "said"),
    [
        (ArmResult("a", 214, 100, 31), PAID, "De 100 medidos pagaron 31 (31,0 %); entraron 214 clientes"),
        (ArmResult("a", 1, 1, 1), Goal(what="answered"), "De 1 medido respondió 1 (100,0 %); entró 1 cliente"),
        (ArmResult("a", 2, 0, 0), Goal(what="agreed"), "De 0 medidos acordaron 0; entraron 2 clientes"),
    ],
)
def test_came(result: ArmResult, goal: Goal, said: str) -> None:
    """An arm is told by its counts; a share only of somebody."""
    assert said == came(result, goal)


def test_rows_and_people() -> None:
    """Days are told as people count them, and voices by what they do."""
    assert ["1 día antes de vencer", "el día en que vence", "3 días después de vencer"] == [day(n) for n in (-1, 0, 3)]
    assert "20 días después de vencer, y luego cada 30 días: invita a proponer lo que se pueda" == row(
        Row(kind="after_due", day=20, voice="help", every=30)
    )
    assert "Todos los clientes con algo por pagar" == whom(Whom())
    assert "Clientes de los segmentos a, b; su factura más antigua, 5 días después de vencer" == whom(
        Whom(segments=("a", "b"), overdue_days=(5, 5))
    )
    assert (
        "Clientes del segmento a; su factura más antigua, desde el día en que vence hasta 1 día después de vencer"
        == whom(Whom(segments=("a",), overdue_days=(0, 1)))
    )
    assert ["Salió 1 mensaje.", "Salieron 0 mensajes; las reglas de contacto retuvieron 2."] == [sent(1, 0), sent(0, 2)]


def test_alarms() -> None:
    """Every guard rail's reason is told in Spanish, several in one; a person's stays in their words."""
    told = why_paused(kept(Alarm(rule, 3, 40, 2, 0.0001) for rule in RULES))

    assert [] == [rule for rule in DID if f"De 40 clientes contactados en 7 días {did(rule)} 3: 7,5 %" not in told]
    assert not any(rule in told for rule in RULES)
    assert "Lo pidió la gerencia." == why_paused("Lo pidió la gerencia")


def test_states() -> None:
    """Whatever a campaign may be, it has words."""
    assert {"draft", "coming", "running", "paused", "over", "recalled", "ended"} == set(STATES)


def test_closed() -> None:
    """Why the clock ended a campaign is told in Spanish; a person's reason in their words."""
    assert {LAST_DAY, FOUND} == set(CLOSED)
    assert ["pasó su último día.", "ya no hace falta."] == [why_closed(why) for why in (LAST_DAY, "ya no hace falta")]
