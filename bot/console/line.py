"""Say where an answer leaves and when: honestly, before an adviser writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.adviser_words import home_for
from bot.console import words
from bot.console.manner import Manner, ended, place, span
from bot.console.office import Parts
from bot.console.sight import Seen
from bot.console.speech import N_, Phrases, say
from bot.door import WINDOW, Door, Knock
from bot.stage import locale_of
from bot.window import heard_at
from flows.contact.request import Decision
from flows.contact.rules import STOPPED
from flows.wording.templates import NUDGE, PREFIX
from storage.schema import Address, Case, Client, Conversation, MessageStatus
from storage.unit_of_work import UnitOfWork

LOOKED_AT = 100  #: newest messages among which the notice of a parked answer is looked for
ARRIVES, TOLD, UNTOLD = N_("Se le está avisando"), N_("Ya se le avisó"), N_("El aviso de que espera no le llegó")
NOTICES: Mapping[MessageStatus, str] = Phrases(
    {
        MessageStatus.QUEUED: ARRIVES,
        MessageStatus.SENT: TOLD,
        MessageStatus.DELIVERED: TOLD,
        MessageStatus.READ: TOLD,
        MessageStatus.UNKNOWN: N_("No se sabe si le llegó el aviso de que espera"),
        MessageStatus.BLOCKED: UNTOLD,
        MessageStatus.FAILED: UNTOLD,
    }
)
UNHEARD = N_("el cliente no ha escrito aún a este número")
LAST = timedelta(hours=1)  #: before a window closes whoever has the case is warned
WINDOWED = frozenset({"whatsapp"})  #: channels whose provider takes free text only for a while after the client's


@dataclass(frozen=True, slots=True)
class Line:
    """Where an answer leaves and when, in a line; `is_open` is false when it will wait or not leave at all.

    `is_closing` when it leaves freely for less than an hour more.
    """

    words: str
    is_open: bool
    is_closing: bool = False


def find_address(uow: UnitOfWork, case: Case, client: Client, conversation: Conversation | None) -> Address | None:
    """Return where an answer would go: the address used last, else the first that is known and right.

    What only a verified client may have opened is answered where they are verified, as the desk does.
    """
    if conversation is not None and conversation.address_id is not None:
        return home_for(uow, case, client, conversation) or uow.addresses.get(conversation.address_id)
    points = uow.clients.contact_points(client.creditor_id, client.id)
    return next((address for _, address in points if address.wrong_at is None), None)


def read_line(seen: Seen) -> Line:
    """Say where an answer goes and when it leaves."""
    uow, parts, client, manner = seen.uow, seen.parts, seen.client, seen.manner
    conversation = uow.conversations.get(client.creditor_id, client.id)
    address = find_address(uow, seen.case, client, conversation)
    if conversation is None or address is None:
        return Line(say("No hay una dirección donde escribirle: agréguela primero."), is_open=False)
    name = place(address.channel, address.address)
    profile = parts.bot.profiles.get(uow, client.creditor_id)
    knock = Knock("adviser_reply", "adviser", address.channel, address, profile, client, conversation)
    decided = Door(parts.packs, parts.settings.sender_role).ask(uow, knock, manner.now)
    if decided.rule == STOPPED:
        return Line(say("%(name)s: espera a que se reanuden los envíos.", name=name), is_open=False)
    if decided.decision == "blocked" and decided.next_allowed_at is None:
        return Line(
            say("%(name)s: no saldrá. %(decision)s", name=name, decision=words.decision(decided.rule)), is_open=False
        )
    if address.channel in WINDOWED:
        return _window(seen, name, address, decided, heard_at(profile, address, conversation))
    if decided.decision == "blocked":
        return Line(f"{name}: {ended(_later(decided, manner))} {words.decision(decided.rule)}", is_open=False)
    return Line(say("%(name)s: sale al momento", name=name), is_open=True)


def closes_at(uow: UnitOfWork, parts: Parts, case: Case, client: Client, now: datetime) -> datetime | None:
    """Return when a case's window closes that does so within the hour; None for any other."""
    conversation = uow.conversations.get(client.creditor_id, client.id)
    address = find_address(uow, case, client, conversation)
    if conversation is None or address is None or address.channel not in WINDOWED:
        return None
    heard = heard_at(parts.bot.profiles.get(uow, client.creditor_id), address, conversation)
    return heard + WINDOW if heard is not None and now < heard + WINDOW <= now + LAST else None


def _window(seen: Seen, name: str, address: Address, decided: Decision, heard: datetime | None) -> Line:
    """Say until when the provider takes free text; when it does not, what becomes of an answer."""
    manner = seen.manner
    if heard is not None and manner.now < heard + WINDOW:
        until = manner.moment(heard + WINDOW)
        if decided.decision == "blocked":
            return Line(f"{name}: {ended(_later(decided, manner))} {words.decision(decided.rule)}", is_open=False)
        if (left := heard + WINDOW - manner.now) <= LAST:
            closing = say("%(name)s: la ventana cierra en %(left)s, %(until)s", name=name, left=span(left), until=until)
            return Line(closing, is_open=True, is_closing=True)
        return Line(say("%(name)s: puede escribir libremente hasta %(until)s", name=name, until=until), is_open=True)
    since = say("la ventana está cerrada desde %(when)s", when=manner.moment(heard + WINDOW)) if heard else say(UNHEARD)
    return Line(
        say(
            "%(name)s: %(since)s; su respuesta espera%(told)s",
            name=name,
            since=since,
            told=_told(seen, address, decided),
        ),
        is_open=False,
    )


def _told(seen: Seen, address: Address, decided: Decision) -> str:
    """Say how the client learns that an answer waits for their next message."""
    if seen.uow.outbox.parked(seen.client.creditor_id, seen.client.id, address.id):
        return say(" y sale cuando escriba. %(notice)s", notice=told_of_waiting(seen.uow, seen.client))
    account, language = seen.parts.settings.twilio_account_sid, locale_of(seen.client)[:2]
    known = seen.uow.templates.usable(account) if account else []
    if not any(one.name.startswith(f"{PREFIX}_{NUDGE}_{language}") for one in known):
        return say(" y sale cuando escriba. No hay una plantilla aprobada para avisarle")
    when = f" {seen.manner.moment(decided.next_allowed_at)}" if decided.next_allowed_at else ""
    return say("; se envía un aviso con plantilla%(when)s y sale cuando el cliente escriba", when=when)


def told_of_waiting(uow: UnitOfWork, client: Client) -> str:
    """Say what became of the notice by which a client learns that an answer waits."""
    rows = uow.messages.latest(client.creditor_id, client.id, LOOKED_AT)
    return NOTICES[next((row.status for row in reversed(rows) if row.text_key == NUDGE), MessageStatus.FAILED)]


def _later(decided: Decision, manner: Manner) -> str:
    return (
        say("saldrá %(when)s", when=manner.moment(decided.next_allowed_at))
        if decided.next_allowed_at
        else say("no saldrá")
    )
