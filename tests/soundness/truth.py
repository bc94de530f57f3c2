"""Gather what is true of a client at a moment: the books, and what the negotiation answers to their words.

Nothing here looks at what the bot said. Plans come from `flows.negotiation.answer`, the command that operators script
against, asked anew with the legs under way; the rest are rows of the database.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import select

from bot.rights import load_rights
from flows.contact import wishes
from flows.contact.week import Week
from flows.dialogues import pay
from flows.facts import Facts
from flows.negotiation.account import Account
from flows.negotiation.answer import answer
from flows.negotiation.early import incentive
from flows.negotiation.money import to_major, to_minor
from flows.paying.reference import reference_of
from storage.schema import Code, Direction, Message
from storage.unit_of_work import UnitOfWork
from tests.bot.world import World
from tests.soundness.rescued import plans_beside, sums_beside

Pairs = tuple[tuple[dt.date, int], ...]  #: a plan: days and amounts in minor units
Json = Mapping[str, Any]
DECIDED = {"accept", "counter", "exception", "refer"}  #: with a referral the nearest plan is told as information
WINDOWS = {30: 26, 15: 11, 14: 11, 7: 4}
CLOSER = {30: 26, 15: 9, 14: 9, 7: 2}  #: in Argentina
PAYDAYS = {4: [7, 15, 22, "last"], 15: [15, "last"], 31: ["last"]}  #: days that lie a window apart, by its length
RHYTHMS = ("monthly", "semimonthly", "biweekly", "weekly")
EXAMPLES: tuple[Json, ...] = (
    {"count": 1},
    *({"count": number, "frequency": each} for number in range(2, 25) for each in RHYTHMS),
)


@dataclass
class Truth:
    """Everything that a message may name without being untrue."""

    sums: set[int] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)  #: dates, and moments on the client's or the creditor's clock
    numbers: set[int] = field(default_factory=set)
    plans: set[Pairs] = field(default_factory=set)  #: those that may be shown line by line
    parts: set[int] = field(default_factory=set)  #: instalments that may be split
    booked: Pairs = ()  #: the instalments of the agreement in force, unpaid or not
    agreements: int = 0
    cases: dict[int, dt.datetime] = field(default_factory=dict)
    payable: int = 0
    today: dt.date = dt.date.min
    discounts: set[int] = field(default_factory=set)
    mark: tuple[object, ...] = ()  #: changes when money, an agreement or a hold comes between
    own: set[str] = field(default_factory=set)  #: words of the creditor, of advisers, of bills: not the bot's figures

    def __or__(self, other: "Truth") -> "Truth":
        """Return what is true in either of two moments; where there can be one only, the other one's."""
        return Truth(**{f.name: _joined(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)})


def _joined(one: Any, other: Any) -> Any:  # noqa: ANN401 - fields of a truth
    return one | other if isinstance(one, set | dict) else other


