"""Write a country's contact rules down as they are in force, so that what leaves under them is judged by them later.

The same rules are always the same text. It names the edition of the holidays too: days that a later edition knows were
not known to whoever decided then.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from flows.closed_days import EDITION

MARK = 16  #: so many of a checksum's hexadecimal digits stand with a decision


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A country's rules as text: `document` is canonical JSON, `checksum` its SHA-256 in hexadecimal digits."""

    country: str
    version: str
    document: str
    checksum: str

    @property
    def mark(self) -> str:
        """Return the short name by which a decision says that it was taken under these rules."""
        return self.checksum[:MARK]


def keep(country: str, version: str, rows: dict[str, Any]) -> KeptPack:
    """Return a pack's rows, as JSON values, in the form in which they are kept."""
    written = {"holidays": EDITION, "pack": rows}
    document = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return KeptPack(country, version, document, sum_of(document))


def sum_of(document: str) -> str:
    """Return the SHA-256 of a kept text in hexadecimal digits."""
    return hashlib.sha256(document.encode()).hexdigest()
