"""The laws of negotiation hold for whatever is asked: P1 to P13 of the rule book, and two independent oracles."""

from copy import deepcopy
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.answer import answer
from flows.negotiation.money import to_major
from tests.flows.negotiation import oracle, said
from tests.flows.negotiation.drawn import conditions, law, multiplied, requests, settlements, staff, terms

Answer = dict[str, Any]
DATES_TRIED_MAX = 8  # candidate dates that trying everything can bear
DAYS_MAX = 36_500  # that a policy may write
SHOWN = {
    "id", "decision", "proposal", "plan", "total", "discount", "excess", "broken_rules", "money_days", "alternatives",
    "counter",
}  # fmt: skip


def plan_of(request: Answer, found: Answer, key: str = "plan") -> oracle.Payments:
    """Return the payments of a plan in an answer."""
    return oracle.payments(request, found[key])


def legs_of(found: Answer, key: str = "plan") -> list[Answer]:
    """Return the legs that say a plan of an answer."""
    return [{"amount": row["amount"], "date": row["due_on"]} for row in found[key]]


def written(request: Answer, amount: int) -> str:
    """Return minor units as an answer writes them."""
    return to_major(amount, request["policy"]["currency"])


def few_dates(request: Answer, proposal: oracle.Payments) -> bool:
    """Say whether every plan can be tried."""
    found = (oracle.candidates(request, tier, proposal) for tier in oracle.tiers(request, "bot"))
    return all(len(dates) <= DATES_TRIED_MAX for dates in found)


@law
@given(requests(units=400))
def test_a_proposal_is_made_complete_to_the_letter(request: Answer) -> None:
    """What legs come to is what a second reading of the contract says, unless it is trimmed to a settlement."""
    found, expected = answer(request), said.complete(request)
    assert plan_of(request, found, "proposal") in {
        expected,
        oracle.stands(request, "bot", expected),
        oracle.stands(request, "staff", expected),
    }
    assert found["decision"] in {"accept", "exception"} or expected == plan_of(request, found, "proposal")


@law
@given(requests(units=6, paydays=False))
def test_equal_to_trying_everything(request: Answer) -> None:
    """P4 to P6: decision, excess, total and money-days are those of the best of all plans on the candidate dates."""
    found = answer(request)
    assert "error" not in found
    proposal, plan = plan_of(request, found, "proposal"), plan_of(request, found)
    if found["decision"] == "accept":
        assert plan == proposal == oracle.stands(request, "bot", proposal)
        return
    assert oracle.stands(request, "bot", proposal) is None
    if found["decision"] == "exception":
        assert plan == proposal == oracle.stands(request, "staff", proposal)
        return
    assert oracle.stands(request, "staff", proposal) is None
    assume(few_dates(request, proposal))
    best = oracle.least(request, proposal)
    if best is None:
        assert ("refer", [], "0", 0) == (found["decision"], found["plan"], found["excess"], found["money_days"])
        return
    assert best == (
        oracle.excess(request, plan),
        abs(sum(a for _, a in plan) - sum(a for _, a in proposal)),
        found["money_days"],
    )
    assert ("refer" if best[0] else "counter", written(request, best[0])) == (found["decision"], found["excess"])
    assert found["money_days"] == oracle.distance(request, plan, proposal)


@law
@given(requests(units=400))
def test_what_is_offered_stands(request: Answer) -> None:
    """P1, P2, P9: every plan but an exception sums to a total and is accepted by the policy on business days."""
    found = answer(request)
    plans = [other["plan"] for other in found.get("alternatives", [])]
    plans += [found["counter"]["plan"]] if "counter" in found else []
    plans += [found["plan"]] if found["plan"] and found["decision"] != "exception" else []
    for plan in plans:
        assert oracle.accepted_by_bot(request, oracle.payments(request, plan))
    for other in found.get("alternatives", []):
        assert oracle.excess(request, plan_of(request, other)) == 0


