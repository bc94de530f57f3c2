"""Know which cadence is in force for a creditor: its own, the one that ships, or what that says of promises alone.

Supervisors change it with four eyes: a draft is a cadence's file, as people write it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.creditors.document import DEFAULT, SHIPPED, CreditorFile
from bot.drafts import Matter
from flows.contact.cadence.faults import faults, load_cadence
from flows.contact.cadence.rows import PROMISED, Cadence
from storage.schema import Draft
from storage.unit_of_work import UnitOfWork


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


def written(cadence: Cadence) -> str:
    """Return a cadence as its file would be written."""
    data = cadence.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    rows = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, default_flow_style=None, width=120)
    return str(rows)


def _current(uow: UnitOfWork, creditor: str) -> str:
    return written(cadence_of(CreditorFile.model_validate(uow.creditors.get(creditor).document)))


def _faults(_: UnitOfWork, __: str, text: str) -> list[str]:
    return [str(fault) for fault in faults(text)]


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:  # noqa: ARG001 - as every matter is applied
    owner = uow.creditors.get(row.creditor_id)
    cadence = load_cadence(row.document).model_dump(mode="json", exclude_none=True)
    owner.document = {**owner.document, "contact": {**(owner.document.get("contact") or {}), "cadence": cadence}}


CADENCE = Matter("cadence", _current, _faults, lambda text: load_cadence(text).version, _apply)


def unread(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield that a stored creditor names a cadence which was not read when it was stored."""
    contact = document.get("contact")
    name = contact.get("cadence") if isinstance(contact, Mapping) else None
    if isinstance(name, str) and name not in SHIPPED:
        yield f"contact.cadence: {name} was not read; `concilia creditor apply` reads it."
