"""Rescue in a talk: one reply is enough, what is read back is what is done, and a refusal has its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.account import Agreement, AgreementStatus, Instalment
from flows.negotiation.proposal import Leg, Payment, Percent, Share
from flows.outcome import (
    AddToCase,
    Effect,
    EndEarlyPayment,
    MoveInstalment,
    OpenCase,
    PlaceHold,
    SkipInstalment,
    SplitInstalment,
    Term,
)
from flows.routes import Limits
from flows.turn import Doubt, Signs, Turn
from tests.flows.dialogues.states import PAY_EARLY, YES, early
from tests.flows.facts import ACCOUNT, AGREED, NOW, Shell, agreement, facts, keys, propose, read_back, says, verified
from tests.flows.turns import turns

FRIDAY, MONDAY, NEXT_FRIDAY = date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 20)
HALF = propose(Leg(Percent(Decimal(50)), FRIDAY), Leg(Share.REST, NEXT_FRIDAY))
LATER = Turn("no llego, me da unos días", "ask_extension")
SKIP = Turn("pasar esta cuota al final", "change_agreement", signs=Signs(route="skip_instalment"))
NO = Turn("no", "deny")
RESCUES = (MoveInstalment, SplitInstalment, SkipInstalment)


def agreed(**changes: Any) -> Shell:  # noqa: ANN401 - fields of Facts
    """Return a verified client with an agreement of two instalments of $72.000."""
    return verified(facts(AGREED, **changes))


def offering_skips() -> Shell:
    """Return one whose creditor lets an instalment move behind the last one, once."""
    known = facts(AGREED)
    return agreed(creditor=replace(known.creditor, routes={"skip_instalment": Limits(per_agreement_max=1)}))


def test_split() -> None:
    """Half on its day and the rest a week later is read back part by part and done on a yes."""
    shell = agreed()
    asked, done = shell.take(HALF), shell.take(YES)
    parts = (Payment(FRIDAY, 36_000), Payment(NEXT_FRIDAY, 36_000))

    assert ["promise-read-back-split"] == keys(asked)
    assert ((FRIDAY, 36_000), (NEXT_FRIDAY, 36_000)) == read_back(says(asked)[0])
    assert SplitInstalment(1, parts) == done[0]
    assert ["promise-split"] == keys(done)


def test_a_part_asks_for_the_rest() -> None:
    """A part alone is thanked for, and the rest is asked for its day; what was said is not asked again."""
    shell = agreed()
    asked, filled = shell.take(propose(Leg(30_000, FRIDAY))), shell.take(propose(Leg(None, MONDAY)))

    assert ["promise-ask-rest"] == keys(asked)
    assert ((FRIDAY, 30_000), (MONDAY, 42_000)) == read_back(says(filled)[0])


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        ((propose(Leg(None, date(2026, 3, 30))),), "rescue-days"),
        ((propose(Leg(30_000, FRIDAY)), NO), "rescue-amount"),  # no rest to give
        ((propose(Leg(30_000, FRIDAY), text="solo 30 y nada más"),), "rescue-amount"),
        ((propose(Leg(144_000, MONDAY)),), "rescue-amount"),  # more than this instalment
        ((SKIP,), "skip-none"),
    ],
)
def test_reasons(turns: tuple[Turn, ...], reason: str) -> None:
    """What the machine may not change goes to a person with the reason, the words, and reminders at rest."""
    shell = agreed()
    for turn in turns:
        effects = shell.take(turn)
    case = next(effect for effect in effects if isinstance(effect, OpenCase))

    assert ("exception", turns[-1].text) == (case.kind, case.note)
    assert PlaceHold("exception") in effects
    assert Term(f"promise-reason-{reason}") == says(effects)[0].values["reason"]


def test_an_exception_holds_the_plan_as_it_would_be() -> None:
    """An adviser who looks at another day sees the whole plan with it, and which agreement it changes."""
    shell = agreed()
    effects = shell.take(propose(Leg(None, date(2026, 3, 30)), text="puedo el 30"))
    details = next(effect for effect in effects if isinstance(effect, OpenCase)).details

    assert {
        "change": "puedo el 30",
        "broken_rules": "rescue_days",
        "policy": "7",
        "agreement": "1",
        "proposal": "2026-03-30 72000; 2026-04-13 72000",
    } == details


def test_a_second_wish_is_added_to_the_case() -> None:
    """While a person looks at a change, another wish is added to it: nobody gets two cases for one matter."""
    shell = agreed()
    shell.take(propose(Leg(None, date(2026, 3, 30))))
    again = shell.take(propose(Leg(None, date(2026, 3, 31)), text="o el 31"))

    assert AddToCase("exception", "o el 31") in again
    assert not any(isinstance(effect, OpenCase) for effect in again)


def test_as_often_as_the_policy_says() -> None:
    """Moves and splits count alike, and the third is for a person."""
    shell = agreed()
    for turn in (HALF, YES, propose(Leg(None, MONDAY)), YES):
        shell.take(turn)
    effects = shell.take(propose(Leg(None, date(2026, 3, 17))))

    assert 2 == sum(isinstance(effect, RESCUES) for effect in shell.done)
    assert Term("promise-reason-rescue-times") == says(effects)[0].values["reason"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (propose(Leg(None, date(2026, 3, 10))), ["pay-means"]),  # sooner needs no leave
        (propose(Leg(30_000, date(2026, 3, 10)), Leg(Share.REST, FRIDAY)), ["promise-sooner"]),
        (propose(Leg(72_000, FRIDAY)), ["promise-unchanged"]),
        (LATER, ["promise-ask-date"]),
        (Turn("hoy no llego", "change_agreement", dates=(NOW.date(),)), ["promise-ask-date"]),
    ],
)
def test_nothing_to_rescue(said: Turn, expected: list[str]) -> None:
    """What comes in time needs no change; trouble without a day is asked for one, never taken for a payment today."""
    shell = agreed()

    assert expected == keys(shell.take(said))
    assert not any(isinstance(effect, RESCUES) for effect in shell.done)


@pytest.mark.parametrize("between", [Turn("gracias", "thank"), Turn("¿cuánto debo?", "ask_balance")])
def test_asked_again_without_thanks(between: Turn) -> None:
    """Who is asked for a day and says something else is not thanked anew each time; it may stay as it is."""
    shell = agreed()
    shell.take(LATER)

    assert ["promise-ask-date-again"] * 2 == [keys(shell.take(between))[-1] for _ in range(2)]
    assert ["promise-unchanged"] == keys(shell.take(NO))


@pytest.mark.parametrize(
    ("text", "expected"), [("16", MONDAY), ("20.", NEXT_FRIDAY), ("4", date(2026, 4, 6)), ("30", date(2026, 3, 30))]
)
def test_a_bare_number_is_a_day(text: str, expected: date) -> None:
    """Asked for the day, '16' is the sixteenth to come, not a sum of sixteen pesos; too far is for a person."""
    shell = agreed()
    shell.take(LATER)
    effects = shell.take(propose(Leg(int(text.strip("."))), text=text))

    assert expected in {says(effects)[0].values.get("to"), *(_proposed(effects) or ())}


def _proposed(effects: Sequence[Effect]) -> list[date]:
    """Return the days of the plan that was passed on."""
    plans = [effect.details["proposal"] for effect in effects if isinstance(effect, OpenCase)]
    return [date.fromisoformat(part.split(" ")[0]) for plan in plans for part in plan.split("; ")]


@pytest.mark.parametrize("days", [8, 9, 11])  # its day, the day after (a Saturday), the last day of grace
def test_on_the_day_and_after_it(days: int) -> None:
    """On its very day and within the days of grace an instalment still moves."""
    shell = agreed(now=NOW.replace(day=5 + days))
    shell.take(propose(Leg(None, NEXT_FRIDAY)))

    assert MoveInstalment(1, NEXT_FRIDAY) == shell.take(YES)[0]


def test_doubtful_sums_are_asked_back() -> None:
    """'30 lucas ahora y 42 el lunes': the thousands left out are asked back, then the parts come to the instalment."""
    shell = agreed()
    said = propose(Leg(30_000, NOW.date()), Leg(42, MONDAY), doubts=(Doubt(42, 42_000),))
    asked, meant = shell.take(said), shell.take(Turn("42.000", "button", button="reading:2"))

    assert ["plan-which-amount"] == keys(asked)
    assert ((NOW.date(), 30_000), (MONDAY, 42_000)) == read_back(says(meant)[0])


def test_skip() -> None:
    """Where the creditor offers it an instalment moves behind the last one, once; the total stays."""
    shell = offering_skips()
    asked, done = shell.take(SKIP), shell.take(YES)
    again = shell.take(SKIP)

    assert ["promise-read-back-skip"] == keys(asked)
    assert SkipInstalment(1, date(2026, 5, 13)) == done[0]
    assert Term("promise-reason-skip-times") == says(again)[0].values["reason"]


def test_a_yes_is_held_to_the_limits_of_its_day() -> None:
    """A change read back yesterday is read back anew when its first day has passed meanwhile."""
    shell = agreed()
    shell.take(propose(Leg(30_000, NOW.date()), Leg(Share.REST, MONDAY)))
    shell.wait(days=1)
    effects = shell.take(YES)

    assert ["promise-read-back-split"] == keys(effects)
    assert ((date(2026, 3, 6), 30_000), (MONDAY, 42_000)) == read_back(says(effects)[0])


def test_an_early_price_does_not_move() -> None:
    """The discount of an early payment holds to its day: it is kept, or let go for another way, without a loss."""
    kept, let_go = early(), early()
    for turn in (*PAY_EARLY, LATER):
        kept.take(turn)
        let_go.take(turn)
    stays, goes = kept.take(NO), let_go.take(YES)

    assert ["promise-unchanged"] == keys(stays)
    assert EndEarlyPayment() == goes[0]
    assert ["early-let-go"] == keys(goes)
    assert ["plan-read-back-once"] == keys(let_go.take(propose(Leg(Share.ALL, NEXT_FRIDAY))))


def broken(paid: int) -> Shell:
    """Return a stranger's shell whose agreement broke, with so much paid of it."""
    parts = (Instalment(1, date(2026, 2, 2), 72_000, paid), Instalment(2, date(2026, 2, 16), 72_000))
    ended: Agreement = replace(agreement(), status=AgreementStatus.BROKEN, instalments=parts)
    return Shell(facts(replace(ACCOUNT, ended=ended, broken_agreements=1)))


