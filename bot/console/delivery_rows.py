"""Show one message that did not go through: whose it is, what became of it, what may be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.line import told_of_waiting
from bot.console.login import Signed
from bot.console.manner import Manner, ended, place, span
from bot.console.office import Parts
from bot.console.provider_words import why
from bot.console.speech import N_, Phrases, say
from bot.leftovers import ASKED, STALE, obstacle
from storage.leftovers import Leftover
from storage.queue.leases import GIVEN_UP
from storage.schema import Client, Creditor, InboxRow, SendStatus
from storage.unit_of_work import UnitOfWork

OBSTACLES: Mapping[str, str] = Phrases(
    {
        STALE: N_("Es un aviso de otro día: ya no corresponde enviarlo."),
        ASKED: N_("Se le está preguntando al proveedor si lo tomó; en unos minutos se sabe."),
    }
)
ERASED = N_("Lo que escribió se borra y ya no se atiende. No se puede deshacer.")
TWICE = N_("Puede que el cliente ya lo tenga. Si lo envía otra vez, puede llegarle dos veces.")


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


def letter(
    uow: UnitOfWork, parts: Parts, me: Signed, row: InboxRow, creditor: Creditor | None, *, is_asked: bool
) -> Row:
    """Return a message from somebody that could not be handled."""
    client = _whose(uow, me, row)
    now = parts.clock.now()
    owner = uow.creditors.get(client.creditor_id) if client else creditor
    when = (
        Manner.of(owner, now).moment(row.received_at)
        if owner
        else say("hace %(span)s", span=span(now - row.received_at))
    )
    case = _case(uow, client)
    return Row(
        number=row.id,
        name=client.name if client else say("Alguien sin identificar"),
        facts=" · ".join(filter(None, [place(row.channel, row.address), when, owner.name if owner else ""])),
        words=str((row.payload or {}).get("text") or "") if client else "",
        state=say("No se pudo atender, tras %(tries)s intentos", tries=row.tries),
        why=say(
            "Falló algo en el servicio: avise a quien lo opera. Error %(error)s.", error=row.error or say("desconocido")
        ),
        code="",
        note=say(ERASED) if is_asked else "" if client else say("Sus palabras se muestran cuando se sabe quién es."),
        again="revive",
        let_go="drop",
        case=case,
        is_asked=is_asked,
    )


def _whose(uow: UnitOfWork, me: Signed, row: InboxRow) -> Client | None:
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


def leftover(uow: UnitOfWork, parts: Parts, found: Leftover, *, is_asked: bool) -> Row:
    """Return a message of ours that did not arrive, may not have, or waits."""
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
        note=_note(uow, found, against, is_asked=is_asked),
        again="" if against else "again",
        let_go="" if is_parked else "let_go",
        case=_case(uow, found.client),
        is_asked=is_asked and against is None,
    )


def _note(uow: UnitOfWork, found: Leftover, against: str | None, *, is_asked: bool) -> str:
    """Say what stands in the way of sending a message again; of one that waits, whether its client knows."""
    if found.row.status is SendStatus.PARKED:
        return ended(told_of_waiting(uow, found.client))
    return say(TWICE) if is_asked else OBSTACLES.get(against or "", "")


def _state(found: Leftover, manner: Manner) -> str:
    row = found.row
    match row.status:
        case SendStatus.PARKED:
            return say("Espera desde %(when)s a que el cliente escriba", when=manner.moment(row.created_at))
        case SendStatus.UNKNOWN:
            return (
                say("No se sabe si llegó")
                if row.looks >= GIVEN_UP
                else say("No se sabe si llegó; se pregunta al proveedor")
            )
        case SendStatus.DEAD:
            return say("No salió, tras %(tries)s intentos", tries=row.tries)
    return say("No llegó")


def _case(uow: UnitOfWork, client: Client | None) -> int | None:
    """Return the client's newest case that is not resolved."""
    found = uow.cases.open_of(client.creditor_id, client.id) if client else []
    return found[-1].id if found else None
