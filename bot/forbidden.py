"""Phrases that a creditor lets nobody say to its clients: changed with four eyes; whoever tries to say one is noted.

They stand in the creditor's document, where the composer, the objections and the creditor's own texts are held to
them. A draft is the list as people write it: a phrase on each line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.creditors.document import CreditorFile
from bot.creditors.faults import own_texts
from bot.drafts import Matter
from bot.objections import text_of, unwanted
from flows.objections.faults import read_book
from flows.wording.lint import said
from flows.wording.wording import Wording
from storage.schema import Creditor, Draft
from storage.unit_of_work import UnitOfWork

KIND = "phrases"
KEY = "forbidden_phrases"  #: of what a creditor's document says of contacts
ATTEMPTS = "phrases:attempts"  #: what the audit log is asked for
ATTEMPT = "phrases.attempted"
PHRASES_MAX, LENGTH_MAX = 100, 80
OF_STAFF = ("case-kind-", "case-summary", "next-", "staff-")  #: texts that clients do not read


@dataclass(frozen=True, slots=True)
class Clash:
    """A phrase that cannot be forbidden as things stand: `where` is a text of the creditor's that says it, or empty.

    `why` is one of `said`, `empty`, `long`, `many`.
    """

    why: str
    phrase: str
    where: str = ""


def listed(text: str) -> list[str]:
    """Return the phrases of a draft, each once, without blanks around them."""
    return [*dict.fromkeys(line for row in text.splitlines() if (line := " ".join(row.split())))]


def written(phrases: Sequence[str]) -> str:
    """Return phrases as a draft holds them."""
    return "\n".join(phrases)


def clashes(uow: UnitOfWork, creditor: str, text: str) -> list[Clash]:
    """Return why phrases cannot be forbidden yet: the creditor's own texts would have to be changed first."""
    row, phrases = uow.creditors.get(creditor), listed(text)
    found = [Clash("empty", one) for one in phrases if not any(sign.isalnum() for sign in one)]
    found += [Clash("long", one) for one in phrases if len(one) > LENGTH_MAX]
    found += [Clash("many", str(PHRASES_MAX))] if len(phrases) > PHRASES_MAX else []
    return found + [Clash("said", phrase, where) for where, own in _own(uow, row) for phrase in said(own, phrases)]


def said_by_bot(wording: Wording, row: Creditor, phrases: Sequence[str]) -> dict[str, list[str]]:
    """Return the phrases that texts of the bot say to this creditor's clients, each with the names of those texts."""
    keys = [key for key in sorted(wording.keys(row.locale.partition("-")[0])) if not key.startswith(OF_STAFF)]
    found: dict[str, list[str]] = {}
    for key in keys if phrases else ():
        for phrase in said(wording.words(key, row.locale), phrases):
            found.setdefault(phrase, []).append(key)
    return found


def attempt(uow: UnitOfWork, creditor: str, actor: str, phrases: Sequence[str], now: datetime) -> None:
    """Note that somebody was about to say phrases to a client; neither the client nor the words around are told."""
    for phrase in phrases:
        uow.audit.append(creditor, now, actor, ATTEMPT, ATTEMPTS, {"phrase": phrase})


def _own(uow: UnitOfWork, row: Creditor) -> list[tuple[str, str]]:
    """Return the texts that the creditor wrote itself, each with its place."""
    book = read_book(text_of(uow, row))
    replies = [
        (f"objections.{code}", reply)
        for code, one in book.objections.items()
        for reply in (*one.reply.values(), *one.sms.values())
    ]
    return [*own_texts(CreditorFile.model_validate(row.document)), *replies]


def _current(uow: UnitOfWork, creditor: str) -> str:
    return written(unwanted(uow.creditors.get(creditor)))


def _faults(uow: UnitOfWork, creditor: str, text: str) -> list[str]:
    return [f"{one.phrase!r}: {one.why} {one.where}".strip() for one in clashes(uow, creditor, text)]


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:  # noqa: ARG001 - as every matter is applied
    owner = uow.creditors.get(row.creditor_id)
    contact = {**(owner.document.get("contact") or {}), KEY: listed(row.document)}
    owner.document = {**owner.document, "contact": contact}


FORBIDDEN = Matter(KIND, _current, _faults, lambda text: str(len(listed(text))), _apply)