@pytest.mark.parametrize(("paid", "key"), [(0, "welcome-anew-whole"), (20_000, "welcome-anew")])
def test_a_broken_agreement_begins_anew(paid: int, key: str) -> None:
    """After an agreement broke, the welcome counts what was paid, and the first question is open."""
    shell = broken(paid)
    for turn in (Turn("hola", "greet"), Turn("sí", "affirm"), Turn("6785")):
        effects = shell.take(turn)

    assert key == keys(effects)[-1]


def test_another_deal_begins_open() -> None:
    """Who says that they could not keep it hears that what was paid counts, and is asked openly."""
    shell = broken(20_000)
    for turn in (Turn("no pude cumplir, hagamos otro trato", "change_agreement"), YES, Turn("6785")):
        effects = shell.take(turn)

    assert ["promise-anew", "plan-how"] == keys(effects)[-2:]


@given(st.lists(turns, min_size=1, max_size=10))
def test_rescues_keep_the_agreement_whole(path: list[Turn]) -> None:
    """Whatever is said, an agreement's total never changes, its moves stay within the policy, its days in order."""
    shell = offering_skips()
    total = AGREED.agreement.unpaid if AGREED.agreement else 0
    for turn in path:
        before = shell.facts.account.agreement
        effects = shell.take(turn)
        after = shell.facts.account.agreement
        if any(isinstance(effect, RESCUES) for effect in effects) and before and after:
            assert "affirm" in {turn.intent, turn.button, *turn.also}
            assert total == after.unpaid
            assert (after.moves <= 2, after.skips <= 1) == (True, True)
            assert len({part.number for part in after.instalments}) == len(after.instalments)
