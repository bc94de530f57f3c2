"""Hold that what is private stays in the thread, whatever is said before and after, and is kept on a yes alone."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contingencies import CONTINGENCIES
from flows.discretion import TOLD_IN
from flows.facts import OpenCaseFact
from flows.negotiation.proposal import Leg
from flows.outcome import CloseTalk, KeepTold
from flows.run import EVENTS
from flows.turn import SILENCE, Signs, Turn
from tests.flows.dialogues.states import NO, YES
from tests.flows.facts import Shell, facts, keys, press, verified
from tests.flows.turns import INTENTS, turns

WORDS = "me operan de la vesicula biliar"
PRIVATE = sorted(code for code, known in CONTINGENCIES.items() if known.private)
HEALTH = sorted(code for code, known in CONTINGENCIES.items() if known.health)
MORE = Turn("no puedo nada", "cannot_pay")


def tell(code: str = "illness", intent: str = "cannot_pay", **more: object) -> Turn:
    """Return a turn that tells something private."""
    return Turn(WORDS, intent, signs=Signs(contingency=code), seq=7, **more)  # type: ignore[arg-type]


def asked(code: str = "illness") -> Shell:
    """Return the talk of a client who told of their health, whose case was opened, and who is asked."""
    shell = verified()
    shell.take(tell(code, difficulty="structural"))
    assert ["hardship-passed-on", "keeping-ask"] == keys(shell.take(MORE))
    return shell


@given(
    st.sampled_from(PRIVATE), st.lists(turns, max_size=3), st.lists(turns, max_size=6), st.sampled_from(sorted(INTENTS))
)
def test_words_stay_in_the_thread(code: str, before: list[Turn], after: list[Turn], intent: str) -> None:
    """Whatever is under way and whatever follows, no effect and no memory holds private words, or an illness's name."""
    shell = verified()
    for turn in (*before, tell(code, intent), *after):
        effects = shell.take(turn)
        held = repr((effects, asdict(shell.conversation)))
        assert WORDS not in held
        assert "illness" not in held


def test_words_of_danger_stay_in_the_thread() -> None:
    """A person is called to who may be in danger, and reads their words in the thread; nobody is asked anything."""
    shell = verified()
    for turn in (tell(), Turn(WORDS, "distress"), Turn(WORDS, "distress"), MORE):
        effects = shell.take(turn)
        assert WORDS not in repr((effects, asdict(shell.conversation)))
        assert "keeping-ask" not in keys(effects)


@pytest.mark.parametrize("code", HEALTH)
@pytest.mark.parametrize("yes", [press("keep:yes"), YES])
def test_yes(code: str, yes: Turn) -> None:
    """A yes keeps what the messages told that told it, once."""
    shell = asked(code)
    effects = shell.take(yes)

    assert KeepTold((7,)) in effects
    assert ["keeping-kept"] == keys(effects)
    assert not shell.conversation.memory[TOLD_IN]
    assert not any(isinstance(effect, KeepTold) for effect in shell.take(YES))


@pytest.mark.parametrize("no", [press("keep:no"), NO])
def test_no(no: Turn) -> None:
    """A no keeps nothing, and is not asked about."""
    effects = asked().take(no)

    assert ["keeping-left"] == keys(effects)
    assert not any(isinstance(effect, KeepTold) for effect in effects)


ELSE = turns.filter(
    lambda turn: turn.intent not in EVENTS | {"affirm", "deny"} and not (turn.button or "").startswith("keep")
)


@given(ELSE)
def test_anything_else_is_as_if_nothing_was_asked(turn: Turn) -> None:
    """What is said next is answered as in a talk in which the question was not put, and keeps nothing."""
    one = asked()
    other = asked()
    other.conversation = replace(other.conversation, frames=(), question=None)

    assert other.take(turn) == one.take(turn)
    assert other.conversation == one.conversation


def test_a_proposal_with_a_yes_is_a_proposal() -> None:
    """A yes with a sum and a day answers another question."""
    effects = asked().take(Turn("sí, 50 mil el viernes", "affirm", legs=(Leg(50_000, date(2026, 3, 6)),)))

    assert not any(isinstance(effect, KeepTold) for effect in effects)


def test_a_late_yes_keeps_nothing() -> None:
    """After the talk has ended a yes answers nothing that was asked in it."""
    shell = asked()
    assert [CloseTalk] == [type(effect) for effect in shell.take(Turn(intent=SILENCE))]

    assert not any(isinstance(effect, KeepTold) for effect in shell.take(YES))


@pytest.mark.parametrize("code", sorted(set(CONTINGENCIES) - set(HEALTH)))
def test_nobody_else_is_asked(code: str) -> None:
    """Who told of something else, a death above all, is asked nothing."""
    shell = verified()
    shell.take(tell(code, difficulty="structural"))

    assert "keeping-ask" not in keys(shell.take(MORE))


@pytest.mark.parametrize("kind", ["bereavement", "distress"])
def test_who_mourns_or_is_in_danger_is_not_asked(kind: str) -> None:
    """Where a death or danger was told before, illness brings no question."""
    shell = verified(replace(facts(), cases=(OpenCaseFact(1, kind, facts().now),)))
    shell.take(tell(difficulty="structural"))

    assert "keeping-ask" not in keys(shell.take(MORE))
