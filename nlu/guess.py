"""Choose what a message is acted on first: the chances of the whole and of its clauses in, one guess out.

Despair and the wish to be left alone need little; among the rest the contract's precedence decides, then the chances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nlu import rules

PRECEDENCE: Final = (
    "distress",
    "opt_out",
    "wrong_person",
    "complain",
    "dispute_invoice",
    "dispute_service",
    "already_paid",
    "ask_human",
    "cancel_service",
    "change_agreement",
    "propose_plan",
)
"""Which intent is acted on first when a message holds several."""

ENOUGH: Final = {"distress": 0.6, "opt_out": 0.75, "wrong_person": 0.8, "complain": 0.85}
ENOUGH_OTHERWISE: Final = 0.93
HINT: Final = 0.02  #: what the whole message must grant an intent that only a clause shows
HINT_LONG: Final = 0.1  #: the same of a message of many clauses, one of which sounds like anything by chance
MANY: Final = 6
UNMISTAKABLE: Final = 0.98  #: how likely despair in one clause must be, whatever the whole says
WHISPER: Final = 0.1  #: what the whole message must grant a matter beside a courtesy
GUESSED: Final = 0.12  #: how likely an intent must be to be offered when the reading is asked back
ALSO: Final = 0.6  #: how likely a clause's intent must be to stand beside the first
GRAVE: Final = 0.97  #: the confidence of a rule over a part of it

COURTESY: Final = frozenset({"greet", "thank", "goodbye"})
"""Intents of messages that hold nothing else: whatever stands beside them is the matter."""
SLIGHT: Final = frozenset({"out_of_scope", "affirm", "deny"})
"""Intents that a courtesy outweighs."""
FLOORS: Final = {"opt_out": 0.35}
"""How likely an intent must be, at least, where acting on it by mistake would silence somebody."""
CLEARER: Final = 0.3  #: how likely the second must be to stand in for one below its floor
DESPAIR: Final = 0.2  #: how likely despair must be to be heard where nothing else is likely
LIKELY: Final = 0.5

PROPOSAL: Final = "propose_plan"
PROPOSING: Final = frozenset({PROPOSAL, "change_agreement"})
TINY: Final = 1e-6

Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent to act on, how likely it is, how far it stands before the next, and what was said beside it."""

    intent: str
    confidence: float
    margin: float = 1.0
    also: tuple[str, ...] = ()


class Guesser:
    """Chooses among the intents of a model, by the place that each has in an array of chances."""

    def __init__(self, intents: tuple[str, ...]) -> None:
        """Take the intents in the order of the chances."""
        self._intents = intents
        self._place = {intent: place for place, intent in enumerate(intents)}

    def choose(self, text: str, whole: Chances, parts: Sequence[Chances]) -> Guess:
        """Give the intent to act on first, with the others that clauses show."""
        peak = np.max(parts, axis=0) if parts else whole
        if grave := self._gravest(text, peak, whole):
            return Guess(grave, GRAVE, also=self._others(peak, whole, grave))
        if not parts:
            return self._first(whole, ())
        best = self._intents[int(whole.argmax())]
        if self._despairs(peak, whole):
            return Guess("distress", float(peak[self._place["distress"]]), also=self._others(peak, whole, "distress"))
        graver = PRECEDENCE[: PRECEDENCE.index(best)] if best in PRECEDENCE else PRECEDENCE
        hint = HINT if len(parts) < MANY else HINT_LONG
        for intent in graver:
            place = self._place[intent]
            if peak[place] >= ENOUGH.get(intent, ENOUGH_OTHERWISE) and whole[place] >= hint:
                return Guess(intent, float(max(peak[place], whole[place])), also=self._others(peak, whole, intent))
        if best in COURTESY and (matter := self._matter(peak, whole)):
            return matter
        return self._first(whole, self._others(peak, whole, best))

    def likeliest(self, chances: Chances) -> tuple[str, ...]:
        """Give the intents that are worth offering when a reading is asked back, likeliest first."""
        return tuple(self._intents[place] for place in np.argsort(chances)[::-1] if chances[place] >= GUESSED)

    def instead(self, whole: Chances, also: tuple[str, ...]) -> Guess:
        """Give what a message means that sounds like a proposal, while its amounts and dates are refused or past."""
        rest = whole.copy()
        rest[[self._place[intent] for intent in PROPOSING]] = 0.0
        return self._first(rest / (rest.sum() + TINY), also)

    def _gravest(self, text: str, peak: Chances, whole: Chances) -> str | None:
        """Give what the words of the rules say; despair that the engine hears stands before an opt-out in words."""
        grave = rules.find_grave(text)
        return "distress" if grave and self._despairs(peak, whole) else grave

    def _despairs(self, peak: Chances, whole: Chances) -> bool:
        """Say whether a clause speaks of despair: beyond mistake, or with a trace of it in the whole."""
        place = self._place["distress"]
        return bool(peak[place] >= UNMISTAKABLE or (peak[place] >= ENOUGH["distress"] and whole[place] >= HINT))

    def _matter(self, peak: Chances, whole: Chances) -> Guess | None:
        """Give the clause's intent that a courtesy stands before, if there is one."""
        best = next(int(place) for place in np.argsort(peak)[::-1] if self._intents[place] not in COURTESY)
        if peak[best] < ALSO or whole[best] < WHISPER or self._intents[best] in SLIGHT:
            return None
        return Guess(self._intents[best], float(peak[best]))

    def _first(self, whole: Chances, also: tuple[str, ...]) -> Guess:
        order = [int(place) for place in np.argsort(whole)[::-1]]
        best, second = order[0], order[1]
        despair = self._place["distress"]
        if whole[best] < LIKELY and whole[despair] >= DESPAIR:
            return Guess("distress", float(whole[despair]), 0.0, also)
        if whole[best] < FLOORS.get(self._intents[best], 0.0) and whole[second] >= CLEARER:
            return Guess(self._intents[second], float(whole[second]), 0.0, also)
        return Guess(self._intents[best], float(whole[best]), float(whole[best] - whole[second]), also)

    def _others(self, peak: Chances, whole: Chances, chosen: str) -> tuple[str, ...]:
        likely = {self._intents[place] for place in np.flatnonzero((peak >= ALSO) & (whole >= HINT))} - {
            chosen,
            "out_of_scope",
        }
        return tuple(sorted(likely, key=rank))


def rank(intent: str) -> tuple[int, str]:
    """Give the place of an intent among others: by precedence, then by name."""
    return (PRECEDENCE.index(intent) if intent in PRECEDENCE else len(PRECEDENCE), intent)
