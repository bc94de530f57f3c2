"""Hold the lines by which a case is looked at, what a mark may be, and what several marks come to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast, get_args

Line = Literal["listened", "correct", "kind", "promised", "within"]
LINES: Sequence[Line] = get_args(Line)
AT_LEAST = 3  #: reviews by which a mean tells something of somebody; of fewer none is told
BEST = 2  #: marks go from 0 to this; None: the line does not apply to the case
Marks = Mapping[Line, int | None]


def faults(marks: Mapping[Any, object]) -> Iterator[tuple[str, Literal["line", "mark", "missing", "nothing"]]]:
    """Yield the lines that are none or have no mark that there is; all of them together where not one applies."""
    yield from ((line, "line") for line in marks if line not in LINES)
    yield from ((line, "missing") for line in LINES if line not in marks)
    yield from ((line, "mark") for line in LINES if line in marks and not _is_mark(marks[line]))
    if marks and all(mark is None for mark in marks.values()):
        yield "", "nothing"


def mean(marks: Marks) -> float | None:
    """Return the mean of the lines that apply, from 0 to `BEST`; None where none does."""
    given = [mark for mark in marks.values() if mark is not None]
    return sum(given) / len(given) if given else None


def same(one: Marks, other: Marks) -> int:
    """Return on how many lines two who looked at the same case agree, the word that a line does not apply included."""
    return sum(one[line] == other[line] for line in LINES)


def marks_of(written: Mapping[Any, object]) -> Marks:
    """Return marks that were written down before, line by line; a line that there was not yet does not apply."""
    return {line: cast("int | None", written.get(line)) for line in LINES}


def _is_mark(mark: object) -> bool:
    return mark is None or (type(mark) is int and 0 <= mark <= BEST)
