"""Show an adviser the contacts with a client, and let them record one that was made outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import contacts
from bot.console import words
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.manner import Manner, by_whom
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from flows.contact.request import Contact, consumes
from storage.repositories.contacts import name_debt
from storage.schema import Client
from storage.schema import Contact as Row
from storage.unit_of_work import UnitOfWork

SHOWN = 6  #: newest contacts
SINCE = timedelta(days=40)  #: longer than any country counts
NOTE_MAX = 500  #: characters
MEANS: Mapping[str, str] = Phrases(
    {
        "call": N_("Llamada"),
        "visit": N_("Visita"),
        "letter": N_("Carta"),
        "email": N_("Correo"),
        "sms": N_("SMS"),
        "whatsapp": N_("WhatsApp"),
        "telegram": N_("Telegram"),
        contacts.OTHER: N_("Otro medio"),
    }
)
FAULTS: Mapping[str, str] = Phrases({"at": N_("La fecha del contacto debe ser de este último año, y no del futuro.")})


@dataclass(frozen=True, slots=True)
class Past:
    """One contact that counts: by which means, when, and who recorded it where it was made outside."""

    means: str
    when: str
    who: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """What the account pane shows of contacts; `latest` is the last moment that the form takes, local."""

    rows: Sequence[Past]
    means: Mapping[str, str]
    latest: str


def read_contacts(uow: UnitOfWork, client: Client, manner: Manner) -> Contacts:
    """Return the newest contacts with a client about this account, of those that the rules count."""
    debt = name_debt(client.creditor_id, client.id)
    rows = [row for row in uow.contacts.of_person(client.person_id, manner.now - SINCE) if _counts(row, debt)]
    latest = manner.now.astimezone(manner.zone).strftime("%Y-%m-%dT%H:%M")
    return Contacts([_past(uow, row, manner) for row in rows[::-1][:SHOWN]], MEANS, latest)


def record_contact(act: Act) -> None:
    """Record a contact that somebody of the team made outside."""
    client = act.uow.clients.get(act.case.creditor_id, act.case.client_id)
    channel, note = act.form.get("channel", ""), act.form.get("note", "").strip()[:NOTE_MAX]
    if channel not in MEANS:
        raise Refusal(say("Elija por qué medio fue el contacto."))
    at = _moment(act, act.form.get("at", ""))
    kind = "adviser_reply" if act.form.get("asked") == "1" else contacts.BY_HAND
    try:
        contacts.record(act.uow, client, channel, kind, at, note, f"staff:{act.me.staff.id}", act.now)
    except ClientMistake as fault:
        raise Refusal(FAULTS.get(fault.field or "", say(words.NOT_DONE))) from fault


def _moment(act: Act, written: str) -> datetime:
    """Return a local time of the form, in the creditor's zone. Raises Refusal."""
    zone = Manner.of(act.uow.creditors.get(act.case.creditor_id), act.now).zone
    try:
        return datetime.fromisoformat(written).replace(tzinfo=zone)
    except ValueError as fault:
        raise Refusal(say("Diga qué día y a qué hora fue el contacto.")) from fault


def _counts(row: Row, debt: str) -> bool:
    return row.debt == debt and consumes(Contact(row.at, row.channel, row.initiated_by, row.kind, row.debt))


def _past(uow: UnitOfWork, row: Row, manner: Manner) -> Past:
    means = MEANS.get(row.channel) or words.CHANNELS.get(row.channel, row.channel)
    return Past(means, manner.moment(row.at), by_whom(uow, row.recorded_by) if row.recorded_by else "")
