"""Take down what a verified client asks of whoever keeps their data; it gets a number, and a day by law."""

from dataclasses import replace
from enum import StrEnum

from flows.lateness import recall
from flows.outcome import AddToCase, Paper, PaperLink, Say
from flows.rights.book import Right
from flows.rights.requests import KIND, request, under_way
from flows.rights.wishes import right_asked
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME


class State(StrEnum):
    """Where the request stands."""

    OPENING = "opening"  #: nothing was said yet
    MORE = "more"  #: opened; asked how it should read
    DONE = DONE


def take(scene: Scene) -> Move:
    """Give a copy at once; what a person must do is opened as a request, and what was under way goes on."""
    right = right_asked(scene.turn.text)
    if right in {None, Right.ACCESS}:
        return Move(State.DONE, (Say("papers-dossier", {"link": PaperLink(Paper.DOSSIER)}),))
    asks = right is Right.RECTIFY and under_way(scene.facts, str(right)) is None
    effects = request(scene.facts, str(right), scene.turn.text, "rights-rectify" if asks else "rights-taken")
    *acts, said = effects
    if not asks or not isinstance(said, Say):
        return Move(State.DONE, effects)
    return Move(State.MORE, (*acts, replace(said, question="more")))


def add_words(scene: Scene) -> Move:
    """Give how it should read to whoever puts it right."""
    return Move(State.DONE, (AddToCase(KIND, scene.turn.text), Say("rights-added")))


def finish(scene: Scene) -> Move:
    """Nothing more to tell."""
    return Move(State.DONE, recall(scene.facts, KIND, "rights-nothing-more"))


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


TABLE: Table = {
    (State.OPENING, ANY): edge(take, State.MORE, DONE),
    (State.MORE, "deny"): edge(finish, DONE),
    (State.MORE, "thank"): edge(finish, DONE),
    (State.MORE, "goodbye"): edge(finish, DONE),
    (State.MORE, ANY): edge(add_words, DONE),
    (State.MORE, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("rights", State, State.OPENING, TABLE)
"""A request is taken of who showed who they are; silence is granted to anybody, by `stop`."""
