"""Understand an update of Telegram: a message of a client, or something that happened in a group of staff. Pure.

Whatever an update holds is optional here: Telegram adds fields and kinds without notice, and what is not understood is
stored under its id and answered kindly, or passed over where nobody wrote.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.message import Inbound, Kind, Media

Json = Mapping[str, Any]
NAME = "telegram"
STAFF = "staff_group"  #: the name under which events of groups of staff are stored
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")  #: the kinds of updates that are asked for
GENERAL = 0  #: the thread of what stands in no topic
START, LINK = "/start", "/link"
COMMAND = re.compile(r"(/\w+)(?:@\w+)?(?!\S)")  #: as Telegram's menus write it, also to a bot by its name
TEXT_MAX = 4096  #: characters kept of a text
BUTTON_MAX = 64

#: How a message carries a file: the key, our kind, and the type where it names none.
FILES: tuple[tuple[str, Kind, str], ...] = (
    ("voice", "voice", "audio/ogg"),
    ("audio", "voice", "audio/mpeg"),
    ("video_note", "video", "video/mp4"),
    ("video", "video", "video/mp4"),
    ("animation", "video", "video/mp4"),
    ("document", "document", "application/octet-stream"),
    ("photo", "image", "image/jpeg"),
    ("sticker", "sticker", "image/webp"),
)
KINDS: tuple[tuple[str, Kind], ...] = (("venue", "location"), ("location", "location"), ("contact", "contact"))
SERVICE = frozenset(
    {
        "forum_topic_created",
        "forum_topic_closed",
        "forum_topic_reopened",
        "forum_topic_edited",
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_from_chat_id",
        "pinned_message",
    }
)  #: what Telegram itself writes into a chat; nobody said it


def read_update(update: Json, now: datetime) -> Inbound | None:
    """Return what an update tells, stored once by its id; nothing where nobody spoke.

    It names no line: one bot serves all creditors.
    """
    number = update.get("update_id")
    if not isinstance(number, int):
        return None
    found = _read(update, now)
    if found is None:
        return None
    channel, address, facts = found
    return Inbound(channel=channel, provider_id=str(number), address=address, **{"at": now, **facts})


def query_of(update: Json) -> str | None:
    """Return the id of a press of a button, which waits for an answer."""
    query = update.get("callback_query")
    found = query.get("id") if isinstance(query, Mapping) else None
    return found if isinstance(found, str) else None


Found = tuple[str, str, dict[str, Any]]


def _read(update: Json, now: datetime) -> Found | None:
    """Return channel, address and the other facts of an update."""
    for key, read in READERS.items():
        body = update.get(key)
        if isinstance(body, Mapping):
            return read(body, now)
    return None


def _read_message(message: Json, now: datetime) -> Found | None:
    chat, sender = _part(message, "chat"), _part(message, "from")
    if not isinstance(chat.get("id"), int):
        return None
    if chat.get("type") != "private":
        return _staff(chat, sender, message)
    if sender.get("is_bot") or _is_service(message):
        return None
    text = _text(message)
    command, rest = _command(text)
    if command == LINK:
        return STAFF, str(chat["id"]), {"text": text, "payload": {"who": sender.get("id"), "private": True}}
    facts = {"at": _moment(message.get("date"), now), "name": _name(sender), **_media(message)}
    if command == START:  # what follows it is a key, and no word of the client's
        return NAME, str(chat["id"]), {**facts, "text": START, "payload": {"start": rest}}
    said = f"{command[1:].replace('_', ' ')} {rest}".strip()  # '/stop' says 'stop', and '/ver_cuenta' 'ver cuenta'
    return NAME, str(chat["id"]), {**facts, "text": said}


def _text(message: Json) -> str:
    """Return what is written in a message, or under what it carries."""
    found = message.get("text") or message.get("caption")
    return found[:TEXT_MAX] if isinstance(found, str) else ""


def _command(text: str) -> tuple[str, str]:
    """Return the command that a text begins with, without the bot's name, and what else it says."""
    found = COMMAND.match(text)
    return (found[1].lower(), text[found.end() :].strip()) if found else ("", text)


def _is_service(message: Json) -> bool:
    """Say whether Telegram itself wrote it; the library writes down also what did not happen, as false."""
    return any(message.get(key, False) is not False for key in SERVICE)


