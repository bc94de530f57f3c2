"""Read what waits for advisers straight from the tables: the console's list in one statement, its counts in one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, cast, exists, func, or_, select, true
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session, aliased

from storage.schema import (
    Case,
    CaseLabel,
    CaseMention,
    CaseNote,
    CaseStatus,
    Client,
    Conversation,
    Creditor,
    Hold,
    Staff,
)
from storage.schema.base import AwareTime
from storage.words import queries_of

VULNERABLE = ("distress", "bereavement", "hardship")
"""Kinds of case, and of hold, of whoever comes before others of their hour."""
IS_VULNERABLE = or_(
    Case.kind.in_(VULNERABLE),
    exists().where(
        Hold.creditor_id == Case.creditor_id,
        Hold.client_id == Case.client_id,
        Hold.kind.in_(VULNERABLE),
        Hold.lifted_at.is_(None),
        or_(Hold.ends_at.is_(None), Hold.ends_at > bindparam("now", type_=AwareTime())),
    ),
)
ORDER = (
    Case.priority,
    func.date_trunc("hour", Case.due_at),
    case((IS_VULNERABLE, 0), else_=1),
    func.rank().over(partition_by=Case.creditor_id, order_by=Client.yearly_value.desc().nulls_last()),
    Case.due_at,
    Case.id,
)
"""What comes first: what is urgent, then whose answer is promised for the sooner hour, then whoever is vulnerable; what
a client is worth tells apart only those who are alike in all of that. Creditors have their own money and their own
scale: a client counts by their place among the cases of their own creditor, and amounts of two are never compared."""
NEWEST = (Case.resolved_at.desc(), Case.id.desc())
UNRESOLVED = Case.status != CaseStatus.RESOLVED
Given = aliased(Staff)
Columns = TypeVarTuple("Columns")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are looked for; what is empty narrows nothing. `me` is whose cases are one's own.

    `state` is one of STATES, `told` what somebody typed: the beginnings of words.
    """

    kind: str = ""
    state: str = ""
    label: str = ""
    told: str = ""
    me: int = 0
    creditor: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case with whom it is about. `given_to` is whose turn it is, `wrote_at` when the client last wrote.

    `is_vulnerable`: they are in need, by this case or by what is stopped for their sake.
    """

    case: Case
    client: Client
    creditor: Creditor
    assignee: str | None
    given_to: str | None
    wrote_at: datetime | None
    is_vulnerable: bool


State = Callable[[Wanted], ColumnElement[bool]]


def _is_for(me: int) -> ColumnElement[bool]:
    """Say that a case is somebody's, or nobody's."""
    return or_(Case.assignee == me, Case.given_to == me, and_(Case.assignee.is_(None), Case.given_to.is_(None)))


STATES: Mapping[str, State] = {
    "": lambda _: UNRESOLVED,
    "open": lambda _: Case.status == CaseStatus.OPEN,
    "awaiting": lambda asked: and_(Case.status == CaseStatus.OPEN, _is_for(asked.me)),
    "waiting": lambda _: Case.status == CaseStatus.WAITING,
    "mine": lambda asked: and_(
        UNRESOLVED, or_(Case.assignee == asked.me, Case.given_to == asked.me, Case.call_by == asked.me)
    ),
    "nobody": lambda _: and_(UNRESOLVED, Case.assignee.is_(None), Case.given_to.is_(None)),
    "called": lambda asked: exists().where(
        CaseMention.creditor_id == Case.creditor_id, CaseMention.case_id == Case.id, CaseMention.staff_id == asked.me
    ),
    "resolved": lambda _: Case.status == CaseStatus.RESOLVED,
    "all": lambda _: Case.id.is_not(None),
}


def waiting(session: Session, asked: Wanted, now: datetime, limit: int = 100) -> list[Waiting]:
    """Return the cases in scope that are asked for, in the order in which they are seen to; resolved ones come last.

    They are put in order by their numbers, and only those that are returned are read whole.
    """
    in_order = _newest(asked, limit) if asked.state == "resolved" else _first(asked, limit)
    numbers = session.scalars(in_order, {"now": now}).all()
    if not numbers:
        return []
    every = (
        select(Case, Client, Creditor, Staff.name, Given.name, Conversation.last_client_at, IS_VULNERABLE)
        .join(Client, (Client.creditor_id == Case.creditor_id) & (Client.id == Case.client_id))
        .join(Creditor, Creditor.id == Case.creditor_id)
        .outerjoin(Staff, Staff.id == Case.assignee)
        .outerjoin(Given, Given.id == Case.given_to)
        .outerjoin(
            Conversation, (Conversation.creditor_id == Case.creditor_id) & (Conversation.client_id == Case.client_id)
        )
        .where(Case.id.in_(numbers))
    )
    found = {row[0].id: Waiting(*row) for row in session.execute(every, {"now": now})}
    return [found[number] for number in numbers if number in found]


def count_by_kind(session: Session, asked: Wanted) -> dict[str, int]:
    """Return how many cases of each kind are asked for, whatever kind is."""
    every = replace(asked, kind="")
    counted = select(Case.kind, func.count()).select_from(Case)
    narrowed = _narrowed(counted, every) if asked.told else counted.where(_fits(every))
    rows = session.execute(narrowed.group_by(Case.kind))
    return {row[0]: row[1] for row in rows}


def count_each(session: Session, every: Sequence[Wanted]) -> list[int]:
    """Return how many cases in scope each filter finds; none of them may look for words."""
    if not every:
        return []
    counted = select(func.count()).select_from(Case)
    counts = (counted.where(_fits(asked)).correlate(None).scalar_subquery() for asked in every)
    return list(session.execute(select(*counts)).one())


def _first(asked: Wanted, limit: int) -> Select[int]:
    """Find the numbers of the cases that are seen to first."""
    found = _narrowed(select(Case.id), asked)
    return found.order_by(Case.resolved_at.is_not(None), *ORDER).limit(limit)


def _newest(asked: Wanted, limit: int) -> Select[int]:
    """Find the numbers of the cases that were resolved last: creditor by creditor, each in the order of its index."""
    mine = func.unnest(func.concilia_scope()).table_valued("creditor_id").render_derived(name="mine")
    found = _narrowed(select(Case.resolved_at, Case.id), asked).where(Case.creditor_id == mine.c.creditor_id)
    last = found.order_by(*NEWEST).limit(limit).correlate(mine).lateral("last")
    newest = (last.c.resolved_at.desc(), last.c.id.desc())
    return select(last.c.id).select_from(mine).join(last, true()).order_by(*newest).limit(limit)


def _narrowed(statement: Select[*Columns], asked: Wanted) -> Select[*Columns]:
    """Join the clients to a statement on cases, and leave what is asked for."""
    mine = (Client.creditor_id == Case.creditor_id) & (Client.id == Case.client_id)
    joined = statement.select_from(Case).join(Client, mine).where(_fits(asked))
    return joined.where(*(_tells(query) for query in queries_of(asked.told)))


def _tells(query: str) -> ColumnElement[bool]:
    """Say that a case tells of a word: in what was said of it, in its client's name, or in a note of the team."""
    asked = cast(query, TSQUERY)
    noted = select(CaseNote.case_id).where(CaseNote.words.op("@@")(asked))
    return or_(Case.words.op("||")(Client.words).op("@@")(asked), Case.id.in_(noted))


def _fits(asked: Wanted) -> ColumnElement[bool]:
    """Return the condition of a filter but for the words that it looks for; a state that there is not is all open."""
    parts = [STATES.get(asked.state, STATES[""])(asked)]
    if asked.kind:
        parts.append(Case.kind == asked.kind)
    if asked.creditor:
        parts.append(Case.creditor_id == asked.creditor)
    if asked.label:
        parts.append(_has_label(asked.label))
    return and_(*parts)


def _has_label(label: str) -> ColumnElement[bool]:
    return exists().where(
        CaseLabel.creditor_id == Case.creditor_id, CaseLabel.case_id == Case.id, CaseLabel.label == label
    )
