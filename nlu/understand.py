"""④ Understand one message: engines behind one function, text in, Reading out.

In order: exact rules, what the question asked makes of a bare answer, the model over the message and over each of its
clauses, the grammar. When several things are said, the contract's precedence decides which one is acted on first.
"""

import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Self

import numpy as np

from nlu import rules
from nlu.assent import is_asked, is_doubtful, is_explicit, is_mended, is_slipped, is_thankful_yes, mend
from nlu.examples import LANGUAGES
from nlu.grammar import extract
from nlu.guess import Chances, Guess, Guesser
from nlu.intents import Engine, Scores, load_or_train
from nlu.reading import Reading, Signs
from nlu.signs import signs_of
from nlu.topics import topic_of
from nlu.yielding import PROPOSED, SHOWN, give_way, keeps_legs, lacks_legs

YES, THANKS = "affirm", "thank"
SURE: Final = 0.99  #: the confidence of a rule over the whole message
FOREIGN: Final = 0.85  #: how likely another language than the client's must be
FOREIGN_WORDS: Final = 2
STANDS: Final = 0.9  #: how likely another meaning must be than a yes with a slip

_CLAUSE: Final = re.compile(
    r"[.;!?\n…]+|,|\s(?:pero|aunque|porque|y|but|and|because|mas|porém|e|então|entonces|así que|asi que|so)\s",
    re.IGNORECASE,
)
_LETTERS_MIN: Final = 6
_TAIL: Final = re.compile(r"(?:(?:y|e|and) )?(?:no|não|nao|nada|not|nothing) (?:más|mas|mais|more)", re.IGNORECASE)
"""What belongs to the sum before it and says nothing by itself: '200 por mês, não mais'."""


class Understanding:
    """The embedded engine and the grammar, ready to read."""

    def __init__(self, model_folder: Path, learning: Callable[[], None] = lambda: None) -> None:
        """Load the model from its folder; when its data or recipe changed it is trained first, and `learning` told."""
        self.model = load_or_train(model_folder, learning)
        self.engine: Engine = self.model
        self._guesser = Guesser(self.model.intents)
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
            plain = rule != YES or question != rules.CONFIRM or not is_asked(text)
            return Reading(rule, SURE, certain=plain, language=self._language(text, self.model.score(text), spoken))
        scored = mend(text)
        scores, *parts = self.engine.score_all([scored, *_clauses(scored)])
        language = self._language(text, scores, spoken)
        spoken_in = f"{language}-{country}" if country else language
        found = extract(text, spoken_in, today, currency, paydays, question)
        whole = scores.chances(language, self._leanings.get(question, 0.0))
        guess = self._guesser.choose(text, whole, [part.chances(language) for part in parts])
        guess = give_way(guess, found, question, len(text.split()), self.model.confidence)
        lacking = lacks_legs(guess, found, question)
        if lacking and guess.confidence >= PROPOSED:
            found = extract(text, spoken_in, today, currency, paydays, question, proposed=True)
        if lacking and not found.legs:
            guess = self._guesser.instead(whole, guess.also)
        guess = self._agreed(guess, text) if question == rules.CONFIRM else guess
        sure = guess.confidence >= self.model.confidence and guess.margin >= self.model.margin
        certain = sure or rules.bears_out(guess.intent, text)
        return Reading.join(
            guess.intent,
            found,
            keep_legs=keeps_legs(guess),
            confidence=guess.confidence,
            certain=certain,
            guesses=() if certain else self._guesser.likeliest(whole),
            also=guess.also,
            topic=topic_of(text, guess.intent),
            language=language,
            signs=_signs(text, language, question),
        )

    def _agreed(self, guess: Guess, text: str) -> Guess:
        """Hold a yes to what was read back to its words: what doubts is unsure, thanks around a plain yes are one.

        A yes with slips is one to be asked back, where the engine is not sure of something else. One that is only heard
        beside something else must say so by itself.
        """
        if guess.intent == YES:
            return replace(guess, margin=0.0) if is_doubtful(text) or is_mended(text) else guess
        if guess.intent == THANKS and is_thankful_yes(text):
            return Guess(YES, SHOWN)
        if guess.confidence < STANDS and is_slipped(text, self.model.knows):
            return Guess(YES, guess.confidence, margin=0.0)
        if YES in guess.also and not is_explicit(text):
            return replace(guess, also=tuple(other for other in guess.also if other != YES))
        return guess

    def _language(self, text: str, scores: Scores, spoken: str) -> str:
        """Name the language of the words: the client's, unless they are clearly another's."""
        best = int(scores.languages.argmax())
        foreign = scores.languages[best] >= FOREIGN and len(text.split()) >= FOREIGN_WORDS
        return LANGUAGES[best] if foreign or spoken not in LANGUAGES else spoken


def _signs(text: str, language: str, question: str | None) -> Signs:
    """Give what is volunteered; the day of one's wages is no trouble where the bot has just asked for it."""
    signs = signs_of(text, language)
    asked = question in rules.MEANS and signs.contingency == "late_pay"
    return replace(signs, contingency=None) if asked else signs


def _clauses(text: str) -> list[str]:
    parts = [part.strip() for part in _CLAUSE.split(text)]
    longer = [part for part in parts if len(part) >= _LETTERS_MIN and not _TAIL.fullmatch(part)]
    return longer if len(parts) > 1 else []
