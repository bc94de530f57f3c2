"""Print the papers of a client that a link names, as the account is when they are opened."""

from dataclasses import dataclass
from datetime import datetime

from bot.freshness import is_stale
from bot.papers.books import read_books
from bot.papers.letters import letters_of, stands
from bot.papers.links import Sheaf
from bot.papers.office import Office
from bot.papers.receipt import receipt_paper
from bot.papers.settlement import settlement_paper
from bot.papers.statement import statement_paper
from bot.profiles import Profiles
from bot.proofs import check_page
from flows.movements import Books
from flows.negotiation.account import Account
from flows.outcome import Paper
from flows.wording.wording import Wording
from storage import seals
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints statements, receipts and closing letters. `public_url`: where a code is checked if nowhere else."""

    profiles: Profiles
    wording: Wording
    public_url: str

    def print(self, uow: UnitOfWork, sheaf: Sheaf, now: datetime) -> tuple[str, bytes]:
        """Return a paper's file name and bytes. Raises Missing for one that is not there, or stands no longer."""
        client = uow.clients.get(sheaf.creditor, sheaf.client)
        profile = self.profiles.get(uow, sheaf.creditor)
        office = Office.of(self.wording, profile.public, client, now)
        fresh = None if is_stale(uow, profile, now) else uow.accounts.account(sheaf.creditor, client.id, now)
        name = office.pen.say("paper-file-name", {"paper": sheaf.paper.value})
        return f"{name}.pdf", self._bytes(uow, sheaf, office, fresh)

    def _bytes(self, uow: UnitOfWork, sheaf: Sheaf, office: Office, fresh: Account | None) -> bytes:
        """Return a paper; `fresh` is the account, None where its figures are too old to be told."""
        books = read_books(uow, office.client)
        match sheaf.paper:
            case Paper.STATEMENT:
                if fresh is None:
                    raise Missing("fresh figures of", sheaf.creditor)
                return statement_paper(office, books, fresh)
            case Paper.RECEIPT:
                paid = next((one for one in books.payments if one.reference == sheaf.subject), None)
                if paid is None:
                    raise Missing("payment", sheaf.subject)
                return receipt_paper(office, books, fresh, paid)
            case _:
                return self._settlement(uow, sheaf, office, books)

    def _settlement(self, uow: UnitOfWork, sheaf: Sheaf, office: Office, books: Books) -> bytes:
        letters = letters_of(uow, office.client)
        letter = next((one for one in letters if one["code"] == sheaf.subject and stands(books, one)), None)
        if letter is None:
            raise Missing("closing letter", sheaf.subject)
        codes = [seals.code_of(uow.agreements.get(sheaf.creditor, number)) for number in letter["agreements"]]
        check = check_page(office.creditor.official_page, self.public_url)
        return settlement_paper(office, books, letter, codes, check)


def subject_of(sheaf: Sheaf) -> str:
    """Return what a paper is about, as the audit log names it."""
    return f"payment:{sheaf.subject}" if sheaf.paper is Paper.RECEIPT else f"client:{sheaf.client}"
