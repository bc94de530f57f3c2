"""Read a file that people write in YAML, and keep the line of each of its parts."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

Path = tuple[str | int, ...]  #: the way to a part of a file: keys, and places in lists
Problem = tuple[Path, str, str]  #: where, what, remedy

PARTS_MAX = 20_000  #: more than any of our files has, and few enough to be looked at
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+")
_TIMESTAMP, _INT, _FLOAT = (f"tag:yaml.org,2002:{name}" for name in ("timestamp", "int", "float"))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: its line counted from 1 (0: in no file), what it is, and what to write instead."""

    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return one sentence for people."""
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.what}: {self.remedy}."


class _Loader(yaml.SafeLoader):
    """YAML as people read it.

    A day that does not exist stays text and is reported where it stands; so does a number that YAML takes for another
    one than it looks like: 012 is ten to it, 1:30 is ninety.
    """


def _timestamp(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> dt.date | str:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return str(node.value)


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int | str:
    return loader.construct_yaml_int(node) if _WHOLE.fullmatch(node.value) else str(node.value)


def _float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float | str:
    return loader.construct_yaml_float(node) if _DECIMAL.fullmatch(node.value) else str(node.value)


_Loader.add_constructor(_TIMESTAMP, _timestamp)
_Loader.add_constructor(_INT, _int)
_Loader.add_constructor(_FLOAT, _float)


def faults_in(text: str, empty: str, problems: Callable[[Any], Iterable[Problem]]) -> list[Fault]:
    """Return everything that is wrong with a file, in the order of its lines: of its YAML, and of what it holds.

    `empty` is the remedy for a file in which nothing stands.
    """
    if not text.strip():
        return [Fault(1, "the file is empty", empty)]
    data, lines, unreadable = parse(text)
    if not lines:
        return unreadable
    found = {Fault(line_of(path, lines), what, remedy) for path, what, remedy in problems(data)}
    return sorted({*unreadable, *found})


def parse(text: str) -> tuple[Any, Mapping[Path, int], list[Fault]]:
    """Return a file's data, the line of each of its paths, and the faults of its YAML; no lines when it has no data."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None, {}, [Fault(1, "the file is empty", "write its keys")]
        if _size(node, {}) > PARTS_MAX:
            return None, {}, [Fault(1, f"the file has more than {PARTS_MAX:,} parts", "write a shorter one")]
        lines = {(): 1, **dict(_lines(node, ()))}
        repeated = list(_repeated(node))
        return loader.construct_document(node), lines, repeated
    except RecursionError:
        return None, {}, [Fault(1, "a part of the file holds itself", "write the part out instead of naming it")]
    except (yaml.YAMLError, ValueError) as fault:
        return None, {}, [yaml_fault(fault)]


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """Return the line of a path, or of the nearest part above it."""
    while path not in lines:
        if not path:
            return 1
        path = path[:-1]
    return lines[path]


def dotted(path: Path) -> str:
    """Return a path as people write it: levels[0].bot.payment_min."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".") or "the file"


def dig(data: Any, *path: str | int) -> Any:  # noqa: ANN401 (whatever a file holds)
    """Return what lies at a path, or None where there is nothing of that shape."""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def rows(data: Any, *path: str | int) -> list[Any]:  # noqa: ANN401
    """Return the list that lies at a path, an empty one where there is none."""
    found = dig(data, *path)
    return found if isinstance(found, list) else []


def number(value: Any) -> Decimal | None:  # noqa: ANN401
    """Return a number, quoted or not, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def yaml_fault(fault: yaml.YAMLError | ValueError) -> Fault:
    """Put a fault of YAML's own into our words, on its line."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return Fault(1, f"not YAML: {str(fault).splitlines()[0]}", "correct the file")
    mark = fault.problem_mark or fault.context_mark
    said = str(fault.problem)
    what, remedy = next((words for sign, words in _YAML_WORDS.items() if sign in said), (f"not YAML: {said}", _CORRECT))
    return Fault(mark.line + 1 if mark else 1, what, remedy)


_CORRECT = "correct this line, or the one before it"
_YAML_WORDS = {
    "another document": ("a second document begins", "keep one in a file"),
    "'\\t'": ("a tab stands where blanks are meant", "indent with blanks"),
    "unexpected end of stream": ("a quote is never closed", "close it where the text ends"),
    "stream end": ("a bracket or brace is never closed", "close it"),
    "could not determine a constructor": ("a tag with an exclamation mark is not understood", "remove it"),
    "unhashable": ("a key is not a word", "write a key between quotes"),
}


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """Return how many parts a file has when each part that is named again is written out; RecursionError in a ring."""
    if id(node) not in known:
        value = node.value if isinstance(node, yaml.CollectionNode) else ()
        children = [child for part in value for child in (part if isinstance(part, tuple) else (part,))]
        known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]


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
