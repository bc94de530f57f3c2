"""Take one step of a conversation: interrupts → active dialogue → entries → repair.

Theory of operation. A conversation is a stack of dialogues; the top one has the word. A turn is offered

1. to what must always be heard (`interrupts.ALWAYS`): distress, opt-out, wrong person, silence; then to who asks after
   a death (`flows.mourning`) or for a promised call (`flows.appointments`), to another way that is asked for, to who
   wants a paper, to what the creditor's file of objections answers, and to who asks for a moment;
2. to the rows of the top dialogue that name what was said;
3. to the entry of its intent: a question in the middle of a negotiation is put on top, answered, and the
   negotiation resumed by its `resume` row, which asks its question again;
4. to the top dialogue's rows for what else was said, and for free text, if its state has them;
5. to repair, which says so and lets the question be asked again.

What was volunteered beside the matter is heard before these and answered after them (`flows.beside`); the answer is in
the language that the turn is clearly written in (`flows.tongue`).

A bare yes or no answers the last message, or nothing: when that asked no question, the one under way is put again.

A dialogue that needs a verified client is deferred while `identify` has the word: the turn is kept whole, so that
nothing already said is asked again. The same conversation, turn and facts always give the same outcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from flows import appointments, asked_by_person, beside, codec, discretion, interrupts, tongue
from flows.conversation import Conversation, Frame
from flows.dialogues import DIALOGUES, keeping, later, papers, satisfaction
from flows.facts import Facts
from flows.identity import introduces
from flows.mourning import DIALOGUE as MOURNING
from flows.mourning import mourns
from flows.negotiation.proposal import Leg
from flows.objections.book import ROUTES
from flows.outcome import Effect, OpenTalk, Say, Verify
from flows.payment_told import takes_back, tells_payment
from flows.rights.behalf import goes_on, role_of
from flows.run import ANSWERS, EVENTS, Run, acts, asides, base, repair, resume, start, take
from flows.turn import ANY, SILENCE, Signs, Turn

VERIFIED_HOURS = 24  #: how long a verification holds without a word from the client
GREETING = "greet"
GREETED = "welcome"  #: the dialogue that greets
DANGER = "distress"  #: heard anew even by the dialogue that asks about it
UNSURE_BESIDE = frozenset({"wrong_person"})  #: heard always, but for an unsure reading of what the client objects
LISTENERS = frozenset({"claim", "complaint", "dispute", "phishing", "rating", "rights", "satisfaction"})
"""Dialogues that take whatever is said when they ask."""
CLAIM = "claim"  #: asks when and how a payment was made, and hears that it was not made after all
PAID_ALREADY = "payment_claim"  #: the case in which that payment is looked for
KEEPING = keeping.DIALOGUE.name  #: asks a thing that is let go by anything else
WAITING = "later"  #: before all others only where a moment is asked for
PERSON = "handover"  #: answers when a promised call or answer comes
OF_THE_TALK = {"rating": "rate"}  #: dialogues that ask about the talk itself, and what their quick replies mean
COURTESIES = frozenset({GREETING, "thank"})  #: in the middle of something, the question is simply taken up again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step decided: the conversation after it, and what to do, in order."""

    conversation: Conversation
    effects: tuple[Effect, ...]


def step(conversation: Conversation, turn: Turn, facts: Facts) -> Outcome:
    """Decide what to answer to one turn; words that are private stay in the thread."""
    told, turn = turn, discretion.veil(turn)
    opens = not conversation.open and turn.intent != SILENCE
    known = _of_who_speaks(_known(conversation), facts)
    begun = _fresh(_asked_now(known, turn, facts, opens=opens), facts, opens=opens)
    spoken = turn.intent not in EVENTS
    listens = spoken and not (facts.visitor or facts.acting)  # nothing is kept of who is not the client
    facts, language = tongue.follow(begun, turn, facts)
    heard = beside.listen(begun, turn, facts) if listens else begun
    heard = replace(heard, memory=discretion.note(heard.memory, told)) if listens else heard
    lost = known.frames != conversation.frames
    run = _spoken(_answer(Run(heard, turn, facts, (OpenTalk(),) if opens else (), lost=lost)))
    after, effects = run.conversation, run.effects
    if listens:
        after, effects = beside.speak(begun, after, turn, facts, effects)
    effects = beside.warn(turn, effects) if spoken else effects
    after = asked_by_person.answered(after) if spoken else after
    misses = after.misses if after.misses > begun.misses else 0
    after = replace(after, misses=misses, seen_at=facts.now.isoformat() if spoken else begun.seen_at)
    outcome = Outcome(after, (*language, *effects))
    return discretion.unsay(outcome, told.text.strip()) if discretion.is_private(told) else outcome


