"""Find the messages that teach something: those that were repaired, handed over, or corrected.

Each reason is found from the rare rows that tell of it (a repair's text, a case, a refused read-back, a misreading),
never by walking all messages; the bot's answers bear the trace of the message they answer. Which messages are meant is
found first, by their keys alone; only those of one page are read whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Interval,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from storage.schema import Case, Client, Creditor, Difficulty, Direction, Label, Message, Misreading

NO = ("deny", "change")  #: quick replies that refuse what was read back
NEAR = literal(timedelta(days=1), Interval())  #: between words and the case that holds them
CAME: ColumnElement[str] = literal_column("'in'")
REPAIRS: ColumnElement[str] = literal_column("'repair-%'")
DOUBTS: ColumnElement[str] = literal_column("'%doubt%'")
READ_BACKS: ColumnElement[str] = literal_column("'%-read-back%'")
"""A direction, and keys of texts; written out, so that the planner sees which index holds the rows."""
WORDS_MIN = 8  #: characters of words that are told from others'

Sign = Select[Any]
"""Creditor, client, message, when it came, and reason."""


class Reason(StrEnum):
    """Why a message is worth a person's look."""

    REPAIRED = "repaired"  #: the bot asked back, or owned up to not understanding
    HANDED_OVER = "handed_over"  #: with it the conversation went to a person
    CORRECTED = "corrected"  #: the client said no to what was read back, or an adviser says it was misread


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are looked for; empty is all of them. `is_labelled` None takes both; none came before `since`."""

    reason: Reason | None = None
    language: str = ""
    is_labelled: bool | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A message with why it is here, whose it is, and its label where it has one."""

    message: Message
    client: Client
    creditor: Creditor
    label: Label | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reviews:
    """A page of messages that are worth a look, and how many there are in all."""

    rows: Sequence[Review]
    total: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Among which rows signs are looked for: those since a moment, or those of one client of a creditor."""

    since: datetime | None = None
    client: tuple[str, str] | None = None

    def hold(self, row: Any, at: InstrumentedAttribute[datetime]) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401
        """Yield the conditions on a table's rows that are of a client and of a time."""
        if self.since is not None:
            yield at >= self.since
        if self.client is not None:
            yield and_(row.creditor_id == self.client[0], row.client_id == self.client[1])


def reviews(session: Session, wanted: Wanted, *, limit: int, offset: int = 0) -> Reviews:
    """Return a page of the messages in scope that are worth a look, the newest first, and how many there are."""
    matching = _matching(_found(Bounds(wanted.since)), wanted)
    keys = matching.subquery()
    total = func.count().over().label("total")
    page = select(keys, total).order_by(keys.c.at.desc(), keys.c.message_id.desc()).limit(limit).offset(offset)
    found = page.subquery()
    newest = (found.c.at.desc(), found.c.message_id.desc())
    rows = session.execute(_whole(found).add_columns(found.c.total).order_by(*newest)).all()
    if rows or not offset:
        return Reviews([_review(row) for row in rows], rows[0].total if rows else 0)
    return Reviews((), session.execute(select(func.count()).select_from(keys)).scalar_one())


def find_review(session: Session, message: int) -> Review | None:
    """Return one message that is worth a look, nothing for any other."""
    whose = session.execute(select(Message.creditor_id, Message.client_id).where(Message.id == message)).one_or_none()
    if whose is None:
        return None
    found = _found(Bounds(client=(whose[0], whose[1])))
    row = session.execute(_whole(found).where(found.c.message_id == message)).one_or_none()
    return _review(row) if row else None


def next_review(session: Session, wanted: Wanted, message: Message) -> int | None:
    """Return the next older message that is worth a look, nothing behind the last."""
    keys = _matching(_found(Bounds(wanted.since)), wanted).subquery()
    older = tuple_(keys.c.at, keys.c.message_id) < (message.at, message.id)
    rows = select(keys.c.message_id).where(older).order_by(keys.c.at.desc(), keys.c.message_id.desc()).limit(1)
    return session.execute(rows).scalar_one_or_none()


def surroundings(session: Session, message: Message, before: int = 2, after: int = 2) -> Sequence[Message]:
    """Return a message with those around it in its conversation, in order."""
    near = Message.seq.between(message.seq - before, message.seq + after)
    mine = (Message.creditor_id == message.creditor_id) & (Message.client_id == message.client_id)
    return session.scalars(select(Message).where(mine, near).order_by(Message.seq)).all()


def _review(row: Any) -> Review:  # noqa: ANN401 - a row of `_whole`
    message, client, creditor, label, reasons = row[:5]
    return Review(message, client, creditor, label, tuple(Reason(name) for name in reasons))


def _whole(found: Subquery) -> Select[Any]:
    """Read messages that were found, with all around them."""
    return (
        select(Message, Client, Creditor, Label, found.c.reasons)
        .join(found, (Message.creditor_id == found.c.creditor_id) & (Message.id == found.c.message_id))
        .join(Client, (Client.creditor_id == Message.creditor_id) & (Client.id == Message.client_id))
        .join(Creditor, Creditor.id == Message.creditor_id)
        .outerjoin(Label, (Label.creditor_id == Message.creditor_id) & (Label.message_id == Message.id))
    )


