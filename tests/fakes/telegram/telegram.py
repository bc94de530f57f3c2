"""Play Telegram: one bot, its people and groups, and every call checked, done, and written down."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from tests.fakes.telegram.description import Description, outside, published
from tests.fakes.telegram.ledger import Ledger
from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.pace import Pace
from tests.fakes.telegram.people import Group, Person, Staff, standing
from tests.fakes.telegram.places import BOT, Chat, Places, Reach
from tests.fakes.telegram.post import Post
from tests.fakes.telegram.refusal import JSON, Refusal, bad, too_many
from tests.fakes.telegram.stage import Stage, Upload
from tests.fakes.telegram.table import by_hand
from tests.fakes.telegram.trouble import Broken, Dropped, Trouble, Troubles
from tests.fakes.telegram.validation import Validator

TOKEN = "100:test-token"
QUIET = {"getUpdates"}
"""Calls too many to be written down."""
SUPER = -1_000_000_000_000
"""Ids of supergroups lie below."""
FETCHED = ("document", "voice", "audio", "photo")


class Telegram:
    """A Telegram of its own, for one bot. All that changes it holds its lock.

    `pace` are the rates, `troubles` what shall go wrong, `ledger` what happened, `post` the updates on their way.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        pace: Pace | None = None,
        description: Description | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        path: Path | None = None,
        patience: tuple[float, float] = (0.1, 5.0),
        seed: int = 0,
    ) -> None:
        self.token = token
        self.lock = threading.Condition()
        self.places = Places(now)
        self.ledger = Ledger(now, path)
        self.troubles = Troubles(seed)
        self.post = Post(self.lock, self.ledger, patience=patience, now=self.places.stamp)
        self.stage = Stage(self.places, self.post, pace or Pace())
        self.validator = Validator(description or at_hand())
        self._people, self._groups = count(7001), count(1_000_000_001)

    @contextmanager
    def running(self) -> Iterator["Telegram"]:
        """Carry updates while the block lasts."""
        self.post.start()
        try:
            yield self
        finally:
            self.post.stop()

    def person(self, first_name: str, *, language: str = "es", username: str | None = None) -> Person:
        """Return somebody who has never opened the bot, which therefore cannot write to them."""
        user = self._user(first_name, language) | ({"username": username} if username else {})
        return Person(user, self._private(user, "unknown"), self.stage, self.ledger, self.lock)

    def group(self, title: str, *, forum: bool = True, rights: bool = True) -> Group:
        """Return a group that the bot has been put into: a forum, or a plain group."""
        number = next(self._groups)
        with self.lock:
            if forum:
                chat = Chat(SUPER - number, "supergroup", title, count(1), forum=True, rights=rights)
            else:
                chat = Chat(-number, "group", title, self.places.ids, rights=rights)
            self.places.chats[chat.id] = chat
            change = standing(self._user("Owner", "es"), chat, "left", "member", self.places.stamp())
            self.post.add("my_chat_member", change, chat.id)
        return Group(chat, self._join, self._move)

    def call(self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]) -> JSON:
        """Do a call and return the answer's body.

        Raises `Refusal` where Telegram says no, `Broken` and `Dropped` where trouble was asked for.
        """
        if method not in self.validator.description.methods:
            raise Refusal(404, "Not Found")
        if method not in METHODS:
            raise Refusal(501, f"This server does not play {method}.")
        trouble = self.troubles.take(method, _number(given.get("chat_id")))
        if trouble and not trouble.accepted:
            if trouble.kind != "slow":
                self._note(method, dict(given), outcome=f"trouble: {trouble.kind}")
            _suffer(trouble)
        answer = self._do(method, given, files, lost=bool(trouble and trouble.accepted and trouble.kind != "slow"))
        if trouble and trouble.accepted:
            _suffer(trouble)
        return answer

    def _do(self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload], *, lost: bool) -> JSON:
        params: JSON = dict(given)
        try:
            params = self.validator.read(method, given, files)
            files = dict(files) | _fetched(params)
            with self.lock:
                result = deepcopy(METHODS[method](self.stage, params, files))
                message = result.get("message_id") if isinstance(result, dict) else None
                self._note(method, params, message=message, lost=lost)
                self.lock.notify_all()
        except Refusal as refusal:
            self._note(method, params, outcome=refusal.description)
            raise
        return {"ok": True, "result": result}

    def _note(
        self, method: str, params: JSON, *, outcome: str = "ok", lost: bool = False, message: int | None = None
    ) -> None:
        if method in QUIET:
            return
        with self.lock:
            chat = _number(params.get("chat_id"))
            self.ledger.add("call", method, params, chat=chat, outcome=outcome, lost=lost, message=message)

    def _user(self, first_name: str, language: str) -> JSON:
        return {"id": next(self._people), "is_bot": False, "first_name": first_name, "language_code": language}

    def _private(self, user: JSON, reach: Reach) -> Chat:
        name, handle = user["first_name"], user.get("username")
        chat = Chat(user["id"], "private", name, self.places.ids, reach=reach, username=handle)
        self.places.chats[chat.id] = chat
        return chat

    def _join(self, chat: Chat, first_name: str) -> Staff:
        user = self._user(first_name, "es")
        self._private(user, "cold")
        chat.members[user["id"]] = user
        return Staff(user, chat, self.stage, self.ledger, self.lock)

    def _move(self, chat: Chat) -> Chat:
        with self.lock:
            number = SUPER - next(self._groups)
            moved = Chat(number, "supergroup", chat.title, count(1), forum=True, rights=chat.rights)
            moved.members = chat.members
            self.places.chats[moved.id] = moved
            chat.moved = moved.id
            told = self.places.write(chat, BOT, {"migrate_to_chat_id": moved.id})
            self.post.add("message", told, chat.id)
            return moved


def at_hand() -> Description:
    """Return the published description where the environment leads to it, else the one written by hand."""
    path = outside()
    return published(path) if path else by_hand()


def _suffer(trouble: Trouble) -> None:
    match trouble.kind:
        case "slow":
            time.sleep(trouble.seconds)
        case "drop":
            raise Dropped
        case "limit":
            raise too_many(max(1, int(trouble.seconds)))
        case "error":
            raise Broken(trouble.status)


def _number(chat: object) -> int | None:
    text = str(chat)
    return int(text) if text.removeprefix("-").isdecimal() else None


def _fetched(params: JSON) -> dict[str, Upload]:
    """Fetch the file of a call that names it by an address, as Telegram does."""
    for kind in FETCHED:
        if str(params.get(kind, "")).startswith(("http://", "https://")):
            try:
                answer = httpx.get(params[kind], timeout=5).raise_for_status()
            except httpx.HTTPError as error:
                raise bad("failed to get HTTP URL content") from error
            name = answer.url.path.rsplit("/", 1)[-1] or kind
            return {kind: Upload(name, answer.headers.get("content-type", ""), answer.content)}
    return {}
