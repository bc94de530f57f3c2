"""Say what is wrong with a cadence's file, all at once, each fault with its line and its remedy."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.contact.cadence.rows import DAYS, VOICES, Cadence, Row
from flows.contact.errors import BadCadence
from flows.lined_yaml import Fault, Path, Problem, dotted, faults_in, parse

Words = Mapping[str, tuple[str, str]]
"""What is said of each kind of fault that Pydantic finds: what it is, and what to write instead."""


def faults(text: str) -> list[Fault]:
    """Return everything that is wrong with a cadence's file, in the order of its lines; nothing when it is valid."""
    return faults_in(text, "write its version and its rows", problems)


@lru_cache(maxsize=256)
def load_cadence(text: str) -> Cadence:
    """Return the cadence that a file describes; raise BadCadence with all its faults when it has any."""
    if found := faults(text):
        raise BadCadence(tuple(str(one) for one in found))
    return Cadence.model_validate(parse(text)[0])


def problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401 (whatever a file holds)
    """Yield what is wrong with a cadence's data: the shape of what cannot be read, else what makes no sense."""
    try:
        cadence = Cadence.model_validate(data)
    except ValidationError as fault:
        yield from shapeless(fault, WORDS, "docs/cadence.md")
        return
    yield from senseless(("rows",), cadence.rows)
    for segment, rows in cadence.segments.items():
        yield from senseless(("segments", segment), rows)


def shapeless(fault: ValidationError, words: Words, page: str) -> Iterator[Problem]:
    """Yield what Pydantic found, in these words; where there are none, it is to be written as on a page of ours."""
    for error in fault.errors(include_url=False):
        if not _is_echo(error):
            what, remedy = words.get(error["type"], ("cannot be read", f"write it as in {page}"))
            yield error["loc"], f"{dotted(error['loc'])} {what}", remedy.format(**error.get("ctx", {}))


def _is_echo(error: ErrorDetails) -> bool:
    """Say whether rows only count as missing because each of them has a fault of its own."""
    return error["type"] == "too_short" and bool(error["input"])


def senseless(path: Path, rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield the days that a kind cannot have, what has no effect, and what stands twice."""
    last = max((row.day for row in rows if row.kind == "after_due"), default=0)
    for place, row in enumerate(rows):
        where = (*path, place)
        first_day, last_day = DAYS[row.kind]
        if not first_day <= row.day <= last_day:
            said = "0, or leave it out" if first_day == last_day else f"{first_day} to {last_day}"
            yield (*where, "day"), f"{dotted(where)}.day is {row.day}, no day of {row.kind}", f"write {said}"
        if row.voice and row.voice not in VOICES[row.kind]:
            said = " or ".join(VOICES[row.kind])
            yield (*where, "voice"), f"{dotted(where)}.voice is {row.voice}, no voice of {row.kind}", f"write {said}"
        if row.every and (row.kind != "after_due" or row.day != last):
            what = f"{dotted(where)}.every: only the last row of after_due can repeat"
            yield (*where, "every"), what, "remove it"
        if any((row.kind, row.day) == (other.kind, other.day) for other in rows[:place]):
            yield where, f"{dotted(where)} is {row.kind} on day {row.day} once more", "keep one of them"


WORDS: Words = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is no key here", "correct its spelling, or remove it"),
    "string_type": ("is not text", "write it between quotes"),
    "string_too_short": ("is empty", "write something"),
    "int_type": ("is not a whole number", "write digits without quotes or decimals"),
    "literal_error": ("is not known", "write {expected}"),
    "greater_than_equal": ("is too small", "write at least {ge}"),
    "less_than_equal": ("is too large", "write at most {le}"),
    "tuple_type": ("is not a list", "write its rows below it, each after a dash"),
    "too_short": ("is empty", "write at least one row"),
    "too_long": ("has too many rows", "keep at most {max_length}"),
    "mapping_type": ("is not a group of keys", "write each segment's name with its rows below it"),
    "model_type": ("is not a group of keys", "write its keys in braces, or below it"),
}
