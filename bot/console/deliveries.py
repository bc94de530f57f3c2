"""Show a supervisor what did not go through: messages that could not be handled, or did not arrive, or wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner, place, span
from bot.console.office import Parts
from bot.console.provider_words import pause, why
from bot.console.queue import Option
from bot.leftovers import ASKED, STALE, obstacle
from storage.leftovers import Leftover, count_dead_letters, count_leftovers, dead_letters, leftovers
from storage.queue.outbox import GIVEN_UP
from storage.schema import Client, Creditor, InboxRow, SendStatus
from storage.unit_of_work import UnitOfWork

LENGTH = 25  #: messages of one page
PAGE_MAX = 10_000
IN, UNKNOWN, FAILED, PARKED = "in", "unknown", "failed", "parked"
VIEWS: Mapping[str, tuple[str, tuple[SendStatus, ...]]] = {
    IN: ("Sin atender", ()),
    UNKNOWN: ("Sin saber si llegaron", (SendStatus.UNKNOWN,)),
    FAILED: ("No llegaron", (SendStatus.FAILED, SendStatus.DEAD)),
    PARKED: ("Esperan al cliente", (SendStatus.PARKED,)),
}
EMPTY: Mapping[str, str] = {
    IN: "Todo lo que escribieron los clientes se pudo atender.",
    UNKNOWN: "De cada mensaje se sabe si salió.",
    FAILED: "Nada quedó sin llegar.",
    PARKED: "Ninguna respuesta espera a que su cliente escriba.",
}
HINTS: Mapping[str, str] = {
    IN: "Mensajes de clientes que fallaron una y otra vez. De quien se sabe quién es, se abrió un caso.",
    UNKNOWN: "La conexión se cortó al enviarlos. No salen otra vez por sí solos, para que nadie los reciba dos veces.",
    FAILED: "El proveedor no los tomó o no los pudo entregar. El cliente no los ha visto.",
    PARKED: "WhatsApp solo deja escribir dentro de las 24 horas desde el último mensaje del cliente. "
    "Salen solos en cuanto escriba.",
}
OBSTACLES: Mapping[str, str] = {
    STALE: "Es un aviso de otro día: ya no corresponde enviarlo.",
    ASKED: "Se le está preguntando al proveedor si lo tomó; en unos minutos se sabe.",
}
ERASED = "Lo que escribió se borra y ya no se atiende. No se puede deshacer."
TWICE = "Puede que el cliente ya lo tenga. Si lo envía otra vez, puede llegarle dos veces."


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
class Row:
    """One message. `again` and `let_go` name the acts that it allows, empty where it allows none; `note` says why.

    `words` stay empty where whose they are is not known.
    """

    number: int
    name: str
    facts: str
    words: str
    state: str
    why: str
    code: str
    note: str
    again: str
    let_go: str
    case: int | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class View:
    """One of the lists, with how many stand in it."""

    title: str
    count: int
    href: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The page as it is shown; `pauses` say by what nothing leaves now, `newer` and `older` are addresses or empty."""

    pauses: Sequence[str]
    views: Sequence[View]
    rows: Sequence[Row]
    hint: str
    empty: str
    sought: Sought
    creditors: Sequence[Option]
    codes: Sequence[Option]
    all_ids: str
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
    page = {"limit": LENGTH, "offset": (seen.page - 1) * LENGTH}
    if view == IN:
        letters = dead_letters(uow.session, creditors, **page)
        rows = [_letter(uow, parts, me, *found, is_asked=found[0].id == asked) for found in letters]
    else:
        found = leftovers(uow.session, VIEWS[view][1], code=code, **page)
        rows = [_leftover(uow, parts, one, is_asked=one.row.id == asked) for one in found]
    uow.scope(*me.creditors)
    names = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
    now = parts.clock.now()
    return Listing(
        pauses=[pause(account, until - now) for account, until in uow.paces.closed(now).items()],
        views=[View(title, totals[name], seen.to(view=name, code=None, page=1), name == view)
               for name, (title, _) in VIEWS.items()],
        rows=rows,
        hint=HINTS[view],
        empty=EMPTY[view],
        sought=seen,
        creditors=names if len(names) > 1 else (),
        codes=_codes(counts[view]) if view == FAILED else (),
        all_ids=",".join(str(row.number) for row in rows) if view == FAILED else "",
        newer=seen.to(page=seen.page - 1) if seen.page > 1 else "",
        older=seen.to(page=seen.page + 1) if seen.page * LENGTH < total else "",
    )  # fmt: skip


