"""④ Understand one message: engines behind one function, text in, Reading out.

In order: exact rules, what the question asked makes of a bare answer, the model over the message and over each of its
clauses, the grammar. When several things are said, the contract's precedence decides which one is acted on first.
"""

import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from nlu import rules
from nlu.examples import LANGUAGES
from nlu.grammar import extract
from nlu.intents import Engine, Scores, load_or_train
from nlu.reading import Extraction, Reading, Signs
from nlu.signs import signs_of
from nlu.topics import topic_of

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
SURE: Final = 0.99  #: the confidence of a rule over the whole message
GRAVE: Final = 0.97  #: the confidence of a rule over a part of it
FOREIGN: Final = 0.85  #: how likely another language than the client's must be
FOREIGN_WORDS: Final = 2

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
PROPOSED: Final = 0.8  #: how likely a proposal must be for its values to be payments without a verb
YIELDING: Final = {
    "affirm": 1.01,
    "deny": 0.9,
    "cannot_pay": 1.01,
    "already_paid": 0.8,
    "ask_extension": 1.01,
    "ask_options": 1.01,
    "out_of_scope": 0.9,
    "ask_payment_methods": 0.6,
    "ask_balance": 0.5,
    "contact_later": 0.95,
    "help": 0.6,
    "greet": 0.6,
    "thank": 0.6,
    "goodbye": 0.6,
    "ask_discount": 0.6,
    "opt_in": 0.6,
}
"""Below which confidence an intent gives way to a proposal whose amount, date or count the words hold."""
SHOWN: Final = 0.85  #: the least confidence of a proposal that the words hold
BESIDE: Final = frozenset({"cannot_pay", "ask_options", "ask_payment_methods", "ask_discount"})
"""Intents that stay beside the proposal they give way to."""
BESIDE_OFFERS: Final = BESIDE | {"already_paid", "dispute_invoice", "dispute_service", "ask_human", "ask_extension"}
"""Intents beside which a proposal stands; beside the others an amount or a date is told, not offered."""
BARE: Final = 1  #: words around the values of an answer that is nothing but the answer
VAGUE: Final = frozenset({None, "all", "rest"})

_CLAUSE: Final = re.compile(
    r"[.;!?\n…]+|,|\s(?:pero|aunque|porque|y|but|and|because|mas|porém|e|então|entonces|así que|asi que|so)\s",
    re.IGNORECASE,
)
_LETTERS_MIN: Final = 6

Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Guess:
    intent: str
    confidence: float
    margin: float = 1.0
    also: tuple[str, ...] = ()


