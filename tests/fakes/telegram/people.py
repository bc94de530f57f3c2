"""Play people: what they write and send, in private with the bot or in a group of staff."""

from collections.abc import Callable

from tests.fakes.telegram.places import BOT, Chat, Topic
from tests.fakes.telegram.refusal import JSON
from tests.fakes.telegram.someone import Someone


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
