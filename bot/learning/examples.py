"""Write labelled messages as Rasa training data: masked, each text once, the newest label counting.

Nothing learns by itself: what is written here changes nothing until a person reads it, puts it beside the training
data and commits it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.learning.knowledge import Masks
from bot.stage import locale_of
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

HEAD = 'version: "3.1"\nnlu:\n'
BRACKETS = str.maketrans("[]{}", "()()")  #: Rasa takes brackets for marks of entities


@dataclass(frozen=True, slots=True, order=True)
class Taught:
    """One masked message with its language (ISO 639-1) and what it meant."""

    language: str
    intent: str
    text: str


def gather(
    uow: UnitOfWork, vault: Vault, creditor: str, since: datetime | None = None, language: str | None = None
) -> list[Taught]:
    """Return a creditor's labelled messages, masked, by language and intent; the same text once in a language."""
    masks = Masks(uow, vault)
    found: dict[tuple[str, str], Taught] = {}
    for label, message in uow.labels.taught(creditor, since):
        spoken = locale_of(uow.clients.get(creditor, message.client_id))[:2]
        text = masks.of(creditor, message.client_id)(message.text).translate(BRACKETS).lstrip("- ")
        if label.intent and text and language in (None, spoken):
            found.setdefault((spoken, text.casefold()), Taught(spoken, label.intent, text))
    return sorted(found.values())


def write_file(examples: Iterable[Taught]) -> str:
    """Return examples in order as one file in Rasa's form, an intent after the other."""
    return HEAD + "".join(_write_group(intent, group) for intent, group in groupby(examples, lambda one: one.intent))


def write_files(examples: Iterable[Taught]) -> dict[str, str]:
    """Return a file for each language and intent by its path, as the training data stand: `es/greet.yml`."""
    return {
        f"{language}/{intent}.yml": write_file(group)
        for (language, intent), group in groupby(examples, lambda one: (one.language, one.intent))
    }


def _write_group(intent: str, group: Iterable[Taught]) -> str:
    return "".join(_lines(intent, group))


def _lines(intent: str, group: Iterable[Taught]) -> Iterator[str]:
    yield f"- intent: {intent}\n  examples: |\n"
    for one in group:
        yield f"    - {one.text}\n"