class Understanding:
    """The embedded engine and the grammar, ready to read."""

    def __init__(self, model_folder: Path, learning: Callable[[], None] = lambda: None) -> None:
        """Load the model from its folder; when its data or recipe changed it is trained first, and `learning` told."""
        self.model = load_or_train(model_folder, learning)
        self.engine: Engine = self.model
        self._place = {intent: place for place, intent in enumerate(self.model.intents)}
        self._leanings: dict[str | None, Chances] = {
            question: np.array([pushes.get(intent, 0.0) for intent in self.model.intents], dtype=np.float32)
            for question, pushes in rules.LEANINGS.items()
        }

    def through(self, engine: Engine) -> Self:
        """Give a reader that is the same in all but the engine that scores."""
        other = copy(self)
        other.engine = engine
        return other

    def understand(
        self,
        text: str,
        locale: str,
        today: date,
        *,
        currency: str | None = None,
        paydays: Sequence[int | str] = (15, "last"),
        question: str | None = None,
    ) -> Reading:
        """Read one message of a client whose locale is BCP 47 and whose local date is `today`.

        `currency` is ISO 4217, by default the country's; `question` is what the bot had just asked.
        """
        spoken, _, country = locale.partition("-")
        if rules.is_free_answer(text, question):
            return Reading("out_of_scope", SURE, language=spoken)
        if rule := rules.settle(text, question):
            return Reading(rule, SURE, language=self._language(text, self.model.score(text), spoken))
        scores, *parts = self.engine.score_all([text, *_clauses(text)])
        language = self._language(text, scores, spoken)
        spoken_in = f"{language}-{country}" if country else language
        found = extract(text, spoken_in, today, currency, paydays, question)
        whole = scores.chances(language, self._leanings.get(question, 0.0))
        guess = self._guess(text, whole, [part.chances(language) for part in parts])
        guess = self._weigh_legs(guess, found, question, len(text.split()))
        lacking = guess.intent == PROPOSAL and found.entities and not found.legs and not _tells_means(found, question)
        if lacking and guess.confidence >= PROPOSED:
            found = extract(text, spoken_in, today, currency, paydays, question, proposed=True)
        if lacking and not found.legs:
            guess = self._instead(whole, guess.also)
        certain = guess.confidence >= self.model.confidence and guess.margin >= self.model.margin
        if question == "confirm" and guess.intent == "affirm":
            certain = certain and not rules.is_hedged(text)
        return Reading.join(
            guess.intent,
            found,
            keep_legs=guess.intent in PROPOSING or (PROPOSAL in guess.also and guess.intent in BESIDE_OFFERS),
            confidence=guess.confidence,
            certain=certain,
            guesses=() if certain else self._likeliest(whole),
            also=guess.also,
            topic=topic_of(text, guess.intent),
            language=language,
            signs=_signs(text, language, question),
        )

    def _language(self, text: str, scores: Scores, spoken: str) -> str:
        """Name the language of the words: the client's, unless they are clearly another's."""
        best = int(scores.languages.argmax())
        foreign = scores.languages[best] >= FOREIGN and len(text.split()) >= FOREIGN_WORDS
        return LANGUAGES[best] if foreign or spoken not in LANGUAGES else spoken

    def _guess(self, text: str, whole: Chances, parts: Sequence[Chances]) -> _Guess:
        """Give the intent to act on first, with the others that clauses show."""
        peak = np.max(parts, axis=0) if parts else whole
        if grave := self._gravest(text, peak, whole):
            return _Guess(grave, GRAVE, also=self._others(peak, whole, grave))
        if not parts:
            return self._first(whole, ())
        best = self.model.intents[int(whole.argmax())]
        if self._despairs(peak, whole):
            return _Guess("distress", float(peak[self._place["distress"]]), also=self._others(peak, whole, "distress"))
        graver = PRECEDENCE[: PRECEDENCE.index(best)] if best in PRECEDENCE else PRECEDENCE
        hint = HINT if len(parts) < MANY else HINT_LONG
        for intent in graver:
            place = self._place[intent]
            if peak[place] >= ENOUGH.get(intent, ENOUGH_OTHERWISE) and whole[place] >= hint:
                return _Guess(intent, float(max(peak[place], whole[place])), also=self._others(peak, whole, intent))
        if best in COURTESY and (matter := self._matter(peak, whole)):
            return matter
        return self._first(whole, self._others(peak, whole, best))

    def _gravest(self, text: str, peak: Chances, whole: Chances) -> str | None:
        """Give what the words of the rules say; despair that the engine hears stands before an opt-out in words."""
        grave = rules.find_grave(text)
        return "distress" if grave and self._despairs(peak, whole) else grave

    def _despairs(self, peak: Chances, whole: Chances) -> bool:
        """Say whether a clause speaks of despair: beyond mistake, or with a trace of it in the whole."""
        place = self._place["distress"]
        return bool(peak[place] >= UNMISTAKABLE or (peak[place] >= ENOUGH["distress"] and whole[place] >= HINT))

    def _matter(self, peak: Chances, whole: Chances) -> _Guess | None:
        """Give the clause's intent that a courtesy stands before, if there is one."""
        best = next(int(place) for place in np.argsort(peak)[::-1] if self.model.intents[place] not in COURTESY)
        if peak[best] < ALSO or whole[best] < WHISPER or self.model.intents[best] in SLIGHT:
            return None
        return _Guess(self.model.intents[best], float(peak[best]))

    def _first(self, whole: Chances, also: tuple[str, ...]) -> _Guess:
        order = [int(place) for place in np.argsort(whole)[::-1]]
        best, second = order[0], order[1]
        despair = self._place["distress"]
        if whole[best] < LIKELY and whole[despair] >= DESPAIR:
            return _Guess("distress", float(whole[despair]), 0.0, also)
        if whole[best] < FLOORS.get(self.model.intents[best], 0.0) and whole[second] >= CLEARER:
            return _Guess(self.model.intents[second], float(whole[second]), 0.0, also)
        return _Guess(self.model.intents[best], float(whole[best]), float(whole[best] - whole[second]), also)

    def _likeliest(self, chances: Chances) -> tuple[str, ...]:
        return tuple(self.model.intents[place] for place in np.argsort(chances)[::-1] if chances[place] >= GUESSED)

    def _instead(self, whole: Chances, also: tuple[str, ...]) -> _Guess:
        """Give what a message means that sounds like a proposal, while its amounts and dates are refused or past."""
        rest = whole.copy()
        rest[[self._place[intent] for intent in PROPOSING]] = 0.0
        return self._first(rest / (rest.sum() + TINY), also)

    def _others(self, peak: Chances, whole: Chances, chosen: str) -> tuple[str, ...]:
        likely = {self.model.intents[place] for place in np.flatnonzero((peak >= ALSO) & (whole >= HINT))} - {
            chosen,
            "out_of_scope",
        }
        return tuple(sorted(likely, key=_rank))

    def _weigh_legs(self, guess: _Guess, found: Extraction, question: str | None, words: int) -> _Guess:
        """Turn to a proposal when the words hold one and the intent gives way."""
        awaited = rules.AWAITED.get(question or "", frozenset())
        answers = any(entity.type in awaited for entity in found.entities)
        bare = words - sum(len(entity.text.split()) for entity in found.entities) <= BARE
        offers = any(leg.date or leg.amount not in VAGUE or (leg.count or 0) > 1 for leg in found.legs)
        likely = guess.confidence < YIELDING.get(guess.intent, 0.0)
        unsure = guess.confidence < self.model.confidence and guess.intent not in PRECEDENCE[:3]
        yields = guess.intent in YIELDING and (likely or question not in rules.MEANS)
        if not (answers and (bare or unsure or yields)) and not (offers and likely):
            return guess
        beside = tuple({*guess.also, guess.intent} & BESIDE)
        return _Guess(PROPOSAL, SHOWN, also=tuple(sorted({*guess.also, *beside} - {PROPOSAL}, key=_rank)))


def _signs(text: str, language: str, question: str | None) -> Signs:
    """Give what is volunteered; the day of one's wages is no trouble where the bot has just asked for it."""
    signs = signs_of(text, language)
    asked = question in rules.MEANS and signs.contingency == "late_pay"
    return replace(signs, contingency=None) if asked else signs


def _tells_means(found: Extraction, question: str | None) -> bool:
    """Say whether a message without legs answers what was asked of the client's means, and so lacks none."""
    told = found.capacity if question == "capacity" else any(entity.type == "money" for entity in found.entities)
    return question in rules.MEANS and bool(told)


def _clauses(text: str) -> list[str]:
    parts = [part.strip() for part in _CLAUSE.split(text)]
    longer = [part for part in parts if len(part) >= _LETTERS_MIN]
    return longer if len(parts) > 1 else []


def _rank(intent: str) -> tuple[int, str]:
    return (PRECEDENCE.index(intent) if intent in PRECEDENCE else len(PRECEDENCE), intent)