def _matching(found: Subquery, wanted: Wanted) -> Select[Any]:
    """Narrow what was found to what is wanted."""
    statement: Select[Any] = select(found)
    if wanted.reason:
        statement = statement.where(literal(str(wanted.reason)) == func.any(found.c.reasons))
    if wanted.language:
        theirs = (Client.creditor_id == found.c.creditor_id) & (Client.id == found.c.client_id)
        spoken = func.left(func.coalesce(Client.language, Client.locale), 2)
        statement = statement.join(Client, theirs).where(spoken == wanted.language)
    if wanted.is_labelled is not None:
        label = exists().where(Label.creditor_id == found.c.creditor_id, Label.message_id == found.c.message_id)
        statement = statement.where(label if wanted.is_labelled else ~label)
    return statement


def _found(bounds: Bounds) -> Subquery:
    """Find the messages that are worth a look, each with its reasons."""
    answered = _answered(bounds)
    told = (_told(answered, reason, sign) for reason, sign in _signs_of(answered))
    signs = union_all(*told, _in_their_words(bounds), _objected(bounds), _difficult(bounds)).subquery()
    keys = (signs.c.creditor_id, signs.c.client_id, signs.c.message_id, signs.c.at)
    reasons = func.array_agg(aggregate_order_by(signs.c.reason.distinct(), signs.c.reason))
    return select(*keys, reasons.label("reasons")).group_by(*keys).subquery()


def _answered(bounds: Bounds) -> CTE:
    """Put each answer that tells something beside the message that it answers: the last one that came before it."""
    answer, before = aliased(Message), aliased(Message)
    came = (
        select(before.id, before.at, before.trace_id, _is_read(before).label("is_read"))
        .where(
            before.creditor_id == answer.creditor_id,
            before.client_id == answer.client_id,
            before.seq < answer.seq,
            before.direction == CAME,
        )
        .order_by(before.seq.desc())
        .limit(1)
        .lateral()
    )
    telling = or_(
        answer.case_id.is_not(None),
        answer.text_key.like(REPAIRS),
        answer.text_key.like(DOUBTS),
        answer.text_key.like(READ_BACKS),
    )
    return (
        select(answer.creditor_id, answer.client_id, answer.seq, answer.case_id, answer.text_key, came.c.id, came.c.at)
        .join(came, came.c.trace_id == answer.trace_id)
        .where(telling, answer.direction == Direction.OUT, came.c.is_read, *bounds.hold(answer, answer.at))
        .where(came.c.at >= bounds.since if bounds.since else literal(value=True))
        .cte("answered")
    )


def _signs_of(answered: CTE) -> Iterator[tuple[Reason, ColumnElement[bool]]]:
    """Yield what an answer tells: it asked back, it opened a case or added to one, what it read back was refused."""
    no = aliased(Message)
    refused = exists().where(
        no.creditor_id == answered.c.creditor_id,
        no.client_id == answered.c.client_id,
        no.seq == answered.c.seq + 1,
        no.direction == CAME,
        or_(no.intent == "deny", no.reading["button"].astext.in_(NO)),
    )
    yield Reason.REPAIRED, or_(answered.c.text_key.like(REPAIRS), answered.c.text_key.like(DOUBTS))
    yield Reason.HANDED_OVER, answered.c.case_id.is_not(None)
    yield Reason.CORRECTED, case((answered.c.text_key.like(READ_BACKS), refused), else_=False)


def _told(answered: CTE, reason: Reason, sign: ColumnElement[bool]) -> Sign:
    keys = (answered.c.creditor_id, answered.c.client_id, answered.c.id.label("message_id"), answered.c.at)
    return select(*keys, literal(str(reason)).label("reason")).where(sign)


def _is_read(message: type[Message]) -> ColumnElement[bool]:
    """Say that a message was read; a press of a button was not."""
    return and_(message.text != "", message.reading.is_not(None), ~message.reading.has_key("button"))


def _sign(reason: Reason, message: type[Message], bounds: Bounds) -> Sign:
    keys: list[Any] = [message.creditor_id, message.client_id, message.id.label("message_id"), message.at]
    came = (message.direction == CAME, _is_read(message), *bounds.hold(message, message.at))
    return select(*keys, literal(str(reason)).label("reason")).where(*came)


def _in_their_words(bounds: Bounds) -> Sign:
    """A case holds these very words: they came before the turn that opened it."""
    message = aliased(Message)
    theirs = and_(
        Case.creditor_id == message.creditor_id,
        Case.client_id == message.client_id,
        message.at.between(Case.opened_at - NEAR, Case.opened_at),
        func.length(message.text) >= WORDS_MIN,
        func.strpos(Case.note, message.text) > 0,
    )
    found = _sign(Reason.HANDED_OVER, message, bounds).join(Case, theirs)
    return found.where(*bounds.hold(Case, Case.opened_at))


def _objected(bounds: Bounds) -> Sign:
    """An adviser says that it was misread."""
    message = aliased(Message)
    same = and_(Misreading.creditor_id == message.creditor_id, Misreading.message_id == message.id)
    return _sign(Reason.CORRECTED, message, bounds).join(Misreading, same)


def _difficult(bounds: Bounds) -> Sign:
    """An adviser says that a difficulty volunteered in these words is of another kind."""
    message = aliased(Message)
    theirs = and_(
        Difficulty.creditor_id == message.creditor_id,
        Difficulty.client_id == message.client_id,
        Difficulty.note == message.text,
        message.at.between(Difficulty.at - NEAR, Difficulty.at),
    )
    found = _sign(Reason.CORRECTED, message, bounds).join(Difficulty, theirs)
    return found.where(Difficulty.corrected != Difficulty.code, *bounds.hold(Difficulty, Difficulty.at))
