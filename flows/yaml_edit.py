"""Change single values of a YAML text and leave all else as people wrote it: order, comments and blanks."""

from collections.abc import Sequence
from typing import Any

import yaml

Path = Sequence[str | int]


def put(text: str, path: Path, written: str | None) -> str:
    """Return the text with a value in the place that a path names, written as YAML; None takes its key away.

    The key need not be there, nor the groups around it; a list is not made longer. The text must be readable.
    """
    node: Any = yaml.compose(text, yaml.SafeLoader)
    found = _find(node, path)
    if found is not None:
        _, value = found
        if written is not None:
            return f"{text[: value.start_mark.index]}{written}{text[_end(text, value) :]}"
        return _without(text, node, path)
    return text if written is None else _with(text, node, path, written)


def _with(text: str, node: yaml.Node, path: Path, written: str) -> str:
    """Add a key to the group that a path names, or that group to the one around it."""
    parent = _find(node, path[:-1])
    if parent is None or not isinstance(parent[1], yaml.MappingNode):
        return put(text, path[:-1], f"{{{path[-1]}: {written}}}")
    group = parent[1]
    if group.flow_style:
        at = group.end_mark.index - 1
        return f"{text[:at].rstrip()}{', ' if group.value else ''}{path[-1]}: {written}{text[at:]}"
    first = group.value[0][0].start_mark
    return f"{text[: first.index]}{path[-1]}: {written}\n{' ' * first.column}{text[first.index :]}"


def _without(text: str, node: yaml.Node, path: Path) -> str:
    """Take a key away, and the group around it where it was the only one; one in a list is left empty."""
    parent = _find(node, path[:-1])
    pairs = parent[1].value if parent else []
    place = next(at for at, (key, _) in enumerate(pairs) if key.value == path[-1])
    if len(pairs) == 1 and len(path) > 1:
        return put(text, path[:-1], "{}" if isinstance(path[-2], int) else None)
    key, value = pairs[place]
    if place:
        return text[: _end(text, pairs[place - 1][1])] + text[_end(text, value) :]
    return text[: key.start_mark.index] + text[pairs[1][0].start_mark.index :]


def _find(node: yaml.Node, path: Path) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Return the key and the value at a path, None where there is nothing."""
    key = None
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return None
            key, node = pair
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            return None
    return key, node


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends; a block ends before the blank lines and the indentation of what follows it."""
    end: int = node.end_mark.index
    return len(text[:end].rstrip()) if isinstance(node, yaml.CollectionNode) and not node.flow_style else end
