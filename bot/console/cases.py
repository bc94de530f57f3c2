"""Show one case: what it is about, the conversation, the account, and what may be done with it by whoever looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.approvals import read_plan
from bot.console import words
from bot.console.account import Card, read_account
from bot.console.canned import Canned, fill
from bot.console.login import Signed
from bot.console.manner import Manner, masked
from bot.console.office import Parts
from bot.console.queue import Promise, approved_by, kind_words, promise
from bot.console.thread import Said, read_thread
from bot.console.visitors import Before, Who, find_who, read_before
from bot.desk import OF_ANYONE, OUTCOMES
from bot.door import WINDOW, Door, Knock
from bot.facts import ANSWER_HOURS
from bot.stage import home_of, locale_of
from flows.contact.request import Decision
from flows.wording.templates import NUDGE, PREFIX
from storage.schema import Address, Case, CaseStatus, Client, Conversation
from storage.unit_of_work import UnitOfWork

UNKNOWN_WROTE = "Escribió alguien a quien aún no se reconoce."
TYPED_MAX = 8_000  #: characters that a form takes; what fits on the channel is said while typing, and none is cut off
WINDOWED = frozenset({"whatsapp"})  #: channels whose provider takes free text only for a while after the client's


@dataclass(frozen=True, slots=True)
class Proposed:
    """The plan of an exception, payment by payment, and the rules that it breaks."""

    rows: Sequence[tuple[str, str]]
    total: str
    rules: Sequence[str]
    policy: str


@dataclass(frozen=True, slots=True)
class Line:
    """Where an answer leaves and when, in a line; `is_open` is false when it will wait or not leave at all."""

    words: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of a case. `mode` says what may be done: open, mine, other, decide, resolved.

    `approved` says who approved the plan already, and that others must.
    """

    number: int
    name: str
    creditor: str
    why: str
    status: str
    mode: str
    holder: str
    is_silent: bool
    promise: Promise
    opened: str
    summary: str
    note: str
    call_back: str
    proposed: Proposed | None
    can_decide: bool
    approved: str
    wish: str
    outcome: str
    outcome_text: str
    is_visitor: bool
    before: Sequence[Before]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, and why it was not sent."""

    tab: str = ""
    text: str = ""
    outcome: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Composer:
    """What is needed to write: the channel's state, ready replies, what was typed before."""

    tab: str
    line: Line
    canned: Sequence[Canned]
    outcomes: Sequence[tuple[str, str]]
    draft: Draft
    length_max: int
    adviser: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as it is shown to one adviser."""

    head: Head
    thread: Sequence[Said]
    account: Card
    composer: Composer
    who: Who | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A case under somebody's eyes."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    case: Case
    client: Client
    manner: Manner


def read_case(
    uow: UnitOfWork, parts: Parts, me: Signed, number: int, draft: Draft | None = None, who: str = ""
) -> CasePage:
    """Return a case with everything around it. Raises Missing for one of a creditor that is not in scope.

    `who` is what an adviser types to find the client that somebody not known is.
    """
    case = uow.cases.get(number)
    client = uow.clients.get(case.creditor_id, case.client_id)
    manner = Manner.of(uow.creditors.get(case.creditor_id), parts.clock.now())
    seen = _Seen(uow, parts, me, case, client, manner)
    account = read_account(uow, parts, client, manner, number)
    head = _head(seen)
    return CasePage(
        head=head,
        thread=read_thread(uow, client, manner),
        account=account,
        composer=_composer(seen, head, account.balance, draft or Draft()),
        who=find_who(uow, client, manner, who) if head.is_visitor else None,
    )


def holder_of(uow: UnitOfWork, case: Case) -> int | None:
    """Return who has the case, or the conversation by another case of the same client."""
    conversation = uow.conversations.get(case.creditor_id, case.client_id)
    return case.assignee or (conversation.held_by if conversation else None)


def mode_of(uow: UnitOfWork, me: Signed, case: Case) -> str:
    """Say what whoever looks may do with a case."""
    holder = holder_of(uow, case)
    if case.status is CaseStatus.RESOLVED:
        return "resolved"
    if holder is None:
        return "open"
    if holder == me.staff.id:
        return "mine"
    given = {row.approver for row in uow.approvals.of(case.creditor_id, case.id)}
    return "decide" if f"staff:{holder}" in given and f"staff:{me.staff.id}" not in given else "other"


def find_address(uow: UnitOfWork, case: Case, client: Client, conversation: Conversation | None) -> Address | None:
    """Return where an answer would go: the address used last, else the first that is known and right.

    What only a verified client may have opened is answered where they are verified, as the desk does.
    """
    if conversation is not None and conversation.address_id is not None:
        home = None if case.kind in OF_ANYONE else home_of(uow, client, conversation)
        return home or uow.addresses.get(conversation.address_id)
    points = uow.clients.contact_points(client.creditor_id, client.id)
    return next((address for _, address in points if address.wrong_at is None), None)


def _head(seen: _Seen) -> Head:
    uow, case, manner = seen.uow, seen.case, seen.manner
    holder = holder_of(uow, case)
    conversation = uow.conversations.get(case.creditor_id, case.client_id)
    return Head(
        number=case.id,
        name=seen.client.name,
        creditor=uow.creditors.get(case.creditor_id).name,
        why=kind_words(seen.parts, case.kind),
        status=words.STATUSES[case.status],
        mode=mode_of(uow, seen.me, case),
        holder=uow.staff.get(holder).name if holder else "",
        is_silent=bool(conversation and conversation.held_at),
        promise=promise(case, manner),
        opened=manner.moment(case.opened_at),
        summary=case.summary if seen.client.visitor_since is None else UNKNOWN_WROTE,
        note=case.note,
        call_back=manner.moment(case.call_back_at) if case.call_back_at else "",
        proposed=_proposed(case, manner),
        can_decide=case.kind == "exception" and bool(case.details.get("proposal")),
        approved="" if case.outcome else approved_by(uow, uow.approvals.of(case.creditor_id, case.id)),
        wish=words.ROUTES.get(str(case.details.get("route") or ""), ""),
        outcome=words.OUTCOMES.get(case.outcome or "", ""),
        outcome_text=case.outcome_text or "",
        is_visitor=seen.client.visitor_since is not None,
        before=read_before(uow, case, manner),
    )


def _proposed(case: Case, manner: Manner) -> Proposed | None:
    written = str(case.details.get("proposal") or "")
    if not written:
        return None
    plan = read_plan(written)
    rules = [rule for rule in str(case.details.get("broken_rules") or "").split(", ") if rule]
    return Proposed(
        rows=[(manner.short(part.due_on), manner.amount(part.amount)) for part in plan],
        total=manner.amount(sum(part.amount for part in plan)),
        rules=[words.RULES.get(rule, "Sale de la política") for rule in rules],
        policy=str(case.details.get("policy") or ""),
    )


def _composer(seen: _Seen, head: Head, balance: str, draft: Draft) -> Composer:
    uow, case, manner = seen.uow, seen.case, seen.manner
    advisers = seen.parts.bot.profiles.get(uow, case.creditor_id).advisers
    due = case.due_at if case.due_at > manner.now else advisers.answer_by(manner.now, ANSWER_HOURS)
    values = {
        "client": seen.client.name.split()[0],
        "adviser": seen.me.staff.name,
        "case": str(case.id),
        "answer_by": manner.moment(due),
        "balance": balance,
        "creditor": head.creditor,
    }
    return Composer(
        tab=draft.tab or ("decide" if head.can_decide else "reply"),
        line=_line(seen),
        canned=fill(locale_of(seen.client)[:2], values),
        outcomes=[(key, words.OUTCOMES[key]) for key in OUTCOMES],
        draft=draft,
        length_max=TYPED_MAX,
        adviser=seen.me.staff.name,
    )


def _line(seen: _Seen) -> Line:
    """Say honestly where an answer goes and when it leaves."""
    uow, parts, client, manner = seen.uow, seen.parts, seen.client, seen.manner
    conversation = uow.conversations.get(client.creditor_id, client.id)
    address = find_address(uow, seen.case, client, conversation)
    if conversation is None or address is None:
        return Line("No hay una dirección donde escribirle: agréguela primero.", is_open=False)
    name = " ".join(filter(None, [words.CHANNELS.get(address.channel, address.channel), _masked(address)]))
    profile = parts.bot.profiles.get(uow, client.creditor_id)
    knock = Knock("adviser_reply", "adviser", address.channel, address, profile, client, conversation)
    decided = Door(parts.packs, parts.settings.sender_role).ask(uow, knock, manner.now)
    if decided.decision == "blocked" and decided.next_allowed_at is None:
        return Line(f"{name}: no saldrá. {words.decision(decided.rule)}", is_open=False)
    if address.channel in WINDOWED:
        return _window(seen, name, address, decided)
    if decided.decision == "blocked":
        return Line(f"{name}: {_later(decided, manner)}. {words.decision(decided.rule)}", is_open=False)
    return Line(f"{name}: sale al momento", is_open=True)


def _window(seen: _Seen, name: str, address: Address, decided: Decision) -> Line:
    """Say until when the provider takes free text; when it does not, what becomes of an answer."""
    manner, heard = seen.manner, address.last_inbound_at
    if heard is not None and manner.now < heard + WINDOW:
        until = manner.moment(heard + WINDOW)
        if decided.decision == "blocked":
            return Line(f"{name}: {_later(decided, manner)}. {words.decision(decided.rule)}", is_open=False)
        return Line(f"{name}: puede escribir libremente hasta {until}", is_open=True)
    since = (
        f"la ventana está cerrada desde {manner.moment(heard + WINDOW)}" if heard else "el cliente no ha escrito aún"
    )
    return Line(f"{name}: {since}; su respuesta espera{_told(seen, address, decided)}", is_open=False)


def _told(seen: _Seen, address: Address, decided: Decision) -> str:
    """Say how the client learns that an answer waits for their next message."""
    if seen.uow.outbox.parked(address.id):
        return ", ya se le avisó, y sale cuando escriba"
    account, language = seen.parts.settings.twilio_account_sid, locale_of(seen.client)[:2]
    known = seen.uow.templates.usable(account) if account else []
    if not any(one.name.startswith(f"{PREFIX}_{NUDGE}_{language}") for one in known):
        return " y sale cuando escriba. No hay una plantilla aprobada para avisarle"
    when = f" {seen.manner.moment(decided.next_allowed_at)}" if decided.next_allowed_at else ""
    return f"; se envía un aviso con plantilla{when} y sale cuando el cliente escriba"


def _later(decided: Decision, manner: Manner) -> str:
    return f"saldrá {manner.moment(decided.next_allowed_at)}" if decided.next_allowed_at else "no saldrá"


def _masked(address: Address) -> str:
    return masked(address.channel, address.address)
