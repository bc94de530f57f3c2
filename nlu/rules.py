"""Know what is certain without a model: words that have the law's weight, bare answers, and what a question changes.

Phrases in `rules.yml` are whole messages, folded and without punctuation. The narrow patterns in `grave.yml` are looked
for anywhere: despair, and the wish to be left alone, must not hang on a probability. Those in `telling.yml` name
nothing by themselves: they make sure what the model reads already.
"""

import re
from pathlib import Path
from typing import Final

import yaml

from nlu.features import fold

RULES: Final = Path(__file__).parent / "rules.yml"
TELLING: Final = Path(__file__).parent / "telling.yml"
GRAVE: Final = Path(__file__).parent / "grave.yml"
ALWAYS: Final = "always"
CONFIRM: Final = "confirm"  #: the question whether what was just read back is agreed

LEANINGS: Final = {
    "confirm": {"affirm": 1.0, "deny": 1.0},
    "amount": {"propose_plan": 1.0, "cannot_pay": 0.5},
    "date": {"propose_plan": 1.0, "cannot_pay": 0.5},
    "count": {"propose_plan": 1.0},
    "identity": {"affirm": 0.5, "wrong_person": 0.5, "ask_identity": 0.5},
    "capacity": {"propose_plan": 1.5, "cannot_pay": 1.0},
    "income": {"propose_plan": 1.5, "cannot_pay": 0.5},
    "costs": {"propose_plan": 1.5, "cannot_pay": 0.5},
    "debts": {"propose_plan": 1.5, "cannot_pay": 0.5},
}
"""What each question adds to an intent's log-odds: an answer to what was asked is likelier than a new matter."""

MEANS: Final = frozenset({"capacity", "income", "costs", "debts"})
"""Questions about what a client has: a sum answers them, and no payment is offered with it."""

AWAITED: Final = {
    **dict.fromkeys(MEANS, frozenset({"money"})),
    "amount": frozenset({"money", "percent", "count", "date", "frequency"}),
    "date": frozenset({"date", "frequency"}),
    "count": frozenset({"count", "money"}),
}
"""The values that answer a question; a message that holds one and means nothing graver is a proposal, or its means."""

_SIGNS: Final = re.compile(r"[^a-z0-9'👍👌✅👎❌🖕🙏👋 ]+")
_TONES: Final = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")

_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
    " janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro"
    " january february march april may june july august october december"
).replace(" ", "|")
_BILLS = "factura|fac|f|boleta|recibo|cuenta|invoice|bill|fatura|conta|boleto|nro|numero"
_PICKS = "la|el|las|los|a|o|as|os|the|ambas|ambos|both|todas?|todos?|all|primera?|segunda|ultima|first|second|last"
_NAME = rf"(?:{_PICKS}|{_BILLS}|de|del|of|from|one|{_MONTHS}|[a-z]{{0,3}}\d[a-z0-9]{{0,14}})"
_FIGURES = "un[oa]?|dos|tres|cuatro|cinco|one|two|three|four|five|um|dois|quatro"
_LIKING = "(?:muy |muito |very )?(?:buen[oa]|mal[oa]|bien|mal|good|bad|bo[am]|ruim)"
_GRADES = rf"{_FIGURES}|{_LIKING}|regular|excelente|pesim[oa]|great|poor|otimo|pessimo"
_FREE: Final = {
    "identity": re.compile(
        r"(?:(?:es|son|termina en|e|it's|it is) )?(?=[a-z]{0,12}\d)[a-z0-9]{1,14}"
        r"(?: [a-z]?\d[a-z0-9]{0,9}| [a-z]){0,4}"
    ),
    "rating": re.compile(
        r"(?:(?:un|una|le pongo|te pongo|nota|um|uma|i'd say) ){0,2}\d{1,2}"
        rf"(?: ?(?:de|sobre|out of|estrellas?|stars?|\d+)){{0,2}}|{_GRADES}"
    ),
    "which_invoice": re.compile(rf"(?:(?:es|por|e|it's) )?{_NAME}(?: {_NAME}){{0,6}}"),
}


def bare(text: str) -> str:
    """Reduce a message to its folded words and the few pictures that are answers."""
    return " ".join(_SIGNS.sub(" ", fold(_TONES.sub("", text))).split())


def _read() -> dict[str, dict[str, str]]:
    told = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return {
        when: {phrase.strip(): intent for intent, line in rows.items() for phrase in line.split("|")}
        for when, rows in told.items()
    }


PHRASES: Final = _read()
"""Whole messages and what they mean: `always`, or as the answer to the question of that name."""

_ANSWERS: Final = frozenset({"affirm", "deny"})
_COURTESY: Final = re.compile(
    r"\b(?:(?:muchas |muchisimas |mil )?gracias|por favor|porfa(?:vor)?|senor(?:a|ita)?|amig[oa]|joven"
    r"|(?:muito )?obrigad[oa]|thank you(?: (?:so|very) much)?|thanks|please)\b"
)


def _patterns(path: Path) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple((intent, re.compile(rf"\b(?:{'|'.join(patterns)})\b")) for intent, patterns in told.items())


_GRAVE: Final = _patterns(GRAVE)
_TELLING: Final = dict(_patterns(TELLING))


def find_grave(text: str) -> str | None:
    """Give the gravest intent whose words stand anywhere in a message, or None."""
    plain = bare(text)
    return next((intent for intent, pattern in _GRAVE if pattern.search(plain)), None)


def bears_out(intent: str, text: str) -> bool:
    """Say whether the words of a message bear out a reading that the model is unsure of."""
    pattern = _TELLING.get(intent)
    return pattern is not None and pattern.search(bare(text)) is not None


def settle(text: str, question: str | None) -> str | None:
    """Give the intent of a whole message that means one thing, or one thing after this question, else None.

    A courtesy beside a yes or a no to what was read back is left aside.
    """
    phrase = bare(text)
    if found := _told(phrase, question):
        return found
    answer = _told(" ".join(_COURTESY.sub(" ", phrase).split()), question) if question == CONFIRM else None
    return answer if answer in _ANSWERS else None


def _told(phrase: str, question: str | None) -> str | None:
    return PHRASES.get(question or "", {}).get(phrase) or PHRASES[ALWAYS].get(phrase)


def is_free_answer(text: str, question: str | None) -> bool:
    """Say whether a message is the plain answer to a question whose answers are no intent: a code, a bill, a score."""
    pattern = _FREE.get(question or "")
    return pattern is not None and pattern.fullmatch(bare(text)) is not None
