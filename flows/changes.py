"""Consider the change of an instalment: ask for what is doubtful or missing, read it back, or pass it on."""

from dataclasses import replace
from datetime import timedelta

from flows import codec, doubtful, doubts, judgement
from flows.negotiation import rescue
from flows.negotiation.account import Instalment
from flows.negotiation.case import Case
from flows.negotiation.proposal import Leg, Share
from flows.outcome import Choice, Say, Values
from flows.passing import begin_anew, pass_on
from flows.phrases import HOW_TO_PAY, PERSON, money, plan_lines
from flows.rescuing import SKIP, State, agreed
from flows.table import Move, Scene
from flows.turn import RESUME, Turn
from flows.wording.lint import fold

YES = Choice("affirm", "button-yes-date")
YES_SPLIT = Choice("affirm", "button-yes-plan")
OTHER_DATE = Choice("change", "button-other-date")
NOTHING_MORE = ("nada mas", "no mas que eso", "nothing more", "nothing else", "nada mais")

LAST_DAY = 31  #: of any month

Legs = tuple[Leg, ...]


def wish(scene: Scene, part: Instalment) -> Legs:
    """Return what is wanted instead: 'no llego al viernes, cobro el lunes' is the Monday, 'hoy no llego' nothing."""
    legs = said(scene)
    if any(leg.amount is not None or (leg.count or 0) != 1 for leg in legs):
        return legs
    days = [leg.date for leg in legs if leg.date] or [day for day in scene.turn.dates if day != scene.facts.today]
    others = [day for day in days if day != part.due_on and day >= scene.facts.today]
    return (Leg(None, others[-1]),) if others else ()


def said(scene: Scene) -> Legs:
    """Return what was proposed; a bare number is the answer to the question for a day: '16' is the sixteenth."""
    text = scene.turn.text.strip().strip(".")
    if len(scene.turn.legs) > 1 or not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LAST_DAY:
        return scene.turn.legs
    days = (scene.facts.today + timedelta(days=ahead) for ahead in range(1, 2 * LAST_DAY))
    return (Leg(None, next(day for day in days if day.day == int(text))),)


def ahead(scene: Scene) -> Move:
    """Say that nothing has to change for who pays before the day, how much is left in all, and how to pay."""
    agreement = scene.facts.account.agreement
    total: Values = {"total": money(scene.facts, agreement.unpaid if agreement else 0)}
    return Move(State.DONE, (Say("promise-ahead", total),), then="pay")


def consider(scene: Scene, legs: Legs) -> Move:
    """Ask for what is doubtful or missing, else read the change back or pass it on."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    agreement, part = known
    policy, today = scene.facts.policy, scene.facts.today
    if asked := doubts.question(legs, scene.turn.doubts, case_of(scene, part), policy):
        return _ask_which(scene, legs, asked)
    if rescue.exceeds(legs, part, policy.payment_step) or _is_all(scene.turn):
        return pass_on(scene, rescue.AMOUNT)
    parts = rescue.parts_of(legs, part, today, policy.payment_step)
    if parts[-1].date is None:
        return _ask_rest(scene, parts)
    if max(one.date for one in parts if one.date) <= max(part.due_on, today):
        return _sooner(scene, part, parts)
    found = rescue.change(parts, agreement, part, policy.rescue, _days(scene))
    return pass_on(scene, found.rule, found.parts) if found.rule else read_back(replace(scene, slots={}), found)


def read_back(scene: Scene, found: rescue.Change) -> Move:
    """Read a change back and ask for a yes."""
    if (known := agreed(scene.facts)) is None:
        return begin_anew(scene)
    part, parts = known[1], found.parts
    whole: Values = {"amount": money(scene.facts, part.unpaid), "from": part.due_on}
    legs = (*(Leg(one.amount, one.due_on) for one in parts[:-1]), Leg(Share.REST, parts[-1].due_on))
    keep = {**scene.slots, "legs": codec.dump_legs(legs), "parts": codec.dump_plan(parts)}
    if found.is_move:
        key = "promise-read-back-skip" if scene.slots.get("skip") else "promise-read-back"
        values: Values = {**whole, "to": parts[0].due_on}
        return Move(State.CONFIRMING, (Say(key, values, (YES, OTHER_DATE, PERSON), question="confirm"),), keep=keep)
    split: Values = {**whole, "lines": plan_lines(scene.facts, parts)}
    told = Say("promise-read-back-split", split, (YES_SPLIT, OTHER_DATE, PERSON), question="confirm")
    return Move(State.CONFIRMING, (told,), keep=keep)


def found(scene: Scene) -> rescue.Change:
    """Return the change that was read back, as the limits allow it today."""
    known = agreed(scene.facts)
    if known is None or scene.slots.get("skip"):
        return skipped(scene)
    legs = tuple(Leg(one.amount, one.due_on) for one in codec.load_plan(scene.slots["parts"]))
    return rescue.change(legs, *known, scene.facts.policy.rescue, _days(scene))


def skipped(scene: Scene) -> rescue.Change:
    """Return the next instalment behind the last one, as the creditor's limits allow it."""
    known, limits = agreed(scene.facts), scene.facts.creditor.routes.get(SKIP)
    if known is None:
        return rescue.Change((), rescue.SKIP_OFF)
    allowed = (limits.per_agreement_max or 0) if limits else None
    return rescue.skip(*known, allowed, scene.facts.calendar)


