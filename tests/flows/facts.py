"""Invent facts for dialogues, and a small shell that lets their effects come true between turns."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows import interrupts
from flows.conversation import Conversation
from flows.engine import step
from flows.facts import Client, Creditor, Duty, Facts, Identity, LastTalk, Law, OpenCaseFact, PaymentMeans
from flows.negotiation.account import Account, Agreement, AgreementStatus, Instalment, Invoice
from flows.negotiation.calendar import Calendar
from flows.negotiation.money import Money
from flows.negotiation.policy import Policy, load_policy
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import (
    BookAgreement,
    Choice,
    CloseTalk,
    Effect,
    EndEarlyPayment,
    Lines,
    MoveInstalment,
    OpenCase,
    PlaceHold,
    PromiseAnew,
    Say,
    SkipInstalment,
    SplitInstalment,
    Value,
)
from flows.turn import Turn
from tests.flows.objections.books import BOOK

NOW = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)  # a Thursday
TODAY = NOW.date()
LATER = NOW + timedelta(days=1)
TERMS = """
policy: tests
version: "7"
country: CL
currency: CLP
payment_step: "12000"
offer_valid_hours: 72
counter_offers_max: 2
levels:
  - name: all
    bot: {term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 15}
    staff: {term_days_max: 365, payments_max: 12}
