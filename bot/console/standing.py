"""Say how a message stands, as it is: on its way, waiting and for what, arrived, or not and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.console import words
from bot.console.manner import Manner
from bot.console.provider_words import why
from bot.console.speech import N_, say
from storage.queue.leases import GIVEN_UP
from storage.queue.outbox import UNSETTLED
from storage.schema import Direction, Message, MessageStatus, OutboxRow, SendStatus
from storage.unit_of_work import UnitOfWork

TROUBLE = {MessageStatus.FAILED, MessageStatus.BLOCKED, MessageStatus.UNKNOWN}
OPEN = {MessageStatus.QUEUED, MessageStatus.FAILED, MessageStatus.UNKNOWN}  #: of these the outbox knows more
PARKED = N_("espera: la ventana de WhatsApp está cerrada, y sale en cuanto el cliente escriba")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a message stands, in words. `waits` when it has not left and will; `in_trouble` when it did not arrive."""

    words: str
    in_trouble: bool = False
    waits: bool = False


def read_standings(uow: UnitOfWork, rows: Collection[Message], manner: Manner) -> Mapping[int, Standing]:
    """Return how each message of one conversation stands, by its number."""
    asked = [row for row in rows if row.direction is Direction.OUT and row.status in OPEN]
    first = next(iter(rows), None)
    sent = uow.outbox.of(first.creditor_id, first.client_id, [row.seq for row in asked]) if first and asked else {}
    ahead = min((seq for seq, row in sent.items() if row.status in UNSETTLED and not row.overtaken), default=0)
    return {row.seq: standing(row, sent.get(row.seq), manner, is_behind=0 < ahead < row.seq) for row in rows}


def standing(message: Message, row: OutboxRow | None, manner: Manner, *, is_behind: bool = False) -> Standing:
    """Return how one message stands; `row` is its place in the outbox, where it has one."""
    match message.status:
        case MessageStatus.FAILED:
            tried = (
                say("no salió, tras %(tries)s intentos", tries=row.tries)
                if row and row.status is SendStatus.DEAD
                else say("no llegó")
            )
            return Standing(_because(tried, message.error), in_trouble=True)
        case MessageStatus.UNKNOWN:
            asking = row is not None and row.looks < GIVEN_UP
            more = say("; se le está preguntando al proveedor") if asking else ""
            return Standing(f"{words.MESSAGES['unknown']}{more}", in_trouble=True)
        case MessageStatus.QUEUED if row is not None:
            return _waiting(row, manner, is_behind=is_behind)
    return Standing(words.MESSAGES.get(message.status, ""), in_trouble=message.status in TROUBLE)


def _waiting(row: OutboxRow, manner: Manner, *, is_behind: bool) -> Standing:
    """Say what a message waits for that has not left."""
    later = row.status is SendStatus.WAITING and row.next_at > manner.now
    if row.status is SendStatus.PARKED:
        return Standing(say(PARKED), waits=True)
    if later and row.overtaken:
        return Standing(say("espera su hora: sale %(when)s", when=manner.moment(row.next_at)), waits=True)
    if later and row.tries:
        return Standing(
            say(
                "%(why)s Se intenta otra vez %(when)s",
                why=_because(say("aún no salió"), row.error),
                when=manner.moment(row.next_at),
            ),
            waits=True,
        )
    if is_behind:
        return Standing(say("espera al mensaje anterior"), waits=True)
    return Standing(words.MESSAGES["queued"])


def _because(what: str, code: str | None) -> str:
    reason = why(code)
    return f"{what}: {reason[0].lower()}{reason[1:]}"
