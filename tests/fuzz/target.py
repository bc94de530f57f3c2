"""Say what is fuzzed: a reader as a function of bytes, and what it may refuse them with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from bot.errors import BotError
from flows.errors import FlowError

REFUSED = (BotError, FlowError)  #: a sentence for whoever wrote it


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, what to begin from, what it is right to refuse with, and signs that lead further in.

    One that raises anything else, hangs or eats the memory has a fault.
    """

    read: Callable[[bytes], object]
    seeds: Sequence[bytes]
    refuses: tuple[type[Exception], ...] = REFUSED
    signs: Sequence[str] = ()


def written(data: bytes, name: str) -> Path:
    """Write bytes as a file of a name, and return where."""
    path = Path(gettempdir()) / name
    path.write_bytes(data)
    return path
