"""Find the plan of least cost where windows of capacity bind, as an integer program.

For each candidate date: the running sum in payment steps, whether it pays, whether it finishes (at most one step's
crumbs come on top then), and a cost per stretch of days. Once it is settled which dates pay, all that is left are
differences of sums, so the best sums are whole steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.negotiation.frame import Frame
from flows.negotiation.proposal import Plan
from flows.negotiation.solver import FINE_UNITS, FREE, Model, Row, solve

SPECKS = 1_000_000  #: payments of less than such a part of a large total are tried without


@dataclass(frozen=True, slots=True)
class Program:
    """A program, and its columns by date: the running sums, whether a date pays, whether the plan ends on it."""

    model: Model
    paid: list[int]
    pays: list[int]
    done: list[int]


def nearest_by_program(frame: Frame) -> Plan | None:
    """Return the plan of least money-days that keeps to every window, or None when none was found.

    The answer is exact for totals of up to `solver.FINE_UNITS` payment steps. Above, two choices of dates whose costs
    differ by less than a billionth of total times days may be taken for equal; dates that pay next to nothing are a
    sign of that, and plans without them are tried. Callers check the plan against the policy.
    """
    program = _written(frame)
    sums = best = _sums(frame, program)
    while sums is not None and best is not None and (specks := _specks(frame, program, sums)):
        for place in specks:
            program.model.upper[program.pays[place]] = 0
        sums = _sums(frame, program)
        best = best if sums is None else min(best, sums, key=frame.money_days)
    return None if best is None else frame.plan(best)


def _specks(frame: Frame, program: Program, sums: Sequence[int]) -> list[int]:
    """Return the places of payments of next to nothing, where a total has more steps than a program tells apart."""
    if frame.total // frame.step <= FINE_UNITS:
        return []
    amounts = (after - before for before, after in pairwise((0, *sums)))
    small = (place for place, amount in enumerate(amounts) if 0 < amount * SPECKS < frame.total)
    return [place for place in small if program.model.upper[program.pays[place]]]


def _sums(frame: Frame, program: Program) -> list[int] | None:
    """Return the running sums of a program's best plan, or None when none was found."""
    found = solve(program.model)
    if found is None:
        return None
    sums, finished = [], False
    for column, flag in zip(program.paid, program.done, strict=True):
        reached = round(found[column]) * frame.step
        finished = finished or reached == frame.total or (frame.total % frame.step != 0 and round(found[flag]) == 1)
        sums.append(frame.total if finished else reached)
    return sums


def _written(frame: Frame) -> Program:
    """Return the program of a search."""
    steps = frame.total // frame.step
    model, dates = Model(steps), range(len(frame.dates))
    counted = frame.payments < len(frame.dates) or frame.exactly
    bound = counted or frame.smallest > frame.step
    paid = [model.amount(*_bounds(frame, place)) for place in dates]
    pays = [model.switch(whole=bound) for _ in dates]
    done = [model.switch(whole=bound or _end_matters(frame)) for _ in dates]
    largest = steps if frame.cap is None else min(steps, frame.cap // frame.step)
    for place in dates:
        room = (frame.most[place] - (frame.least[place - 1] if place else 0)) // frame.step
        _payment(model, frame, place, (paid, pays, done), max(0, min(largest, room)))
        _window(model, frame, place, paid, done)
        _demand(model, frame, place, paid, done)
        model.at_least(dict.fromkeys(pays[: place + 1], 1.0), _fewest(frame, place))
        model.cost[done[place]] += frame.ending[place] / frame.step
        for length, meant in frame.stretches[place]:
            _stretch(model, frame, paid[place], done[: place + 1], length, meant)
    model.at_least(dict.fromkeys(done, 1.0), 1)
    model.at_least(dict.fromkeys(done, -1.0), -1)
    if counted:
        model.at_least(dict.fromkeys(pays, -1.0), -frame.payments)
    if frame.exactly:
        model.at_least(dict.fromkeys(pays, 1.0), frame.payments)
    return Program(model, paid, pays, done)


def _end_matters(frame: Frame) -> bool:
    """Say whether it makes a difference on which date the plan ends, beyond the sums that it reaches."""
    saved = [before - after for before, after in pairwise(frame.ending)]
    return frame.total % frame.step != 0 or saved != [frame.cost(place, frame.total) for place in range(len(saved))]


def _bounds(frame: Frame, place: int) -> tuple[float, float]:
    return frame.least[place] // frame.step, frame.most[place] // frame.step


def _payment(
    model: Model, frame: Frame, place: int, columns: tuple[list[int], list[int], list[int]], largest: int
) -> None:
    """Bind what is paid on a date: nothing, or at least the smallest payment unless it is the last one."""
    paid, pays, done = columns
    difference: Row = {paid[place]: 1.0}
    if place:
        difference[paid[place - 1]] = -1.0
    negative = {column: -factor for column, factor in difference.items()}
    smallest = frame.smallest // frame.step
    model.at_least(difference, 0)
    model.at_least({**negative, pays[place]: float(largest)}, 0)
    model.at_least({pays[place]: 1.0, done[place]: -1.0}, 0)
    model.at_least({**difference, pays[place]: -float(smallest), done[place]: float(smallest)}, 0)
    if frame.exactly and frame.total % frame.step == 0:
        model.at_least({**difference, done[place]: -1.0}, 0)
    total = float(frame.total // frame.step)
    model.at_least({paid[place]: 1.0, **dict.fromkeys(done[: place + 1], -total)}, 0)


def _window(model: Model, frame: Frame, place: int, paid: Sequence[int], done: Sequence[int]) -> None:
    """Keep the window that ends on a date within the capacity; its crumbs count when the plan finishes inside."""
    if frame.cap is None:
        return
    start, crumbs = frame.starts[place], frame.total % frame.step
    usual, last = frame.cap // frame.step, (frame.cap - crumbs) // frame.step
    row: Row = {paid[place]: -1.0}
    if start >= 0:
        row[paid[start]] = 1.0
    if usual != last:
        row.update(dict.fromkeys(done[start + 1 : place + 1], -float(usual - last)))
    model.at_least(row, -usual)


def _demand(model: Model, frame: Frame, place: int, paid: Sequence[int], done: Sequence[int]) -> None:
    """Reach what is demanded before the next date."""
    if frame.least[place] == frame.total:
        model.at_least(dict.fromkeys(done[: place + 1], 1.0), 1)
    else:
        model.at_least({paid[place]: 1.0}, frame.least[place] // frame.step)


def _fewest(frame: Frame, place: int) -> int:
    """Return how many payments it takes at least to reach what is demanded before the next date.

    This follows from the other rows, but a small demand on a large total lies below the solver's tolerances.
    """
    return -(-frame.least[place] // (frame.cap or frame.total))


def _stretch(model: Model, frame: Frame, paid: int, done: Sequence[int], length: int, meant: int) -> None:
    """Charge the difference from the proposal on some days, in days times steps, unless the plan has ended."""
    step, total = frame.step, frame.total
    at_end = abs(total // step * step - meant) / step
    for column in done:
        model.cost[column] -= length * at_end
    if meant >= total or meant == 0:
        model.cost[paid] += -length if meant else length
        return
    whole, rest = divmod(meant, step)
    cost = model.amount(0, FREE, length)
    model.at_least({cost: 1.0, paid: 1.0}, meant / step)
    model.at_least({cost: 1.0, paid: -1.0}, -meant / step)
    if rest:
        slope = (step - 2 * rest) / step
        model.at_least({cost: 1.0, paid: -slope}, rest / step - whole * slope)
