"""Know which cadence is in force for a creditor: its own, the one that ships, or what that says of promises alone."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bot.creditors.document import DEFAULT, SHIPPED, CreditorFile
from flows.contact.cadence.faults import load_cadence
from flows.contact.cadence.rows import PROMISED, Cadence


@lru_cache(maxsize=1)
def default_cadence() -> Cadence:
    """Return the cadence that ships."""
    return load_cadence((files("flows.contact.cadence") / "default.yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def promises_only() -> Cadence:
    """Return what the cadence that ships says of promised days."""
    shipped = default_cadence()
    return shipped.model_copy(update={"rows": tuple(row for row in shipped.rows if row.kind in PROMISED)})


def cadence_of(described: CreditorFile) -> Cadence:
    """Return the cadence of a creditor in force; while its file was never read, only promises are spoken of."""
    own = described.contact.cadence
    if isinstance(own, Cadence):
        return own
    return default_cadence() if own in (None, DEFAULT) else promises_only()


def unread(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield that a stored creditor names a cadence which was not read when it was stored."""
    contact = document.get("contact")
    name = contact.get("cadence") if isinstance(contact, Mapping) else None
    if isinstance(name, str) and name not in SHIPPED:
        yield f"contact.cadence: {name} was not read; `concilia creditor apply` reads it."
