"""Read what a Rasa server answers to `POST /model/parse`: a chance for each intent, or the fault of what it is not."""

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any, Final

import numpy as np

from nlu.intents import Floats

FALLBACK: Final = "nlu_fallback"  #: what Rasa says when it is unsure; how sure is enough is decided here, as always
LEAST: Final = 1e-6  #: the chance of what Rasa holds for impossible
EXCESS: Final = 1e-3  #: by how much rounding may lift a sum above one


class Nonsense(Exception):
    """An answer that no Rasa model of our intents gives."""


def chances_of(body: bytes, intents: Sequence[str]) -> Floats | None:
    """Give the chance of each intent, in their order; what the ranking leaves is spread over intents it does not name.

    None when Rasa has no opinion, as on a text without words. Raises Nonsense.
    """
    ranking = _ranking(_load(body))
    if not ranking:
        return None
    strangers = set(ranking) - set(intents)
    if strangers or not 0 < sum(ranking.values()) <= 1 + EXCESS:
        raise Nonsense
    spare = max(0.0, 1 - sum(ranking.values())) / max(1, len(intents) - len(ranking))
    chances = np.array([max(ranking.get(intent, spare), LEAST) for intent in intents], dtype=np.float32)
    return np.asarray(chances / chances.sum(), dtype=np.float32)


def _load(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise Nonsense from fault
    if not isinstance(told, dict) or not isinstance(told.get("intent"), dict):
        raise Nonsense
    return told


def _ranking(told: Mapping[str, Any]) -> dict[str, float]:
    """Give what is ranked; a classifier that ranks nothing names its one intent."""
    listed = told.get("intent_ranking") or [told["intent"]]
    if not isinstance(listed, list):
        raise Nonsense
    pairs = list(_pairs(listed))
    if len(pairs) != len(dict(pairs)):
        raise Nonsense
    return dict(pairs)


def _pairs(listed: Sequence[Any]) -> Iterator[tuple[str, float]]:
    for row in listed:
        name, confidence = (row.get("name"), row.get("confidence")) if isinstance(row, dict) else (None, None)
        if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not isfinite(confidence):
            raise Nonsense
        if name is not None and not isinstance(name, str):
            raise Nonsense
        if name not in {None, FALLBACK}:
            yield str(name), _chance(float(confidence))


def _chance(value: float) -> float:
    if not 0 <= value <= 1 + EXCESS:
        raise Nonsense
    return value
