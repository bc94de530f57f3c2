"""Put an interval around the difference of two shares that may be looked at any day, and stopped at any day.

An ordinary 95 % interval is right on one day chosen beforehand. Who looks every day and stops at the first difference
finds one that is not there far more often than once in twenty times. The intervals here hold on all days together.

Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas, "Time-uniform central limit theory and
asymptotic confidence sequences", Annals of Statistics 52(6), 2024, pages 2613–2640 (arXiv:2103.06476): the Gaussian
mixture sequence of Theorem 2.2, formula (8), after H. Robbins 1970; Theorem 3.1 takes it to the effect of what is given
by lot, Theorem 2.8 says how sure it is when looking begins at m clients and ρ is tuned to m. After t clients, with an
estimate whose terms have the variance s², for every ρ > 0 fixed beforehand and on all t together

    estimate ± s · sqrt( 2 (tρ² + 1) / (t²ρ²) · ln( sqrt(tρ² + 1) / α ) )

covers what is true in 1 − α of all trials, the more exactly the later one begins to look. The estimate is the
difference of the two shares, whose squared error is s²/t = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂. Where that is smaller than
if both were one share p, the larger is taken: a few clients of whom nobody reached the goal are not sure of anything.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many clients."""

    reached: int
    of: int

    @property
    def rate(self) -> float:
        """Return it from 0 to 1; 0 of nobody."""
        return self.reached / self.of if self.of else 0.0

    @property
    def variance(self) -> float:
        """Return how much one client differs from another; as if two more had reached it and two more had not.

        Else nobody of a few would look as sure as nobody at all: Agresti and Coull, American Statistician 52(2), 1998.
        """
        smoothed = (self.reached + 2) / (self.of + 4)
        return smoothed * (1 - smoothed)


def half_width(one: Share, other: Share, first_look: int, alpha: float) -> float:
    """Return how far the true difference may lie from the one seen, on every look from `first_look` clients on.

    Both are counted in clients of the two together; `alpha` is the share of trials (0 to 1) in which it may be wrong.
    """
    clients = one.of + other.of
    spread = clients * _tuned(first_look, alpha)
    widened = 2 * (spread + 1) / spread * math.log(math.sqrt(spread + 1) / alpha)
    return math.sqrt(_error(one, other) * widened)


def _error(one: Share, other: Share) -> float:
    """Return the squared error of the difference: as of two shares, or as of one where that is larger."""
    both = Share(one.reached + other.reached, one.of + other.of)
    apart = one.variance / one.of + other.variance / other.of
    return max(apart, both.variance / one.of + both.variance / other.of)


def _tuned(first_look: int, alpha: float) -> float:
    """Return ρ²: the interval is narrowest at m ln m clients, m being those of the first look."""
    narrowest = first_look * math.log(first_look)
    return (-2 * math.log(alpha) + math.log(-2 * math.log(alpha) + 1)) / narrowest
