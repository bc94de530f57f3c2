"""Take a bill that is wrong, or a service that never came, out of the chase, and promise an answer.

The invoice is stopped before anything else is asked; the client's own words go to the adviser as they are.
"""

import re
import unicodedata
from enum import StrEnum

from flows.facts import Facts
from flows.negotiation.account import Invoice
from flows.negotiation.money import digits
from flows.outcome import AddToCase, CaseNumber, Choice, OpenCase, PlaceHold, Say, Values
from flows.phrases import money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME

CHOICES_MAX = 3  #: quick replies of one message
WORD_MIN = 3  #: letters of a word that can tell one invoice from another
COMMON = frozenset(
    [
        "del",
        "los",
        "las",
        "una",
        "por",
        "con",
        "que",
        "the",
        "for",
        "and",
        "dos",
        "das",
        "uma",
        "factura",
        "cuenta",
        "boleta",
        "invoice",
        "bill",
        "fatura",
        "conta",
    ]
)
PRIORITY = 2
KINDS = ("dispute_service", "dispute_invoice")
NUMBER_MAX = 14  #: characters of an invoice's number that a button has room for
EXACT = 10  #: a number or an amount tells more than words do


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
    slots = {"kind": kind, "note": scene.turn.text}
    candidates = _candidates(facts)
    named = _named(facts, facts.account.invoices, scene.turn.text)
    if under_way := _under_way(facts, named, candidates):
        return Move(State.DONE, (AddToCase(under_way, scene.turn.text), Say("dispute-added")))
    if not candidates:
        return _open(scene, slots, None)
    if named or (len(candidates) == 1 and not facts.has_case(*KINDS)):
        return _open(scene, slots, named or candidates[0])
    return Move(State.WHICH, (_ask_which(facts, candidates),), keep=slots)


def choose(scene: Scene) -> Move:
    """Take the invoice that the client names; when none can be told apart, all of them wait."""
    candidates = _candidates(scene.facts)
    chosen = _pressed(candidates, scene.turn.button) or _named(scene.facts, candidates, scene.turn.text)
    note = scene.slots["note"] if scene.turn.button else f"{scene.slots['note']}\n{scene.turn.text}"
    return _open(scene, {**scene.slots, "note": note}, chosen)


def ask_which_again(scene: Scene) -> Move:
    """Ask for the invoice once more, after a question was answered."""
    return Move(State.WHICH, (_ask_which(scene.facts, _candidates(scene.facts)),))


def add_words(scene: Scene) -> Move:
    """Give what the client adds to the adviser."""
    added = AddToCase(scene.slots["kind"], scene.turn.text)
    return Move(State.DONE, (added, Say("dispute-added")))


def finish(scene: Scene) -> Move:
    """Nothing more to tell."""
    return Move(State.DONE, (Say("dispute-nothing-more", {"due": scene.facts.duty.answer_by}),))


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


def _open(scene: Scene, slots: dict[str, str], invoice: Invoice | None) -> Move:
    facts, kind = scene.facts, slots["kind"]
    disputed = (invoice,) if invoice else _candidates(facts)
    due = facts.duty.answer_by
    case = OpenCase(kind, due, slots["note"], tuple(one.number for one in disputed), PRIORITY)
    holds = tuple(PlaceHold(kind, one.number) for one in disputed)
    values: Values = {"case": CaseNumber(), "due": due}
    if invoice is None:
        said = Say(f"{_dashed(kind)}-opened-all", values, question="more")
    else:
        what: Values = {"what": invoice.description or invoice.number, "amount": money(facts, invoice.balance)}
        said = Say(f"{_dashed(kind)}-opened", {**values, **what}, question="more")
    return Move(State.MORE, (case, *holds, said), keep=slots)


def _ask_which(facts: Facts, candidates: tuple[Invoice, ...]) -> Say:
    shown = candidates[:CHOICES_MAX]
    choices = tuple(_choice(facts, invoice, [one for one in shown if one is not invoice]) for invoice in shown)
    return Say("dispute-which", {}, choices, question="which_invoice")


def _choice(facts: Facts, invoice: Invoice, others: list[Invoice]) -> Choice:
    """Return the button of an invoice: its amount; where another has the same, its day; else its number."""
    name = f"invoice:{invoice.number}"
    alike = [one for one in others if one.balance == invoice.balance]
    if not alike:
        return Choice(name, "button-invoice", {"amount": money(facts, invoice.balance)})
    if all(one.due_on != invoice.due_on for one in alike):
        return Choice(name, "button-invoice-day", {"on": invoice.due_on})
    return Choice(name, "button-invoice-number", {"number": invoice.number[-NUMBER_MAX:]})


def _candidates(facts: Facts) -> tuple[Invoice, ...]:
    """Return the open invoices that are not stopped yet, the newest first."""
    open_ones = (invoice for invoice in facts.account.invoices if invoice.payable)
    return tuple(sorted(open_ones, key=lambda invoice: invoice.due_on, reverse=True))


def _pressed(candidates: tuple[Invoice, ...], button: str | None) -> Invoice | None:
    return next((one for one in candidates if button == f"invoice:{one.number}"), None)


def _under_way(facts: Facts, named: Invoice | None, candidates: tuple[Invoice, ...]) -> str | None:
    """Return the kind of the open case that these words belong to: that of the bill named, or of all that is left."""
    cases = [case for case in reversed(facts.cases) if case.kind in KINDS]
    if named and not named.payable:
        return next((case.kind for case in cases if named.number in case.invoices), None)
    return cases[0].kind if cases and not candidates else None


def _named(facts: Facts, invoices: tuple[Invoice, ...], text: str) -> Invoice | None:
    """Return the open invoice that the text names best: by its number, its amount, or its own words."""
    words, figures = _words(text), {re.sub(r"\W", "", word) for word in text.casefold().split()}
    hits = {one.number: _hits(facts, one, words, figures) for one in invoices if one.balance}
    best = max(hits.values(), default=0)
    found = [one for one in invoices if best and hits.get(one.number) == best]
    return found[0] if len(found) == 1 else None


def _hits(facts: Facts, invoice: Invoice, words: set[str], figures: set[str]) -> int:
    amount = str(invoice.balance // 10 ** digits(facts.creditor.currency))
    exact = {re.sub(r"\W", "", invoice.number.casefold()), amount} & figures
    return EXACT * len(exact) + len(_words(invoice.description) & words)


def _words(text: str) -> set[str]:
    """Return the telling words of a text, small and without accents: 'Luz, febrero' is luz and febrero."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return {word for word in re.findall(r"\w+", plain) if len(word) >= WORD_MIN and word not in COMMON}


def _dashed(kind: str) -> str:
    return kind.replace("_", "-")


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.WHICH, State.MORE, DONE),
    (State.WHICH, ANY): edge(choose, State.MORE),
    (State.WHICH, RESUME): edge(ask_which_again, State.WHICH),
    (State.MORE, "deny"): edge(finish, DONE),
    (State.MORE, "thank"): edge(finish, DONE),
    (State.MORE, "goodbye"): edge(finish, DONE),
    (State.MORE, "complain"): edge(add_words, DONE),
    (State.MORE, ANY): edge(add_words, DONE),
    (State.MORE, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("dispute", State, State.OPENING, TABLE)
