"""Hear a proposal in the values of a message: which intents give way to the amounts and dates that the words hold."""

from typing import Final

from nlu import rules
from nlu.guess import PRECEDENCE, PROPOSAL, PROPOSING, Guess, rank
from nlu.reading import Extraction

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


def give_way(guess: Guess, found: Extraction, question: str | None, words: int, confidence: float) -> Guess:
    """Turn to a proposal when the words hold one and the intent gives way.

    `words` is how many the message has, `confidence` what a reading must reach to be certain.
    """
    awaited = rules.AWAITED.get(question or "", frozenset())
    answers = any(entity.type in awaited for entity in found.entities)
    bare = words - sum(len(entity.text.split()) for entity in found.entities) <= BARE
    offers = any(leg.date or leg.amount not in VAGUE or (leg.count or 0) > 1 for leg in found.legs)
    likely = guess.confidence < YIELDING.get(guess.intent, 0.0)
    unsure = guess.confidence < confidence and guess.intent not in PRECEDENCE[:3]
    yields = guess.intent in YIELDING and (likely or question not in rules.MEANS)
    if not (answers and (bare or unsure or yields)) and not (offers and likely):
        return guess
    beside = tuple({*guess.also, guess.intent} & BESIDE)
    return Guess(PROPOSAL, SHOWN, also=tuple(sorted({*guess.also, *beside} - {PROPOSAL}, key=rank)))


def lacks_legs(guess: Guess, found: Extraction, question: str | None) -> bool:
    """Say whether a proposal names values that are no payments yet, and that answer no question about means."""
    return guess.intent == PROPOSAL and bool(found.entities) and not found.legs and not _tells_means(found, question)


def keeps_legs(guess: Guess) -> bool:
    """Say whether the payments that were found are proposed, and not only told of."""
    return guess.intent in PROPOSING or (PROPOSAL in guess.also and guess.intent in BESIDE_OFFERS)


def _tells_means(found: Extraction, question: str | None) -> bool:
    """Say whether a message without legs answers what was asked of the client's means, and so lacks none."""
    told = found.capacity if question == "capacity" else any(entity.type == "money" for entity in found.entities)
    return question in rules.MEANS and bool(told)
