"""Say how likely so many events are by chance alone."""

import math
from collections.abc import Iterator


def binomial_tail(events: int, trials: int, rate: float) -> float:
    """Return the probability of at least so many events in independent trials of one rate (0 to 1).

    Exactly, but for rounding: the sum of C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ from the first term on, each made from the one before.
    """
    if events <= 0:
        return 1.0
    if events > trials or rate <= 0:
        return 0.0
    if rate >= 1:
        return 1.0
    if events < trials * rate:  # the first term may be too small for a number while those at the middle are not
        return 1 - binomial_tail(trials - events + 1, trials, 1 - rate)
    return min(1.0, math.fsum(_terms(events, trials, rate)))


def _terms(first: int, trials: int, rate: float) -> Iterator[float]:
    """Yield the terms from one on, beyond the middle, where each is smaller than the one before."""
    ways = math.lgamma(trials + 1) - math.lgamma(first + 1) - math.lgamma(trials - first + 1)
    term = math.exp(ways + first * math.log(rate) + (trials - first) * math.log1p(-rate))
    odds = rate / (1 - rate)
    for events in range(first, trials + 1):
        yield term
        term *= odds * (trials - events) / (events + 1)
