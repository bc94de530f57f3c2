"""Hear what a turn carries beside its matter, and add what it calls for to the answer, whichever dialogue gave it.

Before a step the signs are counted and kept in the talk's memory (`listen`). After it (`speak`) what was volunteered is
written down, grave news get one sentence that is only for them, a goal is answered once where a plan is spoken of, and
a client who loses patience is offered a person. Who wrote the number of a card is told that it was not kept (`warn`).
The dialogue's own answer stays as it is.
"""

from dataclasses import replace
from typing import Any

from flows import goals, irritation, volunteered
from flows.conversation import Conversation
from flows.facts import Facts
from flows.outcome import Effect, MarkWrongPerson, OpenCase, OpenTalk, OptOut, PageSomeone, Say, TellLaw, Verify
from flows.paying.cards import is_hidden
from flows.table import Scene
from flows.turn import Turn

LAST_WORDS = (OptOut, PageSomeone, MarkWrongPerson)  #: nothing is said beside these
BEFORE = (OpenTalk, Verify, TellLaw)  #: what comes first in a talk stays first
LAW = "law-first-"
PLANS = (
    "plan-how", "plan-options", "plan-read-back", "plan-counter", "plan-alternative", "plan-exception", "plan-agreed",
)  # fmt: skip


def listen(conversation: Conversation, turn: Turn, facts: Facts) -> Conversation:
    """Return the conversation with what the turn volunteers, and with the signs of impatience counted."""
    memory = volunteered.hear(conversation.memory, turn, facts)
    return replace(conversation, memory=irritation.count(memory, turn, conversation.question))


def speak(
    before: Conversation, after: Conversation, turn: Turn, facts: Facts, effects: tuple[Effect, ...]
) -> tuple[Conversation, tuple[Effect, ...]]:
    """Return the conversation and the effects with what goes beside the answer."""
    if any(isinstance(effect, LAST_WORDS) for effect in effects):
        return after, effects
    memory, written = volunteered.write_down(after.memory, facts) if after.verified else (dict(after.memory), ())
    news = volunteered.acknowledge(written, effects)
    calm = _calm(before, memory, turn, facts, effects)
    memory |= calm[0]
    told = _with_goal(Scene(turn, facts, {}, memory), effects)
    memory |= goals.remember(told)
    place = _place(told)
    told = (*told[:place], *written, *news, *calm[1], *told[place:])
    return replace(after, memory=memory), told


def warn(turn: Turn, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects with one sentence for whoever wrote a card's number: it was neither kept nor needed."""
    if not is_hidden(turn.text) or any(isinstance(effect, LAST_WORDS) for effect in effects):
        return effects
    place = _place(effects)
    return (*effects[:place], Say("card-hidden"), *effects[place:])


def _calm(
    before: Conversation, memory: dict[str, Any], turn: Turn, facts: Facts, effects: tuple[Effect, ...]
) -> tuple[dict[str, Any], tuple[Effect, ...]]:
    """Return what rising irritation calls for; a dialogue that brings a person has done it already."""
    if any(isinstance(effect, OpenCase) and effect.kind in irritation.PEOPLE for effect in effects):
        return {irritation.BROUGHT: True}, ()
    fresh = memory.get(irritation.SIGNS, 0) > before.memory.get(irritation.SIGNS, 0)
    spoken = any(isinstance(effect, Say) and effect.key.startswith("abuse-") for effect in effects)
    if not fresh or spoken or not irritation.is_risen(memory):
        return {}, ()
    return irritation.answer(memory, facts, turn.text)


def _with_goal(scene: Scene, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Put what is true of the client's goal before the message that speaks of a plan."""
    place = next((at for at, said in enumerate(effects) if isinstance(said, Say) and said.key.startswith(PLANS)), None)
    said = any(isinstance(effect, Say) and effect.key in goals.TOLD for effect in effects)
    if place is None or said:
        return effects
    return (*effects[:place], *goals.goal_line(scene), *effects[place:])


def _place(effects: tuple[Effect, ...]) -> int:
    """Return where the additions stand: after the talk's opening and what the law wants said first."""
    firsts = (
        at for at, effect in enumerate(effects, 1)
        if isinstance(effect, BEFORE) or (isinstance(effect, Say) and effect.key.startswith(LAW))
    )  # fmt: skip
    return max(firsts, default=0)
