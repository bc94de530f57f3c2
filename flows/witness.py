"""Compare how many agreements were kept with a human witness and without: counts, difference, and its 95 % interval."""

from dataclasses import dataclass
from math import sqrt

WITNESS, CONTROL = "witness", "control"
Z = 1.959964  #: the 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of the trial: agreements drawn into it, and how those that have ended did."""

    drawn: int
    kept: int
    broken: int

    @property
    def ended(self) -> int:
        """Return how many have shown how they end; one replaced or cancelled has not."""
        return self.kept + self.broken

    @property
    def rate(self) -> float | None:
        """Return the share kept among those that have ended; None before the first."""
        return self.kept / self.ended if self.ended else None


@dataclass(frozen=True, slots=True)
class Difference:
    """The witness arm's kept rate less the control arm's, and between what it lies with 95 % confidence."""

    value: float
    low: float
    high: float


def compare(witness: Arm, control: Arm) -> Difference | None:
    """Compare two arms by Newcombe's interval, which holds for small counts too; None before both have ended ones.

    R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10: from Wilson's interval of each rate.
    """
    first, second = witness.rate, control.rate
    if first is None or second is None:
        return None
    (low_1, high_1), (low_2, high_2) = wilson(witness.kept, witness.ended), wilson(control.kept, control.ended)
    value = first - second
    low = value - sqrt((first - low_1) ** 2 + (high_2 - second) ** 2)
    high = value + sqrt((high_1 - first) ** 2 + (second - low_2) ** 2)
    return Difference(value, low, high)


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate (E. B. Wilson, 1927); `tries` is at least 1."""
    rate, squared = hits / tries, Z * Z
    middle = (rate + squared / (2 * tries)) / (1 + squared / tries)
    half = Z * sqrt(rate * (1 - rate) / tries + squared / (4 * tries * tries)) / (1 + squared / tries)
    return max(middle - half, 0.0), min(middle + half, 1.0)
