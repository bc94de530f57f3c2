"""Know how long a text may be on each channel, counted as its provider counts it."""

from dataclasses import dataclass

from flows.wording.sms import fold

MOST = {"telegram": 4096}  #: UTF-16 units; a longer one of the bot's is parted, an adviser's is not
MOST_ELSEWHERE = 1600  #: characters that SMS, WhatsApp and the web chat carry


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that does not fit: how long it is as it leaves, and how much fits."""

    length: int
    most: int


def most(channel: str) -> int:
    """Return how long a text may be."""
    return MOST.get(channel, MOST_ELSEWHERE)


def length(text: str, channel: str) -> int:
    """Return how long a text is as it leaves: by SMS in plainer letters where that saves, by Telegram in its units."""
    if channel == "telegram":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(fold(text)) if channel == "sms" else len(text)


def excess(text: str, channel: str) -> Excess | None:
    """Return by how much a text does not fit, None when it fits."""
    found = length(text, channel)
    return Excess(found, most(channel)) if found > most(channel) else None
