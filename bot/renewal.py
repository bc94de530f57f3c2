"""Bring what stands under other keys to the current one: what is sealed, who is known by a document, the web chat.

The service goes on meanwhile: it reads what any key that is accepted wrote. This may be ended and begun again at any
time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.channels.webchat import NAME
from bot.web.chat_links import chat_renewals
from storage.database import Database
from storage.resealing import SEALED, Tally, reseal
from storage.schema import Client
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

PAGE = 200  #: rows of a transaction

Heard = Callable[[int], None]  #: is told how many rows were looked at


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was found in each table, and how many people are still known by their document under another key alone."""

    tallies: tuple[Tally, ...]
    left: int


def renew(database: Database, vault: Vault, heard: Heard = lambda _: None, page: int = PAGE) -> Renewed:
    """Bring everything to the current key, page by page."""
    with database.unit_of_work() as uow:
        creditors = list(uow.creditors.ids())
    known = _renew_clients(database, vault, creditors, heard, page)
    tallies = tuple(_reseal(database, vault, creditors, place, heard, page) for place in range(len(SEALED)))
    with database.unit_of_work() as uow:
        return Renewed(tallies, uow.people.count_known() - len(known))


def _reseal(database: Database, vault: Vault, creditors: Sequence[str], place: int, heard: Heard, page: int) -> Tally:
    tally, last, is_over = Tally(SEALED[place].table), None, not creditors
    while not is_over:
        before = tally.seen
        with database.unit_of_work(*creditors) as uow:
            last = reseal(uow.session, vault, SEALED[place], tally, last, page)
            uow.commit()
        heard(tally.seen - before)
        is_over = last is None
    return tally


def _renew_clients(database: Database, vault: Vault, creditors: Sequence[str], heard: Heard, page: int) -> set[int]:
    """Let clients be known under the current key, by their document and on the web chat; return whose document is."""
    known: set[int] = set()
    for creditor in creditors:
        after: str | None = ""
        while after is not None:
            with database.unit_of_work(creditor) as uow:
                found = uow.clients.page(creditor, after, page)
                known |= _renew_page(uow, vault, found)
                uow.commit()
            after = found[-1].id if found else None
            heard(len(found))
    return known


def _renew_page(uow: UnitOfWork, vault: Vault, clients: Sequence[Client]) -> set[int]:
    told = [(client.country, document) for client in clients if (document := vault.read(client.document_sealed))]
    uow.people.adopt([pair for one in told for pair in vault.renewals(*one)])
    uow.addresses.adopt(NAME, [pair for one in clients for pair in chat_renewals(vault, one.creditor_id, one.id)])
    return uow.people.known_by([vault.index(*one) for one in told])
