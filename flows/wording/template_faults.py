"""Say what is wrong with the catalogue of templates, all at once, each fault with its file, its line and its remedy."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.lined_yaml import Fault, Path, Problem, dotted, line_of, parse
from flows.proof import BLANKS
from flows.wording.errors import BadTemplates
from flows.wording.template_file import TemplateKeys, templates_of
from flows.wording.template_rules import RULES
from flows.wording.templates import Catalogue, Template
from flows.wording.wording import Wording

CATEGORY = "utility"
LANGUAGES = ("es", "en", "pt")
LOCALE = re.compile(r"(?:es|en|pt)(?:-[A-Z]{2})?")


class _Read(NamedTuple):
    """A file that was read: its keys where its shape is right, the line of each, and what is wrong with its shape."""

    keys: TemplateKeys | None
    lines: Mapping[Path, int]
    broken: list[Fault]


def faults(sources: Mapping[str, str], wording: Wording) -> list[str]:
    """Return everything that is wrong with the files of templates, by name, in the order of names and lines."""
    return _faults(_read_all(sources), wording)


def load_catalogue(sources: Mapping[str, str], wording: Wording) -> Catalogue:
    """Return the catalogue of these files; raise BadTemplates with all its faults when it has any."""
    read = _read_all(sources)
    if found := _faults(read, wording):
        raise BadTemplates(found)
    return Catalogue(template for keys in _whole(read).values() for template in templates_of(keys))


def _faults(read: Mapping[str, _Read], wording: Wording) -> list[str]:
    found = [f"templates/{name}.yml: {fault}" for name, file in read.items() for fault in file.broken]
    for name, keys in _whole(read).items():
        told = {Fault(line_of(path, read[name].lines), *said) for path, *said in _problems(name, keys, wording)}
        found += [f"templates/{name}.yml: {fault}" for fault in sorted(told)]
    return found + list(_shared(_whole(read)))


def _whole(read: Mapping[str, _Read]) -> dict[str, TemplateKeys]:
    """Return the keys of the files whose shape is right."""
    return {name: file.keys for name, file in read.items() if file.keys is not None}


def _read_all(sources: Mapping[str, str]) -> dict[str, _Read]:
    return {name: _read(text) for name, text in sorted(sources.items())}


def _read(text: str) -> _Read:
    """Read a file, and see what is wrong with its shape."""
    data, lines, unreadable = parse(text)
    if not lines:
        return _Read(None, lines, unreadable)
    try:
        return _Read(TemplateKeys.model_validate(data), lines, unreadable)
    except ValidationError as fault:
        wrong = (_shape(error) for error in fault.errors(include_url=False))
        said = {Fault(line_of(path, lines), what, how) for path, what, how in wrong}
        return _Read(None, lines, sorted({*unreadable, *said}))


def _shape(error: ErrorDetails) -> Problem:
    """Put what Pydantic found into our words."""
    what, remedy = _SHAPES.get(error["type"], ("cannot be read", "write it as in docs/channels.md"))
    return error["loc"], f"{dotted(error['loc'])} {what}", remedy.format(**error.get("ctx", {}))


_SHAPES = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is no key here", "correct its spelling, or remove it"),
    "string_type": ("is not text", "write it between quotes"),
    "string_too_short": ("is empty", "write something"),
    "string_too_long": ("is too long", "write at most {max_length} characters"),
    "string_pattern_mismatch": ("is no name", "write small letters, digits and _, beginning with a letter"),
    "int_type": ("is no whole number", "write 1, 2, 3 …"),
    "greater_than_equal": ("is too small", "begin with {ge}"),
    "list_type": ("is not a list", "write its parts in brackets"),
    "dict_type": ("is not a group of keys", "write its keys in braces, or below it"),
    "model_type": ("is not a group of keys", "write its keys below it"),
    "too_short": ("is empty", "write at least one"),
}


def _problems(name: str, keys: TemplateKeys, wording: Wording) -> Iterator[Problem]:
    """Yield what makes no sense in a file whose shape is right."""
    if keys.template != name:
        yield ("template",), f"the file is called {name}, and its template {keys.template}", "give them one name"
    if keys.category != CATEGORY:
        yield ("category",), f"{keys.category} is not for messages on an account", f"write {CATEGORY}"
    for place, key in enumerate(keys.says):
        if key not in wording.keys("es"):
            yield ("says", place), f"no text is called {key}", "write the key of a text"
    for language in LANGUAGES:
        if language not in keys.texts:
            yield ("texts",), f"there are no words in {language}", "add them"
    for template in templates_of(keys):
        where: Path = ("texts", template.locale)
        if not LOCALE.fullmatch(template.locale):
            yield where, f"{template.locale} is no language of ours", "write es, en or pt, alone or as in es-CL"
            continue
        for rule in RULES:
            yield from ((where, f"{template.locale} {what}", remedy) for what, remedy in rule(template))
        yield from ((where, f"{template.locale} {what}", remedy) for what, remedy in _unstored(template, wording))


def _unstored(template: Template, wording: Wording) -> Iterator[tuple[str, str]]:
    """Find blanks that a message of these texts stores nothing for; with every contact of ours its code is stored."""
    for key in template.says:
        if key in wording.keys("es"):
            for name in sorted(
                {blank.value for blank in template.blanks} - wording.blanks(key, template.locale) - BLANKS
            ):
                yield f"has the blank {name!r}, which {key} has not", "use the blanks of the text"


def _shared(files: Mapping[str, TemplateKeys]) -> Iterator[str]:
    """Find texts for which two files stand."""
    first: dict[str, str] = {}
    for name, keys in files.items():
        for key in keys.says:
            if first.setdefault(key, name) != name:
                yield f"templates/{name}.yml: {first[key]}.yml stands for {key} already: let one of them say it."
