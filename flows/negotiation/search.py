"""Find the plan of least cost on candidate dates where no capacity binds, by dynamic programming.

For a fixed choice of paying dates the cost is a sum of convex functions of the running sums, linked only by
differences (two sums are equal, or at least the smallest payment apart). So a best plan exists whose sums hang on
anchors (what is demanded, what the proposal has paid, the total) by chains of smallest payments: only these are tried.
"""

from collections.abc import Sequence

from flows.negotiation.frame import Frame
from flows.negotiation.proposal import Plan

SOME, MORE = 2, 8  #: times the least cost in any number of payments that a counted plan may cost at first
HUGE = 1 << 200  #: more money-days than any plan has
Cost = tuple[int, int, int, int]  #: money-days, payments changed, payments, how early the money is paid
Trail = tuple[Cost, tuple[int, ...]]
Layer = dict[int, Trail]  #: the best way to each running sum
Hopeful = tuple[int, int, int]  #: a sum, the money-days of having it, and the most that a way to it may have cost
Prices = list[tuple[int, int]]  #: running sums, and the money-days of having each from one date until the next


def nearest_unwindowed(frame: Frame) -> Plan | None:
    """Return the plan of least cost when windows of capacity are left out of account, or None when there is none.

    Ties are broken by the fewest changed payments, the fewest payments, and the later money. Counting the payments
    multiplies the ways to follow: it is done where the best plan in any number has too many, and at first no way is
    followed that costs much more than that plan, even if the rest of it were paid in any number.
    """
    priced = _priced(frame, candidate_sums(frame))
    to_go = _to_go(frame, priced)
    found = _best(frame, priced, to_go, counting=False)
    if found is None:
        return None
    (least, *_), sums = found
    free = frame.plan(sums)
    if len(free) == frame.payments or (len(free) < frame.payments and not frame.exactly):
        return free
    for most in (least * SOME + frame.step, least * MORE + frame.step, HUGE):
        if (found := _best(frame, priced, to_go, counting=True, most=most)) is not None:
            return frame.plan(found[1])
    return None


def _priced(frame: Frame, sums: Sequence[Sequence[int]]) -> list[Prices]:
    return [
        [(paid, frame.ending[place] if paid == frame.total else frame.cost(place, paid)) for paid in row]
        for place, row in enumerate(sums)
    ]


def _best(
    frame: Frame, priced: Sequence[Prices], to_go: Sequence[dict[int, int]], *, counting: bool, most: int = HUGE
) -> Trail | None:
    """Go date by date; with counting, layers keep plans of different numbers of payments apart."""
    layers: list[Layer] = [{0: ((0, 0, 0, 0), ())}]
    for place, prices in enumerate(priced):
        rest = to_go[place]
        hopeful = [(paid, extra, most - rest[paid]) for paid, extra in prices if paid in rest]
        rooms = min(len(layers) + 1, frame.payments + 1) if counting else 1
        layers = [
            _advance(frame, place, hopeful, _at(layers, room), _at(layers, room - 1) if counting else layers[0])
            for room in range(rooms)
        ]
    chosen = layers[frame.payments :] if counting and frame.exactly else layers
    return min((layer[frame.total] for layer in chosen if frame.total in layer), default=None)


def _to_go(frame: Frame, priced: Sequence[Prices]) -> list[dict[int, int]]:
    """Return for each date and sum the least money-days that can follow, in any number of payments."""
    later: dict[int, int] = {frame.total: 0}
    found = [later]
    for here, after in zip(reversed(priced[:-1]), reversed(priced[1:]), strict=True):
        ahead = [(paid, extra + later[paid]) for paid, extra in after if paid in later]
        follow = dict(ahead)
        follow[frame.total] = 0  # nothing counts any more
        ways: dict[int, int] = {}
        best, cursor = dict(ahead).get(frame.total), len(ahead) - 1
        for paid, _ in reversed(here):
            while cursor >= 0 and ahead[cursor][0] - paid >= frame.smallest:
                cost = ahead[cursor][1]
                best = cost if best is None else min(best, cost)
                cursor -= 1
            costs = [cost for cost in (follow.get(paid), best) if cost is not None]
            if costs:
                ways[paid] = 0 if paid == frame.total else min(costs)
        later = ways
        found.append(ways)
    return found[::-1]


def _at(layers: Sequence[Layer], room: int) -> Layer:
    return layers[room] if 0 <= room < len(layers) else {}


def _advance(frame: Frame, place: int, hopeful: Sequence[Hopeful], staying: Layer, paying: Layer) -> Layer:
    """Return the best way to each sum at a date, from the ways that pay nothing on it and those that do."""
    asked, layer = frame.asked[place], Layer()
    if not staying and not paying:
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


def candidate_sums(frame: Frame) -> list[list[int]]:
    """Return for each date, in ascending order, the running sums that a best plan may have there."""
    own = [sorted(_anchors(frame, place)) for place in range(len(frame.dates))]
    if frame.total % frame.step:
        own = [[*anchors[:-1], frame.floor(frame.total - 1)] for anchors in own]
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
