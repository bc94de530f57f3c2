"""Give a name to money that the bank gave none, so that it is known again when it is told of twice."""

import hashlib
import re
from collections import Counter

DIGITS = 16
UNNAMED = frozenset((
    "", "NONREF", "NOREF", "NOREFERENCE", "NOTPROVIDED", "NOTAVAILABLE", "NOTGIVEN", "UNKNOWN", "NONE", "N/A", "NA",
    "SINREFERENCIA", "SINREF", "S/R", "S/REF", "SEMREFERENCIA",
    "EREF", "PREF", "MARF", "KREF", "EREF+", "KREF+", "MREF+",
))  # fmt: skip
"""What banks write where there is no reference, in capitals and without blanks; the last ones say that it stands
elsewhere. Zeros and signs alone say as little, and so does a single letter."""
SAYS_NOTHING = re.compile(r"[0\W_]*|\w")
MADE = "~"  #: before a name that we gave
LENGTH_MAX = 100  #: characters of a reference, as in the API


def given(reference: str | None) -> str:
    """Return a bank's reference without blanks around it; empty where it says that there is none."""
    plain = " ".join((reference or "").split())
    bare = plain.replace(" ", "").upper()
    is_told = bare not in UNNAMED and any(word not in UNNAMED for word in plain.upper().split())
    is_name = is_told and not SAYS_NOTHING.fullmatch(bare) and len(plain) <= LENGTH_MAX
    return plain if is_name else ""


def is_made(reference: str) -> bool:
    """Say whether we gave money its name, because the bank gave none."""
    return reference.startswith(MADE)


def next_of(reference: str) -> str:
    """Return the name of the next that says the same in a file."""
    first, _, count = reference.partition("-")
    return f"{first}-{int(count or 1) + 1}"


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
        return f"{MADE}{digest.hex()}" if count == 1 else f"{MADE}{digest.hex()}-{count}"

    def _digest(self, facts: tuple[object, ...]) -> bytes:
        text = "\x1f".join("" if fact is None else str(fact) for fact in facts)
        return hashlib.sha256(text.encode()).digest()[: DIGITS // 2]
