"""Take a bill that is wrong, or a service that never came, out of the chase, and promise an answer.

The invoice is stopped before anything else is asked; the client's own words go to the adviser as they are. Where only a
part is wrong only that part is stopped, and the rest can be paid or planned at once.
"""

import re
from dataclasses import replace
from enum import StrEnum

from flows.bills import bill_choices, bill_name, bill_sum, named, open_bills, pressed
from flows.facts import Facts
from flows.lateness import recall
from flows.negotiation.account import Invoice
from flows.outcome import AddToCase, CaseNumber, Choice, Effect, OpenCase, PlaceHold, Say, Term, Values
from flows.parts import claimed, part_of
from flows.phrases import HOW_TO_PAY, PROPOSE, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME
from flows.verification import task
from flows.wording.lint import fold

PRIORITY = 2
KINDS = ("dispute_service", "dispute_invoice")
PART = "part"  #: in the slots what is said to be wrong (`flows.parts`); in the case's details, in minor units
BILL = "invoice"  #: in the slots: the bill of which a part is stopped
ASKED = "asked"  #: in the slots: which bill it is was asked twice
ALL = re.compile(r"\b(?:tod[oa]s|ambas|ambos|l[ao]s dos|las tres|as duas|os dois|all|both)\b")
UNKNOWN = re.compile(r"\b(?:no (?:lo )?se|no estoy segur\w+|ni idea|nao sei|sei la|not sure|no idea|do ?n.?t know)\b")
WHOLE = Choice("dispute_all", "button-dispute-all")


