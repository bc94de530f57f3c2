"""Show a supervisor a creditor's objections: the file, its versions, what came of each branch; save a new version."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.fault_words import in_words
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.office import Parts
from bot.console.queue import Option
from bot.console.sheet import Fault
from bot.console.speech import language, say
from bot.console.words import ENDS, LEADS, TECHNIQUES
from bot.objections import Row, apply_objections, counted, default_text, unwanted
from flows.objections.answer import AGAIN
from flows.objections.book import Book
from flows.objections.faults import faults, read_book
from storage.errors import Missing, ObjectionsExist
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

SHIPPED = "~"  #: the address of the file that comes with the program


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of the counts, in words: an objection or, set in, one of its branches."""

    title: str
    caption: str
    is_branch: bool
    leads: str
    times: int
    ended: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its address, its name, when and by whom it was saved."""

    href: str
    name: str
    saved: str
    in_force: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The page as it is shown. `creditors` are the choices where there are several; `note` says what is being read."""

    creditor: str
    name: str
    creditors: tuple[Option, ...]
    versions: tuple[Version, ...]
    document: str
    note: str
    ends: tuple[str, ...]
    rows: tuple[Branch, ...]
    version: str


def read_shelf(uow: UnitOfWork, parts: Parts, me: Signed, wanted: Mapping[str, str], draft: str | None) -> Shelf:
    """Return the page of a creditor and a version; `draft` is what was typed and not saved. Raises Missing."""
    creditor = uow.creditors.get(chosen(me, wanted))
    manner = Manner.of(creditor, parts.clock.now())
    stored = {row.version: row for row in uow.objections.versions(creditor.id)}
    current = creditor.objections_version or SHIPPED
    shown = wanted.get("version") or current
    if shown != SHIPPED and shown not in stored:
        raise Missing("version", shown)
    text = default_text() if shown == SHIPPED else stored[shown].document
    book = read_book(text)
    versions = [
        Version(
            _href(creditor.id, row.version),
            row.version,
            f"{manner.moment(row.created_at)}, {by_whom(uow, row.by)}",
            row.version == current,
            row.version == shown,
        )
        for row in stored.values()
    ]
    shipped = Version(
        _href(creditor.id, SHIPPED), say("La que viene con Concilia"), "", current == SHIPPED, shown == SHIPPED
    )
    return Shelf(
        creditor=creditor.id,
        name=creditor.name,
        creditors=_creditors(uow, me),
        versions=(*versions, shipped),
        document=text if draft is None else draft,
        note=_note(shown, current),
        ends=tuple(ENDS.values()),
        rows=tuple(_branch(row, book) for row in counted(uow, creditor.id, book, book.version)),
        version=book.version,
    )


def check_text(uow: UnitOfWork, me: Signed, form: Form) -> list[Fault]:
    """Return every fault of what was typed, as the creditor's clients would read it; none when it may be saved."""
    creditor = uow.creditors.get(chosen(me, form))
    return [in_words(one) for one in faults(_typed(form), creditor.locale, unwanted(creditor))]


def save_text(uow: UnitOfWork, parts: Parts, me: Signed, form: Form) -> str:
    """Save what was typed as a new version, in force from now on, and return its name. Raises Refusal."""
    creditor, text, now = uow.creditors.get(chosen(me, form)), _typed(form), parts.clock.now()
    version = read_book(text).version
    try:
        with uow.savepoint():
            apply_objections(uow, creditor.id, "objections.yml", text, f"staff:{me.staff.id}", now)
    except ObjectionsExist as fault:
        raise Refusal(_taken(uow, creditor, version, now.date().isoformat())) from fault
    return version


def chosen(me: Signed, wanted: Mapping[str, str]) -> str:
    """Return the creditor asked for, the first one unless one is named. Raises Missing for one that is not theirs."""
    creditor = wanted.get("creditor") or me.creditors[0]
    if creditor not in me.creditors:
        raise Missing("creditor", creditor)
    return creditor


def _taken(uow: UnitOfWork, creditor: Creditor, version: str, today: str) -> str:
    names = {row.version for row in uow.objections.versions(creditor.id)}
    numbered = (f"{today}-{number}" for number in range(2, len(names) + 3))
    free = next(name for name in (today, *numbered) if name not in names)
    return say(
        'La versión «%(version)s» ya existe con otro contenido. Escriba otra arriba, por ejemplo version: "%(free)s".',
        version=version,
        free=free,
    )


def _typed(form: Form) -> str:
    return form.get("document", "")


def _note(shown: str, current: str) -> str:
    if shown != current:
        return say("Es una versión anterior: se puede leer, y si la guarda vuelve a estar en uso.")
    if shown == SHIPPED:
        return say("Es la que viene con Concilia. Lo que guarde será de esta empresa.")
    return say("Es la que está en uso. Lo que guarde será una versión nueva, con otro nombre en la primera línea.")


def _branch(row: Row, book: Book) -> Branch:
    one = book.find(row.code)
    heading = say("«%(words)s»", words=one.says[language()][0]) if one else row.code
    titles = {branch.code: branch.title[language()] for branch in one.branches} if one else {}
    titles[AGAIN] = say("Lo dijo otra vez")
    is_branch = row.branch is not None
    title = titles.get(row.branch or "", row.branch or "") if is_branch else heading
    caption = "" if is_branch else f"{row.code} · {TECHNIQUES.get(row.technique, row.technique)}"
    ended = tuple(row.ended.get(end, 0) for end in ENDS)
    return Branch(title, caption, is_branch, LEADS.get(row.route, row.route), row.times, ended)


def _creditors(uow: UnitOfWork, me: Signed) -> tuple[Option, ...]:
    rows = [uow.creditors.get(creditor) for creditor in me.creditors]
    return tuple(Option(row.id, row.name) for row in rows) if len(rows) > 1 else ()


def _href(creditor: str, version: str) -> str:
    return f"/console/objections?{urlencode({'creditor': creditor, 'version': version})}"
