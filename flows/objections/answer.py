"""Answer an objection: its reply once, then its route or the branch that is chosen; the second time, a person.

Shared by the two dialogues that answer objections: one after the client is verified, one before. A reply never repeats
in a talk, and what was under way is taken up again unless the way leads elsewhere.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.benefits import TOLD, benefit_line
from flows.objections.book import EXPLAIN_BENEFIT, NOWHERE, ROUTES, Branch, Objection, spoken
from flows.outcome import Choice, Effect, RecordObjection, Say
from flows.phrases import ACCOUNT, PERSON, PROPOSE
from flows.table import DONE, Move, Scene

HEARD = "objections"  #: the codes that were answered in this talk
AGAIN = "again"  #: the branch under which a second time is counted
BELOW = "below"  #: what the talk's memory calls the dialogues under way, as `flows.run` gives them
REST = "nod"  #: the dialogue that leaves the word to the client
CHOICES_MAX = 3
YES = Choice("affirm", "button-yes-person")
GO_ON = Choice("deny", "button-go-on")


def answer(scene: Scene, *, answered: str, asked: str) -> Move:
    """Reply once and lead on; `answered` and `asked` are the states after a reply with branches and after an offer."""
    book = scene.facts.creditor.objections
    one = book.find(scene.turn.signs.objection)
    if one is None:
        return Move(DONE)
    heard = list(scene.memory.get(HEARD, ()))
    if one.code in heard:
        return _offer_person(scene, one, asked)
    remember = {HEARD: [*heard, one.code]}
    record = RecordObjection(book.version, one.code)
    if one.branches:
        said = _reply(scene, one, tuple(_choices(scene, one)), question="confirm")
        return Move(answered, (record, said), keep=_kept(book.version, one), remember=remember)
    before, flags = _benefit(scene, one)
    bare = ROUTES[one.route] is None and not scene.memory.get(BELOW)
    ways = (PROPOSE, ACCOUNT, PERSON) if bare else ()
    return _lead(scene, one.route, (record, _reply(scene, one, ways), *before), {**remember, **flags})


def choose(scene: Scene) -> Move:
    """Take the branch of the button pressed, and count it."""
    place = int((scene.turn.button or "branch:1").partition(":")[2] or 1)
    branches = scene.slots["branches"]
    code, route = branches[min(place, len(branches)) - 1]
    return _taken(scene, code, route)


def agree(scene: Scene) -> Move:
    """Take a bare yes for the objection's own route."""
    code = next((code for code, route in scene.slots["branches"] if route == scene.slots["route"]), None)
    return _taken(scene, code, scene.slots["route"])


def decline(scene: Scene) -> Move:
    """Take up what was under way after a no; with nothing under way, leave the word to the client."""
    return Move(DONE, then=None if scene.memory.get(BELOW) else REST)


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(DONE)


def propose(scene: Scene) -> Move:
    """Let the plan take a proposal that came instead of a choice."""
    if "plan" in scene.memory.get(BELOW, ()):
        return Move(DONE, yields=True)
    return Move(DONE, then="plan")


def bring(_: Scene) -> Move:
    """Bring the person that was offered."""
    return Move(DONE, then="handover")


def _offer_person(scene: Scene, one: Objection, asked: str) -> Move:
    record = RecordObjection(scene.facts.creditor.objections.version, one.code, AGAIN)
    return Move(asked, (record, Say("objection-again", {}, (YES, GO_ON), question="confirm")), keep={})


def _taken(scene: Scene, code: str | None, route: str) -> Move:
    record = (RecordObjection(scene.slots["version"], scene.slots["code"], code),) if code else ()
    if route == "plan":
        return Move(DONE, record, then="plan")  # chosen: asked openly again, whatever plan lies below
    if ROUTES[route] is None:
        return replace(decline(scene), effects=record)
    return _lead(scene, route, record, {})


def _lead(scene: Scene, route: str, effects: tuple[Effect, ...], remember: Mapping[str, object]) -> Move:
    """Go where a route leads; where that is under way, or nowhere is meant, it is simply taken up again."""
    target = ROUTES[route]
    then = None if target in scene.memory.get(BELOW, ()) else target
    return Move(DONE, effects, remember=remember, then=then)


def _reply(scene: Scene, one: Objection, choices: tuple[Choice, ...], question: str | None = None) -> Say:
    client, name = scene.facts.client, scene.facts.creditor.name
    full = spoken(one.reply, client.language, client.country)
    short = spoken({**one.reply, **one.sms}, client.language, client.country)
    values = {"answer": full.replace("{creditor}", name), "short": short.replace("{creditor}", name)}
    return Say("objection-reply", values, choices, question)


def _choices(scene: Scene, one: Objection) -> list[Choice]:
    """Return the branches as quick replies, and a person where there is room and none of them leads there."""
    client = scene.facts.client
    choices = [
        Choice(f"branch:{place}", "objection-branch", {"title": spoken(branch.title, client.language, client.country)})
        for place, branch in enumerate(one.branches, 1)
    ]
    room = len(choices) < CHOICES_MAX and all(branch.route != "person" for branch in one.branches)
    return [*choices, PERSON] if room else choices


def _benefit(scene: Scene, one: Objection) -> tuple[tuple[Say, ...], dict[str, bool]]:
    told = benefit_line(scene) if one.technique == EXPLAIN_BENEFIT else ()
    return told, {TOLD: True} if told else {}


def _kept(version: str, one: Objection) -> dict[str, object]:
    return {"version": version, "code": one.code, "route": one.route, "branches": [*map(_pair, one.branches)]}


def _pair(branch: Branch) -> list[str]:
    return [branch.code, branch.route or NOWHERE]
