"""Play people: what they write, press, send and see, in private with the bot or in a group of staff."""

from collections.abc import Callable
from threading import Condition

from tests.fakes.telegram.ledger import Ledger
from tests.fakes.telegram.methods import Stage, media
from tests.fakes.telegram.places import BOT, Chat, Places, Topic
from tests.fakes.telegram.refusal import JSON


class Someone:
    """A user in a chat that the bot is in too. Whatever they do becomes an update; it returns the message's id."""

    def __init__(self, user: JSON, chat: Chat, stage: Stage, ledger: Ledger, lock: Condition) -> None:
        self.user, self.chat, self.stage, self.ledger, self.lock = user, chat, stage, ledger, lock

    @property
    def id(self) -> int:
        """Return the user's id; it is also that of their private chat."""
        return int(self.user["id"])

    @property
    def places(self) -> Places:
        """Return all chats and files."""
        return self.stage.places

    def messages(self, thread: int | None = None) -> list[JSON]:
        """Return what the bot wrote here and is still to be seen, in order, of one topic where asked."""
        with self.lock:
            return [
                each
                for each in self.chat.messages.values()
                if each["from"]["id"] == BOT["id"] and thread in {None, each.get("message_thread_id")}
            ]

    def texts(self, thread: int | None = None) -> list[str]:
        """Return the texts and captions that the bot wrote here."""
        shown = (each for each in self.messages(thread) if not _is_service(each))
        return [str(each.get("text", each.get("caption", ""))) for each in shown]

    def buttons(self) -> list[str]:
        """Return the labels of the buttons under the last message of the bot."""
        rows = [each.get("reply_markup", {}).get("inline_keyboard", []) for each in self.messages()[-1:]]
        return [button["text"] for keyboard in rows for row in keyboard for button in row]

    def wait(self, count: int, thread: int | None = None, patience: float = 20) -> list[str]:
        """Wait until the bot has written so many texts here, and return them; raise TimeoutError with what there is."""
        with self.lock:
            self.lock.wait_for(lambda: len(self.texts(thread)) >= count, patience)
            if len(self.texts(thread)) < count:
                raise TimeoutError(f"{self.texts(thread)} is all that came in {patience} s; {count} were waited for.")
            return self.texts(thread)

    def press(self, button: str, message: int | None = None) -> str:
        """Press a button by its label, in a message or the last one that has it; return the press's id."""
        with self.lock:
            seen = [each for each in self.messages() if message in {None, each["message_id"]}]
            found = next((each for each in reversed(seen) if _data(each, button)), None)
            if found is None:
                raise ValueError(f"No button {button!r} is to be seen here.")
            key = self.places.press(self.id)
            query = {
                "id": key,
                "from": self.user,
                "message": found,
                "chat_instance": str(self.chat.id),
                "data": _data(found, button),
            }
            self._done("press", "callback_query", query, found["message_id"])
            return key

    def answer(self, press: str) -> JSON | None:
        """Return how the bot answered a press, or None while it has not."""
        return self.places.queries[press].answer

    def edit(self, message: int, text: str) -> None:
        """Change one's own text."""
        with self.lock:
            edited = self.chat.messages[message]
            edited |= {"text": text, "edit_date": self.places.stamp()}
            self._done("edit", "edited_message", edited, message)

    def _say(self, act: str, body: JSON, thread: int | None = None) -> int:
        with self.lock:
            message = self.places.write(self.chat, self.user, body, thread)
            self._done(act, "message", message, message["message_id"])
            return int(message["message_id"])

    def _send(self, kind: str, name: str, mime: str, content: bytes, thread: int | None, more: JSON) -> int:
        with self.lock:
            file = self.places.keep(name, mime, content)
            return self._say(f"send {kind}", media(kind, file) | more, thread)

    def _done(self, act: str, kind: str, body: JSON, message: int | None) -> None:
        self.ledger.add("person", act, body, chat=self.chat.id, message=message)
        if self._is_shown(body):
            self.stage.post.add(kind, body, self.chat.id)

    def _is_shown(self, body: JSON) -> bool:
        """Return whether the bot is told: in a group where it has no rights, only of commands and replies to it."""
        if self.chat.kind == "private" or self.chat.rights or "text" not in body:
            return True
        replied = body.get("reply_to_message", {}).get("from", {}).get("id")
        return str(body["text"]).startswith("/") or replied == BOT["id"]


