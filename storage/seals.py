"""Seal agreements: the hash of the terms when they are booked, a chain of hashes over every change after that.

Theory of operation. `terms` is the document of all that was agreed, `sha256` the SHA-256 of its canonical JSON; neither
is written again. What the rows say must be in the document word for word. A change of dates or amounts adds an
amendment, which holds the whole plan from then on; its hash covers the hash before, so that none can be taken out.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from storage.repositories.audit import canonical
from storage.schema import Agreement, Json

CODE_LENGTH = 8  #: characters by which a client can name a hash


def hash_of(document: Mapping[str, Any]) -> bytes:
    """Return the SHA-256 of a document's canonical JSON."""
    return hashlib.sha256(canonical(document)).digest()


def code_of(agreement: Agreement) -> str:
    """Return the short code under which a client can check a paper."""
    return agreement.sha256.hex()[:CODE_LENGTH]


def plan_of(agreement: Agreement) -> list[list[Any]]:
    """Return the plan as the instalments' rows say it now."""
    parts = sorted(agreement.instalments, key=lambda part: (part.due_on, part.number))
    return [[part.due_on.isoformat(), part.amount] for part in parts]


def facts_of(agreement: Agreement) -> Json:
    """Return the terms that the rows hold besides the plan, in the words of the document."""
    return {
        "creditor": agreement.creditor_id,
        "client": agreement.client_id,
        "currency": agreement.currency,
        "discount": agreement.discount,
        "invoices": sorted(one.invoice_number for one in agreement.invoices),
        "policy_version": agreement.policy_version,
        "proposed_by": agreement.proposed_by,
        "accepted_at": agreement.accepted_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "lapses_on": agreement.lapses_on.isoformat() if agreement.lapses_on else None,
        "total": agreement.total,
    }


def amendment(agreement: Agreement, what: str, at: datetime) -> Json:
    """Return the amendment that the rows of today make, chained to what went before."""
    change = {
        "what": what,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "payments": plan_of(agreement),
    }
    return {**change, "sha256": _chained(_last_hash(agreement), change)}


def faults(agreement: Agreement, noted: Sequence[str] = (), *, nameless: bool = False) -> list[str]:
    """Return what of an agreement does not fit its seal, a sentence each; none when everything does.

    `noted` are hashes that were written elsewhere for it, such as in the audit log. The terms of a client who was
    erased are `nameless`: the seal is that of the terms with the name, which whoever has the paper can show.
    """
    return list(_faults(agreement, noted, nameless=nameless))


def _faults(agreement: Agreement, noted: Sequence[str], *, nameless: bool) -> Iterator[str]:
    if nameless and not noted:
        yield "its client was erased, and the audit log did not note its hash"
    if not nameless and hash_of(agreement.terms) != agreement.sha256:
        yield "its terms are not those that were sealed"
    if any(one != agreement.sha256.hex() for one in noted):
        yield "its hash is not the one that the audit log noted"
    for name, value in facts_of(agreement).items():
        if agreement.terms.get(name) != value:
            yield f"its row says another {name} than its terms"
    yield from _chain_faults(agreement)
    if plan_of(agreement) != _last_plan(agreement):
        yield "its instalments are not those that were agreed last"


def _chain_faults(agreement: Agreement) -> Iterator[str]:
    before = agreement.sha256.hex()
    for place, entry in enumerate(agreement.amendments, start=1):
        change = {name: value for name, value in entry.items() if name != "sha256"}
        if _chained(before, change) != entry.get("sha256"):
            yield f"amendment {place} does not follow what was before it"
        before = str(entry.get("sha256"))


def _chained(before: str, change: Json) -> str:
    return hashlib.sha256(bytes.fromhex(before) + canonical(change)).hexdigest()


def _last_hash(agreement: Agreement) -> str:
    return str(agreement.amendments[-1]["sha256"]) if agreement.amendments else agreement.sha256.hex()


def _last_plan(agreement: Agreement) -> list[list[Any]]:
    last: list[list[Any]] = (agreement.amendments[-1] if agreement.amendments else agreement.terms)["payments"]
    return last
