"""By when cases are answered and resolved: laws of working time, of pauses, and of what is told upwards."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.contact.calendar import Calendar
from flows.contact.duty import AdviserHours
from flows.service_levels import (
    ANSWER,
    CALM,
    LAW,
    MISSED,
    RESOLVE,
    URGENT,
    WARNED,
    Deadline,
    Level,
    Levels,
    Statute,
    by_law,
    deadlines,
    last_day,
    look_again,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
COUNTRIES = {"CL": "America/Santiago", "CO": "America/Bogota", "ES": "Europe/Madrid", "BR": "America/Sao_Paulo"}
WEEKS: tuple[dict[str, object], ...] = (
    {"mon_fri": ["09:00", "18:00"]},
    {"mon_fri": ["08:30", "13:15"], "sat": ["10:00", "12:00"]},
    {"tue": ["07:00", "11:00"], "sun": ["20:00", "23:30"]},
)
LEVELS = Levels({"human": Level(8, 24), "urgent": Level(1, 8), "complaint": Level(4, 40)}, 75, 8, 2)

moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minute: START + timedelta(minutes=minute))
lengths = st.integers(1, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
percents = st.integers(10, 95)
closures = st.frozensets(st.integers(0, 120).map(lambda day: date(2026, 1, 1) + timedelta(days=day)), max_size=8)


@cache
def hours_of(country: str, week: int, closed: frozenset[date] = frozenset()) -> AdviserHours:
    """Return the hours of a creditor's advisers."""
    return AdviserHours.parse(WEEKS[week], COUNTRIES[country], Calendar(country), closed)


hours = st.builds(hours_of, st.sampled_from(sorted(COUNTRIES)), st.integers(0, len(WEEKS) - 1))


def is_working_time(hours: AdviserHours, moment: datetime) -> bool:
    """Say whether somebody works at a moment, or until it."""
    return hours.on_duty(moment) or hours.on_duty(moment - timedelta(seconds=1))


@given(hours, moments, lengths, lengths, percents)
def test_deadlines(hours: AdviserHours, at: datetime, work: timedelta, more: timedelta, percent: int) -> None:
    """A deadline lies in working time, its warning not after it; the work until it is its length; more is never sooner.

    A level that is longer is never due sooner, nor warned of sooner.
    """
    found = Deadline.within(RESOLVE, hours, at, work, percent)
    longer = Deadline.within(RESOLVE, hours, at, work + more, percent)

    assert is_working_time(hours, found.due_at)
    assert is_working_time(hours, found.warn_at)
    assert at < found.warn_at <= found.due_at < longer.due_at
    assert found.warn_at <= longer.warn_at
    assert work == hours.between(at, found.due_at)


@given(st.sampled_from(sorted(COUNTRIES)), moments, lengths, closures)
def test_a_free_day_only_delays(country: str, at: datetime, work: timedelta, closed: frozenset[date]) -> None:
    """Whatever days are free as well, nothing is due sooner, and what none of them touches is due as before."""
    plain, free = hours_of(country, 0), AdviserHours.parse(WEEKS[0], COUNTRIES[country], Calendar(country), closed)
    before, after = plain.after(at, work), free.after(at, work)
    touched = any(plain.local(at).date() <= day <= before.date() for day in closed)

    assert after >= before
    assert touched or after == before


@given(hours, moments, lengths, st.lists(st.tuples(lengths, lengths), max_size=5), percents)
def test_pauses(
    hours: AdviserHours, at: datetime, work: timedelta, pauses: list[tuple[timedelta, timedelta]], percent: int
) -> None:
    """However often it stands still, the work that is left is what was left; nothing is due sooner for it."""
    deadline, now, spent = Deadline.within(RESOLVE, hours, at, work, percent), at, timedelta()
    for runs, stands in pauses:
        paused = now + runs
        spent += hours.between(now, paused)
        assume(paused < deadline.warn_at)
        now = paused + stands
        moved = deadline.resumed(hours, paused, now)
        assert moved.due_at >= deadline.due_at
        assert moved.warn_at >= deadline.warn_at
        assert is_working_time(hours, moved.due_at)
        deadline = moved

    assert work == spent + hours.between(now, deadline.due_at)


@given(hours, moments, lengths, lengths, lengths)
def test_what_was_missed_stays_missed(
    hours: AdviserHours, at: datetime, work: timedelta, late: timedelta, stands: timedelta
) -> None:
    """Waiting for the client afterwards makes nothing of it good."""
    deadline = Deadline.within(RESOLVE, hours, at, work, 75)
    paused = deadline.due_at + late

    assert deadline == deadline.resumed(hours, paused, paused + stands)


