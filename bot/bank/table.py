"""Read a list of payments as CSV, TSV or XLSX, in whatever dialect it is written, as portfolios are."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from bot.bank.entry import Entry, Line, Statement
from bot.bank.references import Marks
from bot.portfolio.cells import BadCell, amount_reader, choice_reader, date_reader, text_reader
from bot.portfolio.columns import Form
from bot.portfolio.layout import Dress, Layout, Pick
from bot.portfolio.mapping import Mapping
from bot.portfolio.reader import opened
from bot.portfolio.rows import BadRow, fit
from bot.portfolio.source import Source
from bot.portfolio.table import Row
from flows.matching.spelling import fold

COLUMNS = (
    "amount",
    "paid_on",
    "reference",
    "client_id",
    "invoice",
    "document_id",
    "text",
    "payer",
    "account",
    "currency",
    "paid_out",
    "side",
)
PAYMENTS = Form(COLUMNS, ("amount", "paid_on"), "a list of payments")
FACTS = COLUMNS[:10]  #: what a payment says; the others only tell that money went out
ID_MAX, TEXT_MAX = 100, 1_000
SIGN = re.compile(r"(?:[A-Z]{0,3}\$|S/\.?|[€£₡])\s*|\s*[€£₡]$")  #: of a currency, before or behind an amount
WENT_OUT = re.compile(r"-.*|.*-|\(.*\)")  #: how accountants write an amount that went out
SOME = re.compile(r"[1-9]")
CAME, WENT = "+", "-"
SIDES = {
    **dict.fromkeys(("+", "C", "CR", "CREDITO", "CREDIT", "CRDT", "ABONO", "HABER", "INGRESO", "ENTRADA"), CAME),
    **dict.fromkeys(
        ("-", "D", "DB", "DR", "DEBITO", "DEBIT", "DBIT", "CARGO", "DEBE", "EGRESO", "SALIDA", "SAIDA"), WENT
    ),
}
Value = TypeVar("Value")


@contextmanager
def read_table(source: Source, mapping: Mapping, currency: str) -> Iterator[Statement]:
    """Open a list; amounts are of the creditor's currency unless a column names another.

    Money that went out has a minus or brackets, stands in a column of its own, or another column says so. Raises
    BadFile, also while it is read.
    """
    names = {mapping.columns.get(column, column).casefold() for column in COLUMNS}
    with opened(source, mapping, names) as table:
        layout = Layout(table.header, mapping, source.path.name, PAYMENTS)
        reader = _Reader(layout, mapping, currency)
        yield Statement(table.header, map(reader.read, table.rows), table.encoding, table.delimiter)


class _Reader:
    """Reads rows of one file."""

    def __init__(self, layout: Layout, mapping: Mapping, currency: str) -> None:
        self._width, self._mapping, self._currency = layout.width, mapping, currency
        self._pick: Pick = layout.pick(COLUMNS)
        self._dress: Dress = layout.dress(COLUMNS)
        self._names_money, self._has_out = layout.has("reference"), layout.has("paid_out")
        self._marks, self._day = Marks(), date_reader(mapping)
        self._id, self._text, self._money = (
            text_reader(ID_MAX),
            text_reader(TEXT_MAX),
            choice_reader(currency.casefold()),
        )
        self._amount: Callable[[str], int] = amount_reader(mapping, currency)

    def read(self, row: Row) -> Line:
        """Return what a row says."""
        if row.fault:
            return Line(row.cells, row.position, fault=row.fault)
        try:
            told = dict(zip(COLUMNS, self._dress(self._pick([*fit(self._width, row.cells), ""])), strict=True))
            told["amount"] = SIGN.sub("", told["amount"].removeprefix("+").strip())
            return Line(row.cells, row.position, None if self._is_paid_out(told) else self._entry(told))
        except (BadRow, BadCell) as fault:
            return Line(row.cells, row.position, fault=str(fault))

    def _is_paid_out(self, told: dict[str, str]) -> bool:
        """Say whether money went out, or none moved, as in a line that only tells of a balance."""
        if self._has_out and not SOME.search(told["amount"]):
            return True
        return bool(WENT_OUT.fullmatch(told["amount"])) or _named("side", _side, told["side"] or CAME) == WENT

    def _entry(self, told: dict[str, str]) -> Entry:
        if told["currency"]:
            _named("currency", self._money, told["currency"])
        amount = _named("amount", self._amount, told["amount"])
        if amount == 0:
            raise BadCell("amount is zero")
        facts: Sequence[object] = tuple(told[name] for name in FACTS)
        return Entry(
            reference=self._reference(told["reference"], facts),
            amount=amount,
            currency=self._currency,
            paid_on=_named("paid_on", self._day, told["paid_on"]),
            text=_named("text", self._text, told["text"]),
            payer=_named("payer", self._text, told["payer"]),
            account=_named("account", self._id, told["account"]),
            document=_named("document_id", self._id, told["document_id"]),
            client=_named("client_id", self._id, told["client_id"]) or None,
            invoice=_named("invoice", self._id, told["invoice"]) or None,
        )

    def _reference(self, text: str, facts: Sequence[object]) -> str:
        """Return the reference; a list without such a column tells its rows apart by all that they say."""
        if not self._names_money:
            return self._marks.name(*facts)
        if not text:
            raise BadCell("reference is empty; it tells payments apart")
        return _named("reference", self._id, text)


def _side(word: str) -> str:
    side = SIDES.get(fold(word) or word)
    if side is None:
        raise BadCell(
            "says neither that money came in nor that it went out; translate its words to C or D under values"
        )
    return side


def _named(column: str, read: Callable[[str], Value], text: str) -> Value:
    """Return a cell's value; what is wrong with it begins with the column's name."""
    try:
        return read(text)
    except BadCell as fault:
        raise BadCell(f"{column} {fault}") from fault
