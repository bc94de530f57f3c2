"""Choose whose turn a case is: who speaks the client's language, knows such matters, and has the fewest cases.

The same people and the same case give the same answer, in whatever order they are looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is there and answers the creditor's clients. `kinds` empty: any; `has`: unresolved cases now."""

    staff: int
    languages: frozenset[str]
    kinds: frozenset[str]
    open_max: int
    has: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Who it is and why: `language` is the client's, `knows` that such matters are theirs, `has` what they had."""

    staff: int
    language: str
    knows: bool
    has: int


def choose(kind: str, language: str, candidates: Iterable[Candidate], never: frozenset[int]) -> Choice | None:
    """Return whose turn it is; nobody where none of those who may speaks the language, knows it and has room.

    Whoever is named for such matters goes before those who take any, then whoever has fewer cases, then the number.
    """
    fit = [one for one in candidates if one.staff not in never and _may(one, kind, language)]
    if not fit:
        return None
    chosen = min(fit, key=lambda one: (kind not in one.kinds, one.has, one.staff))
    return Choice(chosen.staff, language, kind in chosen.kinds, chosen.has)


def _may(one: Candidate, kind: str, language: str) -> bool:
    return one.has < one.open_max and language in one.languages and (not one.kinds or kind in one.kinds)
