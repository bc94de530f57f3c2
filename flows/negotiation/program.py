"""Find the plan of least cost where windows of capacity bind, as an integer program solved by HiGHS.

For each candidate date: the running sum in payment steps, whether it pays, whether it finishes (at most one step's
crumbs come on top then), and a cost per stretch of days. SciPy is imported when the first such search is made, because
it weighs more than all the rest of a decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.negotiation.frame import Frame
from flows.negotiation.proposal import Plan

NODES_MAX = 20_000  #: branches after which the best plan found so far is taken
_FREE = float("inf")
Row = dict[int, float]


@dataclass(slots=True)
class _Model:
    """The rows and columns of a linear program while it is being written."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)

    def column(self, lower: float, upper: float, cost: float = 0.0, *, whole: bool = False) -> int:
        """Add a variable and return its place."""
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return len(self.cost) - 1

    def at_least(self, row: Row, bound: float) -> None:
        """Demand that a sum of variables is not below a bound."""
        self.rows.append(row)
        self.row_lower.append(bound)


def nearest_windowed(frame: Frame) -> Plan | None:
    """Return the plan of least money-days that keeps to every window, or None when none was found.

    The answer is exact up to the solver's tolerances; callers check it against the policy before they use it.
    """
    model, paid, done = _written(frame)
    found = _solve(model)
    if found is None:
        return None
    sums, finished = [], False
    for column, flag in zip(paid, done, strict=True):
        reached = round(found[column]) * frame.step
        finished = finished or reached == frame.total or (frame.total % frame.step != 0 and round(found[flag]) == 1)
        sums.append(frame.total if finished else reached)
    return frame.plan(sums)


def _written(frame: Frame) -> tuple[_Model, list[int], list[int]]:
    """Return the program, and the columns of the running sums and of the finishing dates."""
    model, dates = _Model(), range(len(frame.dates))
    steps = frame.total // frame.step
    counted = frame.payments < len(frame.dates) or frame.exactly
    bound = counted or frame.smallest > frame.step
    paid = [model.column(*_bounds(frame, place)) for place in dates]
    pays = [model.column(0, 1, whole=bound) for _ in dates]
    done = [model.column(0, 1, whole=bound or frame.total % frame.step != 0) for _ in dates]
    largest = steps if frame.cap is None else min(steps, frame.cap // frame.step)
    for place in dates:
        room = (frame.most[place] - (frame.least[place - 1] if place else 0)) // frame.step
        _payment(model, frame, place, (paid, pays, done), max(0, min(largest, room)))
        _window(model, frame, place, paid, done)
        _demand(model, frame, place, paid, done)
        for length, meant in frame.stretches[place]:
            _stretch(model, frame, paid[place], done[: place + 1], length, meant)
    model.at_least(dict.fromkeys(done, 1.0), 1)
    model.at_least(dict.fromkeys(done, -1.0), -1)
    if counted:
        model.at_least(dict.fromkeys(pays, -1.0), -frame.payments)
    if frame.exactly:
        model.at_least(dict.fromkeys(pays, 1.0), frame.payments)
    return model, paid, done


def _bounds(frame: Frame, place: int) -> tuple[float, float]:
    return frame.least[place] // frame.step, frame.most[place] // frame.step


def _payment(
    model: _Model, frame: Frame, place: int, columns: tuple[list[int], list[int], list[int]], largest: int
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
    total = float(frame.total // frame.step)
    model.at_least({paid[place]: 1.0, **dict.fromkeys(done[: place + 1], -total)}, 0)


def _window(model: _Model, frame: Frame, place: int, paid: Sequence[int], done: Sequence[int]) -> None:
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


def _demand(model: _Model, frame: Frame, place: int, paid: Sequence[int], done: Sequence[int]) -> None:
    """Reach what is demanded before the next date."""
    if frame.least[place] == frame.total:
        model.at_least(dict.fromkeys(done[: place + 1], 1.0), 1)
    else:
        model.at_least({paid[place]: 1.0}, frame.least[place] // frame.step)


def _stretch(model: _Model, frame: Frame, paid: int, done: Sequence[int], length: int, meant: int) -> None:
    """Charge the difference from the proposal on some days, in days times steps."""
    step, (units, crumbs) = frame.step, divmod(frame.total, frame.step)
    whole, rest = divmod(meant, step)
    if meant >= frame.total or meant == 0:
        slope: float = -length if meant else length
        model.cost[paid] += slope
        for column in done:
            model.cost[column] += slope * crumbs / step
        return
    cost = model.column(0, _FREE, length)
    model.at_least({cost: 1.0, paid: 1.0}, meant / step)
    model.at_least({cost: 1.0, paid: -1.0}, -meant / step)
    if rest:
        slope = (step - 2 * rest) / step
        model.at_least({cost: 1.0, paid: -slope}, rest / step - whole * slope)
    at_end = abs(units * step - meant)
    for column in done:
        model.cost[column] += length * (frame.total - meant - at_end) / step


def _solve(model: _Model) -> Any | None:  # noqa: ANN401 (an array of numpy, which is not loaded before)
    """Return the values of the variables, or None when the solver found none."""
    import numpy as np  # noqa: PLC0415 (see above)
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    matrix = np.zeros((len(model.rows), len(model.cost)))
    for place, row in enumerate(model.rows):
        matrix[place, list(row)] = list(row.values())
    answer = milp(
        np.array(model.cost),
        integrality=np.array(model.whole),
        bounds=Bounds(np.array(model.lower), np.array(model.upper)),
        constraints=LinearConstraint(matrix, lb=np.array(model.row_lower)),
        options={"mip_rel_gap": 0.0, "node_limit": NODES_MAX},
    )
    return answer.x
