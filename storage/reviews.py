"""Find the messages that teach something: those that were repaired, handed over, or corrected.

Each reason is found from the rare rows that tell of it (a repair's text, a case, a refused read-back, a misreading),
never by walking all messages; the bot's answers bear the trace of the message they answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Interval,
    Select,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from storage.schema import Case, Client, Creditor, Difficulty, Direction, Label, Message, Misreading

NO = ("deny", "change")  #: quick replies that refuse what was read back
NEAR = literal(timedelta(days=1), Interval())  #: between words and the case that holds them
REPAIRS: ColumnElement[str] = literal_column("'repair-%'")
DOUBTS: ColumnElement[str] = literal_column("'%doubt%'")
READ_BACKS: ColumnElement[str] = literal_column("'%-read-back%'")
"""Keys of texts; written out, so that the planner sees that the index of telling messages holds them."""
WORDS_MIN = 8  #: characters of words that are told from others'

Sign = Select[str, int, str]
"""Creditor, message and reason."""


class Reason(StrEnum):
    """Why a message is worth a person's look."""

    REPAIRED = "repaired"  #: the bot asked back, or owned up to not understanding
    HANDED_OVER = "handed_over"  #: with it the conversation went to a person
    CORRECTED = "corrected"  #: the client said no to what was read back, or an adviser says it was misread


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are looked for; empty is all of them. `is_labelled` None takes both."""

    reason: Reason | None = None
    language: str = ""
    is_labelled: bool | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A message with why it is here, whose it is, and its label where it has one."""

    message: Message
    client: Client
    creditor: Creditor
    label: Label | None
    reasons: tuple[Reason, ...]


def reviews(session: Session, wanted: Wanted, *, limit: int, offset: int = 0) -> list[Review]:
    """Return the messages in scope that are worth a look, the newest first."""
    rows = session.execute(
        _statement(wanted).order_by(Message.at.desc(), Message.id.desc()).limit(limit).offset(offset)
    )
    return [Review(*row[:4], reasons=tuple(Reason(name) for name in row[4])) for row in rows]


def find_review(session: Session, message: int) -> Review | None:
    """Return one message that is worth a look, nothing for any other."""
    row = session.execute(_statement(Wanted()).where(Message.id == message)).one_or_none()
    return Review(*row[:4], reasons=tuple(Reason(name) for name in row[4])) if row else None


def next_review(session: Session, wanted: Wanted, message: Message) -> int | None:
    """Return the next older message that is worth a look, nothing behind the last."""
    older = tuple_(Message.at, Message.id) < (message.at, message.id)
    rows = _statement(wanted).where(older).order_by(Message.at.desc(), Message.id.desc()).limit(1)
    return session.execute(rows.with_only_columns(Message.id, maintain_column_froms=True)).scalar_one_or_none()


def count_reviews(session: Session, wanted: Wanted) -> int:
    """Return how many messages in scope are worth a look."""
    return session.execute(select(func.count()).select_from(_statement(wanted).subquery())).scalar_one()


def surroundings(session: Session, message: Message, before: int = 2, after: int = 2) -> Sequence[Message]:
    """Return a message with those around it in its conversation, in order."""
    near = Message.seq.between(message.seq - before, message.seq + after)
    mine = (Message.creditor_id == message.creditor_id) & (Message.client_id == message.client_id)
    return session.scalars(select(Message).where(mine, near).order_by(Message.seq)).all()


