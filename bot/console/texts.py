"""Judge what an adviser writes before it is sent: what is refused, what is better said otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.console import words
from bot.console.speech import N_, Phrases, say
from flows.wording.lint import faults
from flows.wording.sms import ROOM, Encoding, fold, measure

SEGMENTS_MAX = 2  #: SMS that a text should take at most
ALPHABETS = Phrases(
    {
        Encoding.GSM_7: N_("alfabeto común (GSM-7)"),
        Encoding.UCS_2: N_("alfabeto amplio (UCS-2), que lleva menos de la mitad"),
    }
)
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


def sms_size(text: str) -> str:
    """Say what a text takes as it leaves by SMS: characters, segments and the alphabet."""
    leaving = fold(text)
    size = measure(leaving)
    return say(
        "%(count)s caracteres · %(segments)s SMS · %(alphabet)s",
        count=len(leaving),
        segments=size.segments,
        alphabet=ALPHABETS[size.encoding],
    )


def sms_advice(text: str) -> tuple[str, ...]:
    """Warn of a text that takes more SMS than it should, with how much would fit."""
    size = measure(fold(text))
    if size.segments <= SEGMENTS_MAX:
        return ()
    fits = SEGMENTS_MAX * ROOM[size.encoding][1]
    return (
        say(
            "Son %(segments)s SMS, y cada uno se paga: en %(most)s caben %(fits)s caracteres.",
            segments=size.segments,
            most=SEGMENTS_MAX,
            fits=fits,
        ),
    )


def _sentences(found: Iterable[str], table: Mapping[str, str]) -> tuple[str, ...]:
    pairs = ((fault, reason) for fault in found for start, reason in table.items() if fault.startswith(start))
    return tuple(dict.fromkeys(_sentence(fault, reason) for fault, reason in pairs))


def _sentence(fault: str, reason: str) -> str:
    quoted = QUOTED.search(fault)
    if quoted is None or reason.endswith("."):
        return reason
    return say("«%(words)s» %(reason)s.", words=quoted[1] or quoted[2], reason=reason)
