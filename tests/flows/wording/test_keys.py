"""Every text that the program names exists with the blanks it is given, and no text is without use.

The sources are read as syntax trees: literal keys and literal values are held exactly; a key put together at run time,
such as f"farewell-{outcome}", stands for every text of that shape.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.texts import load_wording, read_sources

ROOT = Path(__file__).parents[3]
WORDING = load_wording()
KEYS = WORDING.keys("es")
PLACES = {"Say": 0, "Choice": 1, "Lines": 0, "Term": 0, "word": 0}  # where the key stands among the arguments


@dataclass(frozen=True)
class Use:
    """A text named in the code, with its blanks where they are literal."""

    where: str
    key: str
    blanks: frozenset[str] | None


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Return every part of every source of the decisions and of the program, read by the first test that asks."""
    paths = (path for room in ("flows", "bot") for path in sorted((ROOT / room).rglob("*.py")))
    return tuple(
        (str(path.relative_to(ROOT)), node)
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def uses() -> Iterator[Use]:
    """Yield every literal key of a message, a button, a row or a word."""
    for name, node in nodes():
        if isinstance(node, ast.Call) and (place := PLACES.get(called(node))) is not None and len(node.args) > place:
            for key in constants(node.args[place]):
                yield Use(f"{name}:{node.lineno}", key, blanks(node, place))


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def constants(node: ast.expr) -> list[str]:
    """Return the literal keys of an expression: one, or the two of a choice."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def blanks(node: ast.Call, place: int) -> frozenset[str] | None:
    """Return the names of the values where they can be read off the call; a row's values stand elsewhere."""
    if called(node) in {"Lines", "word"} or isinstance(node.args[place], ast.IfExp):
        return None
    given = next((word.value for word in node.keywords if word.arg == "values"), None)
    given = node.args[place + 1] if len(node.args) > place + 1 else given
    if given is None:
        return frozenset()
    if isinstance(given, ast.Dict) and all(isinstance(name, ast.Constant) for name in given.keys):
        return frozenset(str(name.value) for name in given.keys if isinstance(name, ast.Constant))
    return None


def shapes() -> Iterator[re.Pattern[str]]:
    """Yield the shapes of keys put together at run time; one says a word at least, or it would stand for everything."""
    for _, node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values]
            if re.fullmatch(r"[\w*-]*[a-z]{4}[\w*-]*", shape := "".join(parts)) and "-" in shape:
                yield re.compile(shape.replace("*", "[A-Za-z0-9-]+"))


def test_every_named_text_exists() -> None:
    """A key in the code is a text in every language; the languages are held to one another elsewhere."""
    assert [] == [use for use in uses() if use.key not in KEYS]


def test_every_text_gets_its_blanks() -> None:
    """Literal values fill exactly the blanks of their text."""
    literal = (use for use in uses() if use.key in KEYS and use.blanks is not None)
    assert [] == [
        (use, WORDING.blanks(use.key, "es")) for use in literal if use.blanks != WORDING.blanks(use.key, "es")
    ]


def test_no_text_is_without_use() -> None:
    """Each text is named in the code or quoted by another text, or has the shape of a key put together there."""
    named = {node.value for _, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    quoted = set(re.findall(r"\{ ([a-z][\w-]*) \}", read_sources()["es"]))
    made = tuple(shapes())
    assert [] == sorted(key for key in KEYS - named - quoted if not any(shape.fullmatch(key) for shape in made))
