"""Let an adviser stop the contacts about one account, or a bill of it, with reason and end, and lift that again."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot import pauses
from bot.console import words
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from flows.contact.packs import Pack
from flows.contact.week import find_zone
from storage.schema import Client

REASON_MAX, FIGURES_MAX = 200, 15  #: characters of a reason, figures of a hold's number
FAULTS: Mapping[str, str] = Phrases(
    {
        "kind": N_("Elija qué es, de la lista."),
        "until": N_("El último día ya pasó."),
        "invoice": N_("Elija una factura que este cliente deba; lo que la ley detiene es toda la cuenta."),
        "hold": N_("Eso ya no está detenido, o se levanta al resolver su caso."),
    }
)


def place_pause(act: Act) -> str | None:
    """Stop contacts, or the collection of a bill, by the adviser's word. Raises Refusal."""
    client, pack = _whose(act)
    reason = " ".join(act.form.get("reason", "").split())
    if not 0 < len(reason) <= REASON_MAX:
        raise Refusal(say("Diga por qué, en hasta %(most)s letras.", most=REASON_MAX))
    bill = act.form.get("invoice") or None
    until, actor = _end(act.form.get("until", ""), client), f"staff:{act.me.staff.id}"
    try:
        pauses.place(act.uow, pack, client, act.form.get("kind", ""), reason, until, actor, act.now, bill=bill)
    except ClientMistake as fault:
        raise Refusal(FAULTS.get(fault.field or "", say(words.NOT_DONE))) from fault
    act.tell()
    return "hold-bill" if bill else None


def lift_pause(act: Act) -> None:
    """Lift what was stopped by hand. Raises Refusal."""
    client, pack = _whose(act)
    given = act.form.get("hold", "")
    number = int(given) if given.isdecimal() and len(given) <= FIGURES_MAX else 0
    try:
        pauses.lift(act.uow, pack, client, number, f"staff:{act.me.staff.id}", act.now)
    except ClientMistake as fault:
        raise Refusal(FAULTS.get(fault.field or "", say(words.NOT_DONE))) from fault


def _whose(act: Act) -> tuple[Client, Pack | None]:
    client = act.uow.clients.get(act.case.creditor_id, act.case.client_id)
    return client, act.parts.packs.of(client.country)


def _end(written: str, client: Client) -> datetime | None:
    """Return the end of a day where the client lives, none where nothing is typed. Raises Refusal."""
    if not written:
        return None
    try:
        return datetime.combine(date.fromisoformat(written) + timedelta(days=1), time.min, find_zone(client.timezone))
    except (ValueError, OverflowError) as fault:
        raise Refusal(say("Elija el último día en el calendario, o déjelo vacío.")) from fault
