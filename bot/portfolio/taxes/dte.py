"""Read the electronic tax documents of Chile, as the SII's format of DTE describes them."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.portfolio.taxes.document import Document, NotTaken
from bot.portfolio.taxes.parts import Element, inside, text

ROOTS = frozenset({"DTE", "SetDTE", "EnvioDTE", "EnvioBOLETA", "Documento"})
INVOICES = {"33": "Factura", "34": "Factura exenta", "39": "Boleta", "41": "Boleta exenta", "56": "Nota de débito"}
CREDITS = {"61": "Nota de crédito"}
NOBODY = frozenset({"66666666-6", "55555555-5"})  #: the RUT of buyers without name, and of all abroad
CASH = "1"  #: paid when it is issued
CORRECTS_TEXT = "2"  #: a credit note that lowers nothing


def documents(root: Element) -> Iterator[Element]:
    """Yield the documents of a file, one or a set of many."""
    return inside(root, "Documento", "Exportaciones", "Liquidacion")


def read(element: Element) -> Document:
    """Return a document. Raises NotTaken."""
    head = "Encabezado"
    kind, folio = text(element, f"{head}/IdDoc/TipoDTE"), text(element, f"{head}/IdDoc/Folio")
    key = f"{kind}-{folio}"
    if kind not in INVOICES and kind not in CREDITS:
        raise NotTaken(f"document {key} is of a type that no client owes: {kind or 'none'}")
    corrections = [text(one, "CodRef") == CORRECTS_TEXT for one in inside(element, "Referencia")]
    if kind in CREDITS and corrections and all(corrections):
        raise NotTaken(f"document {key} corrects words alone and lowers no bill")
    receiver = _rut(text(element, f"{head}/Receptor/RUTRecep"))
    if receiver in NOBODY:
        raise NotTaken(f"document {key} names nobody as its receiver: {receiver}")
    cells = {
        "client_id": receiver,
        "name": text(element, f"{head}/Receptor/RznSocRecep"),
        "document_type": "RUT",
        "document_id": receiver,
        "country": "CL",
        "email": text(element, f"{head}/Receptor/CorreoRecep"),
        "invoice_number": key,
        "description": text(element, "Detalle/NmbItem") or (INVOICES | CREDITS)[kind],
        "issued_on": text(element, f"{head}/IdDoc/FchEmis"),
        "due_on": _due(element),
        "amount": text(element, f"{head}/Totales/MntTotal"),
        "currency": "CLP",
    }
    issuer = _rut(text(element, f"{head}/Emisor/RUTEmisor"))
    return Document(issuer, key, cells, _lowers(element) if kind in CREDITS else None)


def _due(element: Element) -> str:
    """Return when it is due: its day, its last payment's, its days from its issue, its issue if paid in cash."""
    issued = text(element, "Encabezado/IdDoc/FchEmis")
    told = text(element, "Encabezado/IdDoc/FchVenc")
    planned = [text(one, "FchPago") for one in inside(element, "MntPagos")]
    days = text(element, "Encabezado/IdDoc/TermPagoDias")
    if told or planned:
        return told or max(planned)
    if days.isdigit() and issued:
        return _after(issued, int(days))
    return issued if text(element, "Encabezado/IdDoc/FmaPago") == CASH else ""


def _after(issued: str, days: int) -> str:
    try:
        return (date.fromisoformat(issued) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _lowers(element: Element) -> tuple[str, ...]:
    """Return the bills whose sums a credit note lowers."""
    named = ((text(one, "TpoDocRef"), text(one, "FolioRef")) for one in inside(element, "Referencia"))
    return tuple(dict.fromkeys(f"{kind}-{folio}" for kind, folio in named if kind in INVOICES))


def _rut(written: str) -> str:
    return written.replace(".", "").upper()
