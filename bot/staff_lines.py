"""Write what was said in a case for its topic: who said it, masked until the name was shown, reserved where it must be.

A complaint about somebody of the staff is never among the lines, nor what belongs to it; the console shows it to who
may see it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from bot.channels.telegram_text import units
from bot.staff_words import CUT, FILE, FILES, RESERVED, SAID_BY, SENT_BY, WORDLESS
from storage.schema import Case, Client, Direction, Message, Topic
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

DOT = "•"
COMPLAINT, COMPLAIN = "complaint", "complain"
ROOM = 3500  #: UTF-16 units of one message to a topic
BATCH = 50
NAME_LENGTH_MIN = 3
NUMBER = re.compile(r"\w*\d[\w./-]*\w|\d+")  #: what may be a document, the end of one, or a date
NUMBER_LENGTH_MIN = 4
BIRTHS = ("%d%m%Y", "%d%m%y", "%Y%m%d", "%m%d%Y")


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a topic shows it; without text it is not shown."""

    seq: int
    text: str


def lines_of(uow: UnitOfWork, vault: Vault, topic: Topic, case: Case, *, quiet: bool) -> list[Line]:
    """Return what was said since a topic was told last, as much as one message holds; `quiet` shows none of it."""
    client = uow.clients.get(case.creditor_id, case.client_id)
    cover = Cover.of(client, vault)
    rows = uow.messages.of(case.creditor_id, case.client_id, topic.told, BATCH)
    complaints = [one for one in uow.cases.of(case.creditor_id, case.client_id) if one.kind == COMPLAINT]
    files = {one.message_id: one.kind for one in uow.attachments.of(case.creditor_id, [row.id for row in rows])}
    found: list[Line] = []
    for row in rows:
        words = "" if quiet else _words(uow, row, complaints, files.get(row.id))
        if words and topic.revealed_at is None:
            words = cover(words)
        line = Line(row.seq, _fitting(words))
        if found and sum(units(one.text) + 2 for one in (*found, line)) > ROOM:
            break
        found.append(line)
    return found


def masked(name: str) -> str:
    """Return a name of which the first letters can be told."""
    return " ".join(part[0] + DOT * (len(part) - 1) for part in name.split())


@dataclass(frozen=True, slots=True, repr=False)
class Cover:
    """Covers a client's name, document and birth date where they stand among words."""

    names: re.Pattern[str] | None
    document: str
    births: frozenset[str]

    @classmethod
    def of(cls, client: Client, vault: Vault) -> "Cover":
        """Return what covers one client."""
        parts = [re.escape(part) for part in client.name.split() if len(part) >= NAME_LENGTH_MIN]
        names = re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE) if parts else None
        document = vault.read(client.document_sealed) or ""
        birth = vault.read(client.birth_date_sealed) or ""
        born = date.fromisoformat(birth) if birth else None
        return cls(
            names, _squeeze(document), frozenset(born.strftime(form) for form in BIRTHS) if born else frozenset()
        )

    def __call__(self, words: str) -> str:
        """Return words with dots in the place of what is covered."""
        words = NUMBER.sub(lambda found: DOT * len(found[0]) if self._is_known(found[0]) else found[0], words)
        return self.names.sub(lambda found: masked(found[0]), words) if self.names else words

    def _is_known(self, number: str) -> bool:
        plain = _squeeze(number)
        return len(plain) >= NUMBER_LENGTH_MIN and (plain in self.document or plain in self.births)


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _words(uow: UnitOfWork, row: Message, complaints: Collection[Case], file: str | None) -> str:
    """Return a message with who said it."""
    if _is_reserved(row, complaints):
        return f"{_author(uow, row)}: {RESERVED}"
    carried = "" if file is None else FILES.get(file, FILE)
    said = " ".join(part for part in (row.text.strip(), carried) if part)
    return f"{_author(uow, row)}: {said or WORDLESS}"


def _author(uow: UnitOfWork, row: Message) -> str:
    if row.direction is Direction.IN:
        return SAID_BY["client"]
    return SENT_BY.format(name=uow.staff.get(row.staff_id).name) if row.staff_id else SAID_BY["bot"]


def _is_reserved(row: Message, complaints: Sequence[Case] | Collection[Case]) -> bool:
    """Say whether a message complains, tells of a complaint, or is part of how one was told."""
    told = any(row.text.strip() and row.text.strip() in one.note for one in complaints)
    return row.intent == COMPLAIN or told or row.case_id in {one.id for one in complaints}


def _fitting(words: str) -> str:
    """Return words that leave room for nothing but themselves in one message."""
    if units(words) <= ROOM:
        return words
    while units(words) > ROOM - len(CUT):
        words = words[: -max((units(words) - ROOM + len(CUT)) // 2, 1)]
    return words + CUT