@law
@given(requests(units=400))
def test_figures_agree(request: Answer) -> None:
    """Total, discount, excess and money-days are those of the plan; rules are broken unless it is accepted."""
    found = answer(request)
    plan, proposal = plan_of(request, found), plan_of(request, found, "proposal")
    if not plan:
        assert ("0", "0", "0", 0) == (found["total"], found["discount"], found["excess"], found["money_days"])
        return
    total = sum(amount for _, amount in plan)
    discount = oracle.minor(request, request["balance"]) - total
    assert (written(request, total), written(request, discount)) == (found["total"], found["discount"])
    assert oracle.distance(request, plan, proposal) == found["money_days"]
    assert (found["decision"] == "accept") == (found["broken_rules"] == [])
    if found["decision"] != "refer":
        assert found["excess"] == "0"


@law
@given(requests(units=50, settling=False))
def test_no_discount_is_volunteered(request: Answer) -> None:
    """P10: a client who does not offer to settle is told the full debt only."""
    found = answer(request)
    assert found["discount"] == "0"


@law
@given(requests(units=100))
def test_a_counter_offer_taken_is_accepted(request: Answer) -> None:
    """P7: saying the counter-offer back is accepted as it stands; a client who settles may even come off cheaper."""
    found = answer(request)
    if found["decision"] != "counter":
        return
    again = answer({**request, "legs": legs_of(found)})
    expected = oracle.stands(request, "bot", plan_of(request, found))
    assert ("accept", expected) == (again["decision"], plan_of(request, again))
    assert request["settles"] or expected == plan_of(request, found)


@law
@given(requests(units=100))
def test_equal_questions_get_equal_answers(request: Answer) -> None:
    """P8: the answer depends on nothing but the request."""
    assert answer(request) == answer(deepcopy(request))


@law
@given(requests(units=30), st.sampled_from([2, 7, 1000]))
def test_scale(request: Answer, factor: int) -> None:
    """P13: multiplying all money, the payment step included, multiplies the answer."""
    found, scaled = answer(request), answer(multiplied(request, factor))
    for key in ("plan", "proposal"):
        grown = tuple((day, amount * factor) for day, amount in plan_of(request, found, key))
        assert grown == plan_of(request, scaled, key)
    assert (found["decision"], found["money_days"] * factor) == (scaled["decision"], scaled["money_days"])


@law
@given(requests(units=40, capacity=False, settling=False), st.data())
def test_paying_better_is_never_worse(request: Answer, data: st.DataObject) -> None:
    """P3: a plan that pays at least as much by each day, in no more and no smaller payments, is accepted too."""
    found = answer(request)
    assume(found["decision"] in {"accept", "counter"})
    first, *rest = plan_of(request, found)
    kept = data.draw(st.integers(0, len(rest)))
    better = ((first[0], first[1] + sum(amount for _, amount in rest[kept:])), *rest[:kept])
    legs = [{"amount": written(request, amount), "date": day.isoformat()} for day, amount in better]
    assert answer({**request, "legs": legs})["decision"] == "accept"


@law
@given(requests(units=40, capacity=False, settling=False), st.data())
def test_a_looser_policy_refuses_nothing_more(request: Answer, data: st.DataObject) -> None:
    """P11: what stands under a policy stands when each of its limits is loosened or left as it is."""
    found = answer(request)
    assume(found["decision"] in {"accept", "counter"})
    bot = oracle.level_of(request)["bot"]
    looser: dict[str, Any] = {key: bot[key] + data.draw(st.integers(0, 9)) for key in ("term_days_max", "payments_max")}
    looser["first_payment_within_days"] = bot["first_payment_within_days"] + data.draw(st.integers(0, 9))
    if "down_payment_percent" in bot and data.draw(st.booleans()):
        looser["down_payment_percent"] = bot["down_payment_percent"]
    if "milestones" in bot:
        looser["milestones"] = bot["milestones"][: data.draw(st.integers(0, len(bot["milestones"])))]
    if "payment_min" in bot:
        smallest = data.draw(st.integers(0, oracle.minor(request, bot["payment_min"])))
        looser["payment_min"] = written(request, smallest)
    policy = {**request["policy"], "levels": [{"bot": looser}]}
    assert answer({**request, "policy": policy, "legs": legs_of(found)})["decision"] == "accept"


def revealed(request: Answer, level: Answer) -> Answer:
    """Return the answer under another policy, of one level."""
    return answer({**request, "policy": {**request["policy"], "levels": [level]}})


