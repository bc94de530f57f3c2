"""Tell what is true besides a plan: what an instalment may become, and what paying early is worth."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from flows import codec
from flows.facts import Facts
from flows.negotiation.account import Agreement, Instalment
from flows.negotiation.early import incentive
from flows.negotiation.rescue import Days, change, parts_of, skip

Json = Mapping[str, Any]
Pairs = tuple[tuple[dt.date, int], ...]


def plans_beside(facts: Facts, state: Json) -> Iterator[Pairs]:
    """Yield the payments that the limits make of an instalment, those of one that was split, and an early payment."""
    agreement, part = facts.account.agreement, facts.account.next_instalment
    if agreement and part:
        yield from _changed(facts, agreement, part, state)
        yield from _split(agreement)
    early = incentive(facts.account, facts.policy, facts.calendar, facts.today)
    if early:
        yield ((early.pay_by, early.total),)


def sums_beside(facts: Facts, state: Json) -> Iterator[int]:
    """Yield the sums of those plans, part by part and together, what they leave of an instalment, and a discount."""
    part = facts.account.next_instalment
    for plan in plans_beside(facts, state):
        sums = [amount for _, amount in plan]
        yield from (*sums, sum(sums))
        yield from (part.unpaid - amount for amount in sums if part)
    early = incentive(facts.account, facts.policy, facts.calendar, facts.today)
    yield from (early.discount, early.total + early.discount) if early else ()
    ended = facts.account.ended
    yield from [sum(one.paid for one in ended.instalments)] if ended else []


def _changed(facts: Facts, agreement: Agreement, part: Instalment, state: Json) -> Iterator[Pairs]:
    """Yield what the legs under way make of the next instalment, and where it would go behind the last one."""
    days, step = Days(facts.today, facts.calendar), facts.policy.payment_step
    for frame in state.get("frames", ()):
        legs = codec.load_legs(frame["slots"].get("legs", ()))
        parts = parts_of(legs, part, facts.today, step) if legs else ()
        if parts and all(one.date for one in parts):
            found = change(parts, agreement, part, facts.policy.rescue, days)
            yield tuple((one.due_on, one.amount) for one in found.parts)
    yield tuple((one.due_on, one.amount) for one in skip(agreement, part, None, facts.calendar).parts)


def _split(agreement: Agreement) -> Iterator[Pairs]:
    """Yield the parts of each instalment that was split: they were agreed for one day."""
    by_day = sorted(agreement.instalments, key=lambda one: (one.promised_on, one.due_on, one.number))
    for _, group in groupby(by_day, key=lambda one: one.promised_on):
        yield tuple((one.due_on, one.unpaid) for one in group)
