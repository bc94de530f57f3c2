"""Read the digital tax receipts of Mexico, as the SAT's annex 20 describes CFDI 4.0."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.portfolio.taxes.document import Document, NotTaken
from bot.portfolio.taxes.parts import Element, attribute, inside

ROOTS = frozenset({"Comprobante"})
INCOME, CREDIT = "I", "E"
KINDS = {"P": "a receipt of a payment", "T": "a carriage of goods", "N": "a payroll"}
NOBODY = frozenset({"XAXX010101000", "XEXX010101000"})  #: the RFC of the public in general, and of all abroad
AT_ONCE = "PUE"  #: paid in one sum when it is issued
DAYS = re.compile(r"\b(\d{1,3})\s*(?:d[ií]as|days|d\b)", re.IGNORECASE)
CASH = re.compile(r"contado|inmediato", re.IGNORECASE)


def documents(root: Element) -> Iterator[Element]:
    """Yield the one document of a file."""
    yield root


def read(element: Element) -> Document:
    """Return a document. Raises NotTaken."""
    kind = attribute(element, "TipoDeComprobante")
    stamp = next((attribute(one, "UUID").upper() for one in inside(element, "TimbreFiscalDigital")), "")
    number = "-".join(part for part in (attribute(element, "Serie"), attribute(element, "Folio")) if part)
    name = number or stamp or "without number"
    if kind not in {INCOME, CREDIT}:
        raise NotTaken(f"document {name} is {KINDS.get(kind, f'of type {kind!r}')}, which no client owes")
    if not stamp:
        raise NotTaken(f"document {name} has no fiscal stamp (TimbreFiscalDigital): it is a draft")
    receiver = attribute(element, "Rfc", "Receptor").upper()
    if receiver in NOBODY:
        raise NotTaken(f"document {name} names nobody as its receiver: {receiver}")
    issued = attribute(element, "Fecha")[:10]
    cells = {
        "client_id": receiver,
        "name": attribute(element, "Nombre", "Receptor"),
        "document_type": "RFC",
        "document_id": receiver,
        "country": "MX",
        "email": "",
        "invoice_number": number if attribute(element, "Folio") else stamp,
        "description": next((attribute(one, "Descripcion") for one in inside(element, "Concepto")), ""),
        "issued_on": issued,
        "due_on": _due(element, issued),
        "amount": attribute(element, "Total"),
        "currency": attribute(element, "Moneda"),
    }
    lowers = tuple(attribute(one, "UUID").upper() for one in inside(element, "CfdiRelacionado"))
    return Document(attribute(element, "Rfc", "Emisor").upper(), stamp, cells, lowers if kind == CREDIT else None)


def _due(element: Element, issued: str) -> str:
    """Return when it is due: the days of its conditions of payment after its issue; at once; else nobody said."""
    terms = attribute(element, "CondicionesDePago")
    days = DAYS.search(terms)
    try:
        if days:
            return (date.fromisoformat(issued) + timedelta(days=int(days.group(1)))).isoformat()
    except ValueError:
        return ""
    return issued if CASH.search(terms) or attribute(element, "MetodoPago") == AT_ONCE else ""
