"""Read an ISO 20022 camt.053 statement, entry by entry.

An entry is what the bank booked; where it stands for many payments at once, each of them has details of its own. Only
what is booked counts. A document type declaration, which no bank writes, is refused with all that it could bring.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO, NamedTuple

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
HEAD_BYTES = 256
DECLARED = re.compile(rb"""encoding=["']([\w.-]+)["']""")
UNDECLARED = {"cp1252": "cp1252", "utf-8": "utf-8", "utf-8-sig": "utf-8"}  #: banks write the first and declare UTF-8
KINDS = {
    ("CRDT", False): Kind.CREDIT,
    ("DBIT", True): Kind.REVERSAL,  # money that had come in went back
}
BOOKED, SIDE, OUT = "BOOK", "CdtDbtInd", "DBIT"
DEBTOR = "RltdPties/Dbtr/"
PARTY = (f"{DEBTOR}Nm", f"{DEBTOR}Pty/Nm", "RltdPties/UltmtDbtr/Nm", "RltdPties/UltmtDbtr/Pty/Nm")
ACCOUNT = ("RltdPties/DbtrAcct/Id/IBAN", "RltdPties/DbtrAcct/Id/Othr/Id")
OWN_ACCOUNT = ("Id/IBAN", "Id/Othr/Id")
PERSON = tuple(f"{DEBTOR}{whose}Id/{kind}/Othr/Id" for whose in ("", "Pty/") for kind in ("PrvtId", "OrgId"))
NUMBERS = tuple(f"Refs/{name}" for name in ("AcctSvcrRef", "TxId", "UETR", "EndToEndId", "InstrId", "MndtId"))
NAMES = ("Refs/AcctSvcrRef", "Refs/TxId", "Refs/UETR")
TEXTS = ("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb", "RmtInf/Strd/AddtlRmtInf",
         "AddtlTxInf")  # fmt: skip
DAYS = ("ValDt/Dt", "ValDt/DtTm", "BookgDt/Dt", "BookgDt/DtTm")
BOOKED_ON = DAYS[2:]
AMOUNTS = ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt")
SENT = "AmtDtls/InstdAmt/Amt"  #: what the payer sent: banks on the way may have kept some of it
COUNTER_MAX = 8  #: signs of an entry's number that only counts the entries of its statement, and counts others again
DETAILS = "TxDtls"  #: of each of the payments that an entry stands for
CURRENCY = "@Ccy"  #: behind the name of an amount

Told = Mapping[str, Sequence[str]]
"""What an element holds, by the names that lead there; nothing of what is empty."""


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
                    account = _first(_tell(element), *OWN_ACCOUNT)
                _forget(element)
        except etree.XMLSyntaxError as fault:
            raise BadFile(source.path.name, [BAD]) from fault


def _elements(source: Source, file: BinaryIO) -> Iterator[Any]:
    """Yield accounts and entries as they end, of a document that is what it says."""
    encoding = _encoding(source, file.read(HEAD_BYTES))
    for depth, (_, element) in zip((0, 1), _parse(file, encoding, "start"), strict=False):
        _check(source, element, depth)
    for _, element in _parse(file, encoding, "end", ("{*}Acct", "{*}Ntry")):
        yield element


def _parse(file: BinaryIO, encoding: str | None, event: str, tags: Sequence[str] | None = None) -> Any:  # noqa: ANN401 - lxml is published without types
    file.seek(0)
    safely = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    return etree.iterparse(file, events=(event,), tag=tags, encoding=encoding, **safely)


def _encoding(source: Source, head: bytes) -> str | None:
    """Return how a document is written that says nothing of it, or what is not so; nothing where it says it."""
    declared = DECLARED.search(head)
    if declared and not declared[1].lower().startswith(b"utf"):
        return None
    return UNDECLARED.get(source.encoding or "")


def _check(source: Source, element: Any, depth: int) -> None:  # noqa: ANN401
    """Refuse at its first elements a document that is no statement, or declares anything."""
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
    whole = _tell(element)
    details = [_tell(one) for one in element.findall(f"{{*}}NtryDtls/{{*}}{DETAILS}")] or [whole]
    shared = Counter(_name(detail) for detail in details)
    status = _first(whole, "Sts/Cd", "Sts/Prtry", "Sts")
    for count, detail in enumerate(details, 1):
        kind = _kind(whole, detail) if status in {"", BOOKED} else Kind.OTHER
        if kind is Kind.OTHER:
            yield Line((), place.position)
            continue
        own = f"/{count}" if len(details) > 1 else ""
        yield _line(whole, detail, marks, place, kind, own, is_shared=shared[_name(detail)] > 1)


def _tell(element: Any) -> Told:  # noqa: ANN401
    """Return what an element holds, and not what its details do: these are asked by themselves."""
    told: dict[str, list[str]] = {}
    _gather(element, "", told)
    return told


def _gather(element: Any, path: str, told: dict[str, list[str]]) -> None:  # noqa: ANN401
    for child in element.iterchildren(etree.Element):
        name = child.tag.rpartition("}")[2]
        if name == DETAILS:
            continue
        if text := " ".join((child.text or "").split()):
            told.setdefault(f"{path}{name}", []).append(text)
        if currency := child.get("Ccy"):
            told.setdefault(f"{path}{name}{CURRENCY}", []).append(currency)
        if len(child):
            _gather(child, f"{path}{name}/", told)


def _kind(whole: Told, detail: Told) -> Kind:
    """Return what a movement is: what the bank takes back says so, or tells why."""
    side, is_undone = _first(detail, SIDE) or _first(whole, SIDE), _first(whole, "RvslInd").lower() in {"true", "1"}
    return KINDS.get((side, is_undone or (side == OUT and _is_return(detail))), Kind.OTHER)


def _is_return(detail: Told) -> bool:
    return any(name.startswith("RtrInf/") for name in detail)


def _line(whole: Told, detail: Told, marks: Marks, place: _Place, kind: Kind, own: str, *, is_shared: bool) -> Line:
    number, currency = _amount(whole, detail, own)
    day = _first(whole, *DAYS)[:10]
    name = _reference(whole, detail, own, is_shared=is_shared)
    cells = (f"{place.number}{own}", name, number, currency, day)
    try:
        entry = _read(whole, detail, kind, (name, number, currency, day), marks, place)
    except BadCell as fault:
        return Line(cells, place.position, fault=str(fault))
    return Line(cells, place.position, entry)


def _amount(whole: Told, detail: Told, own: str) -> tuple[str, str]:
    """Return what came in, with its currency: that of the account where details tell of several.

    One of several payments never has the amount of all. What the payer sent in another currency is not what came.
    """
    home, paths = _first(whole, f"Amt{CURRENCY}"), (*AMOUNTS, SENT) if own else AMOUNTS
    told = [(_first(detail, path), _first(detail, f"{path}{CURRENCY}")) for path in paths if path in detail]
    mine = next((one for one in told if one[1] == home), None)
    if mine is None and not own:
        return _first(whole, "Amt"), home
    return mine or next(iter(told), ("", ""))


def _read(whole: Told, detail: Told, kind: Kind, told: tuple[str, ...], marks: Marks, place: _Place) -> Entry:
    name, number, currency, day = told
    try:
        paid_on = date.fromisoformat(day)
    except ValueError as fault:
        raise BadCell("date is missing, or is none") from fault
    payer, account = _first(detail, *PARTY), _first(detail, *ACCOUNT)
    own = given(_first(detail, "Refs/EndToEndId"))  # the payer's name for it, often the number of the bill
    text = " ".join(filter(None, (*(_all(detail, *TEXTS) or _all(whole, "AddtlNtryInf")), own)))
    booked_on = _first(whole, *BOOKED_ON)[:10]
    facts = (place.account, currency, day, booked_on, number, text, payer, account)
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
        document=_first(detail, *PERSON),
        is_return=_is_return(detail),
        undoes=tuple(dict.fromkeys(filter(None, map(given, _all(detail, *NUMBERS))))),
    )


def _name(detail: Told) -> str:
    return given(_first(detail, *NAMES))


def _reference(whole: Told, detail: Told, own: str, *, is_shared: bool) -> str:
    """Return the bank's own name of a payment: of several under one entry, each has the entry's with its number.

    `is_shared`: others under the entry bear the same name, so that it needs its number too.
    """
    mine, entry = _name(detail), given(_first(whole, "AcctSvcrRef"))
    if mine and (not own or mine != entry):
        return f"{mine}{own}" if is_shared else mine
    place = given(_first(whole, "NtryRef"))
    named = entry or (place if len(place) > COUNTER_MAX else "")
    return f"{named}{own}" if named else ""


def _first(told: Told, *names: str) -> str:
    """Return the first text under the first of some names that there is."""
    return next((told[name][0] for name in names if name in told), "")


def _all(told: Told, *names: str) -> list[str]:
    """Return all texts under some names."""
    return [text for name in names for text in told.get(name, ())]
