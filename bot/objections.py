"""Read files of objections: the one that ships, a creditor's own; apply versions, and make recognisers of them."""

from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from bot.errors import BadFile, UnknownCreditor
from flows.objections.book import Book
from flows.objections.faults import faults, read_book
from nlu.objections import Recogniser
from storage.schema import Creditor
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


def apply_objections(uow: UnitOfWork, creditor: str, name: str, text: str, by: str, now: datetime) -> Book:
    """Store a file as a version of a creditor's objections, and put it in force.

    `name` is the file's, for the faults; `by` is operator or staff:ID. Raises BadFile with every fault,
    UnknownCreditor, ObjectionsExist where the version is there with other words.
    """
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    if found := faults(text, row.locale):
        raise BadFile(name, [str(one) for one in found])
    book = read_book(text)
    uow.objections.apply(creditor, book.version, text, by, now)
    uow.audit.append(creditor, now, by, "objections.applied", f"objections:{book.version}", {"version": book.version})
    return book
