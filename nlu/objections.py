"""Recognise an objection by its likeness to what people said before who raised it; the examples are given.

An objection is as like as its nearest example, and a little as its second (`nlu.likeness`). How like it must be depends
on what the message was read as: the surer another reading, the closer the words must come to an example; and beside a
matter of its own, such as a payment told, an objection is only a remark. Who tells that the bill itself is paid, and
not what was added to it, is heard in that alone: few words say it, and examples about interest hold them all.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from nlu import features
from nlu.likeness import Floats, Likeness
from nlu.places import place_of
from nlu.reading import Reading
from nlu.topics import SETTLED

NEAR: Final = 0.25  #: how like a message must be that was hardly understood otherwise
NEARER: Final = 0.34  #: how like one must be that was surely understood otherwise
ACTED_ON: Final = 0.04  #: how much more where that reading is acted on as it is
UNSURE: Final = 0.5  #: the confidence up to which a reading is hardly one
NEVER: Final = frozenset({"distress", "opt_out"})
"""Readings beside which nothing is an objection: a life and a right stand before every argument."""
STRANGER: Final = (
    "wrong_person"  #: a sure reading of it is never an objection, an unsure one asks for more than any other
)
PAYS: Final = "ask_payment_methods"
WILLING: Final = 0.98  #: the confidence from which who asks how to pay objects to nothing: 'how do I pay'
FIRST, SECOND = 0.8, 0.2  #: what the nearest and the second example count
SURE: Final = 0.8  #: the confidence of a matter beside which an objection is only a remark
COVERED: Final = 0.62  #: the share of a message's words, rare ones weighing more, that must be those of examples then
BESIDE_MAX: Final = 1  #: words that may stand beside a whole example then
WORDS_MIN: Final = {"affirm": 5, "deny": 3}
"""Words below which an answer is nothing but a yes or a no, whatever it resembles."""
PAID: Final = re.compile(
    r"\b(?:pag(?:ue|uei|ad[oa]s?|aron|amos|o)|cancel(?:e|ei|ad[oa]s?)|abon(?:e|ad[oa]s?)|deposit(?:e|ei|ad[oa]s?)|"
    r"transfer(?:i|id[oa]s?)|paid|sent|settled)\b"
)
ADDED: Final = re.compile(
    r"\b(?:interes(?:es)?|mora|recargos?|multas?|juros?|encargos?|interest|fees?|charges?|penalt\w+)\b"
)


class Recogniser:
    """The examples of every objection, ready to be compared with a message."""

    def __init__(self, says: Mapping[str, Sequence[str]]) -> None:
        """Take for each objection's code the messages that raise it, in any language."""
        self._codes = tuple(says)
        self._owner = np.array([place for place, texts in enumerate(says.values()) for _ in texts], dtype=np.intp)
        self._phrases = [[" ".join(features.words(text)) for text in texts] for texts in says.values()]
        self._words = [{word for phrase in phrases for word in phrase.split()} for phrases in self._phrases]
        self._examples = Likeness([text for texts in says.values() for text in texts])

    def find(self, text: str, reading: Reading) -> str | None:
        """Return the objection's code that a message raises, None where it raises none or proposes something."""
        if not self._codes or _outweighs(reading) or _tells_payment(text, reading) or place_of(text):
            return None
        if len(text.split()) < WORDS_MIN.get(reading.intent, 2 if reading.certain else 1):
            return None
        likeness = self.likeness(text)
        best = int(likeness.argmax())
        if likeness[best] < _needed(reading) or (_is_matter(reading) and not self._is_all(text, best)):
            return None
        return self._codes[best]

    def likeness(self, text: str) -> Floats:
        """Return how like a message is to each objection, 0 to 1, in the order of their codes."""
        each = self._examples.each(text)
        return np.array([_joined(each[self._owner == place]) for place in range(len(self._codes))])

    def _is_all(self, text: str, place: int) -> bool:
        """Say whether a message is an objection and nothing else: its words are those of examples, with none beside."""
        words = features.words(text)
        weights = [self._examples.rarity(word) for word in words]
        known = sum(weight for word, weight in zip(words, weights, strict=True) if word in self._words[place])
        said = f" {' '.join(words)} "
        longest = max((len(phrase.split()) for phrase in self._phrases[place] if f" {phrase} " in said), default=0)
        beside = len(words) - longest if longest else 0
        return known >= COVERED * sum(weights) and beside <= BESIDE_MAX


def _outweighs(reading: Reading) -> bool:
    """Say whether a message holds what stands before every objection: despair, opt-out, stranger, offer, payment."""
    stranger = STRANGER in reading.also or (reading.intent == STRANGER and reading.certain)
    pays = reading.intent == PAYS and reading.confidence >= WILLING
    return stranger or pays or bool(NEVER & {reading.intent, *reading.also}) or _proposes(reading)


def _is_matter(reading: Reading) -> bool:
    """Say whether a message surely tells of a matter of its own: 'I paid yesterday, I don't trust you'."""
    return reading.intent in SETTLED and reading.confidence >= SURE


def _tells_payment(text: str, reading: Reading) -> bool:
    """Say whether a message surely tells that the bill is paid: 'ya la pagué', not 'ya pagué los intereses'."""
    if reading.intent != "already_paid" or not reading.certain:
        return False
    plain = " ".join(features.words(text))
    return PAID.search(plain) is not None and ADDED.search(plain) is None


def _proposes(reading: Reading) -> bool:
    """Say whether sums or dates are offered; 'I pay every month' alone offers none."""
    return any(leg.amount is not None or leg.date is not None or (leg.count or 0) > 1 for leg in reading.legs)


def _needed(reading: Reading) -> float:
    """Return how like a message must be to an objection's examples, by how surely it was read as something else."""
    if reading.intent == STRANGER:
        return NEARER + 2 * ACTED_ON
    sure = max(0.0, (reading.confidence - UNSURE) / (1 - UNSURE))
    return NEAR + sure * (NEARER - NEAR + (ACTED_ON if reading.intent in SETTLED else 0.0))


def _joined(likeness: Floats) -> float:
    nearest = np.sort(likeness)[::-1]
    return float(FIRST * nearest[0] + SECOND * (nearest[1] if len(nearest) > 1 else nearest[0]))
