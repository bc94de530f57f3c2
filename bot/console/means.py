"""Show supervisors the ways to pay of their creditors: what clients are told, and beside it what waits for a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.actors import is_same_person, name_of
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.means_form import Sheet, base_of, line_of, sheet_of
from bot.console.office import Parts
from bot.console.speech import N_, Phrases, say
from bot.creditors.comparison import Change, Pair, compare, in_order
from bot.paylinks.providers import read_providers
from storage.schema import Json, MeansList
from storage.unit_of_work import UnitOfWork

PATH = "/console/means"
KINDS: Mapping[str, str] = Phrases(
    {
        "transfer": N_("Transferencia"),
        "link": N_("Enlace"),
        "card_link": N_("Página para pagar con tarjeta"),
        "payment_link": N_("Página propia de cada cliente"),
        "cheque": N_("Cheque"),
        "direct_debit": N_("Débito automático"),
        "pix": N_("Pix"),
        "cash": N_("Efectivo"),
        "other": N_("Otra forma"),
    }
)
NAMES: Mapping[str, str] = Phrases(
    {
        "label": N_("nombre"),
        "bank": N_("banco"),
        "holder": N_("titular"),
        "tax_id": N_("identificación fiscal"),
        "account": N_("cuenta"),
        "url": N_("dirección"),
        "key": N_("llave"),
        "city": N_("ciudad"),
        "where": N_("dónde se entrega"),
        "provider": N_("proveedor de pagos"),
        "reference_field": N_("campo de la referencia"),
        "reference": N_("qué va en ese campo"),
    }
)
CHANGES: Mapping[Change, str] = Phrases(
    {"same": N_("Sigue igual"), "changed": N_("Cambia"), "added": N_("Nueva"), "removed": N_("Se quita")}
)
OWN = N_("La propuso usted, o alguien con su nombre: la aprueba otra persona de supervisión.")


@dataclass(frozen=True, slots=True)
class Cell:
    """One way to pay: its kind, and what it consists of, each with whether it differs from the other side."""

    kind: str
    parts: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Row:
    """One way to pay on both sides; None where there is none."""

    change: str
    is_news: bool
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What whoever looks can propose: the list that it begins with, its ways by kind and line, and an open sheet."""

    base: int
    ways: Sequence[tuple[str, str]]
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A creditor's ways to pay; `number` is of the list that waits, 0 where none does, `by` who proposed it and when.

    `own` says why whoever looks may not approve it, empty where they may; `draft` is None while another one's waits.
    """

    creditor: str
    name: str
    rows: Sequence[Row]
    number: int = 0
    by: str = ""
    own: str = ""
    draft: Draft | None = None


def read_means(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> list[Shown]:
    """Return the ways to pay of the creditors of whoever looks; where something waits, first.

    `asked` is what the address or a form names: which sheet is open, with what was typed.
    """
    shown = [
        replace(_shown(uow, parts, me, creditor), draft=_draft(uow, parts, me, creditor, asked))
        for creditor in me.creditors
    ]
    return sorted(shown, key=lambda one: not one.number)


def _draft(uow: UnitOfWork, parts: Parts, me: Signed, creditor: str, asked: Form) -> Draft | None:
    base = base_of(uow, creditor, f"staff:{me.staff.id}")
    if base is None:
        return None
    ways = [(KINDS.get(str(way["kind"]), str(way["kind"])), line_of(way)) for way in base.document]
    return Draft(base.number, ways, sheet_of(base, creditor, asked, read_providers(parts.settings), NAMES))


def _shown(uow: UnitOfWork, parts: Parts, me: Signed, creditor: str) -> Shown:
    row, waiting = uow.creditors.get(creditor), uow.means.waiting(creditor)
    active = uow.means.active(creditor)
    told = active.document if active else row.document.get("payment_means") or []
    if waiting is None:
        return Shown(creditor, row.name, [_row(pair) for pair in compare(told, told)])
    own = is_same_person(uow, waiting.proposed_by, f"staff:{me.staff.id}")
    by = _proposed(uow, waiting, Manner.of(row, parts.clock.now()))
    rows = [_row(pair) for pair in compare(told, waiting.document)]
    return Shown(creditor, row.name, rows, waiting.id, by, say(OWN) if own else "")


def _proposed(uow: UnitOfWork, waiting: MeansList, manner: Manner) -> str:
    return say(
        "Lo propuso %(name)s %(when)s", name=name_of(uow, waiting.proposed_by), when=manner.moment(waiting.proposed_at)
    )


def _row(pair: Pair) -> Row:
    news = pair.change != "same"
    return Row(CHANGES[pair.change], news, _cell(pair.before, pair.keys), _cell(pair.after, pair.keys))


def _cell(means: Json | None, differing: Sequence[str]) -> Cell | None:
    if means is None:
        return None
    found = [(NAMES.get(key, key), value, key in differing) for key, value in in_order(means) if key != "kind"]
    return Cell(KINDS.get(str(means["kind"]), str(means["kind"])), found)