interest: {mode: waived}
verification: {any_of: [document_last4, birth_date], attempts_max: 3}
agreement: {grace_days: 3, broken_after: {missed_in_a_row: 2, days_late: 15}}
rescue: {per_agreement_max: 2, days_max: 14}
"""
POLICY: Policy = load_policy(TERMS)
FORBIDS = {"dispute_invoice", "dispute_service", "bereavement", "distress"}  # holds under which nobody asks for money
RIGHT, WRONG = "6785", "1234"


def invoice(number: str, balance: int, due_on: date = date(2026, 2, 12), description: str = "") -> Invoice:
    """Return an open invoice."""
    return Invoice(number, description or f"Agua {number}", due_on - timedelta(days=20), due_on, balance, balance)


ACCOUNT = Account("CLP", (invoice("F1", 144_000, description="Agua, enero"),))
TWO = Account(
    "CLP", (invoice("F1", 144_000, description="Luz, enero"), invoice("F2", 60_000, date(2026, 3, 1), "Agua, febrero"))
)
MIXED = Account(
    "CLP", (invoice("F1", 144_000, description="Luz, enero"), invoice("F2", 60_000, date(2026, 3, 20), "Luz, febrero"))
)  #: the second is not due yet


def agreement(*parts: tuple[date, int], invoices: tuple[str, ...] = ("F1",), moves: int = 0) -> Agreement:
    """Return an active agreement of dated amounts."""
    rows = tuple(Instalment(number, on, amount) for number, (on, amount) in enumerate(parts, start=1))
    total = sum(amount for _, amount in parts)
    return Agreement("1", AgreementStatus.ACTIVE, invoices, total, 0, "7", "client", NOW, rows, moves)


EARLY_TERMS = "early_payment: [{days_before_due_at_least: 5, discount_percent: 10}]"
EARLY_POLICY: Policy = load_policy(TERMS + EARLY_TERMS)
NOT_DUE = Account("CLP", (invoice("F1", 144_000, date(2026, 3, 20), "Agua, marzo"),))  #: 10 % less until 13 March
AGREED = replace(ACCOUNT, agreement=agreement((date(2026, 3, 13), 72_000), (date(2026, 4, 13), 72_000)))


def facts(account: Account = ACCOUNT, *, on_duty: bool = True, **changes: Any) -> Facts:  # noqa: ANN401 - fields of Facts
    """Return facts of a client who owes $144.000, in working hours unless nobody is on duty."""
    opens = NOW + timedelta(hours=18)
    known: dict[str, Any] = {
        "now": NOW,
        "client": Client("1041", "Marcela Fuentes", "41", "CL", "es"),
        "creditor": Creditor(
            "aguas",
            "Aguas del Valle",
            "CLP",
            (PaymentMeans("link", {"url": "https://pagos.example", "label": "Pago en línea"}),),
            "https://aguas.example",
            "600 555 0100",
            {"interest": "No cobramos intereses."},
            ("Quien está al día no paga reconexión.",),
            objections=BOOK,
        ),
        "account": account,
        "policy": POLICY,
        "calendar": Calendar("CL", given=frozenset()),
        "duty": Duty(
            "Andrea" if on_duty else None, LATER, NOW + timedelta(hours=1), opens, (opens, opens + timedelta(hours=1))
        ),
        "identity": Identity("12.345.678-5", date(1980, 5, 15)),
        "law": Law(True, "law-first-CL", "*4141"),
    }
    return Facts(**{**known, **changes})


@dataclass
class Shell:
    """Carries effects out on the facts, as far as later turns look at them; keeps everything that was said and done."""

    facts: Facts
    conversation: Conversation = field(default_factory=Conversation)
    done: list[Effect] = field(default_factory=list)

    def take(self, turn: Turn) -> tuple[Effect, ...]:
        """Take one step, let its effects come true, and return them."""
        outcome = step(self.conversation, turn, self.facts)
        self.conversation = outcome.conversation
        for effect in outcome.effects:
            self.facts = come_true(self.facts, effect)
        self.done.extend(outcome.effects)
        return outcome.effects

    def wait(self, **by: float) -> None:
        """Let time pass."""
        self.facts = replace(self.facts, now=self.facts.now + timedelta(**by))

    def copy(self) -> "Shell":
        """Return a shell that goes on from here by itself."""
        return Shell(self.facts, self.conversation, list(self.done))


def come_true(known: Facts, effect: Effect) -> Facts:  # noqa: PLR0911 - a table of effects
    """Return the facts as they are after an effect."""
    match effect:
        case OpenCase():
            matter = effect.details.get("matter", "")
            case = OpenCaseFact(len(known.cases) + 1, effect.kind, effect.due_at, effect.invoices, matter)
            client = replace(known.client, vulnerable=known.client.vulnerable or effect.kind in FORBIDS - _DISPUTES)
            return replace(known, cases=(*known.cases, case), client=client)
        case PromiseAnew():
            late = (replace(one, due_at=effect.due_at) if one.id == effect.case else one for one in known.cases)
            return replace(known, cases=tuple(late))
        case PlaceHold():
            return replace(known, account=held(known.account, effect))
        case BookAgreement():
            rows = tuple((part.due_on, part.amount) for part in effect.plan)
            booked = replace(agreement(*rows, invoices=effect.invoices), lapses_on=effect.lapses_on)
            return replace(known, account=replace(known.account, agreement=booked))
        case MoveInstalment() | SplitInstalment() | SkipInstalment():
            return replace(known, account=rescued(known.account, effect))
        case EndEarlyPayment():
            return replace(known, account=replace(known.account, agreement=None))
        case CloseTalk():
            return replace(known, last_talk=LastTalk(known.today, effect.commitment, effect.commitment_on))
        case _:
            return known


_DISPUTES = {"dispute_invoice", "dispute_service"}


def held(account: Account, hold: PlaceHold) -> Account:
    """Return the account with a hold in force."""
    if hold.amount is not None:
        mine = {one.number: one.disputed + hold.amount for one in account.invoices if one.number == hold.invoice}
        parted = (replace(one, disputed=mine.get(one.number, one.disputed)) for one in account.invoices)
        return replace(account, invoices=tuple(parted))
    stops = [one for one in account.invoices if (hold.invoice or (hold.kind in FORBIDS and one.number)) == one.number]
    return replace(
        account, invoices=tuple(replace(one, on_hold=one.on_hold or one in stops) for one in account.invoices)
    )


def rescued(account: Account, effect: MoveInstalment | SplitInstalment | SkipInstalment) -> Account:
    """Return the account with an instalment on another day, in parts, or behind the last one."""
    agreed = account.agreement
    assert agreed is not None
    whole = next(part for part in agreed.instalments if part.number == effect.number)
    others = [part for part in agreed.instalments if part.number != effect.number]
    kept = replace(whole, agreed_on=whole.promised_on)
    if isinstance(effect, SplitInstalment):
        last = max(part.number for part in agreed.instalments)
        first, *rest = effect.parts
        parts = [replace(kept, due_on=first.due_on, amount=kept.paid + first.amount)]
        parts += [
            replace(kept, number=last + place, due_on=part.due_on, amount=part.amount, paid=0)
            for place, part in enumerate(rest, start=1)
        ]
    else:
        parts = [replace(kept, due_on=effect.due_on)]
    ordered = tuple(sorted((*others, *parts), key=lambda part: (part.due_on, part.number)))
    skips = isinstance(effect, SkipInstalment)
    counted = replace(agreed, moves=agreed.moves + (not skips), skips=agreed.skips + skips)
    return replace(account, agreement=replace(counted, instalments=ordered))


def verified(known: Facts | None = None) -> Shell:
    """Return a shell whose client is verified and was greeted."""
    shell = Shell(known or facts())
    for turn in (Turn("hola", "greet"), Turn("sí", "affirm"), Turn(RIGHT)):
        shell.take(turn)
    return shell


def propose(*legs: Leg, text: str = "propongo esto", **more: Any) -> Turn:  # noqa: ANN401 - fields of Turn
    """Return a proposal."""
    return Turn(text, "propose_plan", legs=legs, **more)


def press(choice: Choice | str) -> Turn:
    """Return the press of a quick reply, as the shell reads it."""
    name = choice if isinstance(choice, str) else choice.id
    return interrupts.press(name, name)


def says(effects: Sequence[Effect]) -> list[Say]:
    """Return what was said."""
    return [effect for effect in effects if isinstance(effect, Say)]


def keys(effects: Sequence[Effect]) -> list[str]:
    """Return the keys of what was said."""
    return [said.key for said in says(effects)]


def figures(value: Value) -> list[Money]:
    """Return the amounts in a text's value, those of its rows too."""
    if isinstance(value, Money):
        return [value]
    if isinstance(value, Lines):
        return [money for row in value.rows for part in row.values() for money in figures(part)]
    return []


def read_back(said: Say) -> tuple[tuple[date, int], ...]:
    """Return the plan that a message shows line by line."""
    lines = said.values.get("lines")
    rows = (
        lines.rows
        if isinstance(lines, Lines) and lines.key in {"plan-line", "plan-changed-line", "plan-rolled-line"}
        else ()
    )
    return tuple((row["on"], row["amount"].minor) for row in rows)  # type: ignore[misc, union-attr]


def dated(plan: Plan) -> tuple[tuple[date, int], ...]:
    """Return a plan as dates and amounts."""
    return tuple((part.due_on, part.amount) for part in plan)
