"""Show a conversation to its client: what was said on the web chat, in the words and dates of their country.

Lines that a text took from a list of rows (a plan's payments, the open bills) come apart from it as cards, so that the
page can set day and amount in columns; the figures are the text's own, written by the same hand.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.webchat import NAME
from bot.stage import locale_of
from bot.web.chat_words import words
from flows.contact.evidence import ground_of, moment_of
from flows.negotiation.money import Money, to_minor
from flows.wording import figures
from flows.wording.wording import THIN_SPACES, Wording
from storage.schema import Client, Direction, Json, Message, MessageStatus
from storage.unit_of_work import UnitOfWork

SEEN = frozenset({MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ})
PENDING = frozenset({MessageStatus.QUEUED})
FILES = frozenset({"image", "document", "voice", "video"})
STOPPED = {"yes": "stopped", "part": "stopped_part"}  #: what a text says of a bill, and the page's word for it
A_MOMENT = timedelta(minutes=1)  #: whatever leaves later than that waited for its hour, and stands where it left
HISTORY = 200  #: messages that a page shows
BULLETS = re.compile(r"(?:^• .*(?:\n|$))+", re.MULTILINE)


def show(uow: UnitOfWork, wording: Wording, client: Client, now: datetime, after: int | None = None) -> Json:
    """Return what the client has to see behind number `after`, or the end of the conversation.

    `after` in the answer is the number to ask from next: it stays before a message that has not left yet, so that
    one that leaves late is not missed; whoever reads drops repeats by their number. `adviser` is who writes now.
    """
    if after is None:
        rows = uow.messages.latest(client.creditor_id, client.id, HISTORY)
    else:
        rows = uow.messages.of(client.creditor_id, client.id, after, HISTORY)
    conversation = uow.conversations.get(client.creditor_id, client.id)
    holder = conversation.held_by if conversation else None
    return {
        "items": [_message(uow, wording, client, row, now) for row in rows if _is_shown(row)],
        "after": _cursor(rows, after or 0),
        "adviser": uow.staff.get(holder).name if holder else None,
    }


def _is_shown(row: Message) -> bool:
    return row.channel == NAME and (row.direction is Direction.IN or row.status in SEEN)


def _cursor(rows: Sequence[Message], after: int) -> int:
    """Return the number before the first message that may still leave, unless a whole page lies behind it."""
    last = rows[-1].seq if rows else after
    if len(rows) >= HISTORY:
        return last
    waiting = (row.seq - 1 for row in rows if row.direction is Direction.OUT and row.status in PENDING)
    return next(waiting, last)


def _message(uow: UnitOfWork, wording: Wording, client: Client, row: Message, now: datetime) -> Json:
    locale, zone = locale_of(client), ZoneInfo(client.timezone)
    written_on, at, today = row.at.astimezone(zone).date(), _said_at(row).astimezone(zone), now.astimezone(zone).date()
    mine = row.direction is Direction.IN
    return {
        "seq": row.seq,
        "id": (row.provider_id or "").rpartition(":")[2] if mine else None,
        "mine": mine,
        "author": _author(uow, wording, locale, row.staff_id),
        "parts": _own(row, locale) if mine else parts(row.text, row.values or {}, locale, written_on),
        "choices": [] if mine else [{"id": choice["id"], "title": choice["title"]} for choice in row.choices or ()],
        "at": at.isoformat(),
        "waited": at - row.at > A_MOMENT,
        "day": at.date().isoformat(),
        "day_name": figures.day(at.date(), locale, today),
        "time": figures.hour(at.timetz(), locale),
    }


def _said_at(row: Message) -> datetime:
    """Return when a message was said: when it left, for one that waited for its hour."""
    ground = ground_of(row.contact_decision)
    return (moment_of(ground) if ground else None) or row.at


def _own(row: Message, locale: str) -> list[Json]:
    """Return what the client wrote; a file that they sent without words is told."""
    is_file = not row.text and (row.reading or {}).get("kind") in FILES
    return [{"text": words(locale)["file_sent"] if is_file else row.text}]


def _author(uow: UnitOfWork, wording: Wording, locale: str, staff: int | None) -> str | None:
    """Name the adviser who wrote; the assistant needs no name."""
    return wording.word("staff-wrote", locale, {"adviser": uow.staff.get(staff).name}) if staff else None


def parts(text: str, values: Mapping[str, Any], locale: str, today: date) -> list[Json]:
    """Return a text as paragraphs and cards; a list that no rows fit stays text."""
    lists = [rows for rows in values.values() if _are_rows(rows)]
    found: list[Json] = []
    start = 0
    for bullets in BULLETS.finditer(text):
        told = bullets.group().splitlines()
        if card := next((cards for rows in lists if (cards := _card(rows, told, locale, today))), None):
            found += [{"text": text[start : bullets.start()].strip()}, {"rows": card}]
            start = bullets.end()
    found.append({"text": text[start:].strip()})
    return [part for part in found if part.get("text") or part.get("rows")]


def _card(rows: Sequence[Mapping[str, Any]], told: Sequence[str], locale: str, today: date) -> list[Json]:
    """Return the rows of a card where each says what its line of the text says; nothing where one does not."""
    if len(rows) != len(told):
        return []
    card = [_row(row, line, locale, today) for row, line in zip(rows, told, strict=True)]
    fits = (row["amount"].translate(THIN_SPACES) in line for row, line in zip(card, told, strict=True))
    return card if all(fits) else []


def _are_rows(value: object) -> bool:
    """Say whether a text's value is a list of payments or of bills."""
    return (
        isinstance(value, list)
        and bool(value)
        and all("amount" in row and ("on" in row or "due" in row) for row in value)
    )


def _row(row: Mapping[str, Any], line: str, locale: str, today: date) -> Json:
    """Return a row of a card: its day, its amount, for a bill what it is for, for a payment what is new of it."""
    day = figures.day(date.fromisoformat(row.get("on") or row["due"]), locale, today)
    amount = figures.amount(_money(row["amount"]), locale)
    return {
        "day": day,
        "what": row.get("what"),
        "note": _note(row, day, locale) if "what" in row else _mark(row, line),
        "amount": amount,
    }


def _mark(row: Mapping[str, Any], line: str) -> str | None:
    """Return the words in brackets at the end of a line that differs from what the client said."""
    differs = row.get("said") or row.get("change", "no") != "no"
    return line.rpartition("(")[2].rstrip(")") if differs and line.endswith(")") else None


def _note(row: Mapping[str, Any], day: str, locale: str) -> str:
    """Say when a bill is or was due, and whether it is stopped."""
    said = words(locale)
    due = said["was_due" if row.get("late") == "yes" else "due"].format(day=day)
    stopped = STOPPED.get(str(row.get("stopped")))
    return f"{due} · {said[stopped]}" if stopped else due


def _money(written: Mapping[str, str]) -> Money:
    return Money(to_minor(written["amount"], written["currency"]), written["currency"])
