"""Read one row: what is owed, whom it concerns, how they are reached; or all that is wrong with it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.creditors.document import CreditorFile
from bot.portfolio import cells, columns, documents
from bot.portfolio.layout import Layout
from bot.portfolio.mapping import Mapping
from bot.portfolio.phones import read_address
from bot.portfolio.places import Places
from bot.portfolio.table import Row
from storage.staging import Batch, ClientRow, InvoiceRow, PointRow

KEY_CHARACTERS, NAME_CHARACTERS, TEXT_CHARACTERS = 100, 200, 1000
PORTFOLIO = "portfolio"  #: the source of a consent of which the file names none
CONSENTS = {column: f"consent_{channel}" for column, channel in columns.CHANNELS.items()}

Read = Callable[[str], Any]


class NotIssued(Exception):
    """The invoice was issued after the day as of which the portfolio is imported."""


class BadRow(Exception):
    """A row cannot be kept; the message names every column that is wrong, why, and what to do."""


def fit(width: int, found: Sequence[str]) -> Sequence[str]:
    """Return a row's cells if there are as many as the header has; a delimiter within a value shifts the others."""
    if len(found) == width:
        return found
    if len(found) > width and not any(found[width:]):
        return found[:width]
    raise BadRow(
        f"the row has {len(found)} cells and the header {width}; put values that hold the delimiter in quotation marks"
    )


@dataclass(slots=True)
class _Known:
    """What the cells that speak of a client were found to say, and whether this batch holds it already."""

    client: ClientRow | None
    points: tuple[PointRow, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]
    is_staged: bool = False


