"""Play whoever is in a chat with the bot: what they see, press and change."""

from threading import Condition

from tests.fakes.telegram.ledger import Ledger
from tests.fakes.telegram.places import BOT, Chat, Places
from tests.fakes.telegram.refusal import JSON
from tests.fakes.telegram.sending import media
from tests.fakes.telegram.stage import Stage


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


def _data(message: JSON, button: str) -> str | None:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next((each.get("callback_data") for row in rows for each in row if each["text"] == button), None)


def _is_service(message: JSON) -> bool:
    return any(key.startswith("forum_topic") for key in message)
