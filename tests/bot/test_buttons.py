"""Words of a client's own press the quick reply that means the same, where it is under the last message."""

import pytest

from bot.buttons import typed
from storage.repositories.traces import Last
from storage.schema import Direction

OWN = ("affirm:ab12", "change", "lighter", "ask_human")
NEAREST = ("affirm:ab12", "change", "ask_human")
EXCEPTION = ("affirm:adviser", "take:2", "change")
TWO = ("option:1", "option:2", "change")


@pytest.mark.parametrize(
    ("under", "text", "pressed"),
    [
        (OWN, "si se puede mas suave, mejor asi", "lighter"),
        (OWN, "mejor la mas livviana", "lighter"),
        (OWN, "no, la otra", "lighter"),
        (OWN, "sí, así está bien", None),
        (OWN, "bueno, que lo vean", None),
        (NEAREST, "si se puede mas suave, mejor asi", "change"),
        (NEAREST, "bueno pero mas comodo", "change"),
        (NEAREST, "mejor la otra", None),
        (EXCEPTION, "bueno, que lo vean", "affirm:adviser"),
        (EXCEPTION, "no, tomo el otro plan", "take:2"),
        (EXCEPTION, "la segunda", "take:2"),
        (EXCEPTION, "mejor la otra", "take:2"),
        (EXCEPTION, "no", None),
        (TWO, "la uno", "option:1"),
        (TWO, "me late más la segunda", "option:2"),
        (TWO, "la 1 o la 2", None),
        (TWO, "sí", None),
    ],
)
def test_words_press_what_they_mean(under: tuple[str, ...], text: str, pressed: str | None) -> None:
    """What another message would offer is not pressed, and no words of their own press a yes to a plan."""
    last = Last(Direction.OUT, "whatsapp", [{"id": one, "title": f"Título {place}"} for place, one in enumerate(under)])
    assert pressed == typed(last, text)
