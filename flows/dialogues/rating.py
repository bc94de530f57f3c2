"""Ask how the talk was, once, and listen when it was not good."""

from enum import StrEnum

from flows.outcome import Choice, Effect, RecordRating, Say
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME

GOOD, FAIR, BAD = 5, 3, 1
SCORES = {"rate:5": GOOD, "rate:3": FAIR, "rate:1": BAD}
CHOICES = tuple(Choice(f"rate:{score}", f"button-rate-{score}") for score in (GOOD, FAIR, BAD))
LOWEST, HIGHEST = 1, 5


class State(StrEnum):
    """Where the rating stands."""

    OPENING = "opening"  #: nothing was said yet
    SCORE = "score"  #: asked for a score
    COMMENT = "comment"  #: asked what went wrong
    DONE = DONE


def ask(_: Scene) -> Move:
    """Ask for a score."""
    return Move(State.SCORE, (Say("rating-ask", {}, CHOICES, question="rating"),))


def take_score(scene: Scene) -> Move:
    """Record the score; ask what went wrong when it is low. Words without a figure are a comment."""
    score = _score(scene)
    if score is None:
        return _finish(scene)
    if score < FAIR:
        return Move(State.COMMENT, (RecordRating(score), Say("rating-what", question="more")), keep={"score": score})
    return _finish(scene, RecordRating(score))


def take_comment(scene: Scene) -> Move:
    """Record the comment in the client's own words."""
    return _finish(scene, RecordRating(scene.slots["score"], scene.turn.text))


def decline(scene: Scene) -> Move:
    """Do not insist; the talk is over."""
    return Move(State.DONE, close(scene.memory, scene.turn, (Say("farewell-again"),)))


def let_go(_: Scene) -> Move:
    """Let the question go: the talk went on."""
    return Move(State.DONE)


def _finish(scene: Scene, *effects: Effect) -> Move:
    return Move(State.DONE, close(scene.memory, scene.turn, (*effects, Say("rating-thanks"))))


def _score(scene: Scene) -> int | None:
    if scene.turn.button in SCORES:
        return SCORES[scene.turn.button]
    figures = [int(word) for word in scene.turn.text.replace("/", " ").split() if word.isdigit()]
    return next((figure for figure in figures if LOWEST <= figure <= HIGHEST), None)


TABLE: Table = {
    (State.OPENING, ANY): edge(ask, State.SCORE),
    (State.SCORE, "deny"): edge(decline, DONE),
    (State.SCORE, ANY): edge(take_score, State.COMMENT, DONE),
    (State.SCORE, RESUME): edge(let_go, DONE),
    (State.COMMENT, ANY): edge(take_comment, DONE),
    (State.COMMENT, RESUME): edge(let_go, DONE),
}

DIALOGUE = Dialogue("rating", State, State.OPENING, TABLE, verified=False)
