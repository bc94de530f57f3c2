"""Describe the Bot API: which methods there are, and the names and types of what they take.

The published description names types in words ("Array of BotCommand"); the one written by hand uses a short notation,
"name!:Integer|String", where "!" means required and "[X]" an array of X. Both become the same values.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "providers/telegram_bot_api.json"
CONSTANT = re.compile(r".*\b(?:must be|always) [“\"]?([a-z_0-9]+)[”\"]?")


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method or one key of an object; a value is of one of its types."""

    types: tuple[str, ...]
    required: bool = False
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """An object with its fields, or the kinds of objects that it may be."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """Methods with their parameters, and the types of those."""

    methods: Mapping[str, Mapping[str, Field]]
    types: Mapping[str, Type]

    def reached(self, methods: Iterable[str]) -> "Description":
        """Return the part that is reached from some methods."""
        found: dict[str, Type] = {}
        waiting = [name for method in methods for each in self.methods[method].values() for name in each.types]
        while waiting:
            name = waiting.pop().strip("[]")
            if name in self.types and name not in found:
                found[name] = self.types[name]
                waiting += [*found[name].kinds, *(it for each in found[name].fields.values() for it in each.types)]
        return Description({name: self.methods[name] for name in methods}, found)


def published(path: Path) -> Description:
    """Return the description that is published as JSON."""
    document = json.loads(path.read_text("utf-8"))
    types = {
        name: Type(_fields(each), tuple(map(_short, each.get("subtypes", ()))))
        for name, each in document["types"].items()
    }
    return Description({name: _fields(each) for name, each in document["methods"].items()}, types)


def noted(methods: Mapping[str, str], types: Mapping[str, str], kinds: Mapping[str, str]) -> Description:
    """Return a description written in the short notation."""
    objects = {name: Type(_noted(text)) for name, text in types.items()}
    families = {name: Type(kinds=tuple(text.split())) for name, text in kinds.items()}
    return Description({name: _noted(text) for name, text in methods.items()}, objects | families)


def outside() -> Path | None:
    """Return where the published description lies, when the environment names a folder of outside data that has it."""
    path = Path(os.environ.get("CONCILIA_TRIAL_DATA", "")) / FILE
    return path if os.environ.get("CONCILIA_TRIAL_DATA") and path.exists() else None


def _type(described: Mapping[str, Any]) -> Type:
    return Type(_fields(described), tuple(map(_short, described.get("subtypes", ()))))


def _fields(described: Mapping[str, Any]) -> dict[str, Field]:
    return {str(each["name"]): _field(each) for each in described.get("fields", ())}


def _field(each: Mapping[str, Any]) -> Field:
    said = CONSTANT.fullmatch(str(each["description"])) if each["name"] in {"type", "source"} else None
    return Field(tuple(map(_short, each["types"])), bool(each["required"]), said[1] if said else None)


def _short(name: str) -> str:
    inner = name.removeprefix("Array of ")
    return name if inner == name else f"[{_short(inner)}]"


def _noted(text: str) -> dict[str, Field]:
    return dict(map(_token, text.split()))


def _token(token: str) -> tuple[str, Field]:
    left, types = token.split(":")
    name, _, constant = left.partition("=")
    return name.rstrip("!"), Field(tuple(types.split("|")), name.endswith("!"), constant or None)
