"""Keep what is private in the thread alone: no case, memory or record has the words of a client on health or loss.

Nor has any of them its name: an illness is `personal` everywhere else, as a separation is. Of words on health the
talk remembers in which messages they stand, until the client was asked once whether they may be kept
(`flows.dialogues.keeping`). Nobody is asked who may be in danger, or who mourns.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from flows.contingencies import CONTINGENCIES, Contingency
from flows.facts import Facts
from flows.outcome import Say
from flows.table import Scene, Slots
from flows.turn import Turn

DANGER, LOSS = "distress", "bereavement"
TOLD_IN = "told_in"  #: in the talk's memory: the numbers of the messages that tell of health
ASKS = "keeping"  #: the dialogue that asks once
WORDS = frozenset({"change", "comment", "note", "reason", "text"})  #: under these names stand clients' own words


def veil(turn: Turn) -> Turn:
    """Return the turn as everything but the thread may know it: what happened has the name under which it is kept."""
    code, known = turn.signs.contingency, _known(turn)
    if known is None or known.kept_as is None:
        return turn
    signs = replace(turn.signs, contingency=known.kept_as)
    return replace(turn, signs=signs, difficulty=turn.difficulty or CONTINGENCIES[str(code)].difficulty)


def kept_as(code: str | None) -> str | None:
    """Return the code under which something that happened may be known beside the thread."""
    known = CONTINGENCIES.get(code or "")
    return known.kept_as or code if known else code


def note(memory: Slots, turn: Turn) -> dict[str, Any]:
    """Return the talk's memory with the number of a message that tells of health."""
    known = _known(turn)
    if known is None or not known.health or _is_danger(turn):
        return dict(memory)
    return {**memory, TOLD_IN: [*memory.get(TOLD_IN, ()), turn.seq]}


def asks(scene: Scene) -> str | None:
    """Return the dialogue that asks whether what was told may be kept, None where nobody is asked."""
    mourns = scene.memory.get("contingency") == LOSS or scene.facts.has_case(LOSS)
    return ASKS if scene.memory.get(TOLD_IN) and not mourns and not _in_danger(scene.facts) else None


def is_private(turn: Turn) -> bool:
    """Say whether the words of a turn stay in the thread."""
    known = _known(turn)
    return _is_danger(turn) or (known is not None and known.private)


def unsay(value: Any, words: str, name: str = "") -> Any:  # noqa: ANN401 - an outcome, or any part of one
    """Return a value without these words where a client's own may stand in it; `name` is that of its place."""
    if isinstance(value, str):
        return _without(value, words) if name in WORDS else value
    if isinstance(value, Mapping):
        return {key: unsay(one, words, str(key)) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(unsay(one, words, name) for one in value)
    if not is_dataclass(value) or isinstance(value, (type, Say)):
        return value
    return replace(value, **{one.name: unsay(getattr(value, one.name), words, one.name) for one in fields(value)})


def _without(said: str, words: str) -> str:
    """Return what was said without these words; one word goes only where nothing else was said."""
    if said.strip() == words:
        return ""
    return said.replace(words, "").strip() if " " in words else said


def _known(turn: Turn) -> Contingency | None:
    return CONTINGENCIES.get(turn.signs.contingency or "")


def _is_danger(turn: Turn) -> bool:
    return DANGER in {turn.intent, *turn.also}


def _in_danger(facts: Facts) -> bool:
    return facts.client.vulnerable or facts.has_case(DANGER)