def _answer(run: Run) -> Run:
    """Offer the turn to each of the five, in order."""
    if run.facts.visitor:
        return _receive(run)
    entry = interrupts.entry(run.turn)
    if first := _first(run, entry):
        return _wait(run) if first == WAITING else start(run, first)
    said, else_said = run.meant(acts(run.turn)), run.meant(asides(run.turn))
    if run.has_row(said):
        return take(run, said)
    free = run.has_row(run.meant((ANY,)))
    if entry and _takes_word(run, entry, free=free):
        return start(run, entry.dialogue)
    if run.has_row(else_said):
        return take(run, else_said)
    return take(run, (ANY,)) if free else _unexpected(run, entry)


def _spoken(run: Run) -> Run:
    """Greet who has just shown who they are, where what waited for that had nothing to say any more."""
    verified = any(isinstance(effect, Verify) for effect in run.effects)
    said = any(isinstance(effect, Say) and not effect.key.startswith(beside.LAW) for effect in run.effects)
    return start(run, GREETED) if verified and not said else run


def _wait(run: Run) -> Run:
    """Say that one waits; the question that was put stands."""
    waiting = start(run, WAITING)
    return replace(waiting, conversation=replace(waiting.conversation, question=run.conversation.question))


def _receive(run: Run) -> Run:
    """Answer who is not known: what is always heard, a question of the dialogue under way, else who they are."""
    visitor = run.facts.visitor
    if other := _of_another(run):
        return start(run, other)
    name = interrupts.stranger(run.turn, asked=visitor is not None and visitor.again is not None)
    if name and not run.has_word(name):
        return start(run, name)
    row = run.meant((*acts(run.turn), ANY))
    return take(run, row) if run.has_row(row) else start(run, name or "reception")


def _first(run: Run, entry: interrupts.Entry | None) -> str | None:
    """Return the dialogue that speaks before the one under way: what is always heard, another way, an objection."""
    heard = interrupts.always(run.turn, verified=run.conversation.verified)
    objected = interrupts.objection(run.turn, run.facts)
    unsure = objected is not None and heard in UNSURE_BESIDE and not run.turn.certain
    anew = run.turn.intent in EVENTS or heard == DANGER
    if heard and not unsure and (anew or not run.has_word(heard)):
        return heard
    if other := _of_another(run):
        return other
    if waits := _of_a_case(run):
        return waits
    if entry and interrupts.another_way(run.turn) and not run.has_word(entry.dialogue) and _may_turn(run):
        return entry.dialogue
    if papers.asks_for_paper(run.turn, run.facts):
        return papers.DIALOGUE.name
    return objected if objected and not _is_its_own(run) else WAITING if later.is_moment(run.turn) else None


def _of_a_case(run: Run) -> str | None:
    """Return the dialogue that answers what is said of a case: when a person comes, that nothing was paid after all."""
    if appointments.concerns_person(run.turn, run.facts, verified=run.conversation.verified):
        return PERSON
    return CLAIM if run.facts.has_case(PAID_ALREADY) and takes_back(run.turn) else None


def _mourns(run: Run) -> bool:
    """Say whether somebody who mourns has the word; who is asked already who they are goes on with that."""
    return mourns(run.turn, run.facts, verified=run.conversation.verified) and not run.has_word("identify")


def _of_another(run: Run) -> str | None:
    """Return the dialogue with somebody who is not the client: who mourns them, who says that they act for them.

    Of who does so a person has seen it: they are answered as far as they may go.
    """
    if run.facts.acting:
        return None
    if _mourns(run):
        return MOURNING
    more = goes_on(run.turn, run.facts, verified=run.conversation.verified) and not run.has_word("identify")
    return interrupts.BEHALF if more or role_of(run.turn) else None


def _is_its_own(run: Run) -> bool:
    """Say whether the dialogue under way takes an objection itself: a refusal of its offer, more of what it hears."""
    if run.asked and any(run.has_word(name) for name in LISTENERS):
        return True
    known = run.facts.creditor.objections.find(run.turn.signs.objection)
    target = ROUTES.get(known.route) if known else None
    return target is not None and run.turn.intent == "deny" and run.has_word(target) and run.has_row(acts(run.turn))


def _may_turn(run: Run) -> bool:
    """Say whether another way may be walked now: a bare answer of who is not verified yet is an answer to that."""
    return run.conversation.verified or run.turn.intent not in ANSWERS


def _takes_word(run: Run, entry: interrupts.Entry, *, free: bool) -> bool:
    """Say whether an entry may speak now: over another dialogue's question, or when nobody else would."""
    if run.conversation.top is None:
        return True
    if _is_told(run, entry):
        return False
    if entry.interrupts:
        return not (free and run.has_word(entry.dialogue))
    return run.turn.intent != GREETING and not (run.asked and run.may_speak())


def _is_told(run: Run, entry: interrupts.Entry) -> bool:
    """Say whether a bare day belongs to who listens: it says when something happened, and proposes nothing.

    Who is asked when and how they paid may name the sum as well.
    """
    listens = run.asked and any(run.has_word(name) for name in LISTENERS)
    bare = all(leg == Leg(None, leg.date) for leg in run.turn.legs)
    told = bare or (run.has_word(CLAIM) and tells_payment(run.turn))
    return listens and entry.dialogue == "plan" and bool(run.turn.legs) and told


