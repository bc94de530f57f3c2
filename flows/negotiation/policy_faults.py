"""Say what is wrong with a policy's data, all at once, each fault with its line and its remedy."""

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.lined_yaml import Fault, Path, Problem, dig, dotted, line_of
from flows.negotiation.policy_file import PolicyKeys
from flows.negotiation.policy_sense import sense_problems

_SAID_MAX = 40  #: characters of what was found that a sentence repeats


def faults_of(data: Any, lines: Mapping[Path, int]) -> list[Fault]:  # noqa: ANN401 (whatever a file holds)
    """Return everything that is wrong with a policy's data, in the order of the file."""
    problems = chain(shape_problems(data), sense_problems(data))
    return sorted({Fault(line_of(path, lines), what, remedy) for path, what, remedy in problems})


def shape_problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield keys that are unknown or missing, and values that cannot be read."""
    try:
        PolicyKeys.model_validate(data)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            yield _problem(error, data)


def _problem(error: ErrorDetails, data: Any) -> Problem:  # noqa: ANN401
    """Put what Pydantic found into our words."""
    path, found, kind = error["loc"], error["input"], error["type"]
    where, context = dotted(path), error.get("ctx", {})
    if kind in {"extra_forbidden", "invalid_key"}:
        path = (*path[:-1], str(path[-1]))
        return path, f"{dotted(path)} is not a key here", _remedy_for_key(path, data)
    if kind == "literal_error" and path == ("interest", "mode"):
        return path, f"{where}: {_said(found)} is refused in this version, where plans bear no interest", "write waived"
    if kind == "greater_than_equal" and path[2:3] == ("bot",) and "settlements" not in path:
        return path, f"{where}: {_said(found)}: no plan at all would be acceptable", f"write at least {context['ge']}"
    if kind == "value_error":
        said, _, remedy = str(context["error"]).partition(": ")
        return path, f"{where}: {_said(found)} {said}", remedy
    if kind == "string_type":
        return path, f"{where} is not quoted text", _quoted(found)
    what, remedy = _WORDS.get(kind, ("cannot be read", "write it as in docs/negotiation.md"))
    return path, f"{where} {what.format(said=_said(found))}", remedy.format(**context)


_WORDS = {
    "missing": ("is missing", "add it"),
    "string_pattern_mismatch": (
        "is not an amount: {said}",
        'write digits without signs for thousands, and decimals after a point, as in "10000" or "99.90"',
    ),
    "string_too_short": ("is empty", "write a word"),
    "string_too_long": ("is too long", "write at most {max_length} characters"),
    "literal_error": ("is not known: {said}", "write {expected}"),
    "too_short": ("is empty", "write at least one"),
    "greater_than_equal": ("is too small", "write at least {ge}"),
    "less_than_equal": ("is too large", "write at most {le}"),
    "int_type": ("is not a whole number", "write digits without quotes or decimals"),
    "list_type": ("is not a list", "write its parts in brackets, or below it, each after a dash"),
    "model_type": ("is not a group of keys", "write its keys in braces, or below it"),
}


def _said(found: Any) -> str:  # noqa: ANN401
    """Return what stands in the file, as far as it can be repeated in a sentence."""
    words = found.isoformat() if isinstance(found, dt.date) else str(found)
    return repr(words if len(words) <= _SAID_MAX else f"{words[:_SAID_MAX]}…")


def _quoted(found: Any) -> str:  # noqa: ANN401
    """Return the remedy for a value without quotes; digits that YAML has already rounded are not repeated."""
    if isinstance(found, int | dt.date) and not isinstance(found, bool):
        return f'write "{found}"'
    return "write it between quotes"


def _remedy_for_key(path: Path, data: Any) -> str:  # noqa: ANN401
    """Return the remedy for an unknown key: the one that was probably meant, or the place where it belongs."""
    name, taken = str(path[-1]), dig(data, *path[:-1]) or {}
    here = _model_at(path[:-1])
    near = [key for key in get_close_matches(name, here.model_fields, n=3) if key not in taken]
    if near:
        return f"write {near[0]}"
    homes = [place for place, model in _models(PolicyKeys, "the top") if name in model.model_fields]
    return f"write it below {homes[0]}" if homes else "remove it"


def _model_at(path: Path) -> type[BaseModel]:
    """Return the description of the keys that may stand at a path."""
    model: type[BaseModel] = PolicyKeys
    for part in path:
        if isinstance(part, str):
            model = _held(model.model_fields[part].annotation) or model
    return model


def _models(model: type[BaseModel], name: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield each group of keys with its name, from the top."""
    yield name, model
    for key, field in model.model_fields.items():
        if held := _held(field.annotation):
            yield from _models(held, key)


def _held(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401
    """Return the group of keys that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((held for part in get_args(annotation) if (held := _held(part))), None)
