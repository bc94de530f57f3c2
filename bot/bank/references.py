"""Give a name to money that the bank gave none, so that it is known again when it is told of twice."""

import hashlib
from collections import Counter

DIGITS = 16
UNNAMED = frozenset({"", "NONREF", "NOTPROVIDED", "NOTAVAILABLE", "N/A", "NA", "0"})
LENGTH_MAX = 100  #: characters of a reference, as in the API


def given(reference: str | None) -> str:
    """Return a bank's reference without blanks around it; empty where it says that there is none."""
    plain = " ".join((reference or "").split())
    return "" if plain.upper() in UNNAMED or len(plain) > LENGTH_MAX else plain


class Marks:
    """Marks entries of one file by what they say; of two that say the same, the second is another one."""

    def __init__(self) -> None:
        """Begin with none seen."""
        self._seen: Counter[bytes] = Counter()

    def mark(self, *facts: object) -> str:
        """Return a mark that is the same whenever the same entry is read, in this file or another."""
        return self._digest(facts).hex()

    def name(self, *facts: object) -> str:
        """Return a reference for an entry without one: its mark, and which one of that mark it is in this file."""
        digest = self._digest(facts)
        self._seen[digest] += 1
        count = self._seen[digest]
        return f"~{digest.hex()}" if count == 1 else f"~{digest.hex()}-{count}"

    def _digest(self, facts: tuple[object, ...]) -> bytes:
        text = "\x1f".join("" if fact is None else str(fact) for fact in facts)
        return hashlib.sha256(text.encode()).digest()[: DIGITS // 2]
