"""Let a supervisor propose a way to pay: a sheet for its kind, and a list with it added, changed or taken away.

Changes of the same person gather in the list that waits in their name. Somebody else's is left alone until it is
decided on: what two people proposed together nobody could approve knowingly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.actors import is_same_person
from bot.console.gate import Form, Refusal
from bot.console.means_fault_words import UNCLEAR, in_words
from bot.console.press import Press
from bot.console.speech import N_, Phrases, say
from bot.creditors import means
from bot.creditors.comparison import in_order
from bot.creditors.proposing import FORMS, asked_of, judged
from bot.errors import BadFile
from bot.paylinks.providers import Providers, read_providers, serves
from storage.schema import Json, MeansList
from storage.unit_of_work import UnitOfWork

LENGTH_MAX = 300  #: characters of a field
CHANGED = N_("Mientras usted escribía, otra persona cambió la lista: mire cómo está ahora y vuelva a proponer.")
SAME = N_("Así lo leen ya los clientes: no hay nada que proponer.")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in; `values`: the only ones that there are."""

    name: str
    label: str
    value: str
    must: bool
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A way to pay being written: new, or in the place of one of the list; -1 where it is new."""

    creditor: str
    kind: str
    place: int
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Base:
    """The list that a proposal begins with; `number` is 0 where none is written down yet."""

    number: int
    document: Sequence[Json]


def base_of(uow: UnitOfWork, creditor: str, actor: str) -> Base | None:
    """Return what a person's proposal begins with; None while somebody else's waits."""
    waiting, active = uow.means.waiting(creditor), uow.means.active(creditor)
    if waiting is not None:
        return _based(waiting) if is_same_person(uow, waiting.proposed_by, actor) else None
    return _based(active) if active else Base(0, uow.creditors.get(creditor).document.get(means.KEY) or [])


def sheet_of(base: Base, creditor: str, asked: Form, providers: Providers, names: Mapping[str, str]) -> Sheet | None:
    """Return the sheet that an address or a form asks for, with what stands there or was typed."""
    place = _place(asked, base)
    known: Json = base.document[place] if place >= 0 else {}
    kind = str(known.get("kind") or asked.get("kind", ""))
    if kind not in FORMS or creditor != asked.get("creditor"):
        return None
    served = [name for name in providers if serves(providers, name, creditor)]
    fields = []
    for name, must, values in asked_of(kind):
        value = str(asked.get(name, known.get(name, "")) or "")
        options = _options(name, served if name == "provider" else values)
        fields.append(Field(name, names.get(name, name), value, must, options))
    return Sheet(creditor, kind, place, fields)


def propose(press: Press) -> None:
    """Propose a list with one way added, or another in the place of one."""
    base = _base(press)
    place, kind = _place(press.form, base), press.form.get("kind", "")
    if kind not in FORMS:
        raise Refusal(say(UNCLEAR))
    written = {name: press.form.get(name, "").strip()[:LENGTH_MAX] for name, *_ in asked_of(kind)}
    way: Json = {"kind": kind, **{name: value for name, value in written.items() if value}}
    document = [*base.document, way] if place < 0 else [*base.document[:place], way, *base.document[place + 1 :]]
    _put(press, document)


def remove(press: Press) -> None:
    """Propose a list without one of its ways."""
    base = _base(press)
    place = _place(press.form, base)
    if place < 0:
        raise Refusal(say(CHANGED))
    _put(press, [one for at, one in enumerate(base.document) if at != place])


def line_of(way: Json) -> str:
    """Return a way in one line, without its kind."""
    return ", ".join(value for key, value in in_order(way) if key != "kind")


def _put(press: Press, document: Sequence[Json]) -> None:
    uow, settings = press.uow, press.parts.settings
    row = uow.creditors.get(press.form.get("creditor", ""))
    try:
        stored = judged(row, document, settings.sender_role, read_providers(settings))
    except BadFile as fault:
        raise Refusal(in_words(fault.faults)) from fault
    if means.propose(uow, row.id, stored, press.actor, press.now) is None:
        raise Refusal(say(SAME))


def _base(press: Press) -> Base:
    """Return the list that a form began with. Raises Refusal where it is another one by now."""
    creditor = press.form.get("creditor", "")
    if creditor not in press.me.creditors:
        raise Refusal(say(CHANGED))
    press.uow.creditors.lock(creditor)
    base = base_of(press.uow, creditor, press.actor)
    if base is None or press.form.get("list") != str(base.number):
        raise Refusal(say(CHANGED))
    return base


def _place(asked: Form, base: Base) -> int:
    """Return the place in a list that is asked for; -1 where none is."""
    written = asked.get("place", "")
    place = int(written) if written.isascii() and written.isdecimal() and len(written) < 4 else -1  # noqa: PLR2004
    return place if place < len(base.document) else -1


def _based(row: MeansList) -> Base:
    return Base(row.id, row.document)


REFERENCES = Phrases({"client": N_("la referencia del cliente"), "bill": N_("el número de la boleta o factura")})


def _options(name: str, values: Sequence[str]) -> Sequence[tuple[str, str]]:
    return [(value, REFERENCES.get(value, value) if name == "reference" else value) for value in values]
