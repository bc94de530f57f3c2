"""Hold what is read from a tax document, whatever its country."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import BotError


class NotTaken(BotError):
    """A document is none that a client owes, or says too little; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Document:
    """One tax document. `cells` are a portfolio's, by column; `key` is what other documents name it by.

    One with `lowers` is a credit note: the keys of the documents whose sums it lowers.
    """

    issuer: str
    key: str
    cells: Mapping[str, str]
    lowers: tuple[str, ...] | None = None