def leave_it(scene: Scene) -> Move:
    """Leave everything as it was agreed."""
    if (known := agreed(scene.facts)) is None:
        return Move(State.DONE)
    values: Values = {"amount": money(scene.facts, known[1].unpaid), "on": known[1].due_on}
    return Move(State.DONE, (Say("promise-unchanged", values),))


def certain(scene: Scene) -> Scene:
    """Return the scene without doubts: they were answered."""
    return replace(scene, turn=replace(scene.turn, doubts=()))


def kept(scene: Scene) -> Legs:
    """Return what was said so far."""
    return codec.load_legs(scene.slots.get("legs", ()))


def _ask_which(scene: Scene, legs: Legs, asked: doubts.Question) -> Move:
    """Ask which of two readings was meant, unless that was answered before in this talk."""
    if place := doubtful.recalled(scene.memory, asked):
        return consider(certain(scene), doubts.meant(legs, asked.doubts) if place == doubts.SECOND else legs)
    keep = {"legs": codec.dump_legs(legs), "doubts": codec.dump_doubts(asked.doubts)}
    return Move(State.DOUBTFUL, (doubtful.ask(scene.facts, asked),), keep=keep)


def _ask_rest(scene: Scene, parts: Legs) -> Move:
    """Ask when the last part would come; the others are kept as they were said."""
    dated = tuple(one for one in parts if one.date)
    named = sum(one.amount for one in dated if isinstance(one.amount, int))
    left = sum(one.amount for one in parts if isinstance(one.amount, int)) - named
    on = dated[-1].date or scene.facts.today
    values: Values = {"amount": money(scene.facts, named), "on": on, "left": money(scene.facts, left)}
    asked = Say("promise-ask-rest", values, (PERSON,), question="amount")
    return Move(State.REST, (asked,), keep={"legs": codec.dump_legs(dated)})


def _sooner(scene: Scene, part: Instalment, parts: Legs) -> Move:
    """Change nothing for money that comes in time: it counts from the day it arrives."""
    if len(parts) == 1:
        as_agreed = parts[0].date == part.due_on > scene.facts.today
        return leave_it(scene) if as_agreed else Move(State.DONE, then="pay")
    values: Values = {"on": part.due_on, "amount": money(scene.facts, part.unpaid)}
    return Move(State.DONE, (Say("promise-sooner", values, (HOW_TO_PAY, PERSON)),))


def _is_all(turn: Turn) -> bool:
    """Say whether the client said that there is nothing beyond what they offer."""
    return turn.intent != RESUME and any(words in fold(turn.text) for words in NOTHING_MORE)


def case_of(scene: Scene, part: Instalment) -> Case:
    """Return the client's case with the instalment as all that is owed, for the reading of doubtful sums."""
    return replace(judgement.case_of(scene), balance=part.unpaid)


def _days(scene: Scene) -> rescue.Days:
    return rescue.Days(scene.facts.today, scene.facts.calendar)
