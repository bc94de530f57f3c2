"""Turn tax documents into the rows of a table, and keep credit notes apart for when their bills are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.errors import BadFile
from bot.portfolio.source import Source
from bot.portfolio.table import CreditNote, Row, Table
from bot.portfolio.taxes import cfdi, dte
from bot.portfolio.taxes.document import Document, NotTaken
from bot.portfolio.taxes.files import File, files
from bot.portfolio.taxes.parts import Element, local, parse

HEADER = (
    "client_id", "name", "document_type", "document_id", "country", "email", "invoice_number", "description",
    "issued_on", "due_on", "amount", "currency",
)  # fmt: skip
ClientOf = Callable[[str, str], str | None]
"""Returns whom a creditor knows by a country and a document already."""


def table(source: Source, client_of: ClientOf) -> Table:
    """Return the documents of a source as a table; its credit notes fill while its rows are read. Raises BadFile."""
    notes: list[CreditNote] = []
    reader = _Reader(source, client_of, notes)
    return Table(list(HEADER), reader.rows(), "utf-8-sig", ",", notes)


@dataclass(slots=True)
class _Reader:
    """Reads the documents of one source."""

    source: Source
    client_of: ClientOf
    notes: list[CreditNote]
    issuer: str | None = None
    done: int = 0
    numbers: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each document that is owed, and one with a fault for each that is not taken."""
        waiting: list[tuple[Document, int]] = []
        place = 0
        for file in files(self.source):
            self.done += len(file.content or b"")
            for found in self._documents(file):
                place += 1
                if isinstance(found, NotTaken):
                    yield Row(place, [], self.done, str(found))
                elif found.lowers is not None:
                    waiting.append((found, place))
                else:
                    self.numbers[found.key] = found.cells["invoice_number"]
                    yield Row(place, self._cells(found), self.done)
        self.notes += [self._credit(one, at) for one, at in waiting]

    def _documents(self, file: File) -> Iterator[Document | NotTaken]:
        try:
            elements, read = _opened(file)
        except NotTaken as fault:
            yield fault
            return
        for element in elements:
            try:
                found = read(element)
            except NotTaken as fault:
                yield fault
                continue
            self._check_issuer(found)
            yield found

    def _check_issuer(self, found: Document) -> None:
        """Refuse documents of several issuers: some of them are what others ask of the creditor."""
        if self.issuer is None:
            self.issuer = found.issuer
        if found.issuer != self.issuer:
            reason = (
                f"holds documents that {self.issuer} issued and others that {found.issuer} did; "
                "keep those alone that the creditor issued."
            )
            raise BadFile(self.source.path.name, [reason])

    def _cells(self, found: Document) -> list[str]:
        known = self.client_of(found.cells["country"], found.cells["document_id"])
        return [known or found.cells[name] if name == "client_id" else found.cells[name] for name in HEADER]

    def _credit(self, found: Document, place: int) -> CreditNote:
        numbers = tuple(self.numbers.get(key, key) for key in found.lowers or ())
        cells = found.cells
        return CreditNote(place, found.key, numbers, cells["amount"], cells["issued_on"], self._cells(found))


def _opened(file: File) -> tuple[Iterator[Element], Callable[[Element], Document]]:
    """Return the documents of a file, and what reads one. Raises NotTaken."""
    if file.content is None:
        raise NotTaken(f"{file.name} is larger than a file of tax documents may be")
    root = parse(file.content, file.name)
    form = next((one for one in (dte, cfdi) if local(root) in one.ROOTS), None)
    if form is None:
        raise NotTaken(f"{file.name} is neither a DTE of Chile nor a CFDI of Mexico")
    return form.documents(root), form.read
