"""Solve small mixed-integer programs with HiGHS; it and NumPy are imported at the first one, or when warmed up."""

from dataclasses import dataclass, field
from typing import Any

NODES_MAX = 20_000  #: branches after which the best answer so far is taken: a bound that is equal on every machine
FINE_UNITS = 50_000  #: sums of more steps than these are settled by a second program, beyond the solver's tolerances
LARGEST_COST = 1e6  #: costs are scaled to this, so that the solver's tolerances do not depend on amounts and days
TOLERANCE = (
    1e-9  #: of a share of the total, or of a yes; the solver's own would be a million payment steps in a billion
)
#: No hunt for good answers beside the search for the best one: on programs this small it takes twice as long.
OPTIONS: dict[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_max_nodes": NODES_MAX,
    "mip_feasibility_tolerance": TOLERANCE,
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_allow_restart": False,
}
FREE = float("inf")
_FEASIBLE = 2  #: kSolutionStatusFeasible of HiGHS
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


def warm_up() -> None:
    """Import what the first program needs, so that no client's turn pays for it (a tenth of a second or more)."""
    solve(_smallest())


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
        values = _refined(np.round(values), cost, matrix, bounds, (lower, upper), np.array(model.flag), whole)
    return [float(value) for value in values]


def _refined(
    start: Array, cost: Array, matrix: Array, bounds: Array, room: tuple[Array, Array], flag: Array, whole: Array
) -> Array:
    """Return the best sums to the last step, with every whole yes or no as it is.

    Measured from where the first program ended, what is still to move is small against the tolerances. Rows of
    switches that need not be whole bind no sum.
    """
    import numpy as np  # noqa: PLC0415

    sums = ~flag
    rows = matrix[:, sums].any(axis=1) & ~matrix[:, flag & ~whole].any(axis=1)
    lower, upper = (side[sums] - start[sums] for side in room)
    left = (bounds - matrix @ start)[rows]
    moved = _minimise(cost[sums], matrix[rows][:, sums], left, (lower, upper), np.zeros(sums.sum(), dtype=bool))
    if moved is not None:
        start[sums] += moved
    return start


def _minimise(cost: Array, matrix: Array, bounds: Array, room: tuple[Array, Array], whole: Array) -> Array | None:
    """Return the columns of least cost between their bounds, with each row at least its bound; None without any."""
    import highspy  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    largest = np.abs(matrix).max(axis=1)
    rows, columns = np.nonzero(matrix)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(cost), len(bounds)
    program.col_cost_ = cost * (LARGEST_COST / (np.abs(cost).max() or 1.0))
    program.col_lower_, program.col_upper_ = room
    program.row_lower_, program.row_upper_ = bounds / largest, np.full(len(bounds), FREE)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.searchsorted(rows, np.arange(len(bounds) + 1)).astype(np.int32)
    program.a_matrix_.index_ = columns.astype(np.int32)
    program.a_matrix_.value_ = matrix[rows, columns] / largest[rows]
    if whole.any():
        kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
        program.integrality_ = [kinds[int(one)] for one in whole]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(program)
    solver.run()
    found = np.array(solver.getSolution().col_value)
    return found if solver.getInfo().primal_solution_status == _FEASIBLE else None


def _smallest() -> Model:
    """Return a program of one column and one row."""
    model = Model(1)
    model.at_least({model.amount(0, 1, 1.0): 1.0}, 1)
    return model
