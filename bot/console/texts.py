"""Judge what an adviser writes before it is sent: what is refused, what is better said otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.console import words
from flows.wording.lint import faults
from flows.wording.sms import segments

QUOTED = re.compile(r"""(?:'(.+)'|"(.+)")$""")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: `refused` keeps a text from being sent, `advice` does not. Whole sentences."""

    refused: tuple[str, ...]
    advice: tuple[str, ...]


def judge(text: str, locale: str, forbidden: Iterable[str]) -> Verdict:
    """Return what a client must not read in a text, and what could be said better."""
    found = faults(text.strip(), locale, forbidden) if text.strip() else []
    return Verdict(_sentences(found, words.FORBIDDEN), _sentences(found, words.ADVICE))


def count_segments(text: str) -> int:
    """Return how many SMS a text takes as it leaves."""
    return segments(text)


def _sentences(found: Iterable[str], table: Mapping[str, str]) -> tuple[str, ...]:
    pairs = ((fault, reason) for fault in found for start, reason in table.items() if fault.startswith(start))
    return tuple(dict.fromkeys(_sentence(fault, reason) for fault, reason in pairs))


def _sentence(fault: str, reason: str) -> str:
    quoted = QUOTED.search(fault)
    return f"«{quoted[1] or quoted[2]}» {reason}." if quoted and not reason.endswith(".") else reason
