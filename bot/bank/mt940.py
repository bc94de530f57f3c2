"""Read a SWIFT MT940 statement, entry by entry: the library reads each one with the head of its statement."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from mt940 import Options
from mt940.models import Transactions

from bot.bank.amounts import minor
from bot.bank.details import DETAILS, dress, party
from bot.bank.entry import HEADER, Entry, Kind, Line, Statement
from bot.bank.references import Marks, given
from bot.errors import BadFile
from bot.portfolio.cells import BadCell
from bot.portfolio.source import Source

logging.getLogger("mt940").addHandler(logging.NullHandler())
logging.getLogger("mt940").propagate = False  # it writes what it cannot read, which is somebody's payment

TAG = re.compile(r":(\d{2})([A-Z]?):|:NS:")
END = re.compile(r"-?\}?\s*$|\{")  #: what closes a message, or opens the next one
DOTTED = re.compile(r":61:[\dA-Z]+\.\d")  #: an amount with a dot, which may stand for the comma or for thousands
OPTIONS: Final = Options.all()
LINE_MAX = 4_096  #: characters; a line of a statement has sixty-five
ENTRY_MAX = 200  #: lines
KINDS = {"C": Kind.CREDIT, "RC": Kind.REVERSAL}
UNREADABLE = "is no entry that can be read; ask the bank for the statement again, or write it into a table"
NO_STATEMENT = "is no statement that can be read: it has no balance and no entry; ask the bank for it again."
FAULTS = (RuntimeError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError)
TOLD = ("purpose", "additional_purpose", "transaction_details", "extra_details", "end_to_end_reference")


@dataclass(slots=True)
class _Block:
    """The lines of the statement's head, and of the entry under way."""

    head: list[str] = field(default_factory=list)
    entry: list[str] = field(default_factory=list)
    number: int = 0
    into: list[str] | None = None

    def add(self, line: str) -> list[str] | None:
        """Take a line; return the lines of the entry that ended with it."""
        tag = TAG.match(line)
        if tag is None:
            if END.match(line):
                return self.end()
            if self.into is not None and len(self.into) < ENTRY_MAX:
                self.into.append(line)
            return None
        if tag[1] == "86" and self.entry:
            self.into = self.entry
            self.entry.append(line)
            return None
        ended = self.end()
        self._begin(tag[1] or "", line)
        return ended

    def end(self) -> list[str] | None:
        """Return the lines of the entry under way, if there is one, and be without."""
        ended, self.entry, self.into = self.entry, [], None
        return ended or None

    def _begin(self, tag: str, line: str) -> None:
        if tag == "61":
            self.number += 1
            self.entry = self.into = [line]
        elif tag in {"20", "25", "28", "60"}:
            self.head = [line] if tag == "20" else [*self.head, line]


def read_mt940(source: Source) -> Statement:
    """Open a statement. Raises BadFile, also while its lines are read."""
    encoding = source.encoding or "cp1252"
    return Statement(HEADER, _lines(source, encoding), encoding, ",")


def _lines(source: Source, encoding: str) -> Iterator[Line]:
    block, marks = _Block(), Marks()
    with source.path.open("rb") as file:
        while raw := file.readline(LINE_MAX):
            try:
                line = raw.decode(encoding).rstrip("\r\n").lstrip("\ufeff\x01\x03")
            except UnicodeError as fault:
                reason = f"is not text in {encoding}; set encoding in the mapping file."
                raise BadFile(source.path.name, [reason]) from fault
            if ended := block.add(line):
                yield _line(ended, block, marks, file.tell())
        if ended := block.end():
            yield _line(ended, block, marks, source.size)
    if not (block.number or any(line.startswith(":60") for line in block.head)):
        raise BadFile(source.path.name, [NO_STATEMENT])


def _line(lines: list[str], block: _Block, marks: Marks, position: int) -> Line:
    cells = (f"{block.number}", "", "", "", "")
    if DOTTED.match(lines[0]):
        return Line(cells, position, fault=UNREADABLE)
    try:
        told = Transactions(options=OPTIONS).parse("\n".join((*block.head, *_dressed(lines))))[0].data
        if told["status"].upper() not in KINDS:
            return Line((), position)
        entry = _read(told, block, marks)
    except BadCell as fault:
        return Line(cells, position, fault=str(fault))
    except FAULTS:
        return Line(cells, position, fault=UNREADABLE)
    return Line(cells, position, entry)


def _dressed(lines: list[str]) -> list[str]:
    """Return an entry's lines, its details as the library reads them."""
    at = next((place for place, line in enumerate(lines) if line.startswith(DETAILS)), len(lines))
    return [*lines[:at], *dress(lines[at:])]


def _read(told: dict[str, Any], block: _Block, marks: Marks) -> Entry:
    currency, day = str(told["currency"] or ""), date(told["date"].year, told["date"].month, told["date"].day)
    amount = str(abs(Decimal(told["amount"].amount)))
    text = " ".join(_words(told, *TOLD))
    payer, account = (" ".join(_words(told, name)) for name in ("applicant_name", "applicant_iban"))
    if not (payer or account):
        payer, account = party(text)
    own, theirs = given(told.get("bank_reference")), given(told.get("customer_reference"))
    facts = (
        next((one for one in block.head if one.startswith(":25")), ""),
        currency,
        day,
        told.get("entry_date") or told.get("guessed_entry_date"),
        amount,
        text,
        payer,
        account,
    )
    return Entry(
        reference=own or theirs or marks.name(*facts),
        mark=marks.mark(*facts),
        amount=minor(amount, currency),
        currency=currency,
        paid_on=day,
        kind=KINDS[told["status"].upper()],
        text=f"{theirs} {text}".strip() if own else text,
        payer=payer,
        account=account,
        undoes=tuple(filter(None, (theirs, own))),
    )


def _words(told: dict[str, Any], *names: str) -> list[str]:
    """Return what is told under some names, on one line each, those that are told."""
    found = (" ".join(str(told.get(name) or "").split()) for name in names)
    return [text for text in found if text]
