"""List the cases that were drawn: which wait for whoever looks, what was found, and by what rule they were drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from bot import quality
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.quality.words import WHY_NOT
from bot.console.queue import kind_words
from bot.console.rights import Right
from bot.console.speech import say, say_many, tenths
from flows.quality.draw import week_before
from flows.quality.rubric import BEST, LINES, marks_of, mean, same
from flows.reports.period import WEEK
from storage.schema import Case, QualityDraw, QualityReview, QualitySample
from storage.unit_of_work import UnitOfWork

SHOWN = timedelta(weeks=12)  #: how far back draws and what was found in them are listed


@dataclass(frozen=True, slots=True)
class Row:
    """A drawn case. `why_not` says why whoever looks cannot review it, `found` what each review came to.

    `is_second` that somebody else has reviewed it, which is not shown before one's own word.
    """

    number: int
    adviser: str
    facts: str
    why_not: str
    found: Sequence[str]
    is_second: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw, so that anybody can make it again."""

    title: str
    facts: str
    seed: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page shows: what waits, what was found, what nobody looked at, and the draws."""

    waiting: Sequence[Row]
    second: Sequence[Row]
    done: Sequence[Row]
    draws: Sequence[Draw]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What rows are made of."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    why_not: Mapping[int, str]
    reviews: Mapping[int, Sequence[QualityReview]]

    def manner(self, creditor: str) -> Manner:
        """Return the manner of a creditor."""
        return Manner.of(self.uow.creditors.get(creditor), self.parts.clock.now())


def read_listing(uow: UnitOfWork, parts: Parts, me: Signed) -> Listing:
    """Return what whoever looks may review, and may read."""
    manner = Manner.of(uow.creditors.get(me.creditors[0]), parts.clock.now())
    since = week_before(manner.today).first - SHOWN
    pairs = uow.quality.samples(since)
    why_not = quality.standings(uow, [one for one, _ in pairs], me.staff.id, manner.today)
    shelf = Shelf(uow, parts, me, why_not, _found(uow, pairs))
    rows = [(_row(shelf, sample, case), shelf.why_not[sample.case_id]) for sample, case in pairs]
    open_rows = [row for row, why in rows if not row.found and why != "late"]
    return Listing(
        waiting=[row for row in open_rows if not row.is_second],
        second=[row for row in open_rows if row.is_second and not row.why_not],
        done=[row for row, _ in rows if row.found],
        draws=[_draw(shelf, row) for row in uow.quality.draws(since)],
    )


def may_read(me: Signed, why_not: str) -> bool:
    """Say whether somebody may read what others found: who may yet look for themselves is told nothing."""
    return bool(why_not) or not me.may(Right.DIRECT)


def _found(uow: UnitOfWork, pairs: Sequence[tuple[QualitySample, Case]]) -> Mapping[int, Sequence[QualityReview]]:
    found: dict[int, list[QualityReview]] = {}
    for row in uow.quality.reviews([case.id for _, case in pairs]):
        found.setdefault(row.case_id, []).append(row)
    return found


def _row(shelf: Shelf, sample: QualitySample, case: Case) -> Row:
    manner, why_not = shelf.manner(sample.creditor_id), shelf.why_not[case.id]
    reviews = shelf.reviews.get(case.id, ())
    facts = [kind_words(shelf.parts, case.kind), say("caso %(number)s", number=case.id)]
    facts += [manner.moment(case.resolved_at)] if case.resolved_at else []
    facts += [shelf.uow.creditors.get(case.creditor_id).name] if len(shelf.me.creditors) > 1 else []
    return Row(
        number=case.id,
        adviser=shelf.uow.staff.get(sample.adviser_id).name,
        facts=" · ".join(facts),
        why_not=WHY_NOT[why_not] if why_not and shelf.me.may(Right.DIRECT) else "",
        found=[*_told(shelf, reviews)] if may_read(shelf.me, why_not) else (),
        is_second=bool(reviews),
    )


def _told(shelf: Shelf, reviews: Sequence[QualityReview]) -> Iterator[str]:
    for row in reviews:
        yield " · ".join(filter(None, (shelf.uow.staff.get(row.reviewer_id).name, mean_words(row), _answered(row))))
    yield from agreement(reviews)


def agreement(reviews: Sequence[QualityReview]) -> Iterator[str]:
    """Say on how much two agree who looked at the same case without knowing of each other."""
    for one, other in pairwise(reviews):
        num = same(marks_of(one.marks), marks_of(other.marks))
        yield say("Coinciden en %(num)s de %(all)s preguntas", num=num, all=len(LINES))


def mean_words(review: QualityReview) -> str:
    """Write what the marks of a review come to."""
    return say("%(mean)s de %(best)s", mean=tenths(mean(marks_of(review.marks)) or 0), best=BEST)


def _answered(review: QualityReview) -> str:
    if review.answered_at:
        return say("respondió")
    return say("leída") if review.seen_at else say("sin leer")


def _draw(shelf: Shelf, row: QualityDraw) -> Draw:
    manner, creditor = shelf.manner(row.creditor_id), shelf.uow.creditors.get(row.creditor_id).name
    return Draw(
        title=say(
            "%(creditor)s, del %(first)s al %(last)s", creditor=creditor,
            first=manner.short(row.week), last=manner.short(row.week + WEEK - timedelta(days=1)),
        ),
        facts=say_many(
            "%(num)s caso terminado; hasta %(most)s de cada persona",
            "%(num)s casos terminados; hasta %(most)s de cada persona", row.ended, most=row.per_adviser,
        ),
        seed=row.seed,
        fingerprint=row.fingerprint,
    )  # fmt: skip
