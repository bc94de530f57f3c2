"""Keep chats with their messages and topics, people's standing in them, and files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal

from tests.fakes.telegram.refusal import JSON, bad, forbidden, migrated

BOT: JSON = {"id": 100, "is_bot": True, "first_name": "Concilia", "username": "concilia_bot"}
Reach = Literal["open", "unknown", "cold", "blocked", "deactivated", "kicked"]
UPLOAD, DOWNLOAD = 50 * 2**20, 20 * 2**20
"""The largest files, in bytes, that a bot may send and fetch."""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message which tells its creation. `refusal` is said to every call."""

    id: int
    name: str
    closed: bool = False
    refusal: str = ""


@dataclass(slots=True)
class Chat:
    """A private chat or a group, with its messages by id.

    `reach` says whether the bot may write: to a person who never wrote it may not, nor to one who blocked it.
    `rights` of the bot in a group: sees everything and manages topics. `moved` is the supergroup a group became.
    """

    id: int
    kind: Literal["private", "group", "supergroup"]
    title: str
    ids: Iterator[int]
    forum: bool = False
    rights: bool = False
    reach: Reach = "open"
    moved: int | None = None
    username: str | None = None
    messages: dict[int, JSON] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    members: dict[int, JSON] = field(default_factory=dict)

    def brief(self) -> JSON:
        """Return the chat as messages carry it."""
        named = {"first_name": self.title} if self.kind == "private" else {"title": self.title}
        more = ({"is_forum": True} if self.forum else {}) | ({"username": self.username} if self.username else {})
        return {"id": self.id, "type": self.kind} | named | more


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody sent. `id` is what calls name it by, `path` what downloads do."""

    id: str
    name: str
    kind: str
    content: bytes

    @property
    def path(self) -> str:
        """Return where it is downloaded."""
        return f"documents/{self.id}/{self.name}"

    def brief(self) -> JSON:
        """Return the file as messages and `getFile` carry it."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}


@dataclass(slots=True)
class Query:
    """A press of a button that waits for the bot's answer."""

    person: int
    asked: datetime
    answer: JSON | None = None


@dataclass(slots=True)
class Places:
    """All chats, files and queries of one bot."""

    now: Callable[[], datetime]
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    commands: list[JSON] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    numbers: Iterator[int] = field(default_factory=lambda: count(1001))

    def stamp(self) -> int:
        """Return the moment as Telegram writes it: whole seconds since 1970."""
        return int(self.now().timestamp())

    def known(self, chat_id: object) -> Chat:
        """Return a chat that the bot has to do with; raise `Refusal` when there is none, or it moved."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if chat is None or chat.reach == "unknown":
            raise bad("chat not found")
        if chat.moved:
            raise migrated(chat.moved)
        if chat.reach == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        return chat

    def open(self, chat_id: object) -> Chat:
        """Return a chat where the bot may write; raise `Refusal` when it may not."""
        chat = self.known(chat_id)
        sentence = {
            "blocked": "bot was blocked by the user",
            "deactivated": "user is deactivated",
            "cold": "bot can't initiate conversation with a user",
        }.get(chat.reach)
        if sentence:
            raise forbidden(sentence)
        return chat

    def topic(self, chat: Chat, thread: object, *, manage: bool = False) -> Topic:
        """Return a topic of a forum; raise `Refusal` when there is none, or the bot has no right to manage it."""
        if manage and not chat.forum:
            raise bad("the chat is not a forum")
        if manage and not chat.rights:
            raise bad("not enough rights to manage topics")
        if not isinstance(thread, int) or thread not in chat.topics:
            raise bad("message thread not found")
        if chat.topics[thread].refusal:
            raise bad(chat.topics[thread].refusal)
        return chat.topics[thread]

    def message(self, chat: Chat, message_id: object, purpose: str) -> JSON:
        """Return a message of a chat; raise `Refusal` when there is none."""
        if not isinstance(message_id, int) or message_id not in chat.messages:
            raise bad(f"message to {purpose} not found")
        return chat.messages[message_id]

    def keep(self, name: str, kind: str, content: bytes) -> File:
        """Keep a file under a new id."""
        file = File(f"file{next(self.numbers)}", name, kind, content)
        self.files[file.id] = file
        return file

    def press(self, person: int) -> str:
        """Keep a press of a button by somebody, and return its id."""
        key = f"{person}{next(self.numbers):010}"
        self.queries[key] = Query(person, self.now())
        return key

    def write(self, chat: Chat, author: JSON, body: JSON, thread: int | None = None) -> JSON:
        """Add a message to a chat and return it as Telegram tells it."""
        head = {"message_id": next(chat.ids), "from": author, "chat": chat.brief(), "date": self.stamp()}
        message: JSON = head | body
        if thread is not None:
            message |= {"message_thread_id": thread, "is_topic_message": True}
            # Telegram counts what is written in a topic as a reply to the message that opened it.
            message.setdefault("reply_to_message", chat.messages[thread])
        chat.messages[message["message_id"]] = message
        return message

    def _named(self, name: object) -> Chat | None:
        return next((each for each in self.chats.values() if each.username and f"@{each.username}" == name), None)
