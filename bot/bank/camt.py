"""Read an ISO 20022 camt.053 statement, entry by entry.

An entry is what the bank booked; where it stands for many payments at once, each of them has details of its own. Only
what is booked counts. A document type declaration, which no bank writes, is refused with all that it could bring.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lxml import etree

from bot.bank.amounts import minor
from bot.bank.entry import HEADER, Entry, Kind, Line, Statement
from bot.bank.references import Marks, given
from bot.errors import BadFile
from bot.portfolio.cells import BadCell
from bot.portfolio.source import Source

ROOT, STATEMENT = "Document", "BkToCstmrStmt"
OTHERS = {
    "BkToCstmrAcctRpt": "camt.052, an account's movements during the day",
    "BkToCstmrDbtCdtNtfctn": "camt.054, a notification",
}
BAD = "is XML that cannot be read to its end: it is cut short, or holds what no bank writes; fetch it again."
KINDS = {
    ("CRDT", False): Kind.CREDIT,
    ("DBIT", True): Kind.REVERSAL,  # money that had come in went back
}
PARTY = ("{*}Nm", "{*}Pty/{*}Nm")
ACCOUNT = ("{*}Id/{*}IBAN", "{*}Id/{*}Othr/{*}Id")
PERSON = ("{*}Id//{*}Othr/{*}Id", "{*}Pty/{*}Id//{*}Othr/{*}Id")
NUMBERS = ("AcctSvcrRef", "TxId", "UETR", "EndToEndId", "InstrId", "MndtId")
TEXTS = ("{*}RmtInf/{*}Ustrd", "{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref", "{*}RmtInf/{*}Strd/{*}RfrdDocInf/{*}Nb",
         "{*}RmtInf/{*}Strd/{*}AddtlRmtInf", "{*}AddtlTxInf")  # fmt: skip


class _Place(NamedTuple):
    """What is known around an entry: its number in the file, the account, how far the file was read."""

    number: int
    account: str
    position: int


def read_camt(source: Source) -> Statement:
    """Open a statement. Raises BadFile, also while its lines are read."""
    return Statement(HEADER, _lines(source), "utf-8", ",")


def _lines(source: Source) -> Iterator[Line]:
    marks, account, number = Marks(), "", 0
    with source.path.open("rb") as file:
        try:
            for element in _elements(source, file):
                name = etree.QName(element).localname
                if name == "Ntry":
                    number += 1
                    yield from _entry(element, marks, _Place(number, account, file.tell()))
                elif etree.QName(element.getparent()).localname == "Stmt":
                    account = _first(element, *ACCOUNT)
                _forget(element)
        except etree.XMLSyntaxError as fault:
            raise BadFile(source.path.name, [BAD]) from fault


def _elements(source: Source, file: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml is published without types
    """Yield accounts and entries as they end, of a document that is what it says."""
    events = etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    depth = 0
    for event, element in events:
        if event == "start":
            _check(source, element, depth)
            depth += 1
            continue
        depth -= 1
        if isinstance(element.tag, str) and etree.QName(element).localname in {"Acct", "Ntry"}:
            yield element


def _check(source: Source, element: Any, depth: int) -> None:  # noqa: ANN401
    """Refuse at its first elements a document that is no statement, or declares anything."""
    if depth > 1:
        return
    if element.getroottree().docinfo.doctype:
        raise BadFile(source.path.name, [BAD])
    name = etree.QName(element).localname
    if (depth, name) in {(0, ROOT), (1, STATEMENT)}:
        return
    what = f"holds {OTHERS[name]}" if name in OTHERS else f"is XML of another kind ({name[:40]})"
    raise BadFile(source.path.name, [f"{what}; ask the bank for camt.053, the statement of an account."])


def _forget(element: Any) -> None:  # noqa: ANN401
    """Let go of what was read, and of what stood before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _entry(element: Any, marks: Marks, place: _Place) -> Iterator[Line]:  # noqa: ANN401
    """Yield an entry, or each of the payments that it stands for."""
    status = _first(element, "{*}Sts/{*}Cd", "{*}Sts/{*}Prtry", "{*}Sts")
    is_reversal = _first(element, "{*}RvslInd").lower() in {"true", "1"}
    details = element.findall("{*}NtryDtls/{*}TxDtls")
    for count, detail in enumerate(details or [element], 1):
        side = _first(detail, "{*}CdtDbtInd") or _first(element, "{*}CdtDbtInd")
        kind = KINDS.get((side, is_reversal), Kind.OTHER) if status in {"", "BOOK"} else Kind.OTHER
        if kind is Kind.OTHER:
            yield Line((), place.position)
            continue
        own = f"/{count}" if len(details) > 1 else ""
        yield _line(element, detail, marks, place, kind, own)


