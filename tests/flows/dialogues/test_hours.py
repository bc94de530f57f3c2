"""Hold what is answered to who says when they want to be written to."""

from dataclasses import replace

import pytest

from flows.contact.week import WEEKDAYS, Week
from flows.facts import Facts, OpenCaseFact
from flows.outcome import AddToCase, KeepHours, Lines, OptOut, Postpone, Say, Value
from flows.turn import Turn
from tests.flows.facts import LATER, Shell, facts, verified

LAW = Week.parse({"mon_fri": ["08:00", "20:00"], "sat": ["08:00", "14:00"]})
EVENINGS = {day: ["18:00", "23:59"] for day in WEEKDAYS}


def lawful() -> Facts:
    """Return facts of a client whose country has hours."""
    known = facts()
    return replace(known, law=replace(known.law, hours=LAW))


def later(text: str, intent: str = "contact_later") -> Turn:
    """Return a wish about contact."""
    return Turn(text, intent)


def spans(said: Say) -> list[tuple[Value, Value, Value, str, str]]:
    """Return the lines of hours that a text shows."""
    lines = said.values["lines"]
    assert isinstance(lines, Lines)
    return [
        (row["span"], row["day_a"], row["day_b"], f"{row['opens']:%H:%M}", f"{row['until']:%H:%M}")
        for row in lines.rows
    ]


def test_read_back_with_the_laws() -> None:
    """What is read back is where wish and law meet; what is kept is the wish, and only on a yes."""
    shell = verified(lawful())
    (asked,) = shell.take(later("escríbanme después de las 6"))
    kept = shell.take(Turn("sí", "affirm"))

    assert isinstance(asked, Say)
    assert ("hours-read-back", [("several", 0, 4, "18:00", "20:00")]) == (asked.key, spans(asked))
    assert [KeepHours(EVENINGS), Say("hours-kept")] == list(kept[:2])


def test_a_no_keeps_nothing() -> None:
    """A wish that was misread is not kept; another one can be said at once."""
    shell = verified(lawful())
    shell.take(later("escríbanme después de las 6"))
    refused = shell.take(Turn("no", "deny"))
    (asked,) = shell.take(later("solo los sábados"))

    assert [Say("hours-again")] == list(refused)
    assert isinstance(asked, Say)
    assert [("one", 5, 5, "08:00", "14:00")] == spans(asked)
    assert not any(isinstance(effect, KeepHours) for effect in shell.done)


def test_said_otherwise_while_asked() -> None:
    """Who says it otherwise instead of yes has that read back."""
    shell = verified(lawful())
    shell.take(later("escríbanme después de las 6"))
    (asked,) = shell.take(later("mejor entre las 9 y las 11"))

    assert isinstance(asked, Say)
    assert [("several", 0, 5, "09:00", "11:00")] == spans(asked)


def test_hours_that_the_law_does_not_have() -> None:
    """Nothing will be sent, which is kept and said at once, with the hours that there are."""
    keep, said = verified(lawful()).take(later("escríbanme después de las 9 de la noche"))

    assert isinstance(said, Say)
    assert KeepHours({day: ["21:00", "23:59"] for day in WEEKDAYS}) == keep
    assert ("hours-never", [("several", 0, 4, "08:00", "20:00"), ("one", 5, 5, "08:00", "14:00")]) == (
        said.key,
        spans(said),
    )


def test_any_hour_again() -> None:
    """Who has no wish any more is written to at any lawful hour."""
    assert [KeepHours(None), Say("hours-any")] == list(verified(lawful()).take(later("a cualquier hora")))


@pytest.mark.parametrize("cases", [(), (OpenCaseFact(7, "human", LATER),)])
def test_not_at_work(cases: tuple[OpenCaseFact, ...]) -> None:
    """A person takes the address away, and until then we are silent; a case that is open gets the words."""
    known = replace(lawful(), cases=cases)
    silence, case, said = Shell(known).take(later("no me escriban al trabajo", "opt_out"))[-3:]

    assert Postpone(LATER) == silence
    assert isinstance(case, AddToCase) is bool(cases)
    assert Say("hours-not-at-work", {"due": LATER}) == said


@pytest.mark.parametrize(("text", "stops"), [("no me escriban los lunes", False), ("no me escriban más", True)])
def test_no_silence_unless_asked_for(text: str, stops: bool) -> None:
    """A limit is no opt-out, and an opt-out is no limit."""
    shell = verified(lawful())
    shell.take(later(text, "opt_out"))

    assert stops is any(isinstance(effect, OptOut) for effect in shell.done)
