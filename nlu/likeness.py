"""Tell how like a message is to each of some examples: the cosine of weighed features, rare ones weighing more."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from nlu import features

Floats = NDArray[np.float64]
Parts = Sequence[dict[str, float]]  #: for each group of features (`features.BLOCKS`) its terms with a figure


class Likeness:
    """Some examples, indexed by their features."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the examples."""
        counted = [_counted(text) for text in texts]
        common = [Counter(chain.from_iterable(row[place] for row in counted)) for place in range(len(features.BLOCKS))]
        self._number = len(texts)
        self._rarity = [{term: self._rare(count) for term, count in block.items()} for block in common]
        self._holders = _indexed([self._weigh(row) for row in counted])

    def each(self, text: str) -> Floats:
        """Return how like a message is to each example, 0 to 1, in their order."""
        found = [
            (holder[0], holder[1] * weight)
            for holders, terms in zip(self._holders, self._weigh(_counted(text)), strict=True)
            for term, weight in terms.items()
            if (holder := holders.get(term))
        ]
        if not found:
            return np.zeros(self._number)
        where, how_much = (np.concatenate(column) for column in zip(*found, strict=True))
        return np.asarray(np.bincount(where, how_much, self._number), dtype=np.float64)

    def rarity(self, word: str) -> float:
        """Return how rare a word is among the examples, at least 1; one that none of them holds is the rarest."""
        return self._rarity[0].get(word, self._rare(0))

    def _rare(self, count: int) -> float:
        return log((1 + self._number) / (1 + count)) + 1

    def _weigh(self, counted: Parts) -> Parts:
        """Return a message's terms with weights; each group has its share, and all together length one."""
        unknown, parts = self._rare(0), []
        for terms, rarity, (_, share, _) in zip(counted, self._rarity, features.BLOCKS, strict=True):
            weights = {term: figure * rarity.get(term, unknown) for term, figure in terms.items()}
            scale = share / _length(weights.values())
            parts.append({term: weight * scale for term, weight in weights.items()})
        whole = _length(chain.from_iterable(part.values() for part in parts))
        return [{term: weight / whole for term, weight in part.items()} for part in parts]


def _indexed(rows: Sequence[Parts]) -> list[dict[str, tuple[NDArray[np.intp], Floats]]]:
    """Return for each group and term the examples that hold it, and how much."""
    holders: list[dict[str, list[tuple[int, float]]]] = [{} for _ in features.BLOCKS]
    for place, parts in enumerate(rows):
        for held, terms in zip(holders, parts, strict=True):
            for term, weight in terms.items():
                held.setdefault(term, []).append((place, weight))
    return [
        {
            term: (np.array([place for place, _ in pairs], dtype=np.intp), np.array([weight for _, weight in pairs]))
            for term, pairs in held.items()
        }
        for held in holders
    ]


def _counted(text: str) -> Parts:
    """Return the features of a message, each with one plus the logarithm of how often it stands there."""
    tokens = features.words(text)
    counts = (Counter(analyse(tokens)) for _, _, analyse in features.BLOCKS)
    return [{term: 1 + log(count) if count > 1 else 1.0 for term, count in block.items()} for block in counts]


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum(weight * weight for weight in weights)) or 1.0
