"""Show a conversation to an adviser: every message as the client sees it, what was read in it, why it could leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.console import words
from bot.console.attachments import Shown, read_files, without_words
from bot.console.manner import Manner, ended
from bot.console.speech import say
from bot.console.standing import Standing, read_standings
from flows.negotiation.money import digits
from storage.schema import Client, Direction, Message
from storage.unit_of_work import UnitOfWork

LENGTH = 300  #: messages that a page shows at first, and that each further step adds
LENGTH_MAX = 3_000


@dataclass(frozen=True, slots=True)
class Why:
    """The contact rules' decision: in words, and the row's own name."""

    allowed: bool
    words: str
    rule: str
    until: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `day` stands where a new day begins; `reading` where the bot read something."""

    seq: int
    side: str  #: client, bot or adviser
    author: str
    text: str
    files: tuple[Shown, ...]
    choices: tuple[str, ...]
    time: str
    iso: str
    day: str
    channel: str
    standing: Standing
    reading: str
    is_unsure: bool
    is_objected: bool
    can_object: bool
    why: Why | None


@dataclass(frozen=True, slots=True)
class Thread:
    """The last messages of a conversation, at most `length`; where there are earlier ones `more` asks for so many."""

    said: Sequence[Said]
    length: int
    has_earlier: bool
    more: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What is told beside a message: who wrote it, what came with it, where it stands, what begins with it."""

    author: str
    files: tuple[Shown, ...]
    standing: Standing
    day: str
    channel: str
    is_objected: bool


def read_thread(uow: UnitOfWork, client: Client, manner: Manner, length: int = LENGTH) -> Thread:
    """Return the last messages with a client, oldest first."""
    found = uow.messages.latest(client.creditor_id, client.id, length + 1)
    rows = found[-length:]
    objected = uow.labels.objected(client.creditor_id, client.id)
    files = read_files(uow, client.creditor_id, [row.id for row in rows])
    standings = read_standings(uow, rows, manner)
    shown, day, channel = [], None, None
    for row in rows:
        on = row.at.astimezone(manner.zone).date()
        around = _Around(
            author=_author(uow, row, client),
            files=files.get(row.id, ()),
            standing=standings[row.seq],
            day=manner.day(on) if on != day else "",
            channel=words.CHANNELS.get(row.channel, row.channel) if row.channel != channel else "",
            is_objected=row.id in objected,
        )
        shown.append(_said(row, around, manner))
        day, channel = on, row.channel
    return Thread(shown, length, has_earlier=len(found) > length, more=min(length + LENGTH, LENGTH_MAX))


def _author(uow: UnitOfWork, row: Message, client: Client) -> str:
    if row.direction is Direction.IN:
        return client.name
    if row.staff_id:
        return uow.staff.get(row.staff_id).name
    return say("Asesoría") if row.initiated_by == "adviser" else say("Asistente")


def _said(row: Message, around: _Around, manner: Manner) -> Said:
    came, by_staff = row.direction is Direction.IN, bool(row.staff_id) or row.initiated_by == "adviser"
    return Said(
        seq=row.seq,
        side="client" if came else "adviser" if by_staff else "bot",
        author=around.author,
        text=row.text or ("" if around.files or not came else without_words(row)),
        files=around.files,
        choices=tuple(str(choice["title"]) for choice in row.choices or ()),
        time=manner.hour(row.at),
        iso=row.at.isoformat(),
        day=around.day,
        channel=around.channel,
        standing=around.standing,
        reading=reading_words(row, manner) if came else "",
        is_unsure=came and row.confidence is not None and row.confidence < Decimal("0.5"),
        is_objected=around.is_objected,
        can_object=came and row.intent is not None and "button" not in (row.reading or {}) and not around.is_objected,
        why=_why(row.contact_decision, manner) if not came and row.contact_decision else None,
    )


def reading_words(row: Message, manner: Manner) -> str:
    """Put the bot's reading in a line: what for, how sure, which payments."""
    found = row.reading or {}
    if row.intent is None:
        return ""
    parts = [words.intent(row.intent)]
    parts += [words.intent(also).lower() for also in found.get("also", ())]
    if row.confidence is not None:
        parts.append(say("%(share)s %% de certeza", share=f"{row.confidence * 100:.0f}"))
    return " · ".join([*parts, *(leg_words(leg, manner) for leg in found.get("legs", ()))])


def leg_words(leg: Mapping[str, Any], manner: Manner) -> str:
    """Write a proposed payment, or a run of them: '2 pagos de $47.000 cada mes desde mar 31/3'."""
    amount, on = leg.get("amount"), leg.get("date")
    money = words.SHARES.get(str(amount)) or (_money(str(amount), manner) if amount else "")
    when = manner.short(date.fromisoformat(on)) if on else ""
    if leg.get("count") == 1:
        return " ".join(
            part for part in (money or say("un pago"), say("el %(when)s", when=when) if when else "") if part
        )
    run = say("%(count)s pagos", count=leg["count"]) if leg.get("count") else say("pagos")
    often = words.FREQUENCIES.get(str(leg.get("frequency")), "")
    of = (
        say("con %(money)s", money=money)
        if money in words.SHARES.values()
        else say("de %(money)s", money=money)
        if money
        else ""
    )
    return " ".join(part for part in (run, of, often, say("desde %(when)s", when=when) if when else "") if part)


def _money(amount: str, manner: Manner) -> str:
    if amount.endswith("%"):
        return say("%(figure)s %%", figure=amount[:-1])
    return manner.amount(int(Decimal(amount).scaleb(digits(manner.currency))))


def _why(decision: Mapping[str, Any], manner: Manner) -> Why:
    rule, until = str(decision.get("rule", "")), decision.get("next_allowed_at")
    return Why(
        allowed=decision.get("decision") == "allowed",
        words=words.decision(rule),
        rule=rule,
        until=ended(say("Puede salir %(when)s", when=manner.moment(manner.now.fromisoformat(until)))) if until else "",
    )
