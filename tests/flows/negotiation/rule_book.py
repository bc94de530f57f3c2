"""Work out the tables of `docs/negotiation.md` from the code: `python -m tests.flows.negotiation.rule_book`.

A table follows a comment with its name. Its first columns are questions, the others answers; the page's own policy and
case are its blocks of YAML. Running this file writes the answers anew, and a test holds that nothing changes then.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from flows.negotiation.account import Agreement, AgreementStatus, Instalment, Invoice
from flows.negotiation.affordability import Means, capacity_of
from flows.negotiation.answer import answer
from flows.negotiation.calendar import Calendar
from flows.negotiation.candidates import limit_dates, own_dates, payday_dates
from flows.negotiation.case import Case
from flows.negotiation.completion import merge, roll
from flows.negotiation.counter import money_days
from flows.negotiation.early import discount_on
from flows.negotiation.envelope import accepts, envelopes, least_excess, paid_by, window_sums
from flows.negotiation.money import to_minor
from flows.negotiation.policy import load_policy
from flows.negotiation.proposal import Capacity, Frequency, Leg, Payment, Plan
from flows.negotiation.rescue import Days, change, parts_of
from flows.negotiation.standing import standing

PAGE = Path(__file__).parents[3] / "docs" / "negotiation.md"
TABLE = re.compile(r"<!-- (?P<name>[a-z]+) -->\n\n(?P<head>\|.+\|)\n(?P<rule>\|[- :|]+\|)\n(?P<rows>(?:\|.*\|\n)*)")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
Row = Mapping[str, str]


def book(text: str) -> "Book":
    """Return the policy and the case that a page's tables are about."""
    policy, case = BLOCK.findall(text)[:2]
    return Book(policy, yaml.safe_load(case))


def written(text: str) -> str:
    """Return the page with the answers of every table worked out."""
    held = book(text)
    return TABLE.sub(lambda found: _table(found, held), text)


def _table(found: re.Match[str], held: "Book") -> str:
    columns = _cells(found["head"])
    asked: list[Row] = [dict(zip(columns, _cells(line), strict=True)) for line in found["rows"].splitlines()]
    rows = list(TABLES[found["name"]](held, asked))
    lines = [" | ".join(row[column] for column in columns) for row in rows]
    body = "".join(f"| {line} |\n" for line in lines)
    return f"<!-- {found['name']} -->\n\n{found['head']}\n{found['rule']}\n{body}"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|\n").split("|")]