def _statement(wanted: Wanted) -> Select[Message, Client, Creditor, Label, list[str]]:
    signs = union_all(_repaired(), _handed_over(), _in_their_words(), _refused(), _objected(), _difficult()).subquery()
    reasons = func.array_agg(aggregate_order_by(signs.c.reason.distinct(), signs.c.reason))
    found = (
        select(signs.c.creditor_id, signs.c.message_id, reasons.label("reasons"))
        .group_by(signs.c.creditor_id, signs.c.message_id)
        .subquery()
    )
    statement = (
        select(Message, Client, Creditor, Label, found.c.reasons)
        .join(found, (Message.creditor_id == found.c.creditor_id) & (Message.id == found.c.message_id))
        .join(Client, (Client.creditor_id == Message.creditor_id) & (Client.id == Message.client_id))
        .join(Creditor, Creditor.id == Message.creditor_id)
        .outerjoin(Label, (Label.creditor_id == Message.creditor_id) & (Label.message_id == Message.id))
        .where(Message.direction == Direction.IN, Message.text != "", Message.reading.is_not(None))
        .where(~Message.reading.has_key("button"))  # a press of a button was not read
    )
    if wanted.reason:
        statement = statement.where(literal(str(wanted.reason)) == func.any(found.c.reasons))
    if wanted.language:
        statement = statement.where(func.left(func.coalesce(Client.language, Client.locale), 2) == wanted.language)
    if wanted.is_labelled is not None:
        statement = statement.where(Label.at.is_not(None) if wanted.is_labelled else Label.at.is_(None))
    return statement


def _sign(reason: Reason, message: type[Message]) -> Sign:
    return select(message.creditor_id, message.id.label("message_id"), literal(str(reason)).label("reason"))


def _answers(answer: type[Message], message: type[Message]) -> ColumnElement[bool]:
    """Say that one message is among the bot's answers to another: both bear the trace of one turn."""
    return and_(
        answer.direction == Direction.OUT,
        message.direction == Direction.IN,
        message.creditor_id == answer.creditor_id,
        message.client_id == answer.client_id,
        message.trace_id == answer.trace_id,
        message.seq < answer.seq,
    )


def _repaired() -> Sign:
    answer, message = aliased(Message), aliased(Message)
    told = or_(answer.text_key.like(REPAIRS), answer.text_key.like(DOUBTS))
    return _sign(Reason.REPAIRED, message).join(answer, _answers(answer, message)).where(told)


def _handed_over() -> Sign:
    """The turn opened a case, or added to one."""
    answer, message = aliased(Message), aliased(Message)
    return _sign(Reason.HANDED_OVER, message).join(answer, _answers(answer, message)).where(answer.case_id.is_not(None))


def _in_their_words() -> Sign:
    """A case holds these very words: they came before the turn that opened it."""
    message = aliased(Message)
    theirs = and_(
        Case.creditor_id == message.creditor_id,
        Case.client_id == message.client_id,
        message.direction == Direction.IN,
        message.at.between(Case.opened_at - NEAR, Case.opened_at),
        func.length(message.text) >= WORDS_MIN,
        func.strpos(Case.note, message.text) > 0,
    )
    return _sign(Reason.HANDED_OVER, message).join(Case, theirs)


def _refused() -> Sign:
    """The client's next word to what was read back was no."""
    answer, message, no = aliased(Message), aliased(Message), aliased(Message)
    after = and_(
        no.creditor_id == answer.creditor_id,
        no.client_id == answer.client_id,
        no.seq == answer.seq + 1,
        no.direction == Direction.IN,
    )
    refuses = or_(no.intent == "deny", no.reading["button"].astext.in_(NO))
    return (
        _sign(Reason.CORRECTED, message)
        .join(answer, _answers(answer, message))
        .join(no, after)
        .where(answer.text_key.like(READ_BACKS), refuses)
    )


def _objected() -> Sign:
    message = aliased(Message)
    same = and_(Misreading.creditor_id == message.creditor_id, Misreading.message_id == message.id)
    return _sign(Reason.CORRECTED, message).join(Misreading, same)


def _difficult() -> Sign:
    """An adviser says that a difficulty volunteered in these words is of another kind."""
    message = aliased(Message)
    theirs = and_(
        Difficulty.creditor_id == message.creditor_id,
        Difficulty.client_id == message.client_id,
        Difficulty.note == message.text,
        message.direction == Direction.IN,
        message.at.between(Difficulty.at - NEAR, Difficulty.at),
    )
    return _sign(Reason.CORRECTED, message).join(Difficulty, theirs).where(Difficulty.corrected != Difficulty.code)
