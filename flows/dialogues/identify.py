"""Make sure that it is the client who writes, before anything of the account is said.

The opening names the creditor and the last two characters of the client's number, nothing of a debt. One low-risk
fact is asked; a wrong answer counts, a missing character does not; after the policy's attempts an adviser takes over.
Who acts for the client is asked for their own document, which a person saw.
"""

from dataclasses import replace
from enum import StrEnum

from flows import codec
from flows.conversation import Conversation, Frame
from flows.facts import DOCUMENT, Facts
from flows.identity import Match, compare, gives_name
from flows.outcome import Choice, Effect, FailIdentity, LockIdentity, OpenCase, Say, TellLaw, Values, Verify
from flows.phrases import PERSON
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME, Turn

BARE_WORDS = 3  #: 'sí, es 6785'


class State(StrEnum):
    """Where the verification stands."""

    OPENING = "opening"  #: nothing was said yet
    HOLDER = "holder"  #: asked whether this is the account's holder
    FACT = "fact"  #: asked for the fact
    DONE = DONE


YES = Choice("affirm", "button-its-me")
NO = Choice("deny", "button-not-me")


def anew(conversation: Conversation) -> Conversation:
    """Drop what somebody was being asked here: whoever writes from elsewhere now is asked as at first."""
    places = [place for place, frame in enumerate(conversation.frames) if frame.dialogue == DIALOGUE.name]
    return replace(conversation, frames=conversation.frames[: places[0]], question=None) if places else conversation


def reach_out(conversation: Conversation, facts: Facts) -> tuple[Conversation, Say] | None:
    """Look for the account's holder where we write first, to an address that was never verified; nothing is told.

    Their answer, whenever it comes, is heard as one to this question. None where nobody can show who they are.
    """
    if conversation.locked or facts.has_case("locked_out") or not _kinds(facts):
        return None
    asked = anew(conversation).push(Frame(DIALOGUE.name, State.HOLDER, DIALOGUE.version))
    waits = conversation.deferred or ({"dialogue": "welcome", "turn": codec.dump_turn(Turn(intent="greet"))},)
    after = replace(asked, verified=False, question="confirm", deferred=waits)
    return after, _ask_holder(facts, "contact-opening")


def open_up(scene: Scene) -> Move:
    """Greet neutrally, as the machine that it is, and ask for the account's holder."""
    facts = scene.facts
    if scene.memory["locked"] or facts.has_case("locked_out"):
        return Move(State.DONE, close(scene.memory, scene.turn, (Say("identify-locked", _who(facts)),)))
    if not _kinds(facts):
        return _pass_on(scene, "identify-no-fact")
    if facts.acting:
        said = Say("behalf-identify", _who(facts), (PERSON,), question="identity")
        return Move(State.FACT, (said,), keep={"kind": DOCUMENT})
    return Move(State.HOLDER, (_ask_holder(facts, "identify-opening"),))


def ask_again(scene: Scene) -> Move:
    """Ask for the holder once more, after a question was answered."""
    return Move(State.HOLDER, (_ask_holder(scene.facts, "identify-holder"),))


def ask_fact(scene: Scene) -> Move:
    """Ask for the first kind of fact that there is; an answer already in the message counts, right or wrong.

    What may be said by somebody else is no yes.
    """
    if scene.turn.intent == "wrong_person" and not gives_name(scene.turn.text, scene.facts.client.short_name):
        return ask_again(scene)
    kind = _kinds(scene.facts)[0]
    match = compare(scene.facts.identity, kind, scene.turn.text)
    if match is Match.WRONG:
        return replace(_refuse(scene), keep={"kind": kind})
    return _verify(scene) if match is Match.RIGHT else Move(State.FACT, (_ask(kind),), keep={"kind": kind})


def ask_fact_again(scene: Scene) -> Move:
    """Ask for the fact once more, after a question was answered."""
    return Move(State.FACT, (_ask(scene.slots["kind"]),))


def take_leave(_: Scene) -> Move:
    """Let who says goodbye go; what they said waits."""
    return Move(State.DONE, then="farewell")


def deny_holder(scene: Scene) -> Move:
    """It is somebody else: nothing is told."""
    return Move(State.DONE, then="wrong_person")


def check_fact(scene: Scene) -> Move:
    """Compare the answer, and say what follows."""
    match = compare(scene.facts.identity, scene.slots["kind"], scene.turn.text)
    return _CHECKS[match](scene)


def weigh(scene: Scene) -> Move:
    """Take what sounds like a proposal for the fact that was asked, when it is one; a proposal with amounts waits."""
    return check_fact(scene) if _is_fact(scene, scene.slots["kind"]) else Move(State.FACT, call="plan")


def weigh_early(scene: Scene) -> Move:
    """Take 'sí, 6785' for a yes with the fact, although it sounds like a sum; a proposal waits."""
    return ask_fact(scene) if _is_fact(scene, _kinds(scene.facts)[0]) else Move(State.HOLDER, call="plan")


