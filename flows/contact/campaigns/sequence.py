"""Put an interval around the difference of two shares that may be looked at any day, and stopped at any day.

An ordinary 95 % interval is right on one day chosen beforehand. Who looks every day and stops at the first difference
finds one that is not there far more often than once in twenty times. The intervals here hold on all days together.

Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas, "Time-uniform central limit theory and
asymptotic confidence sequences", Annals of Statistics 52(6), 2024, pages 2613–2640 (arXiv:2103.06476): the Gaussian
mixture sequence of its Theorem 2.2, after H. Robbins 1970, for the effect of a treatment given by lot (its section 3).
After t clients, with an estimate whose terms have the variance s², for every ρ > 0 and on all t together

    estimate ± s · sqrt( 2 (tρ² + 1) / (t²ρ²) · ln( sqrt(tρ² + 1) / α ) )

covers what is true in 1 − α of all trials, the more exactly the later one begins to look. The estimate is the
difference of the two shares, whose squared error is s²/t = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂.
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
    def error(self) -> float:
        """Return the squared error of the rate; as if one more had reached it and one more had not.

        Else nobody of a few would look as sure as nobody at all.
        """
        smoothed = (self.reached + 1) / (self.of + 2)
        return smoothed * (1 - smoothed) / max(self.of, 1)


def half_width(one: Share, other: Share, first_look: int, alpha: float) -> float:
    """Return how far the true difference may lie from the one seen, on every look from `first_look` clients on.

    Both are counted in clients of the two together; `alpha` is the share of trials (0 to 1) in which it may be wrong.
    """
    clients = one.of + other.of
    spread = clients * _tuned(first_look, alpha)
    widened = 2 * (spread + 1) / spread * math.log(math.sqrt(spread + 1) / alpha)
    return math.sqrt((one.error + other.error) * widened)


def _tuned(first_look: int, alpha: float) -> float:
    """Return ρ²: the interval is narrowest at m ln m clients, m being those of the first look."""
    narrowest = first_look * math.log(first_look)
    return (-2 * math.log(alpha) + math.log(-2 * math.log(alpha) + 1)) / narrowest