@law
@given(requests(settling=False), st.data())
def test_acceptance_tells_nothing_of_the_limits(request: Answer, data: st.DataObject) -> None:
    """P12: a plan that stands gets one answer, whether the policy is the tightest that accepts it or has no end."""
    plan = said.complete(request)
    assume(all(oracle.is_open(request, day) for day, _ in plan))
    legs = [{"amount": written(request, amount), "date": day.isoformat()} for day, amount in plan]
    first, last = ((day - oracle.today(request)).days for day in (plan[0][0], plan[-1][0]))
    assume(last <= DAYS_MAX)
    tight: Answer = {"term_days_max": last, "payments_max": len(plan), "first_payment_within_days": first}
    if len(plan) > 1:
        tight["payment_min"] = written(request, min(amount for _, amount in plan[:-1]))
    wide = {"term_days_max": DAYS_MAX, "payments_max": 10_000, "first_payment_within_days": DAYS_MAX}
    loose = data.draw(terms(oracle.minor(request, request["balance"]), 1, "CLP", settling=True))
    expected = revealed({**request, "legs": legs}, {"bot": tight})
    assert "accept" == expected["decision"]
    assert expected == revealed({**request, "legs": legs}, {"bot": wide, "staff": loose})


@law
@given(requests(settling=False), st.data())
def test_what_does_not_apply_is_not_told(request: Answer, data: st.DataObject) -> None:
    """P12: other levels, settlements nobody asked for, and staff limits that do not help leave no trace."""
    found, policy, level = answer(request), request["policy"], oracle.level_of(request)
    balance, currency = oracle.minor(request, request["balance"]), policy["currency"]
    other = {
        "when": data.draw(conditions(balance, currency)) | {"balance_below": "0"},
        "bot": data.draw(terms(balance, 1, currency, settling=True)),
    }
    hidden = {**level, "bot": {**level["bot"], "settlements": data.draw(settlements())}}
    if found["decision"] == "accept":
        hidden["staff"] = data.draw(staff(level["bot"]))
    elif found["decision"] != "exception":
        hidden["staff"] = level["bot"]
    hidden.pop("when", None)
    expected = revealed(request, {key: value for key, value in level.items() if key != "when"})
    assert expected == found
    assert expected == answer({**request, "policy": {**policy, "levels": [other, hidden]}})


@law
@given(requests())
def test_an_answer_names_what_failed_and_nothing_more(request: Answer) -> None:
    """P12: an answer holds plans, their figures and the names of the broken rules; no limit of anyone's."""
    found = answer(request)
    assert set(found) <= SHOWN
    assert all({"keeps", "plan"} == set(other) for other in found.get("alternatives", []))
    assert {"plan", "total", "discount", "excess", "money_days"} >= set(found.get("counter", {}))
    plans = [found["plan"], found["proposal"], *(other["plan"] for other in found.get("alternatives", []))]
    assert all({"due_on", "amount"} == set(row) for plan in plans for row in plan)
    if not request["settles"]:
        tier, proposal = oracle.tiers(request, "bot")[0], plan_of(request, found, "proposal")
        assert oracle.broken(request, tier, proposal) == set(found["broken_rules"])


@law
@given(requests(units=5, paydays=False, settling=False))
def test_a_second_plan_is_shown_where_there_is_one(request: Answer) -> None:
    """The nearest plan of each kind (their dates, amounts, number) is shown wherever one is within their means."""
    found = answer(request)
    assume(found["decision"] == "counter")
    proposal = plan_of(request, found, "proposal")
    assume(few_dates(request, proposal))
    shown = [plan_of(request, row) for row in (found, *found.get("alternatives", []))]
    assert len(set(shown)) == len(shown)
    for other in found.get("alternatives", []):
        assert other["keeps"] in oracle.keeps(plan_of(request, other), proposal)
    known = (*oracle.ranked(request, proposal), *oracle.moved(request, proposal))
    fitting = [(figures[2], plan) for figures, plan in known if not figures[0]]
    for kind in oracle.KINDS:
        expected = min((cost for cost, plan in fitting if kind in oracle.keeps(plan, proposal)), default=None)
        costs = (oracle.distance(request, plan, proposal) for plan in shown if kind in oracle.keeps(plan, proposal))
        assert expected == min(costs, default=None)
