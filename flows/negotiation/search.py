"""Find the plan of least cost on candidate dates where no capacity binds, by dynamic programming.

For a fixed choice of paying dates the cost is a sum of convex functions of the running sums, linked only by
differences (two sums are equal, or at least the smallest payment apart). So a best plan exists whose sums hang on
anchors (what is demanded, what the proposal has paid, the total) by chains of smallest payments: only these are tried.
"""

from collections.abc import Sequence

from flows.negotiation.frame import Frame
from flows.negotiation.proposal import Plan

Cost = tuple[int, int, int, int]  #: money-days, payments changed, payments, how early the money is paid
Trail = tuple[Cost, tuple[int, ...]]
Layer = dict[int, Trail]  #: the best way to each running sum
Priced = tuple[int, int]  #: a running sum, and the money-days of having it from one date until the next


def nearest_unwindowed(frame: Frame) -> Plan | None:
    """Return the plan of least cost when windows of capacity are left out of account, or None when there is none.

    Ties are broken by the fewest changed payments, the fewest payments, and the later money.
    """
    if not frame.exactly and (free := _search(frame, counting=False)) and len(free) <= frame.payments:
        return free
    return _search(frame, counting=True)


def _search(frame: Frame, *, counting: bool) -> Plan | None:
    """Go date by date; with counting, layers keep plans of different numbers of payments apart."""
    layers: list[Layer] = [{0: ((0, 0, 0, 0), ())}]
    for place, sums in enumerate(candidate_sums(frame)):
        rooms = min(len(layers) + 1, frame.payments + 1) if counting else 1
        priced = [(paid, frame.ending[place] if paid == frame.total else frame.cost(place, paid)) for paid in sums]
        layers = [
            _advance(frame, place, priced, _at(layers, room), _at(layers, room - 1) if counting else layers[0])
            for room in range(rooms)
        ]
    chosen = layers[frame.payments :] if frame.exactly else layers
    ends = [layer[frame.total] for layer in chosen if frame.total in layer]
    return frame.plan(min(ends)[1]) if ends else None


def _at(layers: Sequence[Layer], room: int) -> Layer:
    return layers[room] if 0 <= room < len(layers) else {}


def _advance(frame: Frame, place: int, priced: Sequence[Priced], staying: Layer, paying: Layer) -> Layer:
    """Return the best way to each sum at a date, from the ways that pay nothing on it and those that do."""
    if not staying and not paying:
        return {}
    asked, layer = frame.asked[place], Layer()
    days = sum(length for length, _ in frame.stretches[place])
    before = sorted(paying)
    best: Trail | None = None
    cursor = 0
    for paid, extra in priced:
        finishing = paid == frame.total
        while cursor < len(before) and before[cursor] <= paid - (1 if finishing else frame.smallest):
            trail = paying[before[cursor]]
            best = trail if best is None or trail[0] < best[0] else best
            cursor += 1
        ways = [_pay(best, 1, 1, extra)] if best else []
        if paid in staying:
            ways.append(_pay(staying[paid], 1 if asked else 0, 0, 0 if finishing else extra))
        if asked and paid - asked in paying and (finishing or asked >= frame.smallest):
            ways.append(_pay(paying[paid - asked], 0, 1, extra))
        if ways:
            (money_days, changed, payments, early), sums_before = min(ways)
            layer[paid] = (money_days, changed, payments, early + days * paid), (*sums_before, paid)
    return layer


def _pay(trail: Trail, changed: int, payments: int, extra: int) -> Trail:
    (money_days, changes, count, early), sums = trail
    return (money_days + extra, changes + changed, count + payments, early), sums


def candidate_sums(frame: Frame) -> list[list[int]]:
    """Return for each date, in ascending order, the running sums that a best plan may have there."""
    own = [sorted(_anchors(frame, place)) for place in range(len(frame.dates))]
    if frame.total % frame.step:
        own = [[*anchors[:-1], frame.total // frame.step * frame.step] for anchors in own]
    chains = frame.exactly or frame.smallest > frame.step  # of at most so many, one step binds nothing
    return [sorted(_reachable(frame, own, place, chains=chains)) for place in range(len(own))]


def _anchors(frame: Frame, place: int) -> set[int]:
    """Return the sums at a date where its cost bends or a limit binds; all but the total are whole steps."""
    floors = {frame.floor(meant) for _, meant in frame.stretches[place]}
    bends = floors | {frame.floor(value + frame.step) for value in floors}
    return bends | {0, frame.least[place], frame.most[place], frame.total, frame.floor(frame.total - 1)}


def _reachable(frame: Frame, own: Sequence[Sequence[int]], place: int, *, chains: bool) -> set[int]:
    """Return the sums that hang on an anchor of any date, or on the nothing before the first, by smallest payments."""
    least, most, link = frame.least[place], frame.most[place], frame.smallest
    found = {frame.total} if most == frame.total else set()
    for other, anchors in [(-1, [0]), *enumerate(own)]:
        reach = min(abs(place - other), frame.payments) if chains else 0
        up, down = (reach, 0) if place > other else (0, reach)
        for anchor in anchors:
            lowest = max(-down, -((anchor - least) // link))
            highest = min(up, (most - anchor) // link)
            found.update(range(anchor + lowest * link, anchor + highest * link + 1, link))
    return found
