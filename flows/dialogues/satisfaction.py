"""Ask, once and after the outcome of a case was told, how it was; who was not well served may have a person.

Only an answer is one: anything else lets the question go as if it had not been put (`flows.engine`), and so does time.
"""

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from flows.conversation import Conversation, Frame
from flows.facts import Facts
from flows.outcome import CaseNumber, Choice, OpenCase, RecordSatisfaction, Say
from flows.receptivity import RATED, close
from flows.table import DONE, Dialogue, Move, Scene, Slots, Table, edge
from flows.turn import ANY, RESUME, Turn
from flows.wording.lint import fold

NAME = "satisfaction"
SCORE = "score"  #: what its quick replies mean
CHOICES = tuple(Choice(f"{SCORE}:{score}", f"button-score-{score}") for score in range(1, 6))
LOW = 2  #: up to here something went wrong
PERSON, NOTHING = Choice("affirm", "button-yes-person"), Choice("deny", "button-no-route")
PRIORITY = 2
BARE = 3  #: words of a no that says nothing else
TYPED = re.compile(r"(?:(?:un|una|nota|um|uma|a) )?([1-5])(?: ?(?:/|de|of) ?5)?[.]?")
CASE, UNTIL, QUESTIONS, SCORES, COMMENT = "case", "until", "questions", "scores", "comment"  #: slots


class State(StrEnum):
    """Where the question stands."""

    OPENING = "opening"  #: nothing was said yet
    SCORE = "score"  #: asked for a score
    COMMENT = "comment"  #: asked whether there is more to say
    PERSON = "person"  #: asked whether a person should write
    DONE = DONE


def reach_out(
    conversation: Conversation, case: int, questions: tuple[str, ...], until: datetime
) -> tuple[Conversation, Say]:
    """Return a talk in which the question waits until a moment, and the question; the creditor's own, where it has."""
    slots = {CASE: case, UNTIL: until.isoformat(), QUESTIONS: [*questions], SCORES: []}
    said = _question(slots)
    waiting = replace(conversation, frames=(Frame(NAME, State.SCORE, slots=slots),), question=said.question)
    return waiting, said


def still_asks(frame: Frame, turn: Turn, facts: Facts) -> bool:
    """Say whether a turn is heard as an answer: in time, and a score, a no, or what was asked for in words."""
    if facts.now >= datetime.fromisoformat(frame.slots[UNTIL]):
        return False
    return frame.state != State.SCORE or turn.intent == "deny" or score_of(turn) is not None


def score_of(turn: Turn) -> int | None:
    """Return the score that a quick reply stands for, or that is all that was written."""
    kind, _, number = (turn.button or "").partition(":")
    typed = re.fullmatch(r"[1-5]", number) if kind == SCORE else TYPED.fullmatch(fold(turn.text).strip())
    return int(typed[typed.re.groups]) if typed else None


def ask(scene: Scene) -> Move:
    """Put the question of a case; without one there is none."""
    return Move(State.SCORE, (_question(scene.slots),)) if CASE in scene.slots else Move(State.DONE)


def take_score(scene: Scene) -> Move:
    """Record a score, and put the next question; after the last one ask what there is to say."""
    score = score_of(scene.turn)
    if score is None:
        return Move(State.DONE)
    scores = (*scene.slots[SCORES], score)
    slots = {**scene.slots, SCORES: [*scores]}
    record = RecordSatisfaction(slots[CASE], scores)
    if len(scores) < len(slots[QUESTIONS]):
        return Move(State.SCORE, (record, _question(slots)), keep=slots)
    said = Say("rating-what" if scores[0] <= LOW else "satisfaction-more", {}, (NOTHING,), question="more")
    return Move(State.COMMENT, (record, said), keep=slots)


def take_comment(scene: Scene) -> Move:
    """Record the client's words, but for a bare no; ask who was not well served whether a person should write."""
    if scene.turn.intent == "deny" and len(scene.turn.text.split()) <= BARE:
        return thank(scene)
    slots = {**scene.slots, COMMENT: scene.turn.text}
    record = RecordSatisfaction(slots[CASE], tuple(slots[SCORES]), scene.turn.text)
    if slots[SCORES][0] > LOW:
        return Move(State.DONE, close(scene.memory, scene.turn, (record, Say("rating-thanks"))))
    return Move(State.PERSON, (record, _offer()), keep=slots)


def thank(scene: Scene) -> Move:
    """Thank, and leave it there."""
    return Move(State.DONE, close(scene.memory, scene.turn, (Say("rating-thanks"),)))


def decline(scene: Scene) -> Move:
    """Do not insist."""
    answered = {**scene.memory, RATED: True}
    return Move(State.DONE, close(answered, scene.turn, (Say("farewell-again"),)))


def bring(scene: Scene) -> Move:
    """Hand what the client said to a person."""
    duty, key = scene.facts.duty, "handover-in-writing"
    due = duty.answers("human")
    if duty.adviser:
        due, key = duty.urgent_by, "handover-on-duty"
    case = OpenCase("human", due, scene.slots[COMMENT], priority=PRIORITY)
    return Move(State.DONE, (case, Say(key, {"due": due, "case": CaseNumber()})))


def offer_again(_: Scene) -> Move:
    """Ask once more whether a person should write, after something else was answered."""
    return Move(State.PERSON, (_offer(),))


def let_go(_: Scene) -> Move:
    """Let the question go: the talk went on."""
    return Move(State.DONE, remember={RATED: False})


def _offer() -> Say:
    return Say("satisfaction-person", {}, (PERSON, NOTHING), question="confirm")


def _question(slots: Slots) -> Say:
    """Return the question that comes next; the first one names the case."""
    own, place = slots[QUESTIONS], len(slots[SCORES])
    if not own:
        return Say("satisfaction-ask", {"case": slots[CASE]}, CHOICES, question="rating")
    if not place:
        return Say("satisfaction-own", {"case": slots[CASE], "text": own[0]}, CHOICES, question="rating")
    return Say("satisfaction-next", {"text": own[place]}, CHOICES, question="rating")


TABLE: Table = {
    (State.OPENING, ANY): edge(ask, State.SCORE, DONE),
    (State.SCORE, "deny"): edge(decline, DONE),
    (State.SCORE, ANY): edge(take_score, State.SCORE, State.COMMENT, DONE),
    (State.SCORE, RESUME): edge(let_go, DONE),
    **{(State.COMMENT, act): edge(take_comment, State.PERSON, DONE) for act in ("deny", "complain", "abuse", ANY)},
    (State.COMMENT, RESUME): edge(let_go, DONE),
    (State.PERSON, "affirm"): edge(bring, DONE),
    (State.PERSON, "deny"): edge(thank, DONE),
    (State.PERSON, RESUME): edge(offer_again, State.PERSON),
}

DIALOGUE = Dialogue(NAME, State, State.OPENING, TABLE, verified=False)
