"""Hold rules in a book indexed by first word, and find the longest that fits at a token.

A rule is a compiled pattern over the line of token shapes: words as they are, numbers as `#` and their value,
ordinals as `@` and theirs, numeric dates as `=`. A pattern only ever sees whole tokens.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nlu.grammar.text import CODE, DATE, NUMBER, ORDINAL, Token

Row = tuple[str, str, str]  # kind, first words, pattern


class Rule(NamedTuple):
    """A kind of mention and the pattern that finds it."""

    kind: str
    pattern: re.Pattern[str]


@dataclass(slots=True)
class Line:
    """The tokens of one message, and the text that rules read."""

    tokens: list[Token]
    text: str = ""
    starts: list[int] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Join the shapes and remember where each stands."""
        place = 0
        for token in self.tokens:
            shape = token.shape
            self.shapes.append(shape)
            self.starts.append(place)
            place += len(shape) + 1
        self.text = " ".join(self.shapes)

    def index(self, place: int) -> int:
        """Give the first token at or after a place in the text."""
        return bisect_left(self.starts, place)

    def word(self, at: int) -> str:
        """Give the shape of a token, empty outside the line."""
        return self.shapes[at] if 0 <= at < len(self.shapes) else ""


@dataclass(slots=True)
class Mention:
    """Something found in the line: tokens from `first` up to `last`, and the pattern's named parts."""

    kind: str
    first: int
    last: int
    parts: Mapping[str, str] = field(default_factory=dict)


class Rulebook:
    """Rules by the first word they can begin with."""

    def __init__(self, rows: Iterable[Row], words: Mapping[str, str]) -> None:
        """Compile rows; `words` names alternatives that first words and patterns may use in braces."""
        self._index: dict[str, list[Rule]] = {}
        for kind, heads, pattern in rows:
            rule = Rule(kind, re.compile(f"(?:{_number_repeats(_fill(pattern, words))})(?![^ ])"))
            for head in _fill(heads, words).replace("(?:", " ").replace(")", " ").replace("|", " ").split():
                self._index.setdefault(head, []).append(rule)

    def longest(self, line: Line, at: int) -> Mention | None:
        """Find the longest rule that fits at a token; of equals the one written first."""
        token = line.tokens[at]
        head = token.kind if token.kind in {NUMBER, ORDINAL, DATE, CODE} else token.form
        best: Mention | None = None
        end = 0
        for rule in self._index.get(head, ()):
            found = rule.pattern.match(line.text, line.starts[at])
            if found and found.end() > end:
                end = found.end()
                parts = {name.partition("__")[0]: part for name, part in found.groupdict().items() if part}
                best = Mention(rule.kind, at, line.index(end), parts)
        return best


def _number_repeats(pattern: str) -> str:
    """Give a part named in several alternatives a name of its own in each: `d`, `d__2`, `d__3`."""
    seen: Counter[str] = Counter()

    def rename(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        return f"(?P<{name}__{seen[name]}>" if seen[name] > 1 else found[0]

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)


def _fill(pattern: str, words: Mapping[str, str]) -> str:
    for _ in range(2):
        for name, choice in words.items():
            pattern = pattern.replace("{" + name + "}", choice)
    return pattern
