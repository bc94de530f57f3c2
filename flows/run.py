"""Move a step along the stack of dialogues: start one, take a row, follow where it leads, resume what waits.

Everything is a value. Not elegant: some effects (`Verify`, `FailIdentity`, `LockIdentity`, `MarkWrongPerson`,
`TellLaw`, `CloseTalk`, and the question of a `Say`) are read here too, because the conversation's own fields follow
from them.
"""

from dataclasses import dataclass, replace

from flows import appointments, codec, gates, receptivity
from flows.conversation import Conversation, Frame
from flows.dialogues import DIALOGUES
from flows.errors import EndlessStep, UnknownDialogue
from flows.facts import Facts
from flows.outcome import (
    CloseTalk,
    Effect,
    FailIdentity,
    LockIdentity,
    MarkWrongPerson,
    OpenTalk,
    Say,
    TellLaw,
    Unverify,
    Verify,
)
from flows.rights.representatives import may
from flows.table import DONE, Dialogue, Move, Scene
from flows.turn import ANY, LEGS, RESUME, RETURNED, SILENCE, START, Turn

HOPS_MAX = 12  #: dialogues that one turn may pass through
DEFERRED_MAX = 3  #: matters that wait for a verification
IDENTIFY = "identify"
PERSON = "handover"  #: tells, once it may, what became of a case that was asked for
GREETING = "welcome"  #: waits for a verification only when nothing else does
ANSWERS = frozenset({"affirm", "deny"})  #: mean something only after a question
UNASKED = ANSWERS | {ANY}
EVENTS = frozenset({SILENCE, START, RESUME, RETURNED})
ONE_STEP = 2  #: states of a dialogue that answers and is done
_SEEN = ("attempts", "misses", "locked", "told_law", "verified")


