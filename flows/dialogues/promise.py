"""Rescue an instalment before it breaks: another day, several parts, or its place behind the last one.

One reply is enough when it says what is wanted. What the policy's limits allow is read back and done on a yes; what
they do not goes to a person with its reason and the client's own words. Nobody is told that they failed.
"""

from dataclasses import replace
from datetime import date

from flows import changes, codec, doubtful, doubts, routes
from flows.change_words import joins, pays_ahead
from flows.changes import leave_it
from flows.negotiation import amendment, rescue
from flows.negotiation.account import Agreement, Instalment
from flows.outcome import (
    AgreementLink,
    Choice,
    EndEarlyPayment,
    MoveInstalment,
    Say,
    SkipInstalment,
    SplitInstalment,
    Values,
)
from flows.passing import begin_anew, pass_on
from flows.phrases import HOW_TO_PAY, PERSON, instalment_lines, money, plan_lines, unreminded
from flows.rescuing import HEARD, SKIP, State, agreed
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

MOVE = Choice("move_date", "button-move-date")
LET_GO = Choice("affirm", "button-let-go")
KEEP = Choice("deny", "button-keep-discount")
TROUBLE = frozenset({"change_agreement", "ask_extension", "cannot_pay"})  #: said without a day: one is asked for


def begin(scene: Scene) -> Move:
    """Take the change in the message, or say what is agreed and ask for one."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    agreement, part = known
    if agreement.lapses_on:
        return ask_to_let_go(scene, agreement.lapses_on, part)
    if SKIP in {scene.turn.signs.route, routes.chosen(scene.turn.button)}:
        return offer_skip(scene)
    if joins(scene.turn) and scene.facts.account.apart(scene.facts.today):
        return pass_on(scene, rescue.JOIN)
    return hear(scene, agreement, part)


def hear(scene: Scene, agreement: Agreement, part: Instalment) -> Move:
    """Take payment before the day, or another day; who names neither is asked, or told what is agreed."""
    if pays_ahead(scene.turn):
        return changes.ahead(scene)
    if wish := changes.wish(scene, part):
        return changes.consider(scene, wish)
    asks = scene.turn.intent in TROUBLE and not joins(scene.turn)
    return ask_date(scene) if asks else show_agreed(scene, agreement)


def show_agreed(scene: Scene, agreement: Agreement) -> Move:
    """Tell what is agreed, and offer to move a date or to pay."""
    told: Values = {"lines": instalment_lines(scene.facts, agreement.instalments), "link": AgreementLink()}
    return Move(State.DATE, (Say("promise-current", told, (MOVE, HOW_TO_PAY, PERSON), question="amount"),), keep={})


def ask_date(scene: Scene) -> Move:
    """Ask which day suits better."""
    return _ask(scene, "promise-ask-date")


def ask_date_again(scene: Scene) -> Move:
    """Ask for the day once more, without thanks: something else was answered in between."""
    return _ask(scene, "promise-ask-date-again")


def _ask(scene: Scene, key: str) -> Move:
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    values: Values = {"amount": money(scene.facts, known[1].unpaid), "on": known[1].due_on}
    return Move(State.DATE, (Say(key, values, (PERSON,), question="amount"),))


def check(scene: Scene) -> Move:
    """Take what is wanted instead; sooner needs no leave."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    if pays_ahead(scene.turn):
        return changes.ahead(scene)
    wish = changes.wish(scene, known[1])
    return changes.consider(scene, wish) if wish else ask_date(scene)


def fill_rest(scene: Scene) -> Move:
    """Add what was said of what the parts leave."""
    return changes.consider(scene, amendment.with_rest(changes.kept(scene), changes.said(scene)))


def correct(scene: Scene) -> Move:
    """Bring a correction into the change."""
    return changes.consider(scene, amendment.amend(changes.kept(scene), scene.turn.legs))


