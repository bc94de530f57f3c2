"""The laws of negotiation hold for whatever is asked: P1 to P11 and P13 of the rule book, and an independent oracle."""

import datetime as dt
from copy import deepcopy
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.answer import answer
from tests.flows.negotiation import oracle
from tests.flows.negotiation.drawn import requests

Answer = dict[str, Any]
PAYMENTS_TRIED_MAX = 9  # candidate dates that trying everything can bear


def payments(rows: list[dict[str, str]]) -> oracle.Payments:
    """Return the payments of a written plan."""
    return tuple((dt.date.fromisoformat(row["due_on"]), int(row["amount"])) for row in rows)


def accepted_by_bot(request: Answer, plan: oracle.Payments) -> bool:
    """Say whether the policy accepts a plan under one of its totals."""
    return any(oracle.accepts(request, tier, plan) for tier in oracle.tiers(request, "bot"))


@given(requests(units=6))
def test_equal_to_trying_everything(request: Answer) -> None:
    """P4 to P6: decision, excess, total and money-days are those of the best of all plans on the candidate dates."""
    found = answer(request)
    assert "error" not in found
    proposal, plan = payments(found["proposal"]), payments(found["plan"])
    assume(len(proposal) <= PAYMENTS_TRIED_MAX)
    if found["decision"] == "accept":
        assert plan == proposal == oracle.stands(request, "bot", proposal)
        return
    assert oracle.stands(request, "bot", proposal) is None
    if found["decision"] == "exception":
        assert plan == proposal == oracle.stands(request, "staff", proposal)
        return
    assert oracle.stands(request, "staff", proposal) is None
    best = oracle.least(request, proposal)
    if best is None:
        assert ("refer", [], "0", 0) == (found["decision"], found["plan"], found["excess"], found["money_days"])
        return
    assert best == (
        oracle.excess(request, plan),
        abs(sum(a for _, a in plan) - sum(a for _, a in proposal)),
        found["money_days"],
    )
    assert ("refer" if best[0] else "counter", str(best[0])) == (found["decision"], found["excess"])
    assert found["money_days"] == oracle.distance(request, plan, proposal)


@given(requests(units=400))
def test_what_is_offered_stands(request: Answer) -> None:
    """P1, P2, P9: every plan but an exception sums to a total and is accepted by the policy on business days."""
    found = answer(request)
    plans = [other["plan"] for other in found.get("alternatives", [])]
    plans += [found["counter"]["plan"]] if "counter" in found else []
    plans += [found["plan"]] if found["plan"] and found["decision"] != "exception" else []
    for plan in plans:
        assert accepted_by_bot(request, payments(plan))
    for other in found.get("alternatives", []):
        assert oracle.excess(request, payments(other["plan"])) == 0


@given(requests(units=400))
def test_figures_agree(request: Answer) -> None:
    """Total, discount, excess and money-days are those of the plan; rules are broken unless it is accepted."""
    found = answer(request)
    plan, proposal = payments(found["plan"]), payments(found["proposal"])
    if not plan:
        assert ("0", "0", "0", 0) == (found["total"], found["discount"], found["excess"], found["money_days"])
        return
    total = sum(amount for _, amount in plan)
    assert (str(total), str(int(request["balance"]) - total)) == (found["total"], found["discount"])
    assert oracle.distance(request, plan, proposal) == found["money_days"]
    assert (found["decision"] == "accept") == (found["broken_rules"] == [])
    if found["decision"] != "refer":
        assert found["excess"] == "0"


@given(requests(units=50, settling=False))
def test_no_discount_is_volunteered(request: Answer) -> None:
    """P10: a client who does not offer to settle is told the full debt only."""
    found = answer(request)
    assert found["discount"] == "0"