def _line(element: Any, detail: Any, marks: Marks, place: _Place, kind: Kind, own: str) -> Line:  # noqa: ANN401
    amount = next((found for path in _amounts(own) if (found := detail.find(path)) is not None), None)
    amount = element.find("{*}Amt") if amount is None and not own else amount
    day = _first(element, "{*}ValDt/{*}Dt", "{*}ValDt/{*}DtTm", "{*}BookgDt/{*}Dt", "{*}BookgDt/{*}DtTm")[:10]
    name = _reference(element, detail, own)
    number = "" if amount is None else (amount.text or "").strip()
    currency = "" if amount is None else amount.get("Ccy", "")
    cells = (f"{place.number}{own}", name, number, currency, day)
    try:
        entry = _read(element, detail, kind, (name, number, currency, day), marks, place)
    except BadCell as fault:
        return Line(cells, place.position, fault=str(fault))
    return Line(cells, place.position, entry)


def _amounts(own: str) -> tuple[str, ...]:
    """Return where details tell their amount; one of several never has the amount of all."""
    return ("{*}Amt", "{*}AmtDtls/{*}TxAmt/{*}Amt", *(("{*}AmtDtls/{*}InstdAmt/{*}Amt",) if own else ()))


def _read(element: Any, detail: Any, kind: Kind, told: tuple[str, ...], marks: Marks, place: _Place) -> Entry:  # noqa: ANN401
    name, number, currency, day = told
    try:
        paid_on = date.fromisoformat(day)
    except ValueError as fault:
        raise BadCell("date is missing, or is none") from fault
    payer = _first(detail, *(f"{{*}}RltdPties/{{*}}Dbtr/{path}" for path in PARTY))
    account = _first(detail, *(f"{{*}}RltdPties/{{*}}DbtrAcct/{path}" for path in ACCOUNT))
    own = given(_first(detail, "{*}Refs/{*}EndToEndId"))  # the payer's name for it, often the number of the bill
    text = " ".join(filter(None, (*(_all(detail, *TEXTS) or _all(element, "{*}AddtlNtryInf")), own)))
    facts = (place.account, currency, day, number, text, payer, account)
    return Entry(
        reference=name or marks.name(*facts),
        mark=marks.mark(*facts),
        amount=minor(number, currency),
        currency=currency,
        paid_on=paid_on,
        kind=kind,
        text=text,
        payer=payer,
        account=account,
        document=_first(detail, *(f"{{*}}RltdPties/{{*}}Dbtr/{path}" for path in PERSON)),
        undoes=tuple(
            dict.fromkeys(filter(None, map(given, _all(detail, *(f"{{*}}Refs/{{*}}{one}" for one in NUMBERS)))))
        ),
    )


def _reference(element: Any, detail: Any, own: str) -> str:  # noqa: ANN401
    """Return the bank's own name of a payment: of several under one entry, each has the entry's with its number."""
    mine = given(_first(detail, *(f"{{*}}Refs/{{*}}{name}" for name in ("AcctSvcrRef", "TxId", "UETR"))))
    entry = given(_first(element, "{*}AcctSvcrRef"))
    if mine and (not own or mine != entry):
        return mine
    named = entry or given(_first(element, "{*}NtryRef"))
    return f"{named}{own}" if named else given(_first(detail))


def _first(element: Any, *paths: str) -> str:  # noqa: ANN401
    return next(iter(_all(element, *paths)), "")


def _all(element: Any, *paths: str) -> list[str]:  # noqa: ANN401
    """Return the texts of the elements at some paths, those that have any."""
    found = (" ".join((one.text or "").split()) for path in paths for one in element.iterfind(path))
    return [text for text in found if text]
