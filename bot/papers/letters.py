"""Issue closing letters: each is noted once in the audit log, with what it settles, and stands while that is true."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.papers.books import read_books
from flows.closing import Kept, Settled, settled
from flows.movements import Books
from flows.negotiation.account import AgreementStatus
from storage.schema import Client
from storage.unit_of_work import UnitOfWork

ISSUED = "account.settled"  #: the action of the audit log
REOPENED = "account.reopened"  #: what a letter told is so no more: another may come when it is again
BY_LETTER = "letter"  #: the channel under which the codes of papers are kept
Letter = Mapping[str, Any]


def what_settles(uow: UnitOfWork, client: Client) -> Settled | None:
    """Return what a letter would settle now, that none told of yet; None while something is open."""
    creditor = client.creditor_id
    kept = [
        Kept(row.id, [covered.invoice_number for covered in row.invoices])
        for row in uow.agreements.of(creditor, client.id)
        if row.status is AgreementStatus.KEPT
    ]
    told = {number for letter in _good_of(uow, client) for number in letter["invoices"]}
    cases = {case.kind for case in uow.cases.open_of(creditor, client.id)}
    return settled(read_books(uow, client), kept, told, cases)


def letters_of(uow: UnitOfWork, client: Client) -> list[Letter]:
    """Return the letters that were issued, oldest first."""
    return _noted(uow, client)[0]


def reopen(uow: UnitOfWork, client: Client, now: datetime, actor: str) -> None:
    """Note of each letter that it tells what is so no more, where one of its bills is owed again."""
    books = read_books(uow, client)
    codes = [letter["code"] for letter in _good_of(uow, client) if not stands(books, letter)]
    if codes:
        uow.audit.append(client.creditor_id, now, actor, REOPENED, f"client:{client.id}", {"codes": codes})


def _good_of(uow: UnitOfWork, client: Client) -> list[Letter]:
    """Return the letters of which nobody noted that they tell what is so no more."""
    letters, reopened = _noted(uow, client)
    bad = {code for note in reopened for code in note["codes"]}
    return [letter for letter in letters if letter["code"] not in bad]


def _noted(uow: UnitOfWork, client: Client) -> tuple[list[Letter], list[Letter]]:
    """Return what was noted of letters, oldest first: those that were issued, and which of them were reopened."""
    found: dict[str, list[Letter]] = {ISSUED: [], REOPENED: []}
    for entry, payload in uow.audit.about(client.creditor_id, f"client:{client.id}", *found):
        found[entry.action] += [payload] if payload else []
    return found[ISSUED], found[REOPENED]


def letter_code(uow: UnitOfWork, client: Client, now: datetime, actor: str) -> str | None:
    """Return the code of the letter of what is settled, issuing it where none told of it; None while one may not be."""
    found = what_settles(uow, client)
    if found is None:
        return None
    issued = [letter for letter in _good_of(uow, client) if stands(read_books(uow, client), letter)]
    if issued and not found.bills:
        return str(issued[-1]["code"])
    code = uow.codes.make(client.creditor_id, BY_LETTER, "", now)
    told = {
        "code": code,
        "invoices": [bill.number for bill in found.bills],
        "agreements": list(found.agreements),
        "at": now.isoformat(),
    }
    uow.audit.append(client.creditor_id, now, actor, ISSUED, f"client:{client.id}", told)
    return code


def stands(books: Books, letter: Letter) -> bool:
    """Say whether what a letter told is still so: none of its bills is owed again."""
    return not any(bill.owed for bill in books.bills if bill.number in letter["invoices"])
