"""A machine that answers our answers is known; people who say the same again are not taken for one."""

from datetime import timedelta

import pytest

from flows.echo import TIMES_MAX, Echo, hear, is_found_out, is_machine

SOON, LATER = timedelta(seconds=30), timedelta(seconds=31)
AWAY = "Gracias por escribir. Estamos fuera de la oficina."


def _after(*heard: tuple[str, timedelta | None]) -> Echo:
    """Return what is remembered after texts, each with the pause before it."""
    echo: Echo | None = None
    for text, pause in heard:
        echo = hear(echo, text, pause)
    assert echo is not None
    return echo


@pytest.mark.parametrize(
    ("heard", "times"),
    [
        ([("hola", None)], 1),
        ([("hola", None), ("hola", SOON)], 2),
        ([("hola", None), (" HOLA ", SOON)], 2),
        ([("hola", None), ("hola", LATER)], 1),
        ([("hola", None), ("hola", None)], 1),
        ([("hola", None), ("sí", SOON), ("hola", SOON)], 1),
        ([("", None), ("", SOON), ("", SOON)], 1),
        ([("no", None), ("no", SOON), ("no", SOON), ("no", LATER), ("no", SOON)], 2),
    ],
)
def test_times(heard: list[tuple[str, timedelta | None]], times: int) -> None:
    """The same words in a row count, each at once after the one before; a press and a pause begin anew."""
    assert times == _after(*heard)["times"]


def test_found_out_once() -> None:
    """It is found out at the first message too many, and is a machine from then on."""
    told, echo = [], None
    for _ in range(TIMES_MAX + 3):
        echo = hear(echo, AWAY, SOON)
        told.append((is_machine(echo), is_found_out(echo)))

    assert [(False, False)] * TIMES_MAX + [(True, True), (True, False), (True, False)] == told


def test_no_words() -> None:
    """No word of what was said is kept."""
    assert not any(word in str(hear(None, AWAY, SOON)) for word in AWAY.split())