@dataclass(frozen=True, slots=True)
class Run:
    """A step under way."""

    conversation: Conversation
    turn: Turn
    facts: Facts
    effects: tuple[Effect, ...] = ()
    hops: int = 0
    lost: bool = False  #: the dialogue on top was of a version that is no longer known

    @property
    def opens(self) -> bool:
        """Say whether this turn is the first of a talk."""
        return any(isinstance(effect, OpenTalk) for effect in self.effects)

    @property
    def asked(self) -> bool:
        """Say whether the last message put the question of the dialogue on top."""
        return self.conversation.top is not None and self.conversation.question is not None

    def scene(self, frame: Frame) -> Scene:
        """Return what a row's function sees; the memory carries the conversation's own counts too."""
        counts = {name: getattr(self.conversation, name) for name in _SEEN}
        below = tuple(one.dialogue for one in self.conversation.frames if one.dialogue != frame.dialogue)
        return Scene(self.turn, self.facts, frame.slots, {**self.conversation.memory, **counts, "below": below})

    def has_word(self, name: str) -> bool:
        """Say whether this dialogue is on top."""
        top = self.conversation.top
        return top is not None and top.dialogue == name

    def may_speak(self) -> bool:
        """Say whether the dialogue on top may go on with this client, verified or not."""
        top = self.conversation.top
        return top is not None and self.before(top.dialogue) is None

    def before(self, name: str) -> str | None:
        """Return the dialogue that must have the word before another one, None where it may speak."""
        if dialogue(name).verified and not self.conversation.verified:
            return IDENTIFY
        if dialogue(name).verified and not may(self.facts.acting, name):
            return gates.BEHALF
        return gates.before(name, self.facts, self.conversation.memory)

    def has_row(self, names: tuple[str, ...]) -> bool:
        """Say whether the dialogue on top has a row under one of these names."""
        top = self.conversation.top
        return top is not None and self.may_speak() and dialogue(top.dialogue).find(top.state, names) is not None

    def meant(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the names that mean something here: a bare answer or free text needs a question."""
        return names if self.asked else tuple(name for name in names if name not in UNASKED)


def dialogue(name: str) -> Dialogue:
    """Return a dialogue by its name."""
    try:
        return DIALOGUES[name]
    except KeyError as fault:
        raise UnknownDialogue(name) from fault


def acts(turn: Turn) -> tuple[str, ...]:
    """Return the names under which rows may know this turn, the most telling first, free text left out."""
    if turn.intent in EVENTS:
        return (turn.intent,)
    button = (turn.button, base(turn.button)) if turn.button else ()
    legs = (LEGS,) if turn.legs else ()
    return (*button, *legs, *((turn.intent,) if turn.certain else ()))


def base(button: str) -> str:
    """Return what a quick reply means, without the mark of the plan that it stood under: `affirm:1f3a` is `affirm`."""
    return button.partition(":")[0]


def asides(turn: Turn) -> tuple[str, ...]:
    """Return what else was said, for a dialogue that nothing else of the turn concerns."""
    return turn.also if turn.certain else ()


def start(run: Run, name: str) -> Run:
    """Put a dialogue on top and give it the turn, or defer it until the client is verified."""
    begun = dialogue(name)
    run = _hop(replace(run, conversation=_unwound(run.conversation, name)))
    if first := run.before(name):
        return start(run, first) if first in gates.AT_ONCE else _let_wait(run, name, first)
    frame = Frame(name, begun.start, begun.version)
    return take(replace(run, conversation=run.conversation.push(frame)), (*acts(run.turn), ANY))


def take(run: Run, names: tuple[str, ...]) -> Run:
    """Give the turn to the top dialogue; what it has no row for is not understood."""
    frame = run.conversation.frames[-1]
    speaking = dialogue(frame.dialogue)
    found = speaking.find(frame.state, names)
    if found is None:
        return repair(run)
    move = speaking.take(frame.state, found[0], found[1], run.scene(frame))
    return _follow(run, frame, move)


def repair(run: Run) -> Run:
    """Say that the turn was not understood, and count it."""
    conversation = replace(run.conversation, misses=run.conversation.misses + 1)
    return start(replace(run, conversation=conversation), "repair")


def resume(run: Run) -> Run:
    """Let the top dialogue ask its question again; verify first when it needs that."""
    if run.conversation.top is None:
        return run
    if not run.may_speak():
        return start(run, run.before(run.conversation.top.dialogue) or IDENTIFY)
    return take(_hop(replace(run, turn=replace(run.turn, intent=RESUME, button=None))), (RESUME,))


def _let_wait(run: Run, name: str, first: str) -> Run:
    """Let a dialogue wait with its turn until another one was answered."""
    return start(run, "reception") if run.facts.visitor else _defer(run, name, first)


def _defer(run: Run, name: str, first: str) -> Run:
    waiting = tuple(one for one in run.conversation.deferred if one["dialogue"] not in {name, GREETING})
    if name != GREETING or not waiting:
        waiting = (*waiting, {"dialogue": name, "turn": codec.dump_turn(run.turn)})[-DEFERRED_MAX:]
    run = replace(run, conversation=replace(run.conversation, deferred=waiting))
    return resume(run) if run.has_word(first) else start(run, first)


def _follow(run: Run, frame: Frame, move: Move) -> Run:
    """Carry a move out on the conversation and go where it leads."""
    conversation = run.conversation.stay(move.state, frame.slots if move.keep is None else move.keep)
    memory = receptivity.remember({**conversation.memory, **move.remember}, run.turn, move.effects)
    conversation = _noted(replace(conversation, memory=memory), move.effects)
    facts = gates.acknowledged(run.facts, move.effects)
    run = replace(run, conversation=conversation, facts=facts, effects=(*run.effects, *move.effects))
    if move.call:
        return start(run, move.call)
    return _leave(run, move) if move.state == DONE else run


def _leave(run: Run, move: Move) -> Run:
    """Take a finished dialogue off and give the word to what comes after it."""
    left = run.conversation.pop()
    run = replace(run, conversation=replace(left, frames=(), deferred=()) if move.clear else left)
    if move.then:
        return start(replace(run, turn=replace(run.turn, legs=move.legs)) if move.legs else run, move.then)
    if move.yields and run.conversation.top:
        return take(_hop(run), (*acts(run.turn), ANY))
    if move.quiet or not run.conversation.open:
        return run
    return _undefer(run) if run.conversation.deferred and run.conversation.verified else resume(run)


def _undefer(run: Run) -> Run:
    """Start what waited for the verification: what is answered in one step first, then the matter told last."""
    waiting = run.conversation.deferred
    chosen = next((one for one in waiting if len(dialogue(one["dialogue"]).states) == ONE_STEP), waiting[-1])
    conversation = replace(run.conversation, deferred=tuple(one for one in waiting if one is not chosen))
    turn = codec.load_turn(chosen["turn"])
    of_a_case = appointments.promised(turn, run.facts, verified=True) is not None
    return start(replace(run, conversation=conversation, turn=turn), PERSON if of_a_case else chosen["dialogue"])


def _noted(conversation: Conversation, effects: tuple[Effect, ...]) -> Conversation:
    """Bring the conversation's own fields in line with the effects that concern it."""
    for effect in effects:
        conversation = _note(conversation, effect)
    return conversation


def _note(conversation: Conversation, effect: Effect) -> Conversation:  # noqa: PLR0911 - a table of effects
    match effect:
        case Say():
            return replace(conversation, question=effect.question)
        case Verify():
            return replace(conversation, verified=True, attempts=0)
        case FailIdentity():
            return replace(conversation, attempts=conversation.attempts + 1)
        case LockIdentity():
            return replace(conversation, locked=True, verified=False, attempts=0, deferred=())
        case MarkWrongPerson() | Unverify():
            return replace(conversation, verified=False, deferred=())
        case TellLaw():
            return replace(conversation, told_law=True)
        case CloseTalk():
            return replace(conversation, open=False)
        case _:
            return conversation


def _unwound(conversation: Conversation, name: str) -> Conversation:
    """Take frames off down to a dialogue that begins anew, so that none stands twice in the stack."""
    names = [frame.dialogue for frame in conversation.frames]
    return replace(conversation, frames=conversation.frames[: names.index(name)]) if name in names else conversation


def _hop(run: Run) -> Run:
    if run.hops >= HOPS_MAX:
        raise EndlessStep([frame.dialogue for frame in run.conversation.frames])
    return replace(run, hops=run.hops + 1)
