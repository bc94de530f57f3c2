"""Say how sure a mean over seeds is: 95 % by Student's t over the seeds' own figures."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit  # scipy.stats has it too, and takes half a second to be read

CONFIDENCE = 0.95
Figure = dict[str, float]


def interval(values: Sequence[float]) -> Figure:
    """Return mean, low and high; one seed says nothing of how sure it is, and low and high are its mean."""
    mean = fmean(values)
    half = _quantile(len(values) - 1) * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return {"mean": mean, "low": mean - half, "high": mean + half}


@lru_cache(maxsize=256)
def _quantile(freedom: int) -> float:
    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))
