"""Lay two lists of ways to pay beside each other, so that a second person sees what differs and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from storage.schema import Json

FIRST = ("kind", "label", "bank", "holder", "tax_id", "account")  #: read first, in this order
Change = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One way to pay as it is in force and as it is proposed, None where there is none; `keys` differ."""

    before: Json | None
    after: Json | None
    keys: tuple[str, ...] = ()

    @property
    def change(self) -> Change:
        """Return what happens to it."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed" if self.keys else "same"


def compare(before: Sequence[Json], after: Sequence[Json]) -> list[Pair]:
    """Return the pairs of two lists in their order; ways of one kind in the same place are the same way, changed."""
    pairs: list[Pair] = []
    found = SequenceMatcher(None, [_word(one) for one in before], [_word(one) for one in after], autojunk=False)
    for _, left, left_end, right, right_end in found.get_opcodes():
        pairs += _paired(before[left:left_end], after[right:right_end])
    return pairs


def in_order(means: Json) -> list[tuple[str, str]]:
    """Return what a way to pay consists of, in the order in which it is read; what is left out is not named."""
    given = {key: str(value) for key, value in means.items() if value is not None}
    known = [(key, given[key]) for key in FIRST if key in given]
    return known + [(key, value) for key, value in sorted(given.items()) if key not in FIRST]


def _paired(before: Sequence[Json], after: Sequence[Json]) -> list[Pair]:
    """Pair what stands in the place of another; what has no counterpart of its kind is gone, or new."""
    rest, pairs = [*after], []
    for one in before:
        twin = next((other for other in rest if other["kind"] == one["kind"]), None)
        if twin is not None:
            rest.remove(twin)
        pairs.append(Pair(one, twin, _differing(one, twin) if twin is not None else ()))
    return pairs + [Pair(None, other) for other in rest]


def _differing(one: Json, other: Json) -> tuple[str, ...]:
    return tuple(key for key in dict.fromkeys((*one, *other)) if one.get(key) != other.get(key))


def _word(means: Json) -> str:
    """Return a way to pay as one word, by which it is known again."""
    return repr(sorted(means.items()))