class RowReader:
    """Reads the rows of one file into batches."""

    def __init__(self, layout: Layout, mapping: Mapping, owner: CreditorFile, as_of: date | None) -> None:
        """Take the file's layout and manners, the creditor, and the last day that is known."""
        self._owner, self._as_of, self._width = owner, as_of, layout.width
        self._places = Places(owner)
        self._pick_client, self._pick_invoice = layout.pick(columns.CLIENT), layout.pick(columns.INVOICE)
        self._dress_client, self._dress_invoice = layout.dress(columns.CLIENT), layout.dress(columns.INVOICE)
        self._date, self._amount = cells.date_reader(mapping), cells.amount_reader(mapping, owner.currency)
        self._moment = cells.moment_reader(self._date)
        self._key, self._name = cells.text_reader(KEY_CHARACTERS), cells.text_reader(NAME_CHARACTERS)
        self._text = cells.text_reader(TEXT_CHARACTERS)
        self._channel = cells.choice_reader("web", *columns.CHANNELS.values())
        self._seen: dict[tuple[str, ...], _Known] = {}
        self.batch = Batch()
        self.warnings: Counter[str] = Counter()

    def take_batch(self) -> Batch:
        """Return what was read since the last call, and begin anew."""
        batch, self.batch = self.batch, Batch()
        self._seen.clear()
        return batch

    def read(self, row: Row) -> None:
        """Add a row to the batch. Raises BadRow, or NotIssued."""
        if row.fault:
            raise BadRow(row.fault)
        found = (*fit(self._width, row.cells), "")  # the empty text is what columns that are not there say
        invoice, faults = self._invoice(row.place, self._dress_invoice(self._pick_invoice(found)))
        known = self._client(row.place, self._pick_client(found))
        if faults or known.faults or invoice is None:
            raise BadRow("; ".join((*faults, *known.faults)))
        if self._as_of and invoice.issued_on and invoice.issued_on > self._as_of:
            raise NotIssued
        self.batch.invoices.append(invoice)
        self.warnings.update(known.warnings)
        if not known.is_staged and known.client is not None:
            known.is_staged = True
            self.batch.clients.append(known.client)
            self.batch.points.extend(known.points)

    def _invoice(self, line: int, texts: list[str]) -> tuple[InvoiceRow | None, list[str]]:
        creditor, client, number, description, issued, due, amount, balance, currency, *others = texts
        disputed, paid, delivered, ok, barred, url = others
        faults: list[str] = []
        take = _Taker(faults).take
        if creditor and creditor != self._owner.creditor:
            faults.append(f"creditor is not {self._owner.creditor}, for whom this file is imported")
        if currency and currency.upper() != self._owner.currency:
            faults.append(f"currency is not {self._owner.currency}, in which the creditor's accounts are kept")
        number = take("invoice_number", number, self._key, needed=True)
        text = take("description", description, self._text) if description else None
        issued_on = take("issued_on", issued, self._date) if issued else None
        due_on = take("due_on", due, self._date, needed=True)
        owed = take("amount", amount, self._amount, needed=True)
        left = take("balance", balance, self._amount) if balance else None
        is_disputed = take("disputed", disputed, cells.read_flag) if disputed else None
        paid_on = take("paid_on", paid, self._date) if paid else None
        delivered_on = take("delivered_on", delivered, self._date) if delivered else None
        is_ok = take("promised_service_ok", ok, cells.read_flag) if ok else None
        barred_on = take("barred_on", barred, self._date) if barred else None
        document_url = take("document_url", url, cells.read_url) if url else None
        if issued_on and due_on and due_on < issued_on:
            faults.append("due_on is before issued_on; check date_format in the mapping file")
        if owed is not None and left is not None and left > owed:
            faults.append("balance is more than amount; charges that were added are an invoice of their own")
        if faults:
            return None, faults
        if paid_on and self._as_of and paid_on > self._as_of:
            paid_on, left = None, owed
        if left is None:
            left = 0 if paid_on else owed
        row = InvoiceRow(
            line, number, client, text, issued_on, due_on, owed, left, paid_on, bool(is_disputed), delivered_on,
            is_ok, barred_on, document_url,
        )  # fmt: skip
        return row, faults

    def _client(self, line: int, texts: tuple[str, ...]) -> _Known:
        known = self._seen.get(texts)
        if known is None:
            known = self._seen[texts] = self._read_client(
                line, dict(zip(columns.CLIENT, self._dress_client(texts), strict=True))
            )
        elif not known.is_staged and known.client is not None:
            known.client = known.client._replace(line=line)
            known.points = tuple(point._replace(line=line) for point in known.points)
        return known

    def _read_client(self, line: int, texts: dict[str, str]) -> _Known:
        faults: list[str] = []
        warnings: list[str] = []
        taker = _Taker(faults)

        def take(column: str, read: Read, *, needed: bool = False) -> Any:  # noqa: ANN401 - whatever the reader returns
            text = texts[column]
            return taker.take(column, text, read, needed=needed) if text or needed else None

        country = take("country", cells.read_country)
        lives_in = country or self._owner.country
        place = self._places.of(lives_in)
        zone = take("timezone", cells.read_zone)
        kind = take("document_type", self._name)
        document = take("document_id", self._name)
        client = ClientRow(
            line=line,
            id=take("client_id", self._key, needed=True),
            name=take("name", self._name, needed=True),
            country=country,
            region=take("region", self._name),
            locale=take("locale", cells.read_locale),
            timezone=zone,
            segment=take("segment", self._name),
            document_type=kind,
            document=_judged(lives_in, kind, document, warnings),
            birth_date=take("birth_date", self._date),
            preferred_channel=take("preferred_channel", self._channel),
            since_on=take("since_on", self._date),
            yearly_value=take("yearly_value", self._amount),
            else_country=self._owner.country,
            else_locale=place.locale,
            else_timezone=place.timezone,
        )
        source = take("consent_source", self._text)
        at = take("consent_at", lambda text: self._moment(text, zone or place.timezone))
        points = []
        for column, channel in columns.CHANNELS.items():
            consent = take(CONSENTS[column], cells.read_flag)
            address = read_address(channel, texts[column], lives_in) if texts[column] else None
            if address is not None:
                said = consent is not None
                points.append(
                    PointRow(
                        line,
                        client.id,
                        channel,
                        address,
                        consent,
                        (source or PORTFOLIO) if said else None,
                        at if said else None,
                    )
                )
            elif texts[column]:
                warnings.append(f"{column} cannot be an address; the client was kept without it")
        return _Known(client, tuple(points), tuple(faults), tuple(warnings))


def _judged(country: str, kind: str | None, document: str | None, warnings: list[str]) -> str | None:
    """Return a document unless it is useless, and note what is wrong with it."""
    if document is None:
        return None
    worth = documents.judge(country, kind, document)
    if worth is documents.Worth.USELESS:
        warnings.append("document_id is too short or a filler; the client was kept without it")
        return None
    if worth is documents.Worth.DOUBTFUL:
        warnings.append("document_id fails the check of its type; it was kept as written")
    return document


class _Taker:
    """Reads cells and gathers what is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        self._faults = faults

    def take(self, column: str, text: str, read: Read, *, needed: bool = False) -> Any:  # noqa: ANN401 - as the reader
        """Return a cell's value, None when it is empty or wrong."""
        if not text:
            if needed:
                self._faults.append(f"{column} is missing")
            return None
        try:
            return read(text)
        except cells.BadCell as fault:
            self._faults.append(f"{column} {fault}")
            return None
