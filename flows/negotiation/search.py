"""Find the plan of least cost on candidate dates where no capacity binds, by dynamic programming.

Two passes over the sums that a best plan may have. From the last date to the first, on whole arrays: the least
money-days that can follow each sum in so many payments. Then forwards, on ways of least money-days alone: what decides
between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.negotiation.frame import Frame
from flows.negotiation.proposal import Plan
from flows.negotiation.sums import Array, candidate_sums, dearest

Cost = tuple[int, int, int, int]  #: money-days, payments changed, payments, how early the money is paid
Trail = tuple[Cost, tuple[int, ...]]
Layer = dict[int, Trail]  #: the best way to each running sum
Hopeful = tuple[int, int, int]  #: a sum, the money-days of having it, and the most that a way to it may have cost


@dataclass(frozen=True, slots=True)
class Stage:
    """One date: the running sums that a best plan may have on it, ascending, and the money-days of having each.

    `extra` is what they cost until the next date, the total's what it costs to end there; `least` counts nothing for
    the total, as for a plan that had ended before.
    """

    paid: Array
    extra: Array
    least: Array


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can follow: by date, payments still to be made (one row where they do not count) and sum.

    `least` is the money-days of the nearest plan; `never` is more than any plan has.
    """

    rows: list[Array]
    least: int
    never: int


def nearest_unwindowed(frame: Frame) -> Plan | None:
    """Return the plan of least cost when windows of capacity are left out of account, or None when there is none.

    Ties are broken by the fewest changed payments, the fewest payments, and the later money.
    """
    if frame.exactly and frame.payments > len(frame.dates):
        return None
    stages = stages_of(frame, candidate_sums(frame))
    if not all(len(stage.paid) for stage in stages):
        return None
    outlook = look_back(frame, stages)
    return None if outlook.least >= outlook.never else frame.plan(_best(frame, stages, outlook))


def stages_of(frame: Frame, sums: Sequence[Array]) -> list[Stage]:
    """Return each date's sums with their costs."""
    return [_stage(frame, place, paid) for place, paid in enumerate(sums)]


def _stage(frame: Frame, place: int, paid: Array) -> Stage:
    extra: Array = frame.cost(place, paid)
    if not len(paid) or paid[-1] != frame.total:
        return Stage(paid, extra, extra)
    least = extra.copy()
    extra[-1], least[-1] = frame.ending[place], 0
    return Stage(paid, extra, least)


def look_back(frame: Frame, stages: Sequence[Stage], cap: int | None = None) -> Outlook:
    """Look back from the last date; with a cap, no payment is above it."""
    import numpy as np  # noqa: PLC0415

    never, counted, kind = 1 << dearest(frame).bit_length(), is_counted(frame), stages[0].paid.dtype
    sums = [np.zeros(1, dtype=kind), *(stage.paid for stage in stages)]
    rows = [np.full((frame.payments + 1 if counted else 1, len(sums[-1])), never, dtype=kind)]
    _end(frame, sums[-1], rows[0], never)
    for here, after in zip(sums[-2::-1], stages[::-1], strict=True):
        ahead = np.full((len(rows[-1]), len(after.paid) + 1), never, dtype=kind)
        np.add(rows[-1], after.extra, out=ahead[:, :-1])
        stay = np.searchsorted(after.paid, here)
        stay[after.paid.take(stay, mode="clip") != here] = -1
        pay = np.searchsorted(after.paid, np.minimum(here + frame.smallest, frame.total))
        if cap is None:
            paying = np.minimum.accumulate(ahead[:, ::-1], axis=1)[:, -1 - pay]
        else:
            paying = _least_between(ahead, pay, np.searchsorted(after.paid, here + cap, side="right"))
        least = ahead[:, stay]
        np.minimum(least[counted:], paying[: len(paying) - counted], out=least[counted:])
        _end(frame, here, least, never)
        rows.append(least)
    return Outlook(rows[-2::-1], int(rows[-1][-1, 0]), never)


