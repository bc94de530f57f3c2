"""Read files of objections: the one that ships, a creditor's own; apply versions, and make recognisers of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from bot.actors import OPERATOR
from bot.drafts import Matter
from bot.errors import BadFile, UnknownCreditor
from flows.lined_yaml import Fault
from flows.objections.answer import AGAIN
from flows.objections.book import NOWHERE, Book, Objection
from flows.objections.faults import faults, read_book
from nlu.objections import Recogniser
from storage.repositories.objections import FOLLOWED, Count
from storage.schema import Creditor, Draft
from storage.unit_of_work import UnitOfWork


@lru_cache(maxsize=1)
def default_text() -> str:
    """Return the file of objections that ships; it answers for every creditor without one of its own."""
    return (files("flows.objections") / "default.yml").read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def recogniser(text: str) -> Recogniser:
    """Return what recognises the objections of a file; made once for each text."""
    return Recogniser(read_book(text).says())


def text_of(uow: UnitOfWork, creditor: Creditor) -> str:
    """Return the file that is in force for a creditor, which must be in scope."""
    if creditor.objections_version is None:
        return default_text()
    return uow.objections.get(creditor.id, creditor.objections_version).document


def unwanted(creditor: Creditor) -> list[str]:
    """Return the phrases that a creditor's file forbids."""
    contact = creditor.document.get("contact") or {}
    phrases: list[str] = contact.get("forbidden_phrases") or []
    return phrases


def apply_objections(uow: UnitOfWork, creditor: str, name: str, text: str, by: str, now: datetime) -> Book:
    """Store a file as a version of a creditor's objections, and put it in force.

    `name` is the file's, for the faults; `by` is operator or staff:ID. Raises BadFile with every fault,
    UnknownCreditor, ObjectionsExist where the version is there with other words.
    """
    _check(uow.creditors.find(creditor), creditor, name, text)
    book = read_book(text)
    uow.objections.apply(creditor, book.version, text, by, now)
    uow.audit.append(creditor, now, by, "objections.applied", f"objections:{book.version}", {"version": book.version})
    return book


def follow(uow: UnitOfWork, creditor: str, name: str, text: str, now: datetime) -> Book | None:
    """Apply the file that a creditor's own file names, if it says something else than when it last did; else nothing.

    What the console saved meanwhile stays in force. Raises as `apply_objections`.
    """
    _check(uow.creditors.find(creditor), creditor, name, text)
    last = uow.objections.followed(creditor)
    if last is not None and last.document == text:
        return None
    book = apply_objections(uow, creditor, name, text, OPERATOR, now)
    uow.audit.append(creditor, now, OPERATOR, FOLLOWED, f"objections:{book.version}", {"version": book.version})
    return book


def faults_of(uow: UnitOfWork, creditor: str, text: str) -> list[Fault]:
    """Return everything for which a file cannot be put in force for a creditor, a version's other words too."""
    row = uow.creditors.get(creditor)
    if found := faults(text, row.locale, unwanted(row)):
        return found
    version = read_book(text).version
    other = next((one for one in uow.objections.versions(creditor) if one.version == version), None)
    if other is None or other.document == text:
        return []
    return [Fault(1, f"version {version!r} is there with other words", "write another version")]


def _current(uow: UnitOfWork, creditor: str) -> str:
    return text_of(uow, uow.creditors.get(creditor))


def _faults(uow: UnitOfWork, creditor: str, text: str) -> Sequence[str]:
    return [str(one) for one in faults_of(uow, creditor, text)]


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:
    apply_objections(uow, row.creditor_id, "objections.yml", row.document, by, now)


OBJECTIONS = Matter("objections", _current, _faults, lambda text: read_book(text).version, _apply)


def _check(row: Creditor | None, creditor: str, name: str, text: str) -> None:
    if row is None:
        raise UnknownCreditor(creditor)
    if found := faults(text, row.locale, unwanted(row)):
        raise BadFile(name, [str(one) for one in found])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the counts: an objection (no branch) or a branch of it, how often it came, how those talks ended.

    `route` is where it leads, `again` stands for the person offered the second time; an objection or branch that the
    file no longer has keeps its counts, with nowhere to lead.
    """

    code: str
    branch: str | None
    technique: str
    route: str
    times: int
    ended: Mapping[str, int]


def counted(uow: UnitOfWork, creditor: str, book: Book, only: str | None) -> list[Row]:
    """Return every objection and branch of a book with its counts, of one version or of all, in the book's order."""
    found = {(count.code, count.branch): count for count in uow.objections.counts(creditor, only)}
    places = [*_places(book), *(place for place in found if place not in set(_places(book)))]
    order = {code: number for number, code in enumerate(dict.fromkeys(code for code, _ in places))}
    rows = []
    for code, branch in sorted(places, key=lambda place: order[place[0]]):
        count = found.get((code, branch), Count(code, branch, 0, {}))
        one = book.find(code)
        technique = one.technique if one else ""
        rows.append(Row(code, branch, technique, _route(one, branch), count.times, count.ended))
    return rows


def _places(book: Book) -> list[tuple[str, str | None]]:
    return [
        (code, branch)
        for code, one in book.objections.items()
        for branch in (None, *(branch.code for branch in one.branches))
    ]


def _route(one: Objection | None, branch: str | None) -> str:
    if one is None:
        return NOWHERE
    if branch is None:
        return one.route
    routes = {known.code: known.route for known in one.branches} | {AGAIN: "person"}
    return routes.get(branch, NOWHERE)