def _counts(uow: UnitOfWork, creditors: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return how many messages stand in each list, by code."""
    found: dict[str, dict[str, int]] = {view: {} for view in VIEWS}
    found[IN][""] = count_dead_letters(uow.session, creditors)
    for (status, code), count in count_leftovers(uow.session, creditors).items():
        view = next(name for name, (_, statuses) in VIEWS.items() if status in statuses)
        found[view][code] = found[view].get(code, 0) + count
    return found


def _codes(counts: Mapping[str, int]) -> list[Option]:
    """Return the reasons of a list as choices, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Option(code, f"{why(code)} ({count})") for code, count in ordered if code]


def _letter(
    uow: UnitOfWork, parts: Parts, me: Signed, row: InboxRow, creditor: Creditor | None, *, is_asked: bool
) -> Row:
    client = whose(uow, me, row)
    now = parts.clock.now()
    owner = uow.creditors.get(client.creditor_id) if client else creditor
    when = Manner.of(owner, now).moment(row.received_at) if owner else f"hace {span(now - row.received_at)}"
    case = _case(uow, client)
    return Row(
        number=row.id,
        name=client.name if client else "Alguien sin identificar",
        facts=" · ".join(filter(None, [place(row.channel, row.address), when, owner.name if owner else ""])),
        words=str((row.payload or {}).get("text") or "") if client else "",
        state=f"No se pudo atender, tras {row.tries} intentos",
        why=f"Falló algo en el servicio: avise a quien lo opera. Error {row.error or 'desconocido'}.",
        code="",
        note=ERASED if is_asked else "" if client else "Sus palabras se muestran cuando se sabe quién es.",
        again="revive",
        let_go="drop",
        case=case,
        is_asked=is_asked,
    )


def whose(uow: UnitOfWork, me: Signed, row: InboxRow) -> Client | None:
    """Return the client who wrote what could not be handled, if that is certain and whoever looks may see them.

    Without a signed link that is who alone is reached at the address, among the clients of everybody.
    """
    if row.creditor_id is not None and row.client_id is not None:
        return uow.clients.find(row.creditor_id, row.client_id)
    uow.scope(*uow.creditors.ids())
    reached = uow.clients.reached_at(row.address, row.channel)
    found = {(one.client.creditor_id, one.client.id): one.client for one in reached}
    uow.scope(*me.creditors)
    (one, *others) = found.values() if found else (None,)
    return one if one is not None and not others and one.creditor_id in me.creditors else None


def _leftover(uow: UnitOfWork, parts: Parts, found: Leftover, *, is_asked: bool) -> Row:
    row, manner = found.row, Manner.of(found.creditor, parts.clock.now())
    against = obstacle(found, manner.now)
    is_parked = row.status is SendStatus.PARKED
    said = "" if is_parked else why(row.error)
    return Row(
        number=row.id,
        name=found.client.name,
        facts=" · ".join(
            [place(row.channel, found.address.address), manner.moment(row.created_at), found.creditor.name]
        ),
        words=found.message.text,
        state=_state(found, manner),
        why=said,
        code="" if is_parked or not row.error or row.error in said else row.error,
        note=TWICE if is_asked else OBSTACLES.get(against or "", ""),
        again="" if against else "again",
        let_go="" if is_parked else "let_go",
        case=_case(uow, found.client),
        is_asked=is_asked and against is None,
    )


def _state(found: Leftover, manner: Manner) -> str:
    row = found.row
    match row.status:
        case SendStatus.PARKED:
            return f"Espera desde {manner.moment(row.created_at)} a que el cliente escriba"
        case SendStatus.UNKNOWN:
            return "No se sabe si llegó" if row.looks >= GIVEN_UP else "No se sabe si llegó; se pregunta al proveedor"
        case SendStatus.DEAD:
            return f"No salió, tras {row.tries} intentos"
    return "No llegó"


def _case(uow: UnitOfWork, client: Client | None) -> int | None:
    """Return the client's newest case that is not resolved."""
    found = uow.cases.open_of(client.creditor_id, client.id) if client else []
    return found[-1].id if found else None
