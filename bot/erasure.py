"""Erase a client of a creditor: who they are and what was said goes, the books stay under the creditor's own number.

The audit chain proves itself afterwards, and tells that they were erased, by whom, and when. Messages that wait to
leave are gone with them; what a provider, a staff group or the creditor's own records hold is not ours to erase.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from bot.disk import draft_of
from bot.errors import ClientMistake
from bot.stage import CASES
from flows.negotiation.account import AgreementStatus
from storage.repositories.erasing import DISPUTES
from storage.schema import Client
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault, normalise_document

ACTION = "client.erased"
OUTCOME = "erased"  #: of the cases that an erasure ends
EXPORTS = "exports"  #: the folder of clients' files in the data folder


class Kept(BaseModel):
    """What stays of a client, why, and in which columns of which tables."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    why: str
    columns: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: rows by table, audit entries whose payload went, files; `remarks` is what a person must know."""

    rows: Mapping[str, int]
    entries: int
    files: tuple[Path, ...]
    remarks: tuple[str, ...]


@cache
def kept() -> tuple[Kept, ...]:
    """Return what an erasure leaves, each with its reason."""
    written = yaml.safe_load(resources.files("bot").joinpath("kept.yml").read_text("utf-8"))
    return tuple(Kept.model_validate(one) for one in written)


def erase(uow: UnitOfWork, row: Client, vault: Vault, folder: Path, now: datetime, actor: str) -> Erased:
    """Erase a client, and whoever they were before they were known; `folder` is the data folder.

    The caller removes the files, then commits. Raises ClientMistake for who was erased already.
    """
    if row.erased_at is not None:
        raise ClientMistake(f"Client {row.id} was erased already, at {row.erased_at.isoformat(timespec='seconds')}.")
    creditor, client = row.creditor_id, row.id
    uow.conversations.lock(creditor, client)  # what is being said now is waited for, and goes too
    remarks = tuple(_remarks(uow, row, vault, now))
    uow.scope(*uow.creditors.ids())
    addresses = uow.erasure.own_addresses(creditor, client)
    rows: dict[str, int] = {}
    entries = 0
    for owner, one in (*uow.erasure.visitors(creditor, client, addresses), (creditor, client)):
        cases = [case.id for case in uow.cases.open_of(owner, one)]
        entries += _forget_told(uow, owner, one, now, actor)
        for table, count in uow.erasure.erase(owner, one, addresses, now).items():
            rows[table] = rows.get(table, 0) + count
        for case in cases:
            uow.audit.append(owner, now, actor, "case.resolved", f"case:{case}", {"outcome": OUTCOME})
        uow.audit.append(owner, now, actor, ACTION, f"client:{one}", {})
    uow.notify(CASES, f"{creditor} ")
    return Erased(rows, entries, tuple(_files(folder, creditor, client)), remarks)


def stem(creditor: str, client: str) -> str:
    """Return what the files made of a client are called, without their ending."""
    plain = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in client)
    return f"{creditor}-{plain}"


def _forget_told(uow: UnitOfWork, creditor: str, client: str, now: datetime, actor: str) -> int:
    entries = uow.erasure.told(creditor, client)
    if entries:
        uow.audit.erase(creditor, entries, now, actor, f"client:{client}")
    return len(entries)


def _files(folder: Path, creditor: str, client: str) -> list[Path]:
    paths = [folder / EXPORTS / f"{stem(creditor, client)}.{kind}" for kind in ("json", "pdf")]
    return [one for path in paths for one in (path, draft_of(path)) if one.exists()]


def _remarks(uow: UnitOfWork, row: Client, vault: Vault, now: datetime) -> list[str]:
    """Return what whoever asked for it must know: what is owed, open or disputed, and a number that is a document."""
    found = []
    agreements = uow.agreements.of(row.creditor_id, row.id)
    if any(bill.balance for bill in uow.invoices.of(row.creditor_id, row.id)):
        found.append("Something is still owed: from now on it is asked for outside, nothing is written about it here.")
    if any(one.status is AgreementStatus.ACTIVE for one in agreements):
        found.append("An agreement is in force: payments count for it, and nobody is reminded of it.")
    if cases := uow.cases.open_of(row.creditor_id, row.id):
        named = ", ".join(str(case.id) for case in cases)
        found.append(f"Ended with it, without an answer to the client: case {named}.")
    if any(hold.invoice_number or hold.kind in DISPUTES for hold in uow.holds.active(row.creditor_id, row.id, now)):
        found.append("Something is disputed: it stays stopped in the books until a credit or the portfolio settles it.")
    if _is_document(row, vault):
        found.append("The client's number holds their document, and stays: the books and the audit chain rest on it.")
    return found


def _is_document(row: Client, vault: Vault) -> bool:
    """Say whether the number is the client's document; of one sealed under a key that is lost nobody knows."""
    document = vault.read(row.document_sealed) or ""
    return bool(document) and normalise_document(document) in normalise_document(row.id)
