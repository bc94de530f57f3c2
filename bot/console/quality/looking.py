"""Show one drawn case as it is looked at, take down what was found, and show advisers what was found in theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import quality
from bot.console.gate import Form, Refusal
from bot.console.head import talk_words
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.press import Press
from bot.console.quality.listing import agreement, may_read, mean_words
from bot.console.quality.words import MARKS, NONE, REFUSED, RUBRIC, WHY_NOT
from bot.console.queue import kind_words
from bot.console.rights import Right
from bot.console.speech import say
from bot.console.thread import LENGTH, Said, read_thread
from bot.console.words import NOT_DONE, OUTCOMES
from bot.errors import ClientMistake
from flows.quality.rubric import Line, Marks, marks_of
from storage.errors import Missing
from storage.schema import Case, QualityReview
from storage.unit_of_work import UnitOfWork

AROUND = timedelta(days=1)  #: of the conversation before a case was opened and after it was resolved


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of what was found: what it asks, the mark in words, and what was said beside."""

    name: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody found in a case; `number` and `reviewer` name it in forms. `answer` is the adviser's, if any."""

    number: int
    reviewer: int
    by: str
    about: str
    when: str
    mean: str
    lines: Sequence[Marked]
    note: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the form: `mark` and `told` are what stands there already."""

    key: str
    name: str
    sentence: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Looking:
    """A case that is looked at. `can_review` says whether whoever looks may, `why_not` why they may not."""

    number: int
    adviser: str
    facts: str
    outcome: str
    outcome_text: str
    talk: str
    said: Sequence[Said]
    questions: Sequence[Question]
    note: str
    can_review: bool
    why_not: str
    found: Sequence[Found]
    agreement: Sequence[str]


def read_one(uow: UnitOfWork, parts: Parts, me: Signed, number: int, form: Form) -> Looking:
    """Return a drawn case as it is looked at; `form` is what was typed. Raises Missing."""
    sample, case = uow.quality.sample(number), uow.cases.get(number)
    manner = Manner.of(uow.creditors.get(case.creditor_id), parts.clock.now())
    why_not = quality.standings(uow, [sample], me.staff.id, manner.today)[number]
    reviews = uow.quality.reviews([number]) if may_read(me, why_not) else ()
    return Looking(
        number=number,
        adviser=uow.staff.get(sample.adviser_id).name,
        facts=_facts(parts, case, manner),
        outcome=OUTCOMES.get(case.outcome or "", ""),
        outcome_text=case.outcome_text or "",
        talk=talk_words(uow.case_words.of(case)),
        said=_said(uow, case, manner),
        questions=_questions(form),
        note=form.get("note", ""),
        can_review=me.may(Right.DIRECT) and not why_not,
        why_not=WHY_NOT[why_not] if why_not and me.may(Right.DIRECT) else "",
        found=[_found(uow, parts, row) for row in reviews],
        agreement=[*agreement(reviews)],
    )


def read_own(uow: UnitOfWork, parts: Parts, me: Signed) -> Sequence[Found]:
    """Return what was found in the work of whoever looks, the newest first."""
    return [_found(uow, parts, row) for row in uow.quality.of_adviser(me.staff.id)]


def take_down(press: Press, number: int) -> None:
    """Take down what a form says of a drawn case. Raises Refusal, Missing."""
    told = {line: _written(press.form, f"told-{line}") for line in RUBRIC}
    sample, note = press.uow.quality.sample(number), _written(press.form, "note")
    try:
        quality.review(press.uow, sample, press.me.staff.id, _marks(press.form), told, note, press.now)
    except ClientMistake as fault:
        raise Refusal(_sentence(fault)) from fault


def answer(press: Press) -> None:
    """Take down what an adviser says to what was found. Raises Refusal, Missing."""
    case, reviewer = _number(press.form, "case"), _number(press.form, "reviewer")
    try:
        quality.answer(press.uow, case, reviewer, press.me.staff.id, _written(press.form, "answer"), press.now)
    except ClientMistake as fault:
        raise Refusal(_sentence(fault)) from fault


def _sentence(fault: ClientMistake) -> str:
    return WHY_NOT.get(fault.field or "") or REFUSED.get(fault.field) or say(NOT_DONE)


def _marks(form: Form) -> Marks:
    """Return the marks that a form says; a line that is not chosen is missing, what is no mark is one that is none."""
    written = {line: form[f"mark-{line}"] for line in RUBRIC if form.get(f"mark-{line}")}
    return {line: None if mark == NONE else _figure(mark) for line, mark in written.items()}


def _figure(mark: str) -> int:
    return int(mark) if mark in MARKS else -1


def _number(form: Form, name: str) -> int:
    written = form.get(name, "")
    if not written.isdecimal() or len(written) > 15:  # noqa: PLR2004 - within what the database can hold
        raise Missing("review", written)
    return int(written)


def _written(form: Form, name: str) -> str:
    return form.get(name, "").strip()


def _facts(parts: Parts, case: Case, manner: Manner) -> str:
    ended = [manner.moment(case.resolved_at)] if case.resolved_at else []
    return " · ".join([kind_words(parts, case.kind), say("caso %(number)s", number=case.id), *ended])


def _said(uow: UnitOfWork, case: Case, manner: Manner) -> Sequence[Said]:
    """Return what was said around a case."""
    client = uow.clients.get(case.creditor_id, case.client_id)
    first, last = case.opened_at - AROUND, (case.resolved_at or manner.now) + AROUND
    rows = read_thread(uow, client, manner, LENGTH).said
    return [one for one in rows if first <= datetime.fromisoformat(one.iso) <= last]


def _questions(form: Form) -> Sequence[Question]:
    return [
        Question(line, say(asks.name), say(asks.sentence), form.get(f"mark-{line}", ""), form.get(f"told-{line}", ""))
        for line, asks in RUBRIC.items()
    ]


def _found(uow: UnitOfWork, parts: Parts, row: QualityReview) -> Found:
    manner = Manner.of(uow.creditors.get(row.creditor_id), parts.clock.now())
    marks: Mapping[Line, int | None] = marks_of(row.marks)
    return Found(
        number=row.case_id,
        reviewer=row.reviewer_id,
        by=uow.staff.get(row.reviewer_id).name,
        about=_facts(parts, uow.cases.get(row.case_id), manner),
        when=manner.moment(row.at),
        mean=mean_words(row),
        lines=[
            Marked(say(asks.name), MARKS[NONE if marks[line] is None else str(marks[line])], row.told.get(line, ""))
            for line, asks in RUBRIC.items()
        ],
        note=row.note,
        answer=row.answer,
        answered=manner.moment(row.answered_at) if row.answered_at else "",
    )
