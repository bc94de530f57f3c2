"""Say no as Telegram says it: a code, a sentence, and sometimes parameters."""

from typing import Any

JSON = dict[str, Any]
"""An object as it travels."""

WORDS = {400: "Bad Request", 403: "Forbidden", 409: "Conflict", 413: "Request Entity Too Large"}


class Refusal(Exception):
    """A call that was not done, with what Telegram answers to it."""

    def __init__(self, code: int, sentence: str, parameters: JSON | None = None) -> None:
        """Put the code's own words before the sentence, where it has any."""
        self.code = code
        self.description = f"{WORDS[code]}: {sentence}" if code in WORDS else sentence
        self.parameters = parameters
        super().__init__(self.description)

    def as_json(self) -> JSON:
        """Return the answer's body."""
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(sentence: str) -> Refusal:
    """Return the refusal of a call that makes no sense."""
    return Refusal(400, sentence)


def forbidden(sentence: str) -> Refusal:
    """Return the refusal of a call that is not allowed."""
    return Refusal(403, sentence)


def too_many(seconds: int) -> Refusal:
    """Return the refusal of a call that came too soon; it may come again after some seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def migrated(chat_id: int) -> Refusal:
    """Return the refusal of a group that has become a supergroup."""
    return Refusal(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat_id})