class Person(Someone):
    """Somebody who talks with the bot in private."""

    def start(self, payload: str = "") -> int:
        """Open the bot by a deep link (or without payload), which lets it write; one who blocked it returns."""
        if self.chat.reach == "blocked":
            self._stand("kicked", "member", "open")
        self.chat.reach = "open"
        text = f"/start {payload}".strip()
        return self._say("start", {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": 6}]})

    def write(self, text: str) -> int:
        """Write a text."""
        if self.chat.reach != "open":
            raise ValueError("Nobody writes to a bot that they never started, or blocked; start it first.")
        return self._say("write", {"text": text})

    def reply(self, message: int, text: str) -> int:
        """Write a text as a reply to a message."""
        return self._say("reply", {"text": text, "reply_to_message": self.chat.messages[message]})

    def send_voice(self, content: bytes) -> int:
        """Send a voice note."""
        return self._send("voice", "voice.oga", "audio/ogg", content, None, {})

    def send_photo(self, content: bytes, caption: str = "") -> int:
        """Send a photograph."""
        return self._send("photo", "photo.jpg", "image/jpeg", content, None, {"caption": caption} if caption else {})

    def send_document(self, content: bytes, name: str, mime: str = "application/pdf") -> int:
        """Send a file."""
        return self._send("document", name, mime, content, None, {})

    def send_sticker(self, content: bytes) -> int:
        """Send a sticker."""
        return self._send("sticker", "sticker.webp", "image/webp", content, None, {})

    def send_location(self, latitude: float, longitude: float) -> int:
        """Send a place."""
        return self._say("send location", {"location": {"latitude": latitude, "longitude": longitude}})

    def send_contact(self, phone_number: str, first_name: str, user_id: int | None = None) -> int:
        """Send somebody's number; with one's own user id it is one's own."""
        contact = {"phone_number": phone_number, "first_name": first_name}
        return self._say("send contact", {"contact": contact | ({"user_id": user_id} if user_id else {})})

    def block(self) -> None:
        """Block the bot."""
        self._stand("member", "kicked", "blocked")

    def deactivate(self) -> None:
        """Leave Telegram; no update tells of it."""
        self.chat.reach = "deactivated"

    def _stand(self, before: str, after: str, reach: str) -> None:
        with self.lock:
            self.chat.reach = "blocked" if reach == "blocked" else "open"
            change = standing(self.user, self.chat, before, after, self.places.stamp())
            self._done("block" if reach == "blocked" else "unblock", "my_chat_member", change, None)


class Staff(Someone):
    """Somebody of the staff, in a group with the bot; `topic` is the topic's id, None the group itself."""

    def write(self, topic: int | None, text: str) -> int:
        """Write a text into a topic."""
        self._check(topic)
        return self._say("write", {"text": text}, topic)

    def reply(self, message: int, text: str) -> int:
        """Write a text as a reply to a message, in its topic."""
        replied = self.chat.messages[message]
        return self._say("reply", {"text": text, "reply_to_message": replied}, replied.get("message_thread_id"))

    def send_voice(self, topic: int | None, content: bytes) -> int:
        """Send a voice note into a topic."""
        return self._send("voice", "voice.oga", "audio/ogg", content, topic, {})

    def send_document(self, topic: int | None, content: bytes, name: str, mime: str = "application/pdf") -> int:
        """Send a file into a topic."""
        return self._send("document", name, mime, content, topic, {})

    def close(self, topic: int) -> int:
        """Close a topic."""
        self.chat.topics[topic].closed = True
        return self._say("close", {"forum_topic_closed": {}}, topic)

    def reopen(self, topic: int) -> int:
        """Open a topic again."""
        self.chat.topics[topic].closed = False
        return self._say("reopen", {"forum_topic_reopened": {}}, topic)

    def _check(self, topic: int | None) -> None:
        if topic is not None and self.chat.topics[topic].closed:
            raise ValueError(f"Topic {topic} is closed: reopen it to write there.")


class Group:
    """A group that the bot is in."""

    def __init__(self, chat: Chat, join: Callable[[Chat, str], Staff], move: Callable[[Chat], Chat]) -> None:
        self.chat, self._join, self._move = chat, join, move

    @property
    def id(self) -> int:
        """Return the group's id, below zero."""
        return self.chat.id

    @property
    def topics(self) -> list[Topic]:
        """Return the topics that there are."""
        return list(self.chat.topics.values())

    def staff(self, first_name: str) -> Staff:
        """Return somebody who has joined."""
        return self._join(self.chat, first_name)

    def migrate(self) -> int:
        """Become a supergroup with another id, and return that; who writes to the old one is told the new."""
        self.chat = self._move(self.chat)
        return self.chat.id

    def kick(self) -> None:
        """Put the bot out."""
        self.chat.reach = "kicked"


def standing(user: JSON, chat: Chat, before: str, after: str, date: int) -> JSON:
    """Return how the bot's standing in a chat was changed by somebody."""
    told = {"chat": chat.brief(), "from": user, "date": date}
    return told | {"old_chat_member": _member(before), "new_chat_member": _member(after)}


def _member(status: str) -> JSON:
    return {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _data(message: JSON, button: str) -> str | None:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next((each.get("callback_data") for row in rows for each in row if each["text"] == button), None)


def _is_service(message: JSON) -> bool:
    return any(key.startswith("forum_topic") for key in message)
