"""Recognise an objection by its likeness to what people said before who raised it; the examples are given.

Likeness is the cosine between two messages' weighed features (`nlu.features`), rare ones weighing more. An objection is
as like as its nearest example, and a little as its second. How like it must be depends on what the message was read as:
the surer another reading, the closer the words must come to an example.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nlu import features
from nlu.reading import Reading
from nlu.topics import SETTLED

NEAR: Final = 0.25  #: how like a message must be that was hardly understood otherwise
NEARER: Final = 0.34  #: how like one must be that was surely understood otherwise
ACTED_ON: Final = 0.04  #: how much more where that reading is acted on as it is
UNSURE: Final = 0.5  #: the confidence up to which a reading is hardly one
NEVER: Final = frozenset({"distress", "opt_out"})
"""Readings beside which nothing is an objection: a life and a right stand before every argument."""
STRANGER: Final = "wrong_person"  #: a sure reading of it is never an objection, an unsure one as a sure one elsewhere
FIRST, SECOND = 0.8, 0.2  #: what the nearest and the second example count
WORDS_MIN: Final = {"affirm": 5, "deny": 3}
"""Words below which an answer is nothing but a yes or a no, whatever it resembles."""

Floats = NDArray[np.float64]
Terms = Mapping[str, float]


class Recogniser:
    """The examples of every objection, ready to be compared with a message."""

    def __init__(self, says: Mapping[str, Iterable[str]]) -> None:
        """Take for each objection's code the messages that raise it, in any language."""
        told = [(code, text) for code, texts in says.items() for text in texts]
        self._codes = tuple(says)
        self._owner = np.array([self._codes.index(code) for code, _ in told], dtype=np.intp)
        counted = [_counted(text) for _, text in told]
        common = Counter(term for terms in counted for term in terms)
        self._rarity = {term: log((1 + len(told)) / (1 + count)) + 1 for term, count in common.items()}
        self._unknown = log(1 + len(told)) + 1
        self._where, self._how_much = self._index([self._weigh(terms) for terms in counted])

    def find(self, text: str, reading: Reading) -> str | None:
        """Return the objection's code that a message raises, None where it raises none or proposes something."""
        if not self._codes or NEVER & {reading.intent, *reading.also} or _proposes(reading):
            return None
        if len(text.split()) < WORDS_MIN.get(reading.intent, 2 if reading.certain else 1):
            return None
        likeness = self.likeness(text)
        best = int(likeness.argmax())
        return self._codes[best] if likeness[best] >= _needed(reading) else None

    def likeness(self, text: str) -> Floats:
        """Return how like a message is to each objection, 0 to 1, in the order of their codes."""
        terms = {term: weight for term, weight in self._weigh(_counted(text)).items() if term in self._where}
        where = [self._where[term] for term in terms]
        how_much = [self._how_much[term] * weight for term, weight in terms.items()]
        each: Floats = np.zeros(len(self._owner))
        if terms:
            each[:] = np.bincount(np.concatenate(where), np.concatenate(how_much), len(self._owner))
        return np.array([_joined(each[self._owner == place]) for place in range(len(self._codes))])

    def _weigh(self, counted: Terms) -> Terms:
        """Return a message's terms with weights; each group of features has its share, and all together length one."""
        weights: dict[str, float] = {}
        for name, share, _ in features.BLOCKS:
            part = {
                term: count * self._rarity.get(term, self._unknown)
                for term, count in counted.items()
                if term.startswith(name)
            }
            length = _length(part.values())
            weights |= {term: share * weight / length for term, weight in part.items()}
        whole = _length(weights.values())
        return {term: weight / whole for term, weight in weights.items()}

    def _index(self, rows: Sequence[Terms]) -> tuple[dict[str, NDArray[np.intp]], dict[str, Floats]]:
        """Return for each term the examples that hold it, and how much."""
        holders: dict[str, list[int]] = {}
        for place, terms in enumerate(rows):
            for term in terms:
                holders.setdefault(term, []).append(place)
        where = {term: np.array(places, dtype=np.intp) for term, places in holders.items()}
        return where, {term: np.array([rows[place][term] for place in places]) for term, places in holders.items()}


def _proposes(reading: Reading) -> bool:
    """Say whether sums or dates are offered; 'I pay every month' alone offers none."""
    return any(leg.amount is not None or leg.date is not None or (leg.count or 0) > 1 for leg in reading.legs)


def _needed(reading: Reading) -> float:
    """Return how like a message must be to an objection's examples, by how surely it was read as something else."""
    if reading.intent == STRANGER:
        return 1.01 if reading.certain else NEARER + ACTED_ON
    sure = max(0.0, (reading.confidence - UNSURE) / (1 - UNSURE))
    return NEAR + sure * (NEARER - NEAR + (ACTED_ON if reading.intent in SETTLED else 0.0))


def _counted(text: str) -> dict[str, float]:
    """Return the features of a message, each with one plus the logarithm of how often it stands there."""
    tokens = features.words(text)
    return {
        f"{name} {term}": 1 + log(count)
        for name, _, analyse in features.BLOCKS
        for term, count in Counter(analyse(tokens)).items()
    }


def _length(weights: Iterable[float]) -> float:
    return sum(weight * weight for weight in weights) ** 0.5 or 1.0


def _joined(likeness: Floats) -> float:
    nearest = np.sort(likeness)[::-1]
    return float(FIRST * nearest[0] + SECOND * (nearest[1] if len(nearest) > 1 else nearest[0]))
