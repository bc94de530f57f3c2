"""What a client can pay is asked once, kindly, and never demanded; then nothing above it is proposed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from flows import codec
from flows.negotiation.proposal import Capacity, Frequency, Leg, Plan, Share
from flows.turn import Turn
from tests.flows.dialogues.states import FOUR, LATE, NO, told
from tests.flows.facts import Shell, keys, press, propose, read_back, says, verified

EACH_MONTH = propose(Leg(30_000, date(2026, 4, 30), None, Frequency.MONTHLY))


def refused(start: Shell | None = None) -> Shell:
    """Return a talk in which the nearest plan was refused."""
    shell = start or verified()
    shell.take(LATE)
    assert ["means-ask"] == keys(shell.take(NO)) or start
    return shell


def on_table(shell: Shell) -> Plan:
    """Return the plan that waits for a yes."""
    return codec.load_plan(shell.conversation.frames[-1].slots["plan"])


@pytest.mark.parametrize(
    ("answer", "most"),
    [
        (Turn("50 lucas al mes", "propose_plan", capacity=Capacity(50_000, 26)), 50_000),
        (Turn("50 lucas", "propose_plan", amounts=(50_000,), legs=(Leg(50_000),)), 50_000),
        (Turn("unas 50", "out_of_scope", certain=False, amounts=(50_000,)), 50_000),
    ],
)
def test_nothing_above_it_is_proposed(answer: Turn, most: int) -> None:
    """The plan that was refused is sought anew within what was told, in whatever way it was said."""
    shell = refused()
    effects = shell.take(answer)

    assert {"plan-counter", "plan-counter-several"} >= set(keys(effects))
    plan = read_back(says(effects)[-1])
    assert 144_000 == sum(amount for _, amount in plan)
    assert most >= max(amount for _, amount in plan)


def test_its_rhythm_is_the_window() -> None:
    """What is paid each week stays below it in any four days."""
    shell = refused()
    shell.take(Turn("20 por semana", "propose_plan", amounts=(24_000,), rhythm=Frequency.WEEKLY))

    assert [24_000, 4] == shell.conversation.memory["capacity"]


@pytest.mark.parametrize("answer", [press("skip"), NO, Turn("no sé, depende", "out_of_scope", certain=False)])
def test_nothing_is_demanded(answer: Turn) -> None:
    """Who would rather not say is asked what should be different, and the question never comes back in this talk."""
    shell = refused()

    assert ["plan-change-what"] == keys(shell.take(answer))
    shell.take(propose(Leg(Share.ALL, date(2026, 4, 20))))
    assert ["plan-change-what"] == keys(shell.take(NO))


def test_a_proposal_instead_is_heard() -> None:
    """A correction in the place of an answer changes the proposal that was made."""
    shell = refused()
    effects = shell.take(Turn("¿y si fuera el 20?", "propose_plan", legs=(Leg(None, date(2026, 3, 20)),)))

    assert ((date(2026, 3, 20), 144_000),) == read_back(says(effects)[-1])


def test_the_same_plan_is_not_shown_again() -> None:
    """Where what they can pay changes nothing, the refused plan is not put before them a second time."""
    shell = refused()

    assert ["plan-same-nearest"] == keys(shell.take(told(500_000)))


def test_too_little_is_passed_on_with_dignity() -> None:
    """Where no plan fits what was told, a person looks at it and nothing more is asked."""
    shell = refused()

    assert ["plan-refer-nearest"] == keys(shell.take(told(1_000)))
    assert ["refer"] == [case.kind for case in shell.facts.cases]


def test_four_questions() -> None:
    """Where the policy says so, four questions give the share of what a month leaves."""
    shell = refused(verified(FOUR))
    asked: list[Any] = [keys(shell.take(turn)) for turn in (told(900_000), told(700_000), NO)]
    effects = shell.take(told(150_000))

    assert [["means-costs"], ["means-debts"], ["means-left"]] == asked
    assert [150_000, 26] == shell.conversation.memory["capacity"]
    assert {"plan-counter", "plan-counter-several", "plan-same-nearest"} >= set(keys(effects))


def test_several_costs_are_added() -> None:
    """Costs told one by one count together."""
    shell = refused(verified(FOUR))
    shell.take(told(900_000))
    shell.take(Turn("300 de arriendo y 50 de luz", "out_of_scope", certain=False, amounts=(300_000, 50_000)))

    assert 350_000 == shell.conversation.frames[-1].slots["costs"]


def test_paydays_are_dates_to_pay_on() -> None:
    """Who can pay a little each fortnight gets a plan by the fortnight, where their own dates would not do."""
    shell = verified()
    effects = shell.take(replace(LATE, capacity=Capacity(30_000, 11)))
    plan = read_back(says(effects)[-1])

    assert keys(effects)[0].startswith("plan-counter")
    assert 30_000 >= max(amount for _, amount in plan)


def test_nothing_left_is_hardship() -> None:
    """Who has nothing left after what is essential is not asked for a plan."""
    shell = refused(verified(FOUR))
    for turn in (told(900_000), told(880_000), told(50_000)):
        shell.take(turn)
    effects = shell.take(told(10_000))

    assert "hardship-heard" == keys(effects)[0]
    assert not {"plan-counter", "plan-counter-several"} & set(keys(effects))


def test_questions_are_taken_up_where_they_were() -> None:
    """After another matter the open question comes again, and what was answered stays."""
    shell = refused(verified(FOUR))
    shell.take(told(900_000))
    effects = shell.take(Turn("¿quiénes son?", "ask_identity"))

    assert "means-costs" == keys(effects)[-1]
    assert 900_000 == shell.conversation.frames[-1].slots["income"]


def test_told_before_it_is_not_asked() -> None:
    """Who said with the proposal what they can pay is not asked again."""
    shell = verified()
    shell.take(replace(LATE, capacity=Capacity(80_000, 26)))

    assert ["plan-change-what"] == keys(shell.take(NO))


def test_told_unasked_it_is_heard() -> None:
    """Who answers an offer with what they can pay at most gets a plan within it."""
    shell = verified()
    shell.take(LATE)
    effects = shell.take(Turn("máximo 50 al mes", "propose_plan", capacity=Capacity(50_000, 26)))

    assert keys(effects)[0].startswith("plan-counter")
    assert 50_000 >= max(amount for _, amount in read_back(says(effects)[-1]))


def test_told_with_a_piece_missing_it_is_kept() -> None:
    """What a client can pay at most outlives the question for the missing piece."""
    shell = verified()
    shell.take(propose(Leg(Share.ALL, None, 12, None), capacity=Capacity(24_000, 26)))
    effects = shell.take(Turn("desde el 20", "propose_plan", legs=(Leg(None, date(2026, 3, 20)),)))

    assert [24_000, 26] == shell.conversation.frames[-1].slots["capacity"]
    assert read_back(says(effects)[-1])


def test_asked_more_than_named_they_are_invited_to_say() -> None:
    """A plan that asks more at once than the client named says so, and that less can be said."""
    shell = verified()
    more = says(shell.take(EACH_MONTH))[-1]
    within = says(verified().take(replace(EACH_MONTH, capacity=Capacity(30_000, 26))))[-1]

    assert "yes" == more.values["more"]
    assert within.key.startswith("plan-refer") or "no" == within.values["more"]


@pytest.mark.parametrize("begins", [date(2026, 3, 13), date(2026, 4, 30)])
@pytest.mark.parametrize("each", [2_000, 12_000, 23_000, 30_000, 60_000])
def test_who_stays_with_their_sum_is_asked_for_no_more(each: int, begins: date) -> None:
    """Said again under a plan that asks more, a sum that comes round is the most: a plan within it, or a person."""
    shell = verified()
    shell.take(propose(Leg(each, begins, None, Frequency.MONTHLY)))
    effects = shell.take(propose(Leg(each, None, None, Frequency.MONTHLY)))
    own = {"plan-refer", "plan-refer-nearest", "plan-exception-sent"}

    assert keys(effects)[-1] in own or each >= max(part.amount for part in on_table(shell))


def test_what_a_person_looks_at_is_not_refused_again() -> None:
    """Who names once more what was passed on hears when the person answers: no second case, and no plan again."""
    shell = refused()
    first, second = (keys(shell.take(replace(EACH_MONTH, capacity=Capacity(1_000, 26)))) for _ in range(2))

    assert (["plan-refer-nearest"], ["handover-under-way"]) == (first, second)
    assert ["refer"] == [case.kind for case in shell.facts.cases]


@pytest.mark.parametrize("named", [LATE, propose(Leg(10_000, date(2026, 4, 20)), Leg(Share.REST, date(2027, 7, 30)))])
def test_no_plan_is_offered_three_times(named: Turn) -> None:
    """Who stays with what is not enough hears in short that the plan stays the nearest, then a person looks at it."""
    shell = verified()
    said = [keys(shell.take(named))[0] for _ in range(3)]

    assert ["plan-same-nearest", "plan-refer"] == said[1:]
    assert said[0].startswith("plan-counter")
