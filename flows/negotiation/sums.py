"""Choose the running sums that a plan of least cost may have on each candidate date, where no capacity binds.

For a fixed choice of paying dates the cost is a sum of convex functions of the running sums, linked only by
differences (two sums are equal, or at least the smallest payment apart). So a best plan exists whose sums hang on
anchors (what is demanded, what the proposal has paid, the total) by chains of smallest payments: only these are tried.
"""

from itertools import pairwise
from typing import Any

from flows.negotiation.frame import Frame

MACHINE_BITS = 62  #: of a sum that an array of machine integers holds; larger ones are held as Python's own
Array = Any  # of numpy, which is not imported before it is needed


def dearest(frame: Frame) -> int:
    """Return what no plan's money-days exceed, nor any sum that is looked at."""
    stretches = [stretch for row in frame.stretches for stretch in row]
    dear = sum(days * max(frame.total, meant) for days, meant in stretches) + max(frame.ending)
    return dear + frame.total + frame.smallest


def candidate_sums(frame: Frame) -> list[Array]:
    """Return for each date, in ascending order, the running sums that a best plan may have there.

    They hang by smallest payments on an anchor: above it on later dates, below it on earlier ones.
    """
    import numpy as np  # noqa: PLC0415 - loaded by the first search, or when warmed up

    first, last = _owners(frame)
    kind = _kind(frame)
    anchors, places = np.array(list(first), dtype=kind), np.arange(len(frame.dates))[:, None]
    least, most = (np.array(limits, dtype=kind)[:, None] for limits in (frame.least, frame.most))
    link = frame.smallest
    chains = frame.payments if frame.exactly or link > frame.step else 0  # of at most so many, a step binds nothing
    above = (places - list(first.values())).clip(0, chains)
    below = ([last[anchor] for anchor in first] - places).clip(0, chains)
    lowest = np.maximum(-below, -((anchors - least) // link))
    lengths = (np.minimum(above, (most - anchors) // link) - lowest + 1).clip(0).astype(int)
    chained = _chained(anchors + lowest * link, lengths, link)
    ends = np.array([place for place, reach in enumerate(frame.most) if reach == frame.total], dtype=kind)
    return _apart(places[:, 0], np.repeat(places, lengths.sum(axis=1)), chained, ends, frame.total)


def _apart(places: Array, of: Array, sums: Array, ends: Array, total: int) -> list[Array]:
    """Return the sums of each place once, ascending, the total among those of the places where a plan may end.

    All are sorted at once: a place's sums lie a total and one above those of the place before.
    """
    import numpy as np  # noqa: PLC0415

    span = total + 1
    keys = np.unique(np.concatenate((of.astype(sums.dtype) * span + sums, ends * span + total)))
    offsets = places.astype(sums.dtype) * span
    cuts = [*np.searchsorted(keys, offsets), len(keys)]
    return [keys[start:end] - offset for (start, end), offset in zip(pairwise(cuts), offsets, strict=True)]


def every_sum(frame: Frame, most: int) -> list[Array] | None:
    """Return for each date, in ascending order, every sum that a plan may have there; None where they are above `most`.

    They are whole steps and the total.
    """
    import numpy as np  # noqa: PLC0415

    step, total = frame.step, frame.total
    bounds = [(-(-least // step), reach // step) for least, reach in zip(frame.least, frame.most, strict=True)]
    if sum(high - low + 1 for low, high in bounds) > most:
        return None
    rows = [np.arange(max(high - low + 1, 0)).astype(_kind(frame)) * step + low * step for low, high in bounds]
    ends = [reach == total and total % step for reach in frame.most]
    return [
        np.append(row, [total]).astype(row.dtype) if ends_here else row
        for row, ends_here in zip(rows, ends, strict=True)
    ]


def _kind(frame: Frame) -> Array:
    """Return the type in which an array holds a plan's figures."""
    import numpy as np  # noqa: PLC0415

    return np.int64 if dearest(frame).bit_length() < MACHINE_BITS else object


def _chained(lowest: Array, lengths: Array, link: int) -> Array:
    """Return in one row so many sums from each lowest one on, a link apart."""
    import numpy as np  # noqa: PLC0415

    counts = lengths.ravel()
    steps = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    return np.repeat(lowest.ravel(), counts) + steps.astype(lowest.dtype) * link


def _owners(frame: Frame) -> tuple[dict[int, int], dict[int, int]]:
    """Return the places of the first and of the last date that has each anchor; nothing is paid before the first."""
    first, last = {0: -1}, {0: -1}
    for place in range(len(frame.dates)):
        for anchor in _anchors(frame, place):
            first.setdefault(anchor, place)
            last[anchor] = place
    return first, last


def _anchors(frame: Frame, place: int) -> set[int]:
    """Return the sums at a date where its cost bends or a limit binds: whole steps, from which chains may hang."""
    floors = {frame.floor(meant) for _, meant in frame.stretches[place]}
    bends = floors | {frame.floor(value + frame.step) for value in floors}
    found = bends | {0, frame.least[place], frame.most[place], frame.total, frame.floor(frame.total - 1)}
    return found - {frame.total} if frame.total % frame.step else found