def _read_edit(message: Json, now: datetime) -> Found | None:
    """Return an edit: what was written before is handled already, and stays as it was."""
    chat = _part(message, "chat")
    if not isinstance(chat.get("id"), int):
        return None
    if chat.get("type") != "private":
        found = _staff(chat, _part(message, "from"), message)
        return found and (*found[:2], {**found[2], "payload": {**found[2]["payload"], "edited": True}})
    return NAME, str(chat["id"]), {"text": _text(message), "at": now, "payload": {"edited": True}}


def _read_press(query: Json, now: datetime) -> Found | None:
    message, sender = _part(query, "message"), _part(query, "from")
    chat, data = _part(message, "chat"), str(query.get("data") or "")[:BUTTON_MAX]
    if not isinstance(chat.get("id"), int) or not data:
        return None
    if chat.get("type") == "private":
        pressed = {"pressed": data, "below": message.get("message_id")}
        return NAME, str(chat["id"]), {"text": "", "at": now, "payload": pressed}
    payload = {"who": sender.get("id"), "chat": chat["id"], "thread": _thread(message), "pressed": data}
    return STAFF, _place(chat, message), {"text": "", "payload": payload}


def _read_standing(change: Json, now: datetime) -> Found | None:
    """Return that a client blocked the bot; who lets it in again also writes, and in groups it is nobody's word."""
    chat, after = _part(change, "chat"), _part(change, "new_chat_member")
    if chat.get("type") != "private" or not isinstance(chat.get("id"), int) or after.get("status") != "kicked":
        return None
    return NAME, str(chat["id"]), {"text": "", "at": now, "payload": {"blocked": True}}


READERS = {
    "message": _read_message,
    "edited_message": _read_edit,
    "callback_query": _read_press,
    "my_chat_member": _read_standing,
}


def _staff(chat: Json, sender: Json, message: Json) -> Found | None:
    """Return what somebody wrote in a group; what bots write and what Telegram notes itself is nobody's word."""
    moved = message.get("migrate_to_chat_id")
    if isinstance(moved, int):
        return STAFF, _place(chat, {}), {"text": "", "payload": {"chat": chat["id"], "thread": GENERAL, "moved": moved}}
    if _is_service(message) or (sender.get("is_bot") and "sender_chat" not in message):
        return None
    payload = {"who": sender.get("id"), "chat": chat["id"], "thread": _thread(message), "file": _has_file(message)}
    return STAFF, _place(chat, message), {"text": _text(message), "payload": payload}


def _place(chat: Json, message: Json) -> str:
    """Return what is handled in order: a topic of a group."""
    return f"{chat['id']}:{_thread(message)}"


def _thread(message: Json) -> int:
    thread = message.get("message_thread_id")
    return thread if isinstance(thread, int) and message.get("is_topic_message") else GENERAL


def _has_file(message: Json) -> bool:
    return any(key in message for key, *_ in FILES) or any(key in message for key, _ in KINDS)


def _media(message: Json) -> dict[str, Any]:
    """Return kind and file of a message; a text is neither named nor carried."""
    for key, kind, usual in FILES:
        found = message.get(key)
        file = found[-1] if isinstance(found, list) and found else found
        if isinstance(file, Mapping) and isinstance(file.get("file_id"), str):
            content_type = str(file.get("mime_type") or usual)
            media = Media(kind, content_type, {"file_id": file["file_id"], "content_type": content_type})
            return {"kind": kind, "media": (media,) if kind != "sticker" else ()}
    known = next((kind for key, kind in KINDS if key in message), None)
    if known is None and not message.get("text"):
        known = "other"
    return {"kind": known} if known else {}


def _part(message: Json, key: str) -> Json:
    found = message.get(key)
    return found if isinstance(found, Mapping) else {}


def _name(sender: Json) -> str | None:
    parts = (sender.get("first_name"), sender.get("last_name"))
    return " ".join(part for part in parts if isinstance(part, str) and part) or None


def _moment(date: object, now: datetime) -> datetime:
    """Return when somebody wrote, never later than now: a clock that runs ahead is not believed."""
    try:
        return min(datetime.fromtimestamp(date, UTC), now) if isinstance(date, int) else now
    except (OverflowError, OSError, ValueError):
        return now
