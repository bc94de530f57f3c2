"""Know which cadence is in force for a creditor: the one that its file names, else the one that ships."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bot.creditors.document import CreditorFile
from flows.contact.cadence.faults import load_cadence
from flows.contact.cadence.rows import Cadence


@lru_cache(maxsize=1)
def default_cadence() -> Cadence:
    """Return the cadence that ships; it holds for every creditor without one of its own."""
    return load_cadence((files("flows.contact.cadence") / "default.yml").read_text(encoding="utf-8"))


def cadence_of(described: CreditorFile) -> Cadence:
    """Return the cadence of a creditor in force; one whose file was never read counts as none."""
    own = described.contact.cadence
    return own if isinstance(own, Cadence) else default_cadence()


def unread(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield that a stored creditor names a cadence which was not read when it was stored."""
    contact = document.get("contact")
    name = contact.get("cadence") if isinstance(contact, Mapping) else None
    if isinstance(name, str):
        yield f"contact.cadence: {name} was not read; `concilia creditor apply` reads it."
