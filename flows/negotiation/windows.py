"""Find the plan of least cost where windows of capacity bind: by search, or as an integer program where that is short.

The search takes up the most hopeful beginning of a plan first: by what it costs, and by the least that can follow when
each payment alone keeps to the capacity. Where no window holds two dates that is what does follow, so that hardly any
other beginning is taken up.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from flows.negotiation.frame import Frame
from flows.negotiation.program import nearest_by_program
from flows.negotiation.proposal import Plan
from flows.negotiation.search import Cost, Outlook, Stage, is_counted, look_back, stages_of
from flows.negotiation.sums import Array, every_sum

SUMS_MAX = 20_000  #: sums on all dates beyond which a program is quicker
WAYS_MAX = 1_000  #: beginnings of plans beyond which it is: a bound that is equal on every machine
CROWDED_MAX = 4  #: windows of more than one date beyond which most searches are given up
Way = tuple[Cost, tuple[int, ...], int]  #: what is hoped for, the running sums so far, the money-days they cost


class TooMany(Exception):
    """More sums, or more beginnings, than a search bears."""


def nearest_windowed(frame: Frame, ways: int | None = None) -> Plan | None:
    """Return the plan of least money-days that keeps to every window, or None when none was found.

    The search breaks ties as elsewhere: the fewest changed payments, the fewest payments, the later money. The program,
    which is asked once the search has so many ways before it or would soon have, does not.
    """
    try:
        return _searched(frame, _bearable(frame) if ways is None else ways)
    except TooMany:
        return nearest_by_program(frame)


def _bearable(frame: Frame) -> int:
    """Return how many ways are worth a search: none where many windows hold more than one date."""
    crowded = sum(place - 1 > start for place, start in enumerate(frame.starts))
    return WAYS_MAX if crowded <= CROWDED_MAX else 0


def _searched(frame: Frame, ways: int) -> Plan | None:
    """Return the plan of least cost, or None when there is none. Raises TooMany."""
    if frame.exactly and frame.payments > len(frame.dates):
        return None
    if not ways or (sums := every_sum(frame, SUMS_MAX)) is None:
        raise TooMany
    stages = stages_of(frame, sums)
    if not all(len(stage.paid) for stage in stages):
        return None
    outlook = look_back(frame, stages, _cap(frame))
    return None if outlook.least >= outlook.never else _best(frame, stages, outlook, ways)


def _best(frame: Frame, stages: Sequence[Stage], outlook: Outlook, most: int) -> Plan | None:
    """Take up beginnings until one is a plan: the first one is the best."""
    ways: list[Way] = [((outlook.least, 0, 0, 0), (), 0)]
    seen, counted, kept = set(), is_counted(frame), 0
    while ways:
        way = heappop(ways)
        (_, _, payments, _), sums, _ = way
        place = len(sums)
        if place == len(frame.dates):
            return frame.plan(sums)
        alike = place, payments if counted else 0, sums[max(frame.starts[place], 0) :]
        if alike not in seen:
            seen.add(alike)
            for longer in _longer(frame, stages[place], outlook, way):
                heappush(ways, longer)
                kept += 1
            if kept > most:
                raise TooMany
    return None


def _longer(frame: Frame, stage: Stage, outlook: Outlook, way: Way) -> Iterator[Way]:
    """Yield a beginning with one date more: without a payment on it, and with each that its window leaves room for."""
    (_, changed, payments, early), sums, spent = way
    place, before = len(sums), sums[-1] if sums else 0
    start, asked, days = frame.starts[place], frame.asked[place], _days(frame, place)
    room = _cap(frame) + (sums[start] if start >= 0 else 0)
    cuts = stage.paid.searchsorted((before, before + 1, min(before + frame.smallest, frame.total), room + 1))
    for first, end, count in ((cuts[0], cuts[1], payments), (cuts[2], cuts[3], payments + 1)):
        for paid, extra, ahead in _reached(frame, stage, outlook.rows[place], slice(first, end), count):
            changes, cost = changed + (paid - before != asked), spent + extra
            if ahead < outlook.never:
                yield _whole(frame, ((cost + ahead, changes, count, early + days * paid), (*sums, paid), cost))


def _reached(frame: Frame, stage: Stage, rows: Array, places: slice, count: int) -> Iterator[tuple[int, int, int]]:
    """Yield some sums of a date, what they cost, and the least that can follow them after so many payments."""
    made = count if is_counted(frame) else 0
    if made < len(rows):
        columns = stage.paid, stage.extra, rows[-1 - made]
        yield from zip(*(column[places].tolist() for column in columns), strict=True)


def _whole(frame: Frame, way: Way) -> Way:
    """Return a way on which all is paid with the dates that are left; another one as it is."""
    (hoped, changed, payments, early), sums, spent = way
    if sums[-1] != frame.total:
        return way
    left = range(len(sums), len(frame.dates))
    changed += sum(frame.asked[place] > 0 for place in left)
    early += sum(_days(frame, place) for place in left) * frame.total
    return (hoped, changed, payments, early), (*sums, *(frame.total for _ in left)), spent


def _days(frame: Frame, place: int) -> int:
    return sum(length for length, _ in frame.stretches[place])


def _cap(frame: Frame) -> int:
    return frame.total if frame.cap is None else frame.cap
