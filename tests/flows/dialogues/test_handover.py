"""A person is brought, or promised, without a word that contradicts the times offered beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.facts import Duty, Facts, OpenCaseFact
from flows.outcome import AddToCase, OpenCase, PromiseAnew
from flows.turn import Turn
from tests.flows.facts import NOW, facts, keys, says, verified

PERSON = Turn("quiero hablar con una persona", "ask_human")
ASKS = Turn("y cuándo me llaman?", "complain")
TODAY = NOW + timedelta(hours=2)


def off_duty(*slots: int) -> Facts:
    """Return facts without anybody on duty, whose next shift begins in 18 hours, with slots in so many hours."""
    known = facts(on_duty=False)
    return replace(known, duty=replace(known.duty, slots=tuple(NOW + timedelta(hours=hours) for hours in slots)))


def waiting(kind: str, hours: int, duty: Duty | None = None) -> Facts:
    """Return facts with a case whose answer is due in so many hours."""
    known = facts(cases=(OpenCaseFact(7, kind, NOW + timedelta(hours=hours)),))
    return replace(known, duty=duty or known.duty)


@pytest.mark.parametrize(
    ("slots", "key"),
    [
        ((18, 19), "handover-off-duty"),
        ((2, 3), "handover-busy"),  # in working hours, though nobody is free to write: no 'back on Friday' beside today
        ((2, 18), "handover-busy"),
    ],
)
def test_times_and_words_agree(slots: tuple[int, ...], key: str) -> None:
    """Nobody is said to come back later than the first time at which they can call."""
    shell = verified(off_duty(*slots))
    (said,) = says(shell.take(PERSON))

    assert (key, len(slots) + 1) == (said.key, len(said.choices))


@pytest.mark.parametrize(
    ("text", "keys_said", "booked"),
    [
        (f"{TODAY:%H:%M}", ["handover-call-booked"], True),
        ("a las 9 de la noche", ["handover-other-hour"], False),
        ("cuando puedan", ["handover-in-writing"], True),
    ],
)
def test_the_hour_named(text: str, keys_said: list[str], booked: bool) -> None:
    """An hour that is free is booked, another is asked back, and words without an hour leave it to writing."""
    shell = verified(off_duty(2, 3))
    shell.take(PERSON)
    effects = shell.take(Turn(text, "out_of_scope", certain=False))

    assert (keys_said, booked) == (keys(effects), any(isinstance(one, OpenCase) for one in effects))


def test_an_hour_is_asked_back_once() -> None:
    """Who insists on an hour that is not to be had is answered in writing."""
    shell = verified(off_duty(2, 3))
    shell.take(PERSON)
    late = Turn("a las 9 de la noche", "out_of_scope", certain=False)

    assert [["handover-other-hour"], ["handover-in-writing"]] == [keys(shell.take(late)) for _ in range(2)]


@pytest.mark.parametrize(
    ("kind", "hours", "text", "key", "noted"),
    [
        ("call_back", 3, ASKS.text, "handover-call-booked", False),
        ("call_back", 3, "mejor llámenme a las 5", "handover-call-wish", True),
        ("human", 3, ASKS.text, "handover-under-way", False),
        ("human", 3, "¿me pueden llamar a las 5?", "handover-wish", True),
        ("human", -1, ASKS.text, "handover-wait-over", True),  # what was promised did not come
        ("dispute_invoice", 3, "¿cuándo me responden?", "handover-under-way", False),
        ("hardship", 3, "me siguen sin responder, ¿qué pasó?", "handover-under-way", False),
        ("hardship", -1, "nadie me ha contestado", "handover-wait-over", True),
    ],
)
def test_what_was_promised(kind: str, hours: int, text: str, key: str, noted: bool) -> None:
    """Who asks for a promised call or answer hears when it comes; a wish, and a broken promise, go to the case."""
    effects = verified(waiting(kind, hours)).take(replace(ASKS, text=text))

    assert (key, noted) == (keys(effects)[0], any(isinstance(one, AddToCase) for one in effects))
    assert not any(isinstance(one, OpenCase) for one in effects)


@pytest.mark.parametrize("hours", [-1, 3])
@pytest.mark.parametrize(
    ("kind", "turn"),
    [
        ("human", ASKS),
        ("human", PERSON),
        ("hardship", ASKS),
        ("hardship", Turn("no puedo pagar, sigo sin trabajo", "cannot_pay")),
    ],
)
def test_the_hour_that_is_told_is_the_hour_that_is_kept(kind: str, turn: Turn, hours: int) -> None:
    """Who asks after an answer hears the hour that is written down: as promised, or anew where that is over."""
    shell = verified(waiting(kind, hours))
    effects = shell.take(turn)
    kept = [one.due_at for one in effects if isinstance(one, PromiseAnew)]
    told = [said.values["due"] for said in says(effects) if "due" in said.values]

    assert (told if hours < 0 else []) == kept
    assert told == [max(case.due_at for case in waiting(kind, hours).cases)] or hours < 0