@given(requests(units=100))
def test_a_counter_offer_taken_is_accepted(request: Answer) -> None:
    """P7: saying the counter-offer back is accepted as it stands; a client who settles may even come off cheaper."""
    found = answer(request)
    if found["decision"] != "counter":
        return
    said = [{"amount": row["amount"], "date": row["due_on"]} for row in found["plan"]]
    again = answer({**request, "legs": said})
    expected = oracle.stands(request, "bot", payments(found["plan"]))
    assert ("accept", expected) == (again["decision"], payments(again["plan"]))
    assert request["settles"] or expected == payments(found["plan"])


@given(requests(units=100))
def test_equal_questions_get_equal_answers(request: Answer) -> None:
    """P8: the answer depends on nothing but the request."""
    assert answer(request) == answer(deepcopy(request))


@given(requests(units=30), st.sampled_from([2, 7, 1000]))
def test_scale(request: Answer, factor: int) -> None:
    """P13: multiplying all money, the payment step included, multiplies the answer."""
    found, scaled = answer(request), answer(multiplied(request, factor))
    for key in ("plan", "proposal"):
        grown = [{"due_on": row["due_on"], "amount": str(int(row["amount"]) * factor)} for row in found[key]]
        assert grown == scaled[key]
    assert (found["decision"], found["money_days"] * factor) == (scaled["decision"], scaled["money_days"])


@given(requests(units=40, capacity=False, settling=False), st.data())
def test_paying_better_is_never_worse(request: Answer, data: st.DataObject) -> None:
    """P3: a plan that pays at least as much by each day, in no more and no smaller payments, is accepted too."""
    found = answer(request)
    assume(found["decision"] in {"accept", "counter"})
    plan = payments(found["plan"])
    first, *rest = plan
    kept = data.draw(st.integers(0, len(rest)))
    better = ((first[0], first[1] + sum(amount for _, amount in rest[kept:])), *rest[:kept])
    said = [{"amount": str(amount), "date": day.isoformat()} for day, amount in better]
    assert answer({**request, "legs": said})["decision"] == "accept"


@given(requests(units=40, capacity=False, settling=False), st.data())
def test_a_looser_policy_refuses_nothing_more(request: Answer, data: st.DataObject) -> None:
    """P11: what stands under a policy stands when each of its limits is loosened or left as it is."""
    found = answer(request)
    assume(found["decision"] in {"accept", "counter"})
    bot = request["policy"]["levels"][0]["bot"]
    looser: dict[str, Any] = {key: bot[key] + data.draw(st.integers(0, 9)) for key in ("term_days_max", "payments_max")}
    looser["first_payment_within_days"] = bot["first_payment_within_days"] + data.draw(st.integers(0, 9))
    if "down_payment_percent" in bot:
        looser["down_payment_percent"] = data.draw(st.integers(0, bot["down_payment_percent"]))
    if "milestones" in bot:
        looser["milestones"] = bot["milestones"][: data.draw(st.integers(0, len(bot["milestones"])))]
    if "payment_min" in bot:
        looser["payment_min"] = str(data.draw(st.integers(0, int(bot["payment_min"]))))
    policy = {**request["policy"], "levels": [{"bot": looser}]}
    said = [{"amount": row["amount"], "date": row["due_on"]} for row in found["plan"]]
    assert answer({**request, "policy": policy, "legs": said})["decision"] == "accept"


def multiplied(request: Answer, factor: int) -> Answer:
    """Return a request with all its money multiplied."""
    grown = deepcopy(request)
    grown["balance"] = str(int(grown["balance"]) * factor)
    grown["policy"]["payment_step"] = str(int(grown["policy"]["payment_step"]) * factor)
    for row in grown["legs"]:
        if row["amount"] is not None and row["amount"].isdigit():
            row["amount"] = str(int(row["amount"]) * factor)
    if "capacity" in grown:
        grown["capacity"]["amount"] = str(int(grown["capacity"]["amount"]) * factor)
    for level in grown["policy"]["levels"]:
        if "payment_min" in level["bot"]:
            level["bot"]["payment_min"] = str(int(level["bot"]["payment_min"]) * factor)
    return grown
