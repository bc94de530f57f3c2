"""Show supervisors a creditor's objections: the file, its versions, what came of each branch, a change that waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.drafting import FAULTY, Side, Waiting, waiting_of
from bot.console.fault_words import in_words
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.office import Parts
from bot.console.press import Press
from bot.console.queue import Option
from bot.console.sheet import Fault
from bot.console.speech import language, say
from bot.console.words import ENDS, LEADS, TECHNIQUES
from bot.objections import OBJECTIONS, Row, counted, default_text, faults_of
from flows.objections.answer import AGAIN
from flows.objections.book import Book, Objection
from flows.objections.faults import read_book
from storage.errors import Missing
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
    waiting: Waiting | None
    changes: Sequence[Side]


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
    book, waiting = read_book(text), waiting_of(uow, me, creditor, manner, OBJECTIONS)
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
        waiting=waiting,
        changes=sides_of(read_book(OBJECTIONS.current(uow, creditor.id)), read_book(waiting.document))
        if waiting
        else (),
    )


def sides_of(before: Book, after: Book) -> list[Side]:
    """Return what is answered differently by two files: each objection as it is and as it would be."""
    codes = dict.fromkeys([*before.objections, *after.objections])
    rows = [(code, _lines(before.find(code)), _lines(after.find(code))) for code in codes]
    return [Side(code, one, other) for code, one, other in rows if one != other]


def _lines(one: Objection | None) -> list[str]:
    """Return an objection as one reads it: what clients say, what is answered, where that leads."""
    if one is None:
        return [say("No está.")]
    told = [f"{name}: {', '.join(texts)}" for name, texts in one.says.items()]
    told += [f"{name}: {text}" for name, text in one.reply.items()]
    told += [f"{name} SMS: {text}" for name, text in one.sms.items()]
    ways = [
        f"[{' / '.join(branch.title.values())}] → {LEADS.get(branch.route, branch.route)}" for branch in one.branches
    ]
    return [*told, *ways, f"→ {LEADS.get(one.route, one.route)} · {TECHNIQUES.get(one.technique, one.technique)}"]


def check_text(uow: UnitOfWork, me: Signed, form: Form) -> list[Fault]:
    """Return every fault of what was typed, as the creditor's clients would read it; none when it may be proposed."""
    return [in_words(one) for one in faults_of(uow, chosen(me, form), typed_in(form))]


def typed(press: Press, row: Creditor) -> str:
    """Return the file that a form proposes. Raises Refusal where it has faults; the page tells them."""
    if faults_of(press.uow, row.id, text := typed_in(press.form)):
        raise Refusal(say(FAULTY))
    return text


def typed_in(form: Form) -> str:
    """Return the file that a form holds."""
    return form.get("document", "")


def chosen(me: Signed, wanted: Mapping[str, str]) -> str:
    """Return the creditor asked for, the first one unless one is named. Raises Missing for one that is not theirs."""
    creditor = wanted.get("creditor") or me.creditors[0]
    if creditor not in me.creditors:
        raise Missing("creditor", creditor)
    return creditor


def _note(shown: str, current: str) -> str:
    if shown != current:
        return say(
            "Es una versión anterior: se puede leer, y si la propone y otra persona la aprueba vuelve a estar en uso."
        )
    if shown == SHIPPED:
        return say("Es la que viene con Concilia. Lo que se apruebe será de esta empresa.")
    return say("Es la que está en uso. Lo que proponga será una versión nueva, con otro nombre en la primera línea.")


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
