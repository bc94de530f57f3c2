"""Show what waits for advisers: who, why in a few words, since when, what was promised, and why it stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from bot.actors import name_of
from bot.console import words
from bot.console.login import Signed
from bot.console.manner import Manner, ended, span
from bot.console.office import Parts
from bot.console.pages import read_length
from storage.caseload import Waiting, count_by_kind, waiting
from storage.repositories.cases import UNTOLD
from storage.schema import Approval, Case, CaseStatus
from storage.unit_of_work import UnitOfWork

LENGTH = 100  #: rows that a queue shows at first, and that each further step adds
LENGTH_MAX = 1_000
SOON = timedelta(hours=1)  #: a promise this near is marked


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue is looked at; empty is all of it."""

    kind: str = ""
    creditor: str = ""
    length: int = LENGTH


@dataclass(frozen=True, slots=True)
class Promise:
    """The answer that was promised. `state` is late, soon, fine or kept; `words` say it without colour."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the queue."""

    number: int
    name: str
    why: str
    creditor: str
    since: str
    promise: Promise
    assignee: str
    is_mine: bool
    is_urgent: bool
    reason: str
    approved: str
    is_visitor: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue as it is shown: `total` cases wait; `more` is the address that shows more of them, empty for none."""

    rows: Sequence[Row]
    kinds: Sequence[Option]
    creditors: Sequence[Option]
    asked: Asked
    is_filtered: bool
    has_creditors: bool
    total: int = 0
    more: str = ""


def asked_of(query: Mapping[str, str]) -> Asked:
    """Return what a page's address asks for."""
    return Asked(query.get("kind", ""), query.get("creditor", ""), read_length(query.get("shown"), LENGTH, LENGTH_MAX))


def look(uow: UnitOfWork, parts: Parts, me: Signed, asked: Asked) -> Queue:
    """Return the queue of whoever is signed in; a creditor that is not theirs is passed over."""
    if not me.creditors:
        return Queue((), (), (), asked, is_filtered=False, has_creditors=False)
    uow.scope(*([asked.creditor] if asked.creditor in me.creditors else me.creditors))
    counts = count_by_kind(uow.session)
    found = waiting(uow.session, kind=asked.kind or None, limit=asked.length)
    given = uow.approvals.of_cases(one.case.id for one in found)
    rows = [_row(parts, me, one, approved_by(uow, given.get(one.case.id, ()))) for one in found]
    kinds = [Option(kind, f"{kind_words(parts, kind)} ({count})") for kind, count in sorted(counts.items())]
    uow.scope(*me.creditors)
    names = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
    total = counts.get(asked.kind, 0) if asked.kind else sum(counts.values())
    return Queue(
        rows=rows,
        kinds=kinds,
        creditors=names,
        asked=asked,
        is_filtered=bool(asked.kind or asked.creditor),
        has_creditors=True,
        total=total,
        more=_more(asked) if len(rows) < min(total, LENGTH_MAX) else "",
    )


def _more(asked: Asked) -> str:
    """Return what stands in the address of a queue that shows more of the same."""
    given = {"kind": asked.kind, "creditor": asked.creditor, "shown": str(asked.length + LENGTH)}
    return urlencode({name: value for name, value in given.items() if value})


def kind_words(parts: Parts, kind: str) -> str:
    """Return why a case was opened, in about four words."""
    return parts.wording.word(f"case-kind-{kind.replace('_', '-')}", "es")


def approved_by(uow: UnitOfWork, given: Sequence[Approval]) -> str:
    """Say who approved a plan that needs others too; nothing when nobody has."""
    names = [name_of(uow, row.approver) for row in given]
    return f"{'Aprobó' if len(names) == 1 else 'Aprobaron'} {' y '.join(names)}; falta otra persona" if names else ""


def promise(case: Case, manner: Manner) -> Promise:
    """Say what was promised and whether it was kept: the date told to the client is the one that is measured."""
    if case.kind in UNTOLD:
        return Promise("fine", "El cliente no sabe de este caso")
    if case.first_response_at is not None:
        return Promise("kept", f"Primera respuesta {manner.moment(case.first_response_at)}")
    when = manner.moment(case.due_at)
    if case.due_at < manner.now:
        return Promise("late", f"Atraso de {span(manner.now - case.due_at)}: era {when}")
    if case.escalated_at is not None:
        return Promise("late", f"La primera promesa no se cumplió; responder {when}")
    return Promise("soon" if case.due_at - manner.now <= SOON else "fine", f"Responder {when}")


def since(case: Case, found: Waiting, manner: Manner) -> str:
    """Say how long the client has been waiting for us, or that we wait for them."""
    if case.status is CaseStatus.WAITING:
        return "respondido"
    wrote = found.wrote_at if case.first_response_at is not None else None
    return span(manner.now - (wrote or case.opened_at))


def _row(parts: Parts, me: Signed, found: Waiting, approved: str) -> Row:
    case, manner = found.case, Manner.of(found.creditor, parts.clock.now())
    kept, given = promise(case, manner), f" {approved}." if approved else ""
    opened = ended(f"Abierto {manner.moment(case.opened_at)}")
    return Row(
        number=case.id,
        name=found.client.name,
        why=kind_words(parts, case.kind),
        creditor=found.creditor.name,
        since=since(case, found, manner),
        promise=kept,
        assignee=found.assignee or "",
        is_mine=case.assignee == me.staff.id,
        is_urgent=case.priority == 1,
        approved=approved,
        is_visitor=found.client.visitor_since is not None,
        reason=f"{words.PRIORITIES.get(case.priority, 'urgencia normal').capitalize()} por «"
        f"{kind_words(parts, case.kind)}». {ended(kept.words)}{given} {opened}",
    )
