"""Say what a file that a client sent is, how a channel fetches it, and which files are kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from bot.errors import BotError
from bot.kinds import UNSAID, true_type

ENCLOSED = "enclosed"  #: among a message's values: the number of the file that goes with it
SIZE_MAX = 16 * 1024 * 1024  #: bytes; what the largest of the providers lets through
HEARD = re.compile(r"audio/[\w.+-]+")
SEEN = re.compile(r"image/(?:jpeg|png|gif|webp)")  #: pictures that hold no programs
KEPT = re.compile(
    r"audio/[\w.+-]+|video/[\w.+-]+|image/(?:jpeg|png|gif|webp|heic|heif|bmp|tiff)"
    r"|application/(?:pdf|rtf|msword|vnd\.ms-(?![\w.-]*macro)[\w.-]+|vnd\.openxmlformats-officedocument\.[\w.-]+"
    r"|vnd\.oasis\.opendocument\.[\w.-]+|ogg)"
    r"|text/(?:plain|csv|vcard|x-vcard|directory)"
)
"""Types that are kept: voices, pictures, papers and cards, nothing that runs."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes and what its provider says they are."""

    content: bytes
    content_type: str


class Fetcher(Protocol):
    """What fetches the files of one channel."""

    def fetch(self, source: Mapping[str, Any]) -> File:
        """Return a file, within a bounded time and size, by what the channel wrote when it came.

        Raises `Gone` where it can never be had, `NotNow` where it may be had later.
        """
        ...


class Gone(BotError):
    """A file cannot be had; the code says why."""


class NotNow(BotError):
    """A file may be had later."""

    def __init__(self, code: str, after: timedelta | None = None) -> None:
        """Keep the code, and how long the provider asked to wait."""
        self.after = after
        super().__init__(code)


def bare(content_type: str) -> str:
    """Return a content type without its parameters: 'audio/ogg; codecs=opus' is 'audio/ogg'."""
    return content_type.partition(";")[0].strip().lower()


def check(file: File) -> File:
    """Return a file as it is kept, under the type that its bytes show.

    Raises Gone for one that is empty, too large, of a kind that is not kept, or not what its sender says.
    """
    if not file.content:
        raise Gone("empty")
    if len(file.content) > SIZE_MAX:
        raise Gone("too_large")
    said = bare(file.content_type)
    if not KEPT.fullmatch(said) and said not in UNSAID:
        raise Gone("kind_not_kept")
    found = true_type(file.content, said)
    if found is None:
        raise Gone("kind_not_kept")
    return file if found == said else File(file.content, found)
