"""Recognise the questions that a creditor answers from its own data: never guessed, only matched word for word."""

import re
from pathlib import Path
from typing import Final

import yaml

from nlu.features import fold
from nlu.guess import PRECEDENCE

TOPICS: Final = Path(__file__).parent / "topics.yml"

SETTLED: Final = frozenset({*PRECEDENCE, "ask_discount", "ask_extension", "cannot_pay", "opt_in", "abuse"})
"""Intents that are acted on as they are, whatever word of a topic stands beside them."""

_BETWEEN: Final = re.compile(r"[^a-z0-9']+")


def _read() -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = yaml.safe_load(TOPICS.read_text(encoding="utf-8"))
    return tuple((topic, re.compile(rf"\b(?:{'|'.join(patterns)})\b")) for topic, patterns in told.items())


_TOPICS: Final = _read()


def topic_of(text: str, intent: str) -> str | None:
    """Name the topic that a message asks about, or None: credit_bureau, seizure, consequences, benefits, interest."""
    if intent in SETTLED:
        return None
    plain = _BETWEEN.sub(" ", fold(text)).strip()
    return next((topic for topic, pattern in _TOPICS if pattern.search(plain)), None)
