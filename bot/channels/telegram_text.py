"""Fit words and quick replies into what Telegram takes: 4,096 characters a message, 64 bytes behind a button."""

import re
from dataclasses import dataclass
from hashlib import sha256

TEXT_MAX = 4096  #: UTF-16 units, in which Telegram counts
CAPTION_MAX = 1024  #: likewise, of words below a file
CHECK_LENGTH = 8
INSIDE = r"(?:(?<=[\d$€₡₲/])[ \t](?=\d)|(?<=\d)[ \t](?=[€%]))"  #: a space that belongs to an amount
BREAKS = tuple(re.compile(pattern) for pattern in (r"\n\n+", r"\n", r"(?<=[.!?…])\s", rf"(?!{INSIDE})[ \t]"))
"""Where a long text may be parted, the best places first; the last ones are spaces outside of amounts and dates."""
AMOUNT = re.compile(r"(?:(?<!\S)[A-Z]{0,3}[$€₡₲/][ \t])?[\d$€₡₲%/.,:\u00a0\u202f\u2009-]+\Z")
REFERENCE_MAX = 2**63 - 1  #: of our messages' numbers
PRESS = re.compile(r"([0-9]{1,19})\.([0-9]{1,3})\.([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, as it names itself: our mark of the message, its place below it, and a check of its meaning."""

    reference: int
    place: int
    check: str

    def is_of(self, choice: str) -> bool:
        """Say whether the button stood for this choice."""
        return self.check == _check(choice)


def fits_below(text: str) -> bool:
    """Say whether a text fits below a file."""
    return units(text) <= CAPTION_MAX


def button_data(reference: int, place: int, choice: str) -> str:
    """Return what stands behind a button: never longer than 64 bytes, whatever the choice's id is."""
    return f"{reference}.{place}.{_check(choice)}"


def read_press(data: str) -> Press | None:
    """Return the press that a button's data is; nothing when it is none of ours."""
    found = PRESS.fullmatch(data)
    if found is None or int(found[1]) > REFERENCE_MAX:
        return None
    return Press(int(found[1]), int(found[2]), found[3])


def units(text: str) -> int:
    """Return a text's length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts(text: str, most: int = TEXT_MAX) -> list[str]:
    """Return a text in parts that fit, parted at paragraphs, lines, sentences or spaces, never inside an amount."""
    found, rest = [], text.strip()
    while units(rest) > most:
        cut = _cut(rest, most)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest]


def _cut(text: str, most: int) -> int:
    """Return where the first part ends."""
    head = text[:most]
    while units(head) > most:
        head = head[: -max((units(head) - most) // 2, 1)]
    for pattern in BREAKS:
        found = (match for match in pattern.finditer(text) if match.end() <= len(head))
        places = [match.end() for match in found if head[: match.start()].strip()]
        if places:
            return places[-1]
    run = AMOUNT.search(head)
    return run.start() if run and run.start() else len(head)


def _check(choice: str) -> str:
    return sha256(choice.encode("utf-8", "replace")).hexdigest()[:CHECK_LENGTH]