class Witness:
    """Says what is true for one client of one creditor."""

    def __init__(self, world: World) -> None:
        """Take the world in which they live."""
        self.world = world
        with world.unit() as uow:
            row = uow.creditors.get(world.creditor)
            self.creditor: Json = dict(row.document)
            self.policy_text = uow.policies.get(world.creditor, str(row.policy_version)).document
            self.calendar = world.app.bot.profiles.get(uow, world.creditor).calendar
            self.client = uow.clients.get(world.creditor, world.client)  #: as they were when last told of
        self.country, self.zone = self.client.country, ZoneInfo(self.client.timezone)
        self.currency = str(self.creditor["currency"])

    def tell(self, messages: Iterable[Message]) -> Truth:
        """Return what is true now; `messages` are all that were exchanged."""
        truth, heard = Truth(), list(messages)
        with self.world.unit() as uow:
            creditor, now = self.world.creditor, self.world.now
            self.client = client = uow.clients.get(creditor, self.world.client)
            account = uow.accounts.account(creditor, client.id, now)
            self._tell_account(truth, account, client.name, client.id)
            truth.own |= {rights.law for rights in (load_rights().of(client.country),) if rights}
            for case in uow.cases.of(creditor, client.id):
                truth.cases[case.id] = self._local(case.due_at)
                moments = (case.due_at, case.opened_at, case.call_back_at)
                truth.days |= {self._local(at) for at in moments if at}
                truth.own |= {case.outcome_text or ""}
                truth.days |= self._by_law(uow, creditor, case.id)
                self._tell_case(truth, account, case.details, heard)
            for row in uow.agreements.of(creditor, client.id):
                truth.agreements += 1
                truth.plans |= {tuple((part.due_on, part.amount) for part in row.instalments)}
                truth.sums |= {row.total, row.discount}
                truth.discounts |= {row.discount}
                truth.own |= {row.sha256.hex()[:length] for length in range(6, 17)}
            codes = uow.session.scalars(select(Code.code).where(Code.creditor_id == creditor))
            truth.own |= {f"{code[:4]}-{code[4:]}" for code in codes}
            talk = uow.talks.last(creditor, client.id)
            ends = (client.postponed_until, talk.closed_at if talk else None)
            truth.days |= {self._local(at) for at in ends if at}
            truth.days |= {talk.commitment_on} if talk and talk.commitment_on else set()
            truth.days |= {
                self._local(hold.ends_at) for hold in uow.holds.active(creditor, client.id, now) if hold.ends_at
            }
            profile = self.world.app.bot.profiles.get(uow, creditor)
            facts = self.world.app.bot.facts.gather(uow, profile, client, now)
            state = dict(uow.conversations.lock(creditor, client.id).state)
        offered = [str(frame["slots"]["until"]) for frame in state.get("frames", ()) if frame["slots"].get("until")]
        truth.days |= {self._local(dt.datetime.fromisoformat(until)) for until in offered}
        truth.plans |= set(plans_beside(facts, state))
        truth.sums |= set(sums_beside(facts, state))
        truth.days |= {day for plan in plans_beside(facts, state) for day, _ in plan}
        duty = facts.duty
        truth.days |= {
            moment.replace(tzinfo=None) for moment in (duty.opens_at, duty.answer_by, duty.urgent_by, *duty.slots)
        }
        truth.numbers |= {facts.attempts_max - int(state.get("attempts", 0)), int(client.id[-2:])}
        patience, rescue = facts.policy.agreement, facts.policy.rescue
        limits = (patience.grace_days, patience.missed_in_a_row, patience.days_late)
        truth.numbers |= {*filter(None, limits), *((rescue.per_agreement_max, rescue.days_max) if rescue else ())}
        truth.numbers |= {profile.described.retention.health or 90}  # days for which words on health are kept
        if pause := profile.described.routes.pause:  # an account rests until a business day at most so far
            truth.days |= {facts.calendar.previous(facts.today + dt.timedelta(days=pause.days_max))}
        truth.own |= {facts.law.help_line or "", *(str(one.values["code"]) for one in pay.codes(facts))}
        self._tell_early(truth, account, facts)
        self._tell_creditor(truth)
        self._tell_words(truth, account, heard)
        self._tell_hours(truth, facts.law.hours, heard)
        if account.payable:
            self._tell_negotiation(truth, account, state, heard)
        return truth

    def _tell_account(self, truth: Truth, account: Account, name: str, number: str) -> None:
        """Tell the bills, the payments, the agreement and their sums."""
        today = self._today()
        agreement = account.agreement
        parts = agreement.instalments if agreement and agreement.is_active else ()
        stopped = account.balance - account.payable
        truth.today = today
        truth.mark = (account.payable, tuple((bill.number, bill.balance) for bill in account.invoices), parts)
        truth.sums |= {account.balance, account.payable, stopped, account.overdue(today), account.favour}
        truth.payable = _negotiated(account, today)
        truth.sums |= {paid.amount for paid in account.payments}
        truth.sums |= {sum(part.unpaid for part in parts), sum(part.amount for part in parts)}
        for bill in account.invoices:
            truth.sums |= {bill.amount, bill.balance, bill.payable, bill.disputed}
            truth.days |= {bill.due_on, *([bill.issued_on] if bill.issued_on else [])}
            truth.own |= {bill.number, bill.description}
        for part in parts:
            truth.sums |= {part.amount, part.unpaid, part.paid}
            truth.parts |= {part.amount, part.unpaid}
            truth.days |= {part.due_on}
        truth.booked = tuple((part.due_on, part.amount) for part in parts)
        truth.plans |= {truth.booked, tuple((part.due_on, part.unpaid) for part in parts if part.unpaid)}
        truth.numbers |= {len(account.invoices), len(parts)}
        truth.days |= {paid.paid_on for paid in account.payments}
        truth.own |= {name, number, reference_of(number)}

    def _tell_early(self, truth: Truth, account: Account, facts: Facts) -> None:
        """Tell what paying before the due date is worth."""
        if found := incentive(account, facts.policy, facts.calendar, self._today()):
            truth.sums |= {found.total, found.discount}
            truth.days |= {found.pay_by, found.due_on}
            truth.plans |= {((found.pay_by, found.total),)}
            truth.discounts |= {found.discount}

    def _tell_creditor(self, truth: Truth) -> None:
        """Tell the creditor's own words."""
        told = self.creditor
        truth.own |= {str(told["name"]), *map(str, told.get("answers", {}).values())}
        page = str(told.get("official_page") or "")
        truth.own |= {str(told.get("official_phone") or ""), page, page.partition("://")[2].rstrip("/")}
        truth.own |= {str(value) for means in told.get("payment_means", ()) for value in means.values()}
        truth.own |= {str(one) for one in told.get("benefits", ())}
        truth.own |= {str(words) for words in told.get("goals", {}).values()}
        for limits in filter(None, told.get("routes", {}).values()):
            spans = [value for value in limits.values() if isinstance(value, int)]
            reached = [self._today() + dt.timedelta(days=span) for span in spans]
            truth.days |= {*reached, *(self.calendar.next(day) for day in reached)}
            truth.days |= {self.calendar.last_within(self._today(), day) or day for day in reached}

    def _tell_words(self, truth: Truth, account: Account, messages: list[Message]) -> None:
        """Tell the sums and days of the client's own words, in every reading that a question may set beside it."""
        for message in messages:
            if message.direction is Direction.OUT:
                continue
            reading = message.reading or {}
            for entity in reading.get("entities", ()):
                self._tell_entity(truth, account, entity)
            for leg in reading.get("legs", ()):
                count = leg["count"] or 1
                if amount := self._plain(leg["amount"]):
                    truth.sums |= {amount, amount * count, amount * 1000, amount // count, round(amount / count)}
                if leg["date"]:
                    self._tell_day(truth, dt.date.fromisoformat(leg["date"]))

    def _tell_hours(self, truth: Truth, law: Week | None, messages: list[Message]) -> None:
        """Tell, to who said when they want to be written to, the hours of that and of the law."""
        said = [wishes.heard(message.text) for message in messages if message.direction is Direction.IN]
        weeks = [wish.week for wish in said if wish and wish.week]
        clocks = {
            clock
            for week in (*weeks, *([law] if law and weeks else ()))
            for window in filter(None, week.days)
            for clock in (window.opens, window.closes)
        }
        truth.days |= {dt.datetime.combine(self._today(), clock) for clock in clocks}
        truth.numbers |= {hour for clock in clocks for hour in (clock.hour, clock.hour % 12 or 12)}

    def _tell_entity(self, truth: Truth, account: Account, entity: Json) -> None:
        if entity["type"] == "money":
            amount = self._plain(str(entity["value"])) or 0
            truth.sums |= {amount, amount * 1000}
            parts = account.agreement.instalments if account.agreement else ()
            truth.sums |= {part.unpaid - amount for part in parts if part.unpaid > amount}
        if entity["type"] == "date":
            self._tell_day(truth, dt.date.fromisoformat(str(entity["value"])))

    def _tell_day(self, truth: Truth, day: dt.date) -> None:
        """Tell a day, the business day that it comes to, and what else it may have meant."""
        swapped = [dt.date(day.year + later, day.day, day.month) for later in (-1, 0, 1) if day.day <= 12]
        meant = {day, day + dt.timedelta(days=7), *swapped}
        truth.days |= {
            *meant,
            *(self.calendar.next(one) for one in meant),
            self.calendar.last_within(self._today(), day) or day,
        }

    def _tell_negotiation(self, truth: Truth, account: Account, state: Json, messages: list[Message]) -> None:
        """Tell what the policy answers to the legs under way, and to every plan that a dialogue holds."""
        settled = any((message.reading or {}).get("settles") for message in messages)
        slots = [frame["slots"] for frame in state.get("frames", ())]
        told = state.get("memory", {}).get("capacity")
        for one in slots:
            capacity = one.get("capacity") or told
            for legs in _proposals(one):
                named = sum(leg["amount"] * (leg["count"] or 1) for leg in legs if isinstance(leg["amount"], int))
                truth.sums |= {named, _negotiated(account, self._today()) - named}
                for settles in {False, settled}:
                    self._tell_verdict(truth, self._ask(account, legs, capacity, settles=settles))

    def _by_law(self, uow: UnitOfWork, creditor: str, case: int) -> set[dt.date]:
        """Return the day by which a law wants a case answered."""
        clock = uow.case_clocks.of(creditor, case).get("law")
        return {self._local(clock.due_at).date()} if clock else set()

    def _tell_case(self, truth: Truth, account: Account, details: Json, messages: list[Message]) -> None:
        """Tell the nearest plan to a proposal that was passed on, within what the client said they can pay."""
        rows = [row.split(" ") for row in details.get("proposal", "").split("; ") if row]
        legs = [{"amount": int(amount), "date": day, "count": 1, "frequency": None} for day, amount in rows]
        readings = [message.reading or {} for message in messages]
        told = [reading["capacity"] for reading in readings if reading.get("capacity")]
        windows = [
            [self._plain(one["amount"]) or 0, days] for one in told for days in self._windows(one["window_days"])
        ]
        for capacity in [None, *windows]:
            if legs and account.payable:
                self._tell_verdict(truth, self._ask(account, legs, capacity, settles=False))

    def _windows(self, days: int) -> set[int]:
        """Return the days in which the contract holds a capacity of a month, a fortnight or a week."""
        return {days, CLOSER.get(days, days) if self.country == "AR" else WINDOWS.get(days, days)}

    def _tell_verdict(self, truth: Truth, verdict: Json) -> None:
        if verdict.get("decision") not in DECIDED:
            return
        rows = [verdict["proposal"], verdict["plan"], verdict.get("counter", {}).get("plan", [])]
        rows += [one["plan"] for one in verdict.get("alternatives", ())]
        for plan in (self._pairs(row) for row in rows if row):
            truth.plans.add(plan)
            truth.sums |= {sum(amount for _, amount in plan), *(amount for _, amount in plan)}
            truth.days |= {day for day, _ in plan}
        discount = to_minor(verdict["discount"], self.currency)
        truth.sums |= {discount}
        truth.discounts |= {discount}

    def examples(self) -> set[Pairs]:
        """Return every equal plan over the whole account that the policy accepts, to check 'what is there' against."""
        found = set()
        with self.world.unit() as uow:
            account = uow.accounts.account(self.world.creditor, self.world.client, self.world.now)
        for run in EXAMPLES:
            leg = {"amount": "all", "date": None, "frequency": None, **run}
            verdict = self._ask(account, [leg], None, settles=False)
            found |= {self._pairs(verdict["plan"])} if verdict.get("decision") == "accept" else set()
        return found

    def _ask(self, account: Account, legs: Iterable[Json], capacity: list[int] | None, *, settles: bool) -> Json:
        """Put a question to the command of the negotiation."""
        written = [{**leg, "amount": self._written(leg["amount"])} for leg in legs]
        request = {
            "id": "sound",
            "today": self._today().isoformat(),
            "balance": to_major(_negotiated(account, self._today()), self.currency),
            "days_overdue": account.days_overdue(self._today()),
            "broken_agreements": account.broken_agreements,
            "segment": self.client.segment,
            "legs": written,
            "settles": settles,
        }
        if capacity:
            request["capacity"] = {"amount": to_major(capacity[0], self.currency), "window_days": capacity[1]}
        found = _answered(json.dumps(request), self.policy_text)
        if capacity and found.get("decision") == "refer":
            request["paydays"] = next((days for window, days in PAYDAYS.items() if capacity[1] <= window), [])
            other = _answered(json.dumps(request), self.policy_text)
            found = min(found, other, key=lambda one: (one["decision"] == "refer", float(one["excess"])))
        return found

    def _written(self, amount: str | int | None) -> str | None:
        return to_major(amount, self.currency) if isinstance(amount, int) else amount

    def _pairs(self, rows: Iterable[Json]) -> Pairs:
        return tuple((dt.date.fromisoformat(row["due_on"]), to_minor(row["amount"], self.currency)) for row in rows)

    def _plain(self, amount: str | None) -> int | None:
        """Return a sum said in figures; none for a share or the rest."""
        plain = amount is not None and amount.replace(".", "").isdigit()
        return int(float(amount) * (1 if self.currency == "CLP" else 100)) if plain and amount else None

    def _local(self, at: dt.datetime) -> dt.datetime:
        return at.astimezone(self.zone).replace(tzinfo=None)

    def _today(self) -> dt.date:
        return self.world.now.astimezone(self.zone).date()


def _negotiated(account: Account, today: dt.date) -> int:
    """Return what a plan of today comes to: all that is overdue and may be asked for, else all that may be."""
    late = [bill.payable for bill in account.invoices if bill.payable and bill.due_on < today]
    return sum(late) or account.payable


def _proposals(slots: Json) -> Iterator[list[Json]]:
    """Yield what a dialogue holds as a proposal: its legs, and its plans payment by payment."""
    if slots.get("legs"):
        yield slots["legs"]
    for value in slots.values():
        rows = value if isinstance(value, list) else []
        for plan in [rows, *rows]:
            if isinstance(plan, list) and plan and all(isinstance(part, Mapping) and "due_on" in part for part in plan):
                yield [
                    {"amount": part["amount"], "date": part["due_on"], "count": 1, "frequency": None} for part in plan
                ]


@cache
def _answered(request: str, policy: str) -> Json:
    return answer({**json.loads(request), "policy": _document(policy)})


@cache
def _document(policy: str) -> Json:
    document: Json = yaml.safe_load(policy)
    return document
