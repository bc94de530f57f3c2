"""Solve small mixed-integer programs with HiGHS; SciPy, which outweighs all the rest, is imported at the first one."""

from dataclasses import dataclass, field
from typing import Any

NODES_MAX = 20_000  #: branches after which the best answer so far is taken: a bound that is equal on every machine
FINE_UNITS = 50_000  #: sums of more steps than these are settled by a second program, beyond the solver's tolerances
LARGEST_COST = 1e6  #: against the solver's fixed tolerance of a millionth between equal costs
FREE = float("inf")
Row = dict[int, float]
Array = Any  # of numpy, which is not imported before it is needed


@dataclass(slots=True)
class Model:
    """A program while it is being written: minimise the cost, each row at least its bound.

    `whole` columns take integers. The others are sums in steps, up to `units`.
    """

    units: int
    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    flag: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    bounds: list[float] = field(default_factory=list)

    def amount(self, lower: float, upper: float, cost: float = 0.0) -> int:
        """Add a sum in steps and return its place."""
        return self._column(lower, upper, cost, flag=False, whole=False)

    def switch(self, *, whole: bool) -> int:
        """Add a yes or no and return its place; one that need not be whole may be anything between."""
        return self._column(0, 1, 0, flag=True, whole=whole)

    def at_least(self, row: Row, bound: float) -> None:
        """Demand that a sum of columns is not below a bound."""
        self.rows.append(row)
        self.bounds.append(bound)

    def _column(self, lower: float, upper: float, cost: float, *, flag: bool, whole: bool) -> int:
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.flag.append(flag)
        self.whole.append(whole)
        return len(self.cost) - 1


def solve(model: Model) -> list[float] | None:
    """Return the values of the columns at the least cost, or None when none were found.

    Sums are measured in shares of the total, so that the solver's tolerances do not grow with the amounts.
    """
    import numpy as np  # noqa: PLC0415 (see the module's first sentence)

    matrix = np.zeros((len(model.rows), len(model.cost)))
    for place, row in enumerate(model.rows):
        matrix[place, list(row)] = list(row.values())
    bounds, cost = np.array(model.bounds, dtype=float), np.array(model.cost, dtype=float)
    lower, upper = np.array(model.lower, dtype=float), np.array(model.upper, dtype=float)
    whole, scale = np.array(model.whole), np.where(model.flag, 1.0, float(max(model.units, 1)))
    found = _minimise(cost * scale, matrix * scale, bounds, (lower / scale, upper / scale), whole)
    if found is None:
        return None
    values = found * scale
    if model.units > FINE_UNITS:
        start = np.round(values)
        room = (np.where(whole, 0.0, lower - start), np.where(whole, 0.0, upper - start))
        moved = _minimise(cost, matrix, bounds - matrix @ start, room, np.zeros_like(whole))
        values = start if moved is None else start + moved
    return [float(value) for value in values]


def _minimise(cost: Array, matrix: Array, bounds: Array, room: tuple[Array, Array], whole: Array) -> Array | None:
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    largest = np.abs(matrix).max(axis=1)
    heaviest = np.abs(cost).max() or 1.0
    return milp(
        cost * (LARGEST_COST / heaviest),
        integrality=whole.astype(int),
        bounds=Bounds(*room),
        constraints=LinearConstraint(matrix / largest[:, None], lb=bounds / largest),
        options={"mip_rel_gap": 0.0, "node_limit": NODES_MAX},
    ).x
