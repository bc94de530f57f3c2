"""Show a supervisor what did not go through: messages not handled, not arrived or waiting, events not told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.delivery_rows import Row, leftover, letter
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.office import Parts
from bot.console.provider_words import pause, why
from bot.console.queue import Option
from bot.console.speech import N_, Phrases, say
from bot.console.webhook_rows import unheard
from storage.leftovers import count_dead_letters, count_leftovers, dead_letters, leftovers
from storage.schema import SendStatus
from storage.unit_of_work import UnitOfWork

LENGTH = 25  #: messages of one page
PAGE_MAX = 10_000
IN, UNKNOWN, FAILED, PARKED, UNHEARD = "in", "unknown", "failed", "parked", "unheard"
VIEWS: Mapping[str, tuple[str, tuple[SendStatus, ...]]] = {
    IN: (N_("Sin atender"), ()),
    UNKNOWN: (N_("Sin saber si llegaron"), (SendStatus.UNKNOWN,)),
    FAILED: (N_("No llegaron"), (SendStatus.FAILED, SendStatus.DEAD)),
    PARKED: (N_("Esperan al cliente"), (SendStatus.PARKED,)),
    UNHEARD: (N_("Avisos a otros sistemas"), ()),
}
EMPTY: Mapping[str, str] = Phrases(
    {
        IN: N_("Todo lo que escribieron los clientes se pudo atender."),
        UNKNOWN: N_("De cada mensaje se sabe si salió."),
        FAILED: N_("Nada quedó sin llegar."),
        PARKED: N_("Ninguna respuesta espera a que su cliente escriba."),
        UNHEARD: N_("Los otros sistemas de la empresa recibieron todo lo que pidieron saber."),
    }
)
HINTS: Mapping[str, str] = Phrases(
    {
        IN: N_("Mensajes de clientes que fallaron una y otra vez. De quien se sabe quién es, se abrió un caso."),
        UNKNOWN: N_(
            "La conexión se cortó al enviarlos. No salen otra vez por sí solos, para que nadie los reciba dos veces."
        ),
        FAILED: N_("El proveedor no los tomó o no los pudo entregar. El cliente no los ha visto."),
        PARKED: N_(
            "WhatsApp solo deja escribir dentro de las 24 horas desde el último mensaje del cliente. "
            "Salen solos en cuanto escriba."
        ),
        UNHEARD: N_("Otros sistemas de la empresa pidieron saberlo y no lo tomaron en tres días. Nada se perdió."),
    }
)


ALL: Mapping[str, str] = {FAILED: "let_go", UNHEARD: "resend"}  #: what can be done with all that are seen


@dataclass(frozen=True, slots=True)
class Sought:
    """Which messages are looked at: what stands in the address of the page."""

    view: str = ""
    creditor: str = ""
    code: str | None = None
    page: int = 1

    def to(self, **changed: str | int | None) -> str:
        """Return the address of the page, seen in this way but for what is changed."""
        given = {"view": self.view, "creditor": self.creditor, "code": self.code, "page": self.page} | changed
        kept = {name: value for name, value in given.items() if value not in ("", None, 1)}
        return f"/console/deliveries{f'?{urlencode(kept)}' if kept else ''}"


@dataclass(frozen=True, slots=True)
class View:
    """One of the lists, with how many stand in it."""

    title: str
    count: int
    href: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The page as it is shown; `pauses` say by what nothing leaves now, `newer` and `older` are addresses or empty.

    `all_act` is what can be done with all that are seen, whose numbers are `all_ids`.
    """

    pauses: Sequence[str]
    views: Sequence[View]
    rows: Sequence[Row]
    hint: str
    empty: str
    sought: Sought
    creditors: Sequence[Option]
    codes: Sequence[Option]
    all_ids: str
    all_act: str
    newer: str
    older: str


def sought_of(query: Form) -> Sought:
    """Return what a page's address asks for; what is unknown is passed over."""
    page = query.get("page", "")
    return Sought(
        view=query.get("view", "") if query.get("view") in VIEWS else "",
        creditor=query.get("creditor", ""),
        code=query.get("code") or None,
        page=min(max(int(page), 1), PAGE_MAX) if page.isdecimal() and len(page) < len(str(PAGE_MAX)) else 1,
    )


def read_deliveries(uow: UnitOfWork, parts: Parts, me: Signed, sought: Sought, asked: int | None = None) -> Listing:
    """Return one list of what did not go through; `asked` is the message that a second press is asked for."""
    creditors = (sought.creditor,) if sought.creditor in me.creditors else me.creditors
    uow.scope(*creditors)
    counts = _counts(uow, creditors)
    totals = {view: sum(counts.get(view, {}).values()) for view in VIEWS}
    view = sought.view or next((name for name, total in totals.items() if total), IN)
    code = sought.code if sought.code in counts.get(view, {}) else None
    seen = Sought(view, sought.creditor if creditors != me.creditors else "", code, sought.page)
    total = counts[view].get(code, 0) if code else totals[view]
    rows = _rows(uow, parts, me, seen, creditors, asked)
    uow.scope(*me.creditors)
    names = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
    now = parts.clock.now()
    return Listing(
        pauses=[pause(account, until - now) for account, until in uow.paces.closed(now).items()],
        views=[View(say(title), totals[name], seen.to(view=name, code=None, page=1), name == view)
               for name, (title, _) in VIEWS.items()],
        rows=rows,
        hint=HINTS[view],
        empty=EMPTY[view],
        sought=seen,
        creditors=names if len(names) > 1 else (),
        codes=_codes(counts[view]) if view == FAILED else (),
        all_ids=",".join(str(row.number) for row in rows if view != UNHEARD or row.again) if view in ALL else "",
        all_act=ALL.get(view, ""),
        newer=seen.to(page=seen.page - 1) if seen.page > 1 else "",
        older=seen.to(page=seen.page + 1) if seen.page * LENGTH < total else "",
    )  # fmt: skip


def _rows(
    uow: UnitOfWork, parts: Parts, me: Signed, seen: Sought, creditors: Sequence[str], asked: int | None
) -> list[Row]:
    """Return a page of one list."""
    page = {"limit": LENGTH, "offset": (seen.page - 1) * LENGTH}
    if seen.view == IN:
        letters = dead_letters(uow.session, creditors, **page)
        return [letter(uow, parts, me, *found, is_asked=found[0].id == asked) for found in letters]
    if seen.view == UNHEARD:
        return [unheard(uow, parts, one) for one in uow.deliveries.dead(**page)]
    found = leftovers(uow.session, VIEWS[seen.view][1], code=seen.code, **page)
    return [leftover(uow, parts, one, is_asked=one.row.id == asked) for one in found]


def _counts(uow: UnitOfWork, creditors: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return how many messages stand in each list, by code."""
    found: dict[str, dict[str, int]] = {view: {} for view in VIEWS}
    found[IN][""] = count_dead_letters(uow.session, creditors)
    found[UNHEARD][""] = uow.deliveries.count_dead()
    for (status, code), count in count_leftovers(uow.session, creditors).items():
        view = next(name for name, (_, statuses) in VIEWS.items() if status in statuses)
        found[view][code] = found[view].get(code, 0) + count
    return found


def _codes(counts: Mapping[str, int]) -> list[Option]:
    """Return the reasons of a list as choices, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Option(code, f"{why(code)} ({count})") for code, count in ordered if code]