def _least_between(rows: Array, first: Array, end: Array) -> Array:
    """Return the least of each row from each first column to before its end; the last column where there is none.

    Tables of the least of 1, 2, 4, 8 … columns from each one on answer for any number with two of their cells.
    """
    import numpy as np  # noqa: PLC0415

    last, none = rows.shape[1] - 1, end <= first
    first, end = np.where(none, last, first), np.where(none, last + 1, end)
    power = np.frexp(end - first)[1] - 1
    found, table = np.empty((len(rows), len(first)), dtype=rows.dtype), rows
    for level in range(power.max() + 1):
        here = (power == level).nonzero()[0]
        found[:, here] = np.minimum(table[:, first[here]], table[:, end[here] - (1 << level)])
        table = np.minimum(table[:, : -1 << level], table[:, 1 << level :])
    return found


def is_counted(frame: Frame) -> bool:
    """Say whether the number of payments binds: else all ways to a sum are one, however many payments they have."""
    return frame.exactly or frame.payments < len(frame.dates)


def _end(frame: Frame, paid: Array, rows: Array, never: int) -> None:
    """Write what follows where all is paid, which is the largest sum: nothing, in the number of payments wanted."""
    if paid[-1] == frame.total:
        rows[:, -1] = never
        rows[: 1 if frame.exactly else None, -1] = 0


def _best(frame: Frame, stages: Sequence[Stage], outlook: Outlook) -> tuple[int, ...]:
    """Go date by date on ways of least money-days; layers keep plans of different numbers of payments apart."""
    counted = is_counted(frame)
    layers: dict[int, Layer] = {0: {0: ((0, 0, 0, 0), ())}}
    for place, (stage, rows) in enumerate(zip(stages, outlook.rows, strict=True)):
        rooms = [room for room in sorted({*layers, *(room + counted for room in layers)}) if room < len(rows)]
        ways = [(layers.get(room, {}), layers.get(room - counted, {})) for room in rooms]
        hopes = _hopes(stage, outlook.least - rows[[-1 - room for room in rooms]], ways)
        after = (_advance(frame, place, hopeful, *pair) for hopeful, pair in zip(hopes, ways, strict=True))
        layers = {room: layer for room, layer in zip(rooms, after, strict=True) if layer}
    return min(layer[frame.total] for layer in layers.values())[1]


def _hopes(stage: Stage, most: Array, ways: Sequence[tuple[Layer, Layer]]) -> Iterator[list[Hopeful]]:
    """Yield for each number of payments the sums that are worth having, at the least that ways to them have cost."""
    for limits, pair in zip(most, ways, strict=True):
        least = min(cost[0] for layer in pair for cost, _ in layer.values())
        here = (stage.least <= limits - least).nonzero()[0]
        yield list(zip(*(column[here].tolist() for column in (stage.paid, stage.extra, limits)), strict=True))


def _advance(frame: Frame, place: int, hopeful: Sequence[Hopeful], staying: Layer, paying: Layer) -> Layer:
    """Return the best way to each sum at a date, from the ways that pay nothing on it and those that do."""
    asked, layer = frame.asked[place], Layer()
    if not hopeful:
        return layer
    days = sum(length for length, _ in frame.stretches[place])
    before = sorted(paying)
    best: Trail | None = None
    cursor, last = 0, len(before)
    for paid, extra, most in hopeful:
        finishing = paid == frame.total
        while cursor < last and before[cursor] <= paid - (1 if finishing else frame.smallest):
            trail = paying[before[cursor]]
            best = trail if best is None or trail[0] < best[0] else best
            cursor += 1
        ways = [_pay(best, 1, 1, extra)] if best and best[0][0] + extra <= most else []
        if paid in staying:
            ways.append(_pay(staying[paid], 1 if asked else 0, 0, 0 if finishing else extra))
        if asked and paid - asked in paying and (finishing or asked >= frame.smallest):
            ways.append(_pay(paying[paid - asked], 0, 1, extra))
        if ways:
            (money_days, changed, payments, early), sums_before = min(ways)
            if money_days <= most:
                layer[paid] = (money_days, changed, payments, early + days * paid), (*sums_before, paid)
    return layer


def _pay(trail: Trail, changed: int, payments: int, extra: int) -> Trail:
    (money_days, changes, count, early), sums = trail
    return (money_days + extra, changes + changed, count + payments, early), sums
