"""Say what is wrong with a policy file, all at once, each fault with its line and its remedy."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.negotiation.policy_file import PolicyKeys
from flows.negotiation.policy_sense import Path, Problem, dig, sense_problems


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file: its line counted from 1, what it is, and what to write instead."""

    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return one sentence for people."""
        return f"line {self.line}: {self.what}: {self.remedy}."


class _Loader(yaml.SafeLoader):
    """YAML as usual, but a day that does not exist stays text and is reported where it stands."""


def _timestamp(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> dt.date | str:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def parse(text: str) -> tuple[Any, Mapping[Path, int], list[Fault]]:
    """Return a file's data, the line of each of its paths, and the faults of its YAML."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None, {}, [Fault(1, "the file is empty", "write the keys of a policy")]
        lines = {(): 1, **dict(_lines(node, ()))}
        repeated = list(_repeated(node))
        return loader.construct_document(node), lines, repeated
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        return None, {}, [Fault(mark.line + 1 if mark else 1, f"not YAML: {fault.problem}", "correct this line")]
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        return None, {}, [Fault(1, f"not YAML: {str(fault).splitlines()[0]}", "correct the file")]


def faults_of(data: Any, lines: Mapping[Path, int]) -> list[Fault]:  # noqa: ANN401 (whatever a file holds)
    """Return everything that is wrong with a policy's data, in the order of the file."""
    problems = chain(shape_problems(data), sense_problems(data))
    return sorted({Fault(_line(path, lines), what, remedy) for path, what, remedy in problems})


def shape_problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield keys that are unknown or missing, and values that cannot be read."""
    try:
        PolicyKeys.model_validate(data)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            yield _problem(error, data)


def dotted(path: Path) -> str:
    """Return a path as people write it: levels[0].bot.payment_min."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".") or "the policy"


def _problem(error: ErrorDetails, data: Any) -> Problem:  # noqa: ANN401
    """Put what Pydantic found into our words."""
    path, found, kind = error["loc"], error["input"], error["type"]
    where, context = dotted(path), error.get("ctx", {})
    if kind == "extra_forbidden":
        return path, f"{where} is not a key of a policy", _nearest_key(path, data)
    if kind == "literal_error" and path[-1] == "mode":
        return path, f"{where}: {found!r} is refused in this version", "write waived"
    if kind == "greater_than_equal" and "bot" in path:
        return path, f"{where}: {found!r}: no plan at all would be acceptable", f"write at least {context['ge']}"
    if kind == "value_error":
        said, _, remedy = str(context["error"]).partition(": ")
        return path, f"{where}: {found!r} {said}", remedy
    what, remedy = _WORDS.get(kind, ("cannot be read", "write it as documented"))
    return path, f"{where} {what}", remedy.format(**context)


_WORDS = {
    "missing": ("is missing", "add it"),
    "string_type": ("is not quoted text", 'write it between quotes, as in "10000"'),
    "string_pattern_mismatch": ("is not an amount", 'write digits only, as in "10000" or "99.90"'),
    "string_too_short": ("is empty", "write a word"),
    "literal_error": ("is not known", "write {expected}"),
    "too_short": ("is empty", "write at least one"),
    "greater_than_equal": ("is too small", "write at least {ge}"),
    "less_than_equal": ("is too large", "write at most {le}"),
    "int_type": ("is not a whole number", "write digits without quotes or decimals"),
    "list_type": ("is not a list", "write a list"),
    "model_type": ("is not a group of keys", "write its keys below it"),
}


def _nearest_key(path: Path, data: Any) -> str:  # noqa: ANN401
    """Return the remedy for an unknown key: the one that was probably meant."""
    near = get_close_matches(str(path[-1]), _known_keys(PolicyKeys), n=1)
    taken = dig(data, *path[:-1]) or {}
    return f"write {near[0]}" if near and near[0] not in taken else "remove it"


def _known_keys(model: type[BaseModel]) -> set[str]:
    """Return every key that may stand anywhere in a policy."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """Return the line of a path, or of the nearest part above it."""
    while path not in lines:
        if not path:
            return 1
        path = path[:-1]
    return lines[path]


def _lines(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Yield the line of each key and list item below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, str(key.value)), key.start_mark.line + 1
            yield from _lines(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*path, index), item.start_mark.line + 1
            yield from _lines(item, (*path, index))


def _repeated(node: yaml.Node) -> Iterator[Fault]:
    """Yield the keys that stand twice in one mapping, of which YAML would drop the first."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield Fault(key.start_mark.line + 1, f"{name} stands twice", "keep one of them")
            seen.add(name)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)