def settle_doubt(scene: Scene) -> Move:
    """Go on with the reading that was pressed or named; another value is a correction, a yes to both asks again."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    legs, case = changes.kept(scene), changes.case_of(scene, known[1])
    asked = doubts.readings(legs, codec.load_doubts(scene.slots["doubts"]))
    place = doubtful.place_of(asked, scene.turn, legs, case, scene.facts.policy) if asked else None
    if not asked or not place:
        return correct(scene) if scene.turn.legs else look_again(scene)
    meant = doubts.meant(legs, asked.doubts) if place == doubts.SECOND else legs
    move = changes.consider(changes.certain(scene), doubts.enriched(meant, scene.turn.legs))
    return replace(move, remember=doubtful.remembered(scene.memory, asked, place))


def carry_out(scene: Scene) -> Move:
    """Do what was read back, when the limits still allow it today."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    part, found = known[1], changes.found(scene)
    if found.rule:
        return pass_on(scene, found.rule, found.parts)
    if found.parts != codec.load_plan(scene.slots["parts"]):
        return changes.read_back(scene, found)
    facts, first = scene.facts, found.parts[0]
    one: Values = {"amount": money(facts, part.unpaid), "to": first.due_on}
    if scene.slots.get("skip"):
        return Move(State.DONE, (SkipInstalment(part.number, first.due_on), Say("promise-skipped", one)))
    if found.is_move:
        return Move(State.DONE, (MoveInstalment(part.number, first.due_on), Say("promise-moved", one)))
    split: Values = {"lines": plan_lines(facts, found.parts), **unreminded(facts)}
    said = Say("promise-split", split, (HOW_TO_PAY, PERSON))
    return Move(State.DONE, (SplitInstalment(part.number, found.parts), said))


def look_again(scene: Scene) -> Move:
    """Take the question up once more, after another one was answered."""
    if agreed(scene.facts) is None:
        return begin_anew(scene)
    if "parts" not in scene.slots:
        waiting = codec.load_doubts(scene.slots.get("doubts", ()))
        return changes.consider(replace(scene, turn=replace(scene.turn, doubts=waiting)), changes.kept(scene))
    found = changes.found(scene)
    return pass_on(scene, found.rule, found.parts) if found.rule else changes.read_back(scene, found)


def offer_skip(scene: Scene) -> Move:
    """Read back the instalment behind the last one, where the creditor offers that."""
    found = changes.skipped(scene)
    if found.rule:
        return pass_on(scene, found.rule, found.parts)
    return changes.read_back(replace(scene, slots={"skip": True}), found)


def pass_amount_on(scene: Scene) -> Move:
    """Let a person look at it: the client can pay a part and nothing more."""
    return pass_on(scene, rescue.AMOUNT)


def ask_to_let_go(scene: Scene, last: date, part: Instalment) -> Move:
    """Ask whether an early payment's discount is let go: it holds until its day, and nothing is lost after it."""
    wish = changes.wish(scene, part)
    if wish and all(leg.date and leg.date <= last for leg in wish):
        return Move(State.DONE, then="pay")
    values: Values = {"on": last, "total": money(scene.facts, part.unpaid)}
    return Move(State.LETTING_GO, (Say("early-or-else", values, (LET_GO, KEEP, PERSON), question="confirm"),), keep={})


def let_go(scene: Scene) -> Move:
    """Let the discount go, and listen for another way to pay."""
    if agreed(scene.facts) is None:
        return Move(State.DONE, then="plan")
    values: Values = {"total": money(scene.facts, scene.facts.account.negotiated(scene.facts.today))}
    return Move(State.DONE, (EndEarlyPayment(), Say("early-let-go", values, question="amount")))


TABLE: Table = {
    (State.OPENING, ANY): edge(begin, *HEARD, State.LETTING_GO),
    (State.DATE, "move_date"): edge(ask_date, State.DATE, DONE),
    (State.DATE, LEGS): edge(check, *HEARD),
    (State.DATE, "deny"): edge(leave_it, DONE),
    (State.DATE, RESUME): edge(ask_date_again, State.DATE, DONE),
    (State.REST, LEGS): edge(fill_rest, *HEARD),
    (State.REST, "deny"): edge(pass_amount_on, DONE),
    (State.REST, "cannot_pay"): edge(pass_amount_on, DONE),
    (State.REST, RESUME): edge(look_again, *HEARD),
    (State.DOUBTFUL, "reading:1"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "reading:2"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, LEGS): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "affirm"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "deny"): edge(ask_date, State.DATE, DONE),
    (State.DOUBTFUL, RESUME): edge(look_again, *HEARD),
    (State.CONFIRMING, "affirm"): edge(carry_out, State.CONFIRMING, DONE),
    (State.CONFIRMING, LEGS): edge(correct, *HEARD),
    (State.CONFIRMING, "change"): edge(ask_date, State.DATE, DONE),
    (State.CONFIRMING, "deny"): edge(leave_it, DONE),
    (State.CONFIRMING, RESUME): edge(look_again, *HEARD),
    (State.LETTING_GO, LEGS): edge(begin, *HEARD, State.LETTING_GO),
    (State.LETTING_GO, "affirm"): edge(let_go, DONE),
    (State.LETTING_GO, "deny"): edge(leave_it, DONE),
    (State.LETTING_GO, RESUME): edge(begin, *HEARD, State.LETTING_GO),
}

DIALOGUE = Dialogue("promise", State, State.OPENING, TABLE, version=2)
