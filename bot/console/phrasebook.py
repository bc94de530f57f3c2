"""Keep the catalogues of the console's texts: `python -m bot.console.phrasebook` brings them up to the code.

What the code no longer says goes, what it says anew waits for its translation, and what is translated stays.
"""

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.console.speech import CATALOGUES

CONSOLE = Path(__file__).parent
LANGUAGES = ("en", "pt")
"""The languages that have a catalogue; the code itself is Spanish."""
METHODS = [("**.py", f"{__package__}.phrasebook:spoken"), ("pages/**.html", "jinja2")]
OPTIONS = {"pages/**.html": {"trimmed": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}}
MARKS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "say_many": (1, 2),
    "N_": None,
}
"""How a text is marked, and which arguments are texts where one alone is not."""


def marked() -> Catalog:
    """Return the texts that the console's code and pages mark."""
    found = Catalog()
    for _, _, text, _, _ in extract_from_dir(CONSOLE, METHODS, OPTIONS, MARKS):
        found.add(text)
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def written(language: str) -> bytes:
    """Return the catalogue of a language with exactly the texts that the code marks, in their order."""
    known, found = read(language), Catalog(language)
    for message in texts(marked()):
        kept = known.get(_name(message))
        found.add(message.id, kept.string if kept and kept.pluralizable == message.pluralizable else None)
    file = BytesIO()
    write_po(file, found, width=0, omit_header=True, sort_output=True)
    return _head(language) + file.getvalue().rstrip() + b"\n"


def texts(catalogue: Catalog) -> Iterator[Message]:
    """Yield the texts of a catalogue without its head."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> Sequence[str]:
    """Return a translation, one or many; empty where there is none."""
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return [str(form or "") for form in said]


def lacking(language: str) -> list[str]:
    """Return the texts that a language does not say yet."""
    return [_name(message) for message in texts(read(language)) if not all(forms(message))]


def spoken(
    file: BinaryIO, marks: Collection[str], _tags: Collection[str], **_: object
) -> Iterator[tuple[int, str, list[str | None], list[str]]]:
    """Yield the texts that a Python file marks; babel's own reader misses one inside another call or text."""
    for call in ast.walk(ast.parse(file.read())):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in marks:
            yield call.lineno, call.func.id, list(map(_literal, call.args)), []


def _literal(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _head(language: str) -> bytes:
    head, _, _ = (CATALOGUES / f"{language}.po").read_bytes().partition(b"\n\n")
    return head + b"\n\n"


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    for language in LANGUAGES:
        (CATALOGUES / f"{language}.po").write_bytes(written(language))
