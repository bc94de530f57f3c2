"""Answer one line of the negotiation command: a mapping in, a mapping out, money as decimal strings."""

from collections.abc import Callable, Mapping
from typing import Any

from flows.errors import FlowError
from flows.negotiation.counter import Offer
from flows.negotiation.judge import Verdict, judge
from flows.negotiation.money import to_major
from flows.negotiation.proposal import Plan
from flows.negotiation.request import mapping, policy_of, read_case, read_legs

Json = Any  # whatever a line holds


def answer(request: Json, policy_text: Callable[[str], str] | None = None) -> dict[str, Json]:
    """Return the answer to one request, or its id and what is wrong with it in one sentence.

    `policy_text` returns the text of the file that a request names as `policy_file`, or raises FlowError.
    """
    identity = request.get("id") if isinstance(request, Mapping) else None
    try:
        policy = policy_of(mapping(request), policy_text)
        verdict = judge(read_legs(request["legs"], policy.currency), read_case(request, policy), policy)
    except (FlowError, OverflowError) as fault:
        return {"id": identity, "error": str(fault)}
    return {"id": identity, **_verdict(verdict, policy.currency)}


def _verdict(verdict: Verdict, currency: str) -> dict[str, Json]:
    """Return a verdict as the command writes it; the parts that may be left out are."""
    written: dict[str, Json] = {
        "decision": verdict.decision.value,
        "proposal": _plan(verdict.proposal, currency),
        "plan": _plan(verdict.plan, currency),
        "total": to_major(verdict.total, currency),
        "discount": to_major(verdict.discount, currency),
        "excess": to_major(verdict.excess, currency),
        "broken_rules": list(verdict.broken_rules),
        "money_days": verdict.money_days,
    }
    if verdict.alternatives:
        written["alternatives"] = [{"keeps": o.keeps, "plan": _plan(o.plan, currency)} for o in verdict.alternatives]
    if verdict.counter:
        written["counter"] = _offer(verdict.counter, currency)
    return written


def _offer(offer: Offer, currency: str) -> dict[str, Json]:
    return {
        "plan": _plan(offer.plan, currency),
        "total": to_major(offer.total, currency),
        "discount": to_major(offer.discount, currency),
        "excess": to_major(offer.excess, currency),
        "money_days": offer.money_days,
    }


def _plan(plan: Plan, currency: str) -> list[dict[str, str]]:
    return [{"due_on": p.due_on.isoformat(), "amount": to_major(p.amount, currency)} for p in plan]
