"""Hold the reading of Telegram's updates: tables of what people do, and any JSON at all."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.message import Inbound, Media
from bot.channels.telegram_inbound import STAFF, query_of, read_update

NOW = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)
ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "last_name": "Soto"}
CHAT = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup"}
STAMP = int(NOW.timestamp())


def message(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    """Return an update with a message of a client."""
    return {"update_id": 5, "message": {"message_id": 1, "date": STAMP, "chat": CHAT, "from": ANA, **parts}}


def staff(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    """Return an update with a message in a topic of a group."""
    return message(chat=GROUP, message_thread_id=9, is_topic_message=True, **parts)


def read(update: dict[str, Any]) -> Inbound:
    """Return what an update tells; fail where it tells nothing."""
    found = read_update(update, NOW)
    assert found is not None
    return found


def test_text() -> None:
    """A text comes with who wrote it, when, and the update's id, by which it is stored once."""
    expected = Inbound("telegram", "5", "7", "hola", NOW, name="Ana Soto")

    assert expected == read(message(text="hola"))


@pytest.mark.parametrize(
    ("parts", "kind", "media"),
    [
        ({"voice": {"file_id": "f", "mime_type": "audio/ogg"}}, "voice", ("voice", "audio/ogg")),
        ({"audio": {"file_id": "f"}}, "voice", ("voice", "audio/mpeg")),
        ({"photo": [{"file_id": "small"}, {"file_id": "f"}]}, "image", ("image", "image/jpeg")),
        ({"document": {"file_id": "f", "mime_type": "application/pdf"}}, "document", ("document", "application/pdf")),
        ({"video_note": {"file_id": "f"}}, "video", ("video", "video/mp4")),
        ({"sticker": {"file_id": "f"}}, "sticker", None),
        ({"location": {"latitude": 1, "longitude": 2}}, "location", None),
        ({"contact": {"phone_number": "1"}}, "contact", None),
        ({"poll": {}}, "other", None),
        ({}, "other", None),
    ],
)
def test_kinds(parts: dict[str, Any], kind: str, media: tuple[Any, str] | None) -> None:
    """What comes without words is told by its kind, with its file where an adviser can use it."""
    found = read(message(**parts))
    files = () if media is None else (Media(media[0], media[1], {"file_id": "f", "content_type": media[1]}),)

    assert (kind, files) == (found.kind, found.media)


def test_caption() -> None:
    """Words beside a picture are the text."""
    found = read(message(photo=[{"file_id": "f"}], caption="ya pagué"))

    assert ("ya pagué", "image") == (found.text, found.kind)


@pytest.mark.parametrize(
    ("update", "payload"),
    [
        (message(text="/start abc"), {"start": "abc"}),
        (message(text="/start"), {"start": ""}),
        (
            {"update_id": 5, "callback_query": {"id": "1", "from": ANA, "data": "x", "message": {"chat": CHAT}}},
            {"pressed": "x", "below": None},
        ),
        ({"update_id": 5, "edited_message": {"chat": CHAT, "from": ANA, "text": "hola"}}, {"edited": True}),
        (
            {"update_id": 5, "my_chat_member": {"chat": CHAT, "new_chat_member": {"status": "kicked"}}},
            {"blocked": True},
        ),
    ],
)
def test_beside_words(update: dict[str, Any], payload: dict[str, Any]) -> None:
    """Links, buttons, edits and blocks are told apart from words."""
    assert payload == read(update).payload


@pytest.mark.parametrize(
    ("update", "text", "payload"),
    [
        (staff(text="hola"), "hola", {"who": 7, "chat": -100, "thread": 9, "file": False}),
        (staff(photo=[{"file_id": "f"}]), "", {"who": 7, "chat": -100, "thread": 9, "file": True}),
        (message(chat=GROUP, text="/id"), "/id", {"who": 7, "chat": -100, "thread": 0, "file": False}),
        (message(chat=GROUP, migrate_to_chat_id=-200), "", {"chat": -100, "thread": 0, "moved": -200}),
        (message(text="/link abc"), "/link abc", {"who": 7, "private": True}),
    ],
)
def test_staff(update: dict[str, Any], text: str, payload: dict[str, Any]) -> None:
    """What happens in a group is an event of its staff, never a client's word."""
    found = read(update)

    assert (STAFF, text, payload) == (found.channel, found.text, found.payload)


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": "5", "message": {}},
        {"update_id": 5, "poll": {}},
        message(chat={}),
        message(chat=GROUP, new_chat_members=[ANA]),
        message(**{"from": {**ANA, "is_bot": True}}, text="hola"),
        staff(forum_topic_created={"name": "1042"}),
        {"update_id": 5, "my_chat_member": {"chat": GROUP, "new_chat_member": {"status": "kicked"}}},
        {"update_id": 5, "my_chat_member": {"chat": CHAT, "new_chat_member": {"status": "member"}}},
    ],
)
def test_nobody_spoke(update: dict[str, Any]) -> None:
    """What nobody said is passed over."""
    assert read_update(update, NOW) is None


def test_clock_ahead() -> None:
    """A time that lies ahead is not believed, nor is one that is none."""
    later = int((NOW + timedelta(hours=1)).timestamp())

    assert [NOW] * 3 == [read(message(text="hola", date=date)).at for date in (later, 10**30, "x")]


def test_query() -> None:
    """A press tells what must be answered; nothing else does."""
    updates: list[dict[str, Any]] = [{"callback_query": {"id": "1"}}, {"callback_query": []}, message(text="hola")]

    assert ["1", None, None] == [query_of(update) for update in updates]


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
KEYS = st.sampled_from(
    ["update_id", "message", "edited_message", "callback_query", "my_chat_member", "chat", "from", "id", "type", "text",
     "date", "data", "voice", "photo", "file_id", "message_thread_id", "new_chat_member", "status", "caption"]
)  # fmt: skip
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)


@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_any_json(update: dict[str, Any]) -> None:
    """Whatever an update holds, it is read or passed over, and what is read can be stored."""
    found = read_update(update, NOW)
    query_of(update)

    assert found is None or isinstance(found.as_payload(), dict)