@dataclass(frozen=True)
class Book:
    """The policy's text, and the worked case as a request of the command."""

    text: str
    request: dict[str, Any]

    @property
    def policy(self) -> Any:  # noqa: ANN401 - a policy, as the page holds it
        """Return the policy."""
        return load_policy(self.text)

    @property
    def case(self) -> Case:
        """Return the worked case."""
        policy, told = self.policy, self.request
        limit = told["capacity"]
        return Case(
            today=dt.date.fromisoformat(told["today"]),
            balance=to_minor(told["balance"], policy.currency),
            days_overdue=told["days_overdue"],
            calendar=Calendar(policy.country, policy.closures),
            capacity=Capacity(to_minor(limit["amount"], policy.currency), limit["window_days"]),
        )

    def ask(self, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a request
        """Ask the command about the worked case, changed."""
        asked = {**self.request, **other}
        found = answer({"id": None, "policy_file": "", **{k: v for k, v in asked.items() if v is not None}}, self._read)
        assert "error" not in found, found
        return found

    def _read(self, _: str) -> str:
        return self.text

    @property
    def proposal(self) -> Plan:
        """Return the worked proposal, complete."""
        return plan_of(self.ask()["proposal"])

    @property
    def plan(self) -> Plan:
        """Return the answer to it."""
        return plan_of(self.ask()["plan"])

    @property
    def terms(self) -> Any:  # noqa: ANN401 - terms
        """Return what the bot may agree to in the worked case."""
        return self.policy.level_for(self.case).bot


def plan_of(rows: list[dict[str, str]]) -> Plan:
    """Return a written plan."""
    return tuple(Payment(dt.date.fromisoformat(row["due_on"]), int(row["amount"])) for row in rows)


def money(amount: int) -> str:
    """Write an amount."""
    return f"{amount:,}"


def payments(plan: Plan) -> str:
    """Write a plan in a cell."""
    return "; ".join(f"{money(part.amount)} on {part.due_on}" for part in plan) or "none"


def read_payments(cell: str) -> Plan:
    """Read a plan from a cell."""
    pairs = (part.split(" on ") for part in cell.split("; "))
    return tuple(Payment(dt.date.fromisoformat(day), number(amount)) for amount, day in pairs)


def number(cell: str) -> int:
    """Read an amount or a number from a cell."""
    return int(cell.replace(",", ""))


def inline(cell: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Read YAML between backticks."""
    return yaml.safe_load(cell.strip("`")) if cell.strip("`") else {}


def levels(held: Book, rows: list[Row]) -> Iterator[Row]:
    """The level of a case."""
    for row in rows:
        case = replace(held.case, balance=number(row["balance"]), days_overdue=int(row["days overdue"]))
        yield {**row, "level": held.policy.level_for(case).name}


def completion(held: Book, rows: list[Row]) -> Iterator[Row]:
    """What legs come to; the dates before they roll are checked by rolling them."""
    case = held.case
    term = case.today + dt.timedelta(days=held.terms.term_days_max)
    for row in rows:
        proposal = plan_of(held.ask(legs=inline(row["legs"]))["proposal"])
        meant = read_payments(row["completed"])
        rolled = merge(Payment(roll(p.due_on, case.calendar, case.today, term), p.amount) for p in meant)
        assert rolled == proposal, row["said"]
        yield {**row, "proposal": payments(proposal)}


def envelope(held: Book, _: list[Row]) -> Iterator[Row]:
    """What the worked case's limits demand, and what the proposal has paid by then."""
    for demand in envelopes(held.terms, held.case, held.policy.payment_step)[0].demands:
        paid = paid_by(held.proposal, demand.by)
        kept = "kept" if paid >= demand.amount else "broken"
        yield {"limit": f"`{demand.rule}`", "by": str(demand.by), "demanded": money(demand.amount),
               "paid by then": money(paid), "": kept}  # fmt: skip


def totals(held: Book, _: list[Row]) -> Iterator[Row]:
    """The totals that may be paid when the client offers to settle."""
    case = replace(held.case, settles=True)
    for limit in envelopes(held.terms, case, held.policy.payment_step):
        yield {"total": money(limit.total), "forgiven": money(case.balance - limit.total),
               "all paid by": str(limit.term), "payments at most": str(limit.payments_max)}  # fmt: skip


def windows(held: Book, _: list[Row]) -> Iterator[Row]:
    """What the plan asks for within each window that ends with a payment."""
    capacity, plan = held.case.capacity, held.plan
    assert capacity is not None
    for part, inside in zip(plan, window_sums(plan, capacity.window_days), strict=True):
        since = part.due_on - dt.timedelta(days=capacity.window_days - 1)
        yield {"window": f"{since} to {part.due_on}", "asked within": money(inside),
               "above the capacity": money(max(0, inside - capacity.amount))}  # fmt: skip
    assert least_excess(plan, held.case) == int(held.ask()["excess"])


def candidates(held: Book, _: list[Row]) -> Iterator[Row]:
    """The dates on which a counter-offer may ask for money."""
    case, limit = held.case, envelopes(held.terms, held.case, held.policy.payment_step)[0]
    paid = replace(case, paydays=(15, "last"))
    kinds = {
        "the client's own, until the term": own_dates(held.proposal, limit),
        "the last business day of each limit": limit_dates(limit, case),
        "paydays, had the client named the 15th and the last": payday_dates(paid, limit.term),
    }
    for kind, days in kinds.items():
        yield {"which": kind, "dates": ", ".join(map(str, sorted(days)))}


def distance(held: Book, _: list[Row]) -> Iterator[Row]:
    """The money-days between the proposal and the answer, stretch by stretch."""
    said, plan = held.proposal, held.plan
    days = sorted({part.due_on for part in (*said, *plan)} | {held.case.today})
    whole = 0
    for start, end in pairwise([*days, days[-1] + dt.timedelta(days=1)]):
        ours, theirs, length = paid_by(plan, start), paid_by(said, start), (end - start).days
        whole += abs(ours - theirs) * length
        yield {"from": str(start), "days": str(length), "paid as said": money(theirs),
               "paid under the plan": money(ours), "money-days": money(abs(ours - theirs) * length)}  # fmt: skip
    assert whole == money_days(plan, said, held.case.today) == held.ask()["money_days"]
    yield {"from": "in all", "days": "", "paid as said": "", "paid under the plan": "", "money-days": money(whole)}


def decisions(held: Book, rows: list[Row]) -> Iterator[Row]:
    """What becomes of proposals."""
    for row in rows:
        found = held.ask(legs=inline(row["legs"]), **inline(row["besides"]))
        rules = ", ".join(f"`{rule}`" for rule in found["broken_rules"])
        said = {"decision": f"`{found['decision']}`", "plan": payments(plan_of(found["plan"])), "broken": rules}
        beside = found.get("counter")
        yield {**row, **said, "nearest without approval": payments(plan_of(beside["plan"])) if beside else ""}


def alternatives(held: Book, _: list[Row]) -> Iterator[Row]:
    """The other ways for the worked case; each stands and asks for no more than the client can pay."""
    limit = envelopes(held.terms, held.case, held.policy.payment_step)[0]
    yield {"keeps": "nearest", "plan": payments(held.plan), "money-days": money(held.ask()["money_days"])}
    for other in held.ask()["alternatives"]:
        plan = plan_of(other["plan"])
        assert accepts(plan, limit, held.case), other
        distance_of = money_days(plan, held.proposal, held.case.today)
        yield {"keeps": other["keeps"], "plan": payments(plan), "money-days": money(distance_of)}


def early(held: Book, rows: list[Row]) -> Iterator[Row]:
    """What paying an invoice before its date is worth."""
    for row in rows:
        amount, due = number(row["invoice"]), dt.date.fromisoformat(row["due"])
        invoice = Invoice("1", "", None, due, amount, amount)
        discount = discount_on(invoice, dt.date.fromisoformat(row["paid on"]), held.policy)
        yield {**row, "let go": money(discount), "to pay": money(amount - discount)}


def approvals(held: Book, rows: list[Row]) -> Iterator[Row]:
    """How many people approve an exception."""
    for row in rows:
        yield {**row, "people": str(held.policy.people_for(number(row["exception over"])))}


def means(held: Book, rows: list[Row]) -> Iterator[Row]:
    """What a client can pay by what they tell of their means."""
    for row in rows:
        left = number(row["left, in their words"]) if row["left, in their words"] else None
        told = Means(number(row["income"]), Frequency(row["rhythm"]), number(row["fixed"]), number(row["debts"]), left)
        limit = capacity_of(told, held.policy.affordability, held.policy.country)
        words = f"{money(limit.amount)} within {limit.window_days} days" if limit else "none: no plan is asked for"
        yield {**row, "surplus a month": money(told.surplus), "capacity": words}


def rescues(held: Book, rows: list[Row]) -> Iterator[Row]:
    """What becomes of an instalment that will not make it."""
    agreed, part = agreement(held), agreement(held).instalments[0]
    for row in rows:
        now = dt.date.fromisoformat(row["today"])
        legs = tuple(Leg(one.amount, one.due_on) for one in read_payments(row["wished"]))
        parts = parts_of(legs, part, now, held.policy.payment_step)
        own = replace(agreed, moves=int(row["changed before"]))
        found = change(parts, own, part, held.policy.rescue, Days(now, held.case.calendar))
        yield {**row, "becomes": payments(found.parts), "limit met": f"`{found.rule}`" if found.rule else "none"}


def standings(held: Book, rows: list[Row]) -> Iterator[Row]:
    """How an agreement stands when nothing of it is paid."""
    for row in rows:
        found = standing(agreement(held), dt.date.fromisoformat(row["today"]), held.policy.agreement)
        statuses = ", ".join(str(status) for status in found.statuses.values())
        yield {**row, "instalments": statuses, "agreement": "broken" if found.broken else "stands"}


def agreement(held: Book) -> Agreement:
    """Return an agreement: the whole in two halves, one now and one in April."""
    halves = (
        Payment(dt.date(2026, 3, 10), held.case.balance // 2),
        Payment(dt.date(2026, 4, 30), held.case.balance // 2),
    )
    parts = tuple(Instalment(place, part.due_on, part.amount) for place, part in enumerate(halves, 1))
    at = dt.datetime.combine(held.case.today, dt.time(12), dt.UTC)
    total = sum(part.amount for part in parts)
    return Agreement("1", AgreementStatus.ACTIVE, ("1",), total, 0, held.policy.version, "bot", at, parts)


TABLES: Mapping[str, Callable[[Book, list[Row]], Iterator[Row]]] = {
    "levels": levels,
    "completion": completion,
    "envelope": envelope,
    "totals": totals,
    "windows": windows,
    "candidates": candidates,
    "distance": distance,
    "decisions": decisions,
    "alternatives": alternatives,
    "early": early,
    "approvals": approvals,
    "means": means,
    "rescues": rescues,
    "standings": standings,
}

if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
