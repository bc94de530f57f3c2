"""What is said of a call is read in the three languages, and nothing else is taken for it."""

from datetime import time

import pytest

from flows.appointments import asks_when, clock, still_waits, wants_call


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("y cuando me llaman?", True),
        ("¿Cuándo me van a contestar?", True),
        ("a qué hora me llaman", True),
        ("cuánto se demoran en responder", True),
        ("when will somebody call me?", True),
        ("quando vão me ligar?", True),
        ("¿cuándo vence?", False),
        ("cuando me paguen les aviso", False),
        ("¿cuándo los llamo?", False),
        ("me llaman a cada rato", False),
        ("cuando puedo pagar", False),
        ("cuando me llamen les digo", False),
        ("¿hasta cuándo me van a llamar?", False),
        ("cuando me llaman nunca alcanzo a contestar", False),
        ("when you call me I will pay", False),
    ],
)
def test_asks_when(text: str, expected: bool) -> None:
    """Only the question when a person of ours calls or answers is that question."""
    assert expected == asks_when(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("me siguen sin responder, qué pasó?", True),
        ("no me han contestado", True),
        ("todavía nadie me responde", True),
        ("oigan, ¿qué pasó con mi caso?", True),
        ("they haven't answered", True),
        ("what happened to my case?", True),
        ("ninguém me respondeu ainda", True),
        ("o que aconteceu com o meu caso?", True),
        ("no me llamen después de las 8", False),
        ("no pueden llamar a mi trabajo", False),
        ("no contesto números desconocidos", False),
        ("prefiero que nadie me llame", False),
        ("nunca me llegó la cuenta", False),
        ("don't call me", False),
        ("não me liguem", False),
    ],
)
def test_still_waits(text: str, expected: bool) -> None:
    """Who tells that no answer came is heard; who wants no call, or tells of something else, is not taken for them."""
    assert expected == still_waits(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("me pueden llamar a las 5", True),
        ("mejor llámenme mañana", True),
        ("¿puede ser a otra hora?", True),
        ("can you call me at 3 pm", True),
        ("podem me ligar às 10?", True),
        ("ya no me llamen", False),
        ("me llamaron tres veces", False),
        ("quiero pagar", False),
        ("les pago más tarde", False),
        ("los voy a llamar mañana", False),
        ("me llaman a cada rato", False),
    ],
)
def test_wants_call(text: str, expected: bool) -> None:
    """A wish for a call, or for another time of it, is told from a call that was made or is not wanted."""
    assert expected == wants_call(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoy a las 5", time(17)),
        ("a las 9", time(9)),
        ("a las 9 de la noche", time(21)),
        ("a la una", time(13)),
        ("a las diez y media", time(10, 30)),
        ("tipo 4 de la tarde", time(16)),
        ("17:30", time(17, 30)),
        ("a las 15 hrs", time(15)),
        ("10 am", time(10)),
        ("at 3 p.m.", time(15)),
        ("às 10h", time(10)),
        ("às 4 da tarde", time(16)),
        ("al mediodía", time(12)),
        ("a las 12 de la noche", time(12)),
        ("mañana", None),
        ("el 5 de abril", None),
        ("a las 45", None),
        ("50 mil", None),
    ],
)
def test_clock(text: str, expected: time | None) -> None:
    """A time of the day is read as people say it; one that is no hour of ours is in the afternoon."""
    assert expected == clock(text)
