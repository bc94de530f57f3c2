"""Say what is wrong with a file of objections, all at once, each fault with its line and its remedy."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.errors import BadObjections
from flows.lined_yaml import Fault, Problem, dotted, faults_in, parse
from flows.objections.book import Book
from flows.objections.file import BookKeys, book_of
from flows.objections.sense import sense_problems


def faults(text: str, locale: str | None = None, forbidden: Sequence[str] = ()) -> list[Fault]:
    """Return everything that is wrong with a file of objections, in the order of its lines; nothing when it is valid.

    `locale` is that of the clients who will read the replies: in Argentina none may say *usted*. `forbidden` are the
    phrases that its creditor does not want said.
    """
    return faults_in(text, "write its version and its objections", lambda data: _problems(data, locale, forbidden))


@lru_cache(maxsize=64)
def load_book(text: str) -> Book:
    """Return the objections that a file describes; raise BadObjections with all its faults when it has any."""
    if found := faults(text):
        raise BadObjections([str(one) for one in found])
    return book_of(parse(text)[0])


@lru_cache(maxsize=64)
def read_book(text: str) -> Book:
    """Return the objections of a file that was found valid when it was stored; what later became a fault is let be."""
    return book_of(parse(text)[0])


def _problems(data: Any, locale: str | None, forbidden: Sequence[str]) -> Iterator[Problem]:  # noqa: ANN401
    """Yield what is wrong: the shape of what cannot be read, the sense of the rest."""
    try:
        keys = BookKeys.model_validate(data)
    except ValidationError as fault:
        wrong = fault.errors(include_url=False)
        yield from (_problem(error) for error in wrong)
        yield from _rest(data, wrong, locale, forbidden)
    else:
        yield from sense_problems(keys, locale, forbidden)


def _rest(
    data: Any,  # noqa: ANN401
    wrong: list[ErrorDetails],
    locale: str | None,
    forbidden: Sequence[str],
) -> Iterator[Problem]:
    """Yield what makes no sense in the objections that can be read, though others cannot."""
    broken = {error["loc"][1] for error in wrong if error["loc"][:1] == ("objections",) and len(error["loc"]) > 1}
    rows = data.get("objections") if isinstance(data, dict) else None
    places = [place for place in range(len(rows)) if place not in broken] if isinstance(rows, list) else []
    if not places or not isinstance(rows, list):
        return
    keys = BookKeys.model_validate({"version": "-", "objections": [rows[place] for place in places]})
    for path, what, remedy in sense_problems(keys, locale, forbidden):
        where = ("objections", places[int(path[1])], *path[2:])
        yield where, what, remedy


def _problem(error: ErrorDetails) -> Problem:
    """Put what Pydantic found into our words."""
    path, kind = error["loc"], error["type"]
    where = dotted(path) if path else "the file"
    what, remedy = _WORDS.get(kind, ("cannot be read", "write it as in docs/objections.md"))
    return path, f"{where} {what}", remedy.format(**error.get("ctx", {}))


_WORDS = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is no key here", "correct its spelling, or remove it"),
    "string_type": ("is not text", "write it between quotes"),
    "string_too_short": ("is empty", "write something"),
    "string_too_long": ("is too long", "write at most {max_length} characters"),
    "string_pattern_mismatch": ("is no code", "write small letters, digits and _, beginning with a letter"),
    "list_type": ("is not a list", "write its parts in brackets, or below it, each after a dash"),
    "dict_type": ("is not a group of keys", "write its keys in braces, or below it"),
    "model_type": ("is not a group of keys", "write its keys below it"),
    "too_short": ("is empty", "write at least one"),
    "too_long": ("has too many", "keep at most {max_length}"),
}