class State(StrEnum):
    """Where the dispute stands."""

    OPENING = "opening"  #: nothing was said yet
    WHICH = "which"  #: asked which invoice it is
    MORE = "more"  #: opened; asked whether there is more to tell
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Stop the invoice that is meant; ask which one when there are several."""
    facts = scene.facts
    kind = "dispute_service" if "dispute_service" in (scene.turn.intent, *scene.turn.also) else "dispute_invoice"
    slots = {"kind": kind, "note": scene.turn.text, **_claim(scene)}
    candidates = open_bills(facts)
    meant = named(facts, facts.account.invoices, scene.turn.text)
    if under_way := _under_way(facts, meant, candidates, anew=PART in slots):
        return Move(State.DONE, (AddToCase(under_way, scene.turn.text), Say("dispute-added")))
    if not candidates:
        return _open(scene, slots, None)
    if meant or (len(candidates) == 1 and (PART in slots or not facts.has_case(*KINDS))):
        return _open(scene, slots, meant or candidates[0])
    return Move(State.WHICH, (_ask_which(facts, candidates),), keep=slots)


def choose(scene: Scene) -> Move:
    """Take the invoice that the client names; where none can be told apart, ask once more, then do without.

    All wait where all are meant, or none is known; where only a part is wrong that part waits, and no more.
    """
    facts, turn = scene.facts, scene.turn
    candidates = open_bills(facts)
    chosen = pressed(candidates, turn.button) or named(facts, candidates, turn.text)
    note = scene.slots["note"] if turn.button else f"{scene.slots['note']}\n{turn.text}"
    slots = {**scene.slots, "note": note}
    if chosen or ALL.search(fold(turn.text)):
        return _open(scene, slots, chosen)
    if ASKED not in slots and not UNKNOWN.search(fold(turn.text)):
        return Move(State.WHICH, (_ask_which(facts, candidates, "dispute-which-again"),), keep={**slots, ASKED: "yes"})
    return _open_unknown(scene, slots, candidates)


def ask_which_again(scene: Scene) -> Move:
    """Ask for the invoice once more, after a question was answered."""
    return Move(State.WHICH, (_ask_which(scene.facts, open_bills(scene.facts)),))


def add_words(scene: Scene) -> Move:
    """Give what the client adds to the adviser."""
    added = AddToCase(scene.slots["kind"], scene.turn.text)
    return Move(State.DONE, (added, Say("dispute-added")))


def stop_all(scene: Scene) -> Move:
    """Stop the whole bill, where the client means all of it after all; once answered, it is a case anew."""
    kind, number = scene.slots["kind"], scene.slots.get(BILL)
    if number is None:
        return add_words(scene)
    if not scene.facts.has_case(kind):
        bill = next((one for one in open_bills(scene.facts) if one.number == number), None)
        return _open(scene, {"kind": kind, "note": scene.slots["note"]}, bill)
    stopped: tuple[Effect, ...] = (AddToCase(kind, Term("case-note-whole")), PlaceHold(kind, number))
    return Move(State.DONE, (*stopped, *recall(scene.facts, kind, "dispute-whole")))


def finish(scene: Scene) -> Move:
    """Nothing more to tell."""
    return Move(State.DONE, recall(scene.facts, scene.slots["kind"], "dispute-nothing-more"))


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


def _claim(scene: Scene) -> dict[str, str]:
    claim = claimed(scene.turn)
    return {} if claim is None else {PART: claim}


def _open(scene: Scene, slots: dict[str, str], invoice: Invoice | None) -> Move:
    facts, kind = scene.facts, slots["kind"]
    part = part_of(slots.get(PART), invoice.payable) if invoice else None
    if invoice and part and not facts.is_stale:
        return _open_part(scene, slots, invoice, part)
    disputed = (invoice,) if invoice else open_bills(facts)
    due = facts.duty.answers(kind)
    case = OpenCase(kind, due, slots["note"], tuple(one.number for one in disputed), PRIORITY, task(kind, due))
    holds = tuple(PlaceHold(kind, one.number) for one in disputed)
    values: Values = {"case": CaseNumber(), "due": due}
    if invoice is None:
        said = Say(f"{_dashed(kind)}-opened-all", values, question="more")
    else:
        what: Values = {"what": bill_name(invoice), "amount": bill_sum(facts, invoice)}
        said = Say(f"{_dashed(kind)}-opened", {**values, **what}, question="more")
    return Move(State.MORE, (case, *holds, said), keep=slots)


def _open_unknown(scene: Scene, slots: dict[str, str], candidates: tuple[Invoice, ...]) -> Move:
    """Stop a part of the newest bill that has room for it, and let a person find its bill; else all bills."""
    claim = slots.get(PART, "")
    room = next((bill for bill in candidates if claim.isdigit() and part_of(claim, bill.payable)), None)
    if room is None or scene.facts.is_stale:
        return _open(scene, slots, None)
    move = _open(scene, slots, room)
    return replace(move, effects=(*move.effects, AddToCase(slots["kind"], Term("case-note-bill-unknown"))))


def _open_part(scene: Scene, slots: dict[str, str], invoice: Invoice, part: int) -> Move:
    """Stop a part of a bill, and offer to pay or to plan the rest."""
    facts, kind = scene.facts, slots["kind"]
    due = facts.duty.answers(kind)
    case = OpenCase(kind, due, slots["note"], (invoice.number,), PRIORITY, {**task(kind, due), PART: str(part)})
    values: Values = {
        "case": CaseNumber(),
        "due": due,
        "what": bill_name(invoice),
        "amount": money(facts, part),
        "left": money(facts, invoice.payable - part),
    }
    said = Say("dispute-part-opened", values, (HOW_TO_PAY, PROPOSE, WHOLE), question="more")
    hold = PlaceHold(kind, invoice.number, amount=part)
    return Move(State.MORE, (case, hold, said), keep={**slots, BILL: invoice.number})


def _ask_which(facts: Facts, candidates: tuple[Invoice, ...], key: str = "dispute-which") -> Say:
    return Say(key, {}, bill_choices(facts, candidates), question="which_invoice")


def _under_way(facts: Facts, meant: Invoice | None, candidates: tuple[Invoice, ...], *, anew: bool) -> str | None:
    """Return the kind of the open case that these words belong to: that of the bill named, or of all that is left.

    Of a bill a part of which waits already, another part may be told `anew`.
    """
    cases = [case for case in reversed(facts.cases) if case.kind in KINDS]
    meant = meant or (candidates[0] if len(candidates) == 1 else None)
    if meant and (not meant.payable or not anew) and any(meant.number in case.invoices for case in cases):
        return next((case.kind for case in cases if meant.number in case.invoices), None)
    return cases[0].kind if cases and not candidates else None


def _dashed(kind: str) -> str:
    return kind.replace("_", "-")


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.WHICH, State.MORE, DONE),
    (State.WHICH, ANY): edge(choose, State.WHICH, State.MORE),
    (State.WHICH, RESUME): edge(ask_which_again, State.WHICH),
    (State.MORE, "dispute_all"): edge(stop_all, State.MORE, DONE),
    (State.MORE, "deny"): edge(finish, DONE),
    (State.MORE, "thank"): edge(finish, DONE),
    (State.MORE, "goodbye"): edge(finish, DONE),
    (State.MORE, "complain"): edge(add_words, DONE),
    (State.MORE, ANY): edge(add_words, DONE),
    (State.MORE, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("dispute", State, State.OPENING, TABLE)