def offer_other_fact(scene: Scene) -> Move:
    """Offer the other kind of fact to who does not have this one at hand, or a person."""
    if compare(scene.facts.identity, scene.slots["kind"], scene.turn.text) is Match.RIGHT:
        return _verify(scene)  # a fact of letters alone can sound like a refusal
    others = [kind for kind in _kinds(scene.facts) if kind != scene.slots["kind"]]
    if not others:
        return _pass_on(scene, "identify-passed-on")
    return Move(State.FACT, (_ask(others[0]),), keep={"kind": others[0]})


def _is_fact(scene: Scene, kind: str) -> bool:
    """Say whether the words can be the fact, right or wrong: they name no amount, or hardly anything else."""
    match = compare(scene.facts.identity, kind, scene.turn.text)
    bare = not any(leg.amount for leg in scene.turn.legs) or len(scene.turn.text.split()) <= BARE_WORDS
    return bare and match in {Match.RIGHT, Match.WRONG}


def _verify(scene: Scene) -> Move:
    if acting := scene.facts.acting:
        values: Values = {"name": scene.facts.called, "holder": scene.facts.client.name, "on": acting.until}
        return Move(State.DONE, (Verify(), Say(f"behalf-shown-{acting.scope}", values)))
    law = scene.facts.law.first_text
    texts: tuple[Effect, ...] = (_law(scene.facts, law), TellLaw()) if law and not scene.memory["told_law"] else ()
    return Move(State.DONE, (Verify(), *texts))


def _law(facts: Facts, key: str) -> Say:
    oldest = min(facts.account.invoices, key=lambda invoice: invoice.due_on, default=None)
    what = (oldest.description or oldest.number) if oldest else ""
    return Say(key, {"creditor": facts.creditor.name, "what": what})


def _refuse(scene: Scene) -> Move:
    left = scene.facts.attempts_max - scene.memory["attempts"] - 1
    if left <= 0:
        move = _pass_on(scene, "identify-passed-on")
        return Move(State.DONE, (FailIdentity(), LockIdentity(), *move.effects))
    return Move(State.FACT, (FailIdentity(), Say("identify-wrong", {"left": left}, (PERSON,), question="identity")))


def _prompt(scene: Scene) -> Move:
    return Move(State.FACT, (Say("identify-short", {}, (PERSON,), question="identity"),))


def _explain(scene: Scene) -> Move:
    kind = scene.slots["kind"]
    return Move(State.FACT, (Say(f"identify-why-{_dashed(kind)}", {}, (PERSON,), question="identity"),))


def _pass_on(scene: Scene, key: str) -> Move:
    due = scene.facts.duty.answers("locked_out")
    case = OpenCase("locked_out", due, note=scene.turn.text)
    return Move(State.DONE, close(scene.memory, scene.turn, (case, Say(key, {**_who(scene.facts), "due": due}))))


def _ask_holder(facts: Facts, key: str) -> Say:
    return Say(key, {**_who(facts), "tail": facts.client.tail}, (YES, NO), question="confirm")


def _ask(kind: str) -> Say:
    return Say(f"identify-ask-{_dashed(kind)}", {}, (PERSON,), question="identity")


def _who(facts: Facts) -> dict[str, str]:
    return {"creditor": facts.creditor.name}


def _kinds(facts: Facts) -> tuple[str, ...]:
    """Name the kinds of fact that the policy accepts and the creditor knows, in the policy's order."""
    known = facts.identity.kinds()
    return tuple(kind for kind in facts.identity_kinds if kind in known)


def _dashed(kind: str) -> str:
    return kind.replace("_", "-")


_CHECKS = {
    Match.RIGHT: _verify,
    Match.WRONG: _refuse,
    Match.SHORT: _prompt,
    Match.NONE: _explain,
}

TABLE: Table = {
    (State.OPENING, ANY): edge(open_up, State.HOLDER, State.FACT, DONE),
    (State.HOLDER, "affirm"): edge(ask_fact, State.HOLDER, State.FACT, DONE),
    (State.HOLDER, "deny"): edge(deny_holder, DONE),
    (State.HOLDER, "greet"): edge(ask_again, State.HOLDER),
    (State.HOLDER, "goodbye"): edge(take_leave, DONE),
    (State.HOLDER, LEGS): edge(weigh_early, State.HOLDER, State.FACT, DONE),
    (State.HOLDER, "propose_plan"): edge(weigh_early, State.HOLDER, State.FACT, DONE),
    (State.HOLDER, ANY): edge(ask_fact, State.HOLDER, State.FACT, DONE),
    (State.HOLDER, RESUME): edge(ask_again, State.HOLDER),
    (State.FACT, "deny"): edge(offer_other_fact, State.FACT, DONE),
    (State.FACT, "goodbye"): edge(take_leave, DONE),
    (State.FACT, LEGS): edge(weigh, State.FACT, DONE),
    (State.FACT, "propose_plan"): edge(weigh, State.FACT, DONE),
    (State.FACT, ANY): edge(check_fact, State.FACT, DONE),
    (State.FACT, RESUME): edge(ask_fact_again, State.FACT),
}

DIALOGUE = Dialogue("identify", State, State.OPENING, TABLE, verified=False)
