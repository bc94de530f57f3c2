"""Show when a creditor's clients are written to, day by day, and a change of it that waits for another person."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actors import is_same_person
from bot.cadences import CADENCE
from bot.console.campaign_words import VOICES
from bot.console.campaign_words import row as of_bill
from bot.console.fault_words import in_words
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.press import Press
from bot.console.speech import say, say_many
from flows.contact.cadence.faults import faults, load_cadence
from flows.contact.cadence.rows import PROMISED, Cadence, Row
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PATH = "/console/cadence"
TEXT_MAX = 20_000  #: characters


@dataclass(frozen=True, slots=True)
class Line:
    """The contacts of some clients in the order of their days; `is_new` marks those that are not in force yet."""

    title: str
    days: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The draft that waits: who proposed it and why, how it would be, what would be left out."""

    number: int
    by: str
    why: str
    own: bool
    lines: Sequence[Line]
    gone: Sequence[str]
    gap: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the page shows of one creditor."""

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    gap: str
    lines: Sequence[Line]
    waiting: Waiting | None
    text: str


def read_calendar(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> Calendar:
    """Return a creditor's cadence for the page."""
    row = uow.creditors.get(chosen(me, asked))
    text = CADENCE.current(uow, row.id)
    cadence = load_cadence(text)
    return Calendar(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        gap=_gap(cadence),
        lines=_lines(cadence, cadence),
        waiting=_waiting(uow, me, row, Manner.of(row, parts.clock.now()), cadence),
        text=asked.get("text", text),
    )


def typed(press: Press, row: Creditor) -> str:  # noqa: ARG001 - a text is the same for every creditor
    """Return the cadence that a form proposes. Raises Refusal with all that is wrong with it."""
    text = press.form.get("text", "")[:TEXT_MAX]
    if found := faults(text):
        raise Refusal(" ".join(_sentence(*in_words(one)) for one in found))
    return text


def _sentence(line: int, what: str, remedy: str) -> str:
    return say("Línea %(number)s: %(what)s: %(remedy)s.", number=line, what=what, remedy=remedy)


def _waiting(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, cadence: Cadence) -> Waiting | None:
    draft = uow.drafts.waiting(row.id, CADENCE.kind)
    if draft is None:
        return None
    proposed = load_cadence(draft.document)
    kept = {said(one) for rows in _rows(proposed).values() for one in rows}
    gone = [said(one) for rows in _rows(cadence).values() for one in rows if said(one) not in kept]
    by = say(
        "Lo propuso %(name)s %(when)s", name=by_whom(uow, draft.proposed_by), when=manner.moment(draft.proposed_at)
    )
    own = is_same_person(uow, draft.proposed_by, f"staff:{me.staff.id}")
    return Waiting(draft.id, by, draft.why, own, _lines(proposed, cadence), gone, _gap(proposed))


def _lines(cadence: Cadence, today: Cadence) -> list[Line]:
    """Return the contacts of all clients, then those of each segment that has its own."""
    known = {name: {said(one) for one in rows} for name, rows in _rows(today).items()}
    return [
        Line(name, [(said(one), said(one) not in known.get(name, ())) for one in rows])
        for name, rows in _rows(cadence).items()
    ]


def _rows(cadence: Cadence) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    sets = [("", cadence.rows), *cadence.segments.items()]
    for segment, rows in sets:
        whose = say("segmento %(name)s", name=segment) if segment else say("todos los clientes")
        bills = [one for one in rows if one.kind not in PROMISED]
        promises = [one for one in rows if one.kind in PROMISED]
        for title, own in ((say("De una factura"), bills), (say("De un día prometido"), promises)):
            if own:
                found[f"{title}, {whose}"] = sorted(own, key=lambda one: one.day)
    return found


def said(one: Row) -> str:
    """Say which contact a row is."""
    if one.kind not in PROMISED:
        return of_bill(one)
    voice = f": {VOICES[one.voice]}" if one.voice else ""
    return f"{_promised(one.day)}{voice}"


def _promised(day: int) -> str:
    """Say how far a day is from a promised one."""
    if not day:
        return say("El día prometido")
    if day > 0:
        return say_many("%(num)s día después del prometido", "%(num)s días después del prometido", day)
    return say_many("%(num)s día antes del prometido", "%(num)s días antes del prometido", -day)


def _gap(cadence: Cadence) -> str:
    return say_many(
        "Entre dos contactos pasa al menos %(num)s día; la ley de cada país puede pedir más.",
        "Entre dos contactos pasan al menos %(num)s días; la ley de cada país puede pedir más.",
        cadence.gap_days,
    )