def _unexpected(run: Run, entry: interrupts.Entry | None) -> Run:
    """Answer what has no row: a courtesy takes up the question again, a first word is a greeting, the rest unclear."""
    bare = run.turn.intent in ANSWERS and not run.asked
    if bare and asked_by_person.ASKED in run.conversation.memory:
        return start(run, PERSON)
    if run.conversation.top and (not run.may_speak() or run.turn.intent in COURTESIES or bare):
        resumed = resume(run)
        if any(isinstance(effect, Say) for effect in resumed.effects):
            return resumed
    if entry:
        return start(run, entry.dialogue)
    if _is_unmet(run):
        return start(run, "welcome")
    return start(run, "nod") if bare and not run.lost else repair(run)


def _is_unmet(run: Run) -> bool:
    """Say whether nothing is under way with somebody who was not greeted, or who never showed who they are.

    A question of theirs may have come first; what they say next, 'sí, soy yo' or the fact itself, leads there. A bare
    yes or no says nothing of who they are.
    """
    if run.conversation.top or run.lost:
        return False
    nods = run.turn.intent in ANSWERS and not introduces(run.turn.text)
    return run.opens or not (run.conversation.verified or nods)


def _fresh(conversation: Conversation, facts: Facts, *, opens: bool) -> Conversation:
    """Open a talk when none is under way; a verification that has grown old is asked for again."""
    opened = replace(conversation, open=True, memory={}) if opens else conversation
    return opened if _is_recent(conversation, facts) else replace(opened, verified=False)


def _asked_now(conversation: Conversation, turn: Turn, facts: Facts, *, opens: bool) -> Conversation:
    """Drop a question about a talk that is over, with the dialogue that put it; its quick replies still answer it.

    One that asks to keep what was told is dropped by anything but an answer, as if it had not been put.
    """
    top = conversation.top
    if top is not None and top.dialogue == KEEPING:
        answers = _answers_keeping(turn) and _is_recent(conversation, facts) and not opens
        return conversation if turn.intent in EVENTS or answers else _late(conversation, top, turn)
    if top is not None and top.dialogue == satisfaction.NAME:
        asks = turn.intent in EVENTS or satisfaction.still_asks(top, turn, facts)
        return conversation if asks else replace(conversation.pop(), question=None)
    if top is None or top.dialogue not in OF_THE_TALK or base(turn.button or "") == OF_THE_TALK[top.dialogue]:
        return conversation
    is_over = turn.intent not in EVENTS and (opens or not _is_recent(conversation, facts))
    return replace(conversation.pop(), question=None) if is_over else conversation


def _late(conversation: Conversation, top: Frame, turn: Turn) -> Conversation:
    """Let the question go of what may be kept; its own quick reply is kept until it is known who pressed it."""
    if turn.button not in {keeping.YES.id, keeping.NO.id}:
        return replace(conversation.pop(), question=None)
    return replace(conversation.stay(top.state, {**top.slots, keeping.PRESSED: turn.button}), question=None)


def _answers_keeping(turn: Turn) -> bool:
    """Say whether a turn is a plain yes or no to what may be kept: its quick reply, or a bare answer in words."""
    if turn.button:
        return turn.button in {keeping.YES.id, keeping.NO.id}
    more = turn.legs or turn.also or turn.topic or turn.signs != Signs()
    return turn.intent in ANSWERS and turn.certain and not more


def _is_recent(conversation: Conversation, facts: Facts) -> bool:
    if conversation.seen_at is None:
        return False
    return facts.now - datetime.fromisoformat(conversation.seen_at) <= timedelta(hours=VERIFIED_HOURS)


def _known(conversation: Conversation) -> Conversation:
    """Drop what this version of the dialogues does not know, and its question; what the talk remembers stays."""
    frames = tuple(frame for frame in conversation.frames if _is_known(frame))
    deferred = tuple(one for one in conversation.deferred if _is_to_come(one))
    question = conversation.question if frames == conversation.frames else None
    return replace(conversation, frames=frames, deferred=deferred, question=question)


def _of_who_speaks(conversation: Conversation, facts: Facts) -> Conversation:
    """Begin anew where another speaks than before, the client or who acts for them: each shows it for themselves."""
    who = facts.acting.id if facts.acting else None
    if conversation.acting == who:
        return conversation
    return replace(conversation, acting=who, verified=False, frames=(), deferred=(), question=None)


def _is_to_come(waiting: Mapping[str, Any]) -> bool:
    return waiting.get("dialogue") in DIALOGUES and codec.is_readable(waiting.get("turn"))


def _is_known(frame: Frame) -> bool:
    dialogue = DIALOGUES.get(frame.dialogue)
    return dialogue is not None and dialogue.version == frame.version and frame.state in set(dialogue.states)
