"""Look again at ended cases: draw them, take down what a supervisor found, and let the adviser answer once.

What an act refuses it refuses with ClientMistake, whose field says why: `own`, `known`, `twice`, `late`, `note`,
`answer`, `answered`, or one of `flows.quality.rubric.faults`.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import ClientMistake
from flows.quality.draw import PER_ADVISER, draw, fingerprint, week_before
from flows.quality.rubric import Line, Marks, faults
from flows.reports.period import WEEK
from storage.errors import Missing
from storage.schema import Creditor, QualityReview, QualitySample
from storage.unit_of_work import UnitOfWork

OPEN = timedelta(weeks=4)  #: how long after its week a case may be looked at
JOB, KEY = "quality", "quality"
SEED_BYTES = 16
TOLD_MAX, NOTE_MAX = 400, 1_000  #: characters


@dataclass(frozen=True, slots=True)
class DrawCases:
    """The job: draw from the week that is over, at each creditor by its own calendar."""

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Draw for one creditor; without its name, for each by a job of its own."""
        if not rest:
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.creditors.ids()})
            return
        uow.scope(rest)
        draw_week(uow, uow.creditors.get(rest), now)


def per_adviser(creditor: Creditor) -> int:
    """Return how many cases a week of each adviser are looked at again; 0: none."""
    wanted = (creditor.document.get(KEY) or {}).get("per_adviser")
    return PER_ADVISER if wanted is None else int(wanted)


def draw_week(uow: UnitOfWork, creditor: Creditor, now: datetime) -> None:
    """Draw from the cases that ended in the last whole week, if any did: once, whoever asks again."""
    zone, count = ZoneInfo(creditor.timezone), per_adviser(creditor)
    week = week_before(now.astimezone(zone).date())
    uow.take_turn(JOB, creditor.id, week.first.isoformat())
    if not count or uow.quality.drawn(creditor.id, week.first):
        return
    ended = uow.quality.ended(creditor.id, *week.moments(zone))
    if not ended:
        return
    seed = secrets.token_hex(SEED_BYTES)
    drawn = draw(seed, ended, count)
    uow.quality.keep(creditor.id, week.first, seed, count, ended, drawn, now)
    told = {"seed": seed, "per_adviser": count, "ended": sum(map(len, ended.values())), "from": fingerprint(ended)}
    cases = " ".join(str(case) for of_one in drawn.values() for case in of_one)
    uow.audit.append(creditor.id, now, "clock", "quality.drawn", subject(week.first), {**told, "cases": cases})


def subject(week: date) -> str:
    """Return how the audit log names the draw of a week, by its Monday."""
    return f"week:{week.isoformat()}"


def standings(uow: UnitOfWork, samples: Sequence[QualitySample], staff: int, today: date) -> Mapping[int, str]:
    """Say of each case why somebody cannot look at it, or '' where they may.

    It is their `own`, they did so (`twice`), its time is over (`late`), or they had to do with the client (`known`).
    """
    numbers = [one.case_id for one in samples]
    done = {row.case_id for row in uow.quality.reviews(numbers) if row.reviewer_id == staff}
    known = uow.quality.known(numbers, staff)
    found = {}
    for one in samples:
        against = {
            "own": one.adviser_id == staff,
            "twice": one.case_id in done,
            "late": is_late(one.week, today),
            "known": one.case_id in known,
        }
        found[one.case_id] = next((why for why, holds in against.items() if holds), "")
    return found


def is_late(week: date, today: date) -> bool:
    """Say whether nobody looks any more at what was drawn from a week, by its Monday: who reads it learns no more."""
    return today > week + WEEK + OPEN


def review(
    uow: UnitOfWork, sample: QualitySample, staff: int, marks: Marks, told: Mapping[Line, str], note: str, now: datetime
) -> None:
    """Take down what somebody found in a case that was drawn."""
    uow.take_turn(JOB, sample.creditor_id, f"{sample.case_id} {staff}")
    zone = ZoneInfo(uow.creditors.get(sample.creditor_id).timezone)
    if against := standings(uow, [sample], staff, now.astimezone(zone).date())[sample.case_id]:
        raise ClientMistake(f"This person cannot look at case {sample.case_id}: {against}.", 409, against)
    for line, fault in faults(marks):
        raise ClientMistake(f"The marks are not whole: {fault} {line}; mark each line from 0 to 2, or not.", 422, fault)
    if not 0 < len(note) <= NOTE_MAX or any(len(words) > TOLD_MAX for words in told.values()):
        raise ClientMistake(f"Write a note of at most {NOTE_MAX} characters, {TOLD_MAX} beside a line.", 422, "note")
    row = QualityReview(
        creditor_id=sample.creditor_id, case_id=sample.case_id, reviewer_id=staff, client_id=sample.client_id,
        adviser_id=sample.adviser_id, marks=dict(marks), told={line: words for line, words in told.items() if words},
        note=note, at=now, answer="",
    )  # fmt: skip
    uow.quality.add(row)
    _note(uow, row, f"staff:{staff}", "quality.reviewed", now)


def answer(uow: UnitOfWork, case: int, reviewer: int, staff: int, text: str, now: datetime) -> None:
    """Take down what an adviser says to what was found in their work: once, whatever was said. Raises Missing."""
    row = find(uow, case, reviewer)
    if row.adviser_id != staff:
        raise Missing("review", case)
    uow.take_turn(JOB, row.creditor_id, f"{case} {reviewer}")
    uow.session.refresh(row)
    if row.answered_at is not None:
        raise ClientMistake("This was answered already.", 409, "answered")
    if not 0 < len(text) <= NOTE_MAX:
        raise ClientMistake(f"Write an answer of at most {NOTE_MAX} characters.", 422, "answer")
    row.answer, row.answered_at = text, now
    uow.session.flush()
    _note(uow, row, f"staff:{staff}", "quality.answered", now)


def find(uow: UnitOfWork, case: int, reviewer: int) -> QualityReview:
    """Return what somebody found in a case. Raises Missing."""
    for row in uow.quality.reviews([case]):
        if row.reviewer_id == reviewer:
            return row
    raise Missing("review", case)


def see(uow: UnitOfWork, staff: int, now: datetime) -> None:
    """Write down that an adviser has read what was found in their work."""
    for row in uow.quality.of_adviser(staff):
        if row.seen_at is None:
            row.seen_at = now
            _note(uow, row, f"staff:{staff}", "quality.read", now)
    uow.session.flush()


def _note(uow: UnitOfWork, row: QualityReview, actor: str, action: str, now: datetime) -> None:
    told = {"adviser": str(row.adviser_id), "by": str(row.reviewer_id)}
    uow.audit.append(row.creditor_id, now, actor, action, f"case:{row.case_id}", told)