@given(hours, moments, lengths, st.lists(lengths, max_size=12), st.integers(0, 4), st.sampled_from([ANSWER, RESOLVE]))
def test_stages(
    hours: AdviserHours, at: datetime, work: timedelta, waits: list[timedelta], often: int, name: str
) -> None:
    """Whenever it is looked at, no stage comes twice, none before its time, and after the last one nobody looks."""
    levels = replace(LEVELS, again_max=often)
    deadline = Deadline.within(RESOLVE, hours, at, work, 75)
    look: datetime | None = deadline.next_at
    stages = [CALM]
    for late in waits:
        if look is None:
            break
        now = look + late
        stage = deadline.stage_at(now)
        assert stage > stages[-1]
        assert stage != WARNED or deadline.warn_at <= now <= deadline.due_at
        assert stage < MISSED or now > deadline.due_at
        stages.append(stage)
        deadline = replace(deadline, stage=stage)
        look = deadline.due_at if stage == WARNED else look_again(levels, hours, deadline.name, stage, now)
        assert look is None or look >= min(now, deadline.due_at)

    assert stages[-1] <= MISSED + often
    assert look is not None or stages[-1] == MISSED + often


def test_too_early() -> None:
    """Before its warning nothing has come; at its hour it is not missed yet."""
    deadline = Deadline(ANSWER, START + timedelta(hours=4), START + timedelta(hours=3))

    assert CALM == deadline.stage_at(START)
    assert WARNED == deadline.stage_at(deadline.due_at)
    assert MISSED == deadline.stage_at(deadline.due_at + timedelta(microseconds=1))


@given(hours, moments, lengths)
def test_a_promise_is_kept_as_it_was_told(hours: AdviserHours, at: datetime, ahead: timedelta) -> None:
    """What the client was told is due to the second, whatever the level is; without a promise only the outcome is."""
    told, outcome = deadlines(LEVELS, hours, "complaint", at, at + ahead)

    assert (ANSWER, at + ahead) == (told.name, told.due_at)
    assert told.warn_at <= told.due_at
    assert (RESOLVE, hours.answer_by(at, 40)) == (outcome.name, outcome.due_at)
    assert (outcome,) == deadlines(LEVELS, hours, "complaint", at, None)


@given(hours, moments)
def test_promises(hours: AdviserHours, at: datetime) -> None:
    """Each kind is promised by its own level; one without a level as whoever asks for a person."""
    promises = LEVELS.promises(hours, at)

    assert {kind: hours.answer_by(at, level.answer_hours) for kind, level in LEVELS.kinds.items()} == promises
    assert promises[URGENT] < promises["complaint"] < promises["human"]
    assert LEVELS.kinds["human"] == LEVELS.of("no such kind")


@pytest.mark.parametrize(
    ("country", "statute", "asked", "expected"),
    [
        ("CO", Statute(15, business=True), "2026-03-05", "2026-03-27"),  # one holiday: Monday 23 March
        ("PE", Statute(15, business=True), "2026-03-27", "2026-04-21"),  # Maundy Thursday and Good Friday
        ("BR", Statute(7, business=False), "2026-03-05", "2026-03-12"),
        ("GB", Statute(56, business=False), "2026-03-05", "2026-04-30"),
        ("CL", Statute(1, business=True), "2026-03-06", "2026-03-09"),  # over a weekend
    ],
)
def test_the_last_day_of_a_law(country: str, statute: Statute, asked: str, expected: str) -> None:
    """Days count from the one after the question; business days are those of the week that are no holiday."""
    assert date.fromisoformat(expected) == last_day(statute, Calendar(country), date.fromisoformat(asked))


@given(st.sampled_from(sorted(COUNTRIES)), moments, st.integers(5, 60), st.booleans(), closures)
def test_a_law_is_kept_by_its_last_shift(
    country: str, at: datetime, days: int, business: bool, closed: frozenset[date]
) -> None:
    """It is due when the last shift up to its day ends; a creditor that is closed gets no day more for that."""
    hours, calendar = AdviserHours.parse(WEEKS[0], COUNTRIES[country], Calendar(country), closed), Calendar(country)
    statute = Statute(days, business)
    day = last_day(statute, calendar, hours.local(at).date())
    found = by_law(statute, calendar, hours, at, 75)
    shut = by_law(statute, calendar, hours_of(country, 0), at, 75)

    assert LAW == found.name
    assert found.warn_at <= found.due_at <= max(shut.due_at, hours.after(at, timedelta(hours=9)))
    if hours.next_opening(at).date() <= day:
        assert hours.local(found.due_at).date() <= day
        assert hours.next_opening(found.due_at).date() > day
    assert is_working_time(hours, found.due_at)
