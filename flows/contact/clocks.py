"""Read hours as people write them in a wish: 'después de las 6', 'before 9am', 'entre 14h e 17h30', 'en las tardes'."""

import re
from collections.abc import Mapping
from datetime import time

WORDS: Mapping[str, int] = {
    "una": 1, "uma": 1, "one": 1, "dos": 2, "duas": 2, "two": 2, "tres": 3, "three": 3, "cuatro": 4, "quatro": 4,
    "four": 4, "cinco": 5, "five": 5, "seis": 6, "six": 6, "siete": 7, "sete": 7, "seven": 7, "ocho": 8, "oito": 8,
    "eight": 8, "nueve": 9, "nove": 9, "nine": 9, "diez": 10, "dez": 10, "ten": 10, "once": 11, "onze": 11,
    "eleven": 11, "doce": 12, "doze": 12, "twelve": 12, "mediodia": 12, "meio dia": 12, "noon": 12, "midday": 12,
}  # fmt: skip
LENGTH = r" ?(?:hours?|min\w*|dias?|days?|sem\w+|weeks?|mes\w*|months?)\b"  #: how long, not when
NUMBER = rf"(?:\d{{1,2}}(?:[:.h]\d{{2}})?(?!\d|st\b|nd\b|rd\b|th\b|{LENGTH})|(?:{'|'.join(WORDS)})\b(?!{LENGTH}))"
HALF = (
    r"(?: ?(?:a\.? ?m\b|p\.? ?m\b|h(?:oras|rs|s)?\b|"
    r"(?:de |da |do |por |en |in )(?:la |the )?(?:manana|manha|tarde|noche|noite|morning|afternoon|evening)\b))?"
)


def _hour(name: str) -> str:
    return rf"(?:(?:las|la|as|a) )?(?P<{name}>{NUMBER})(?P<half_{name}>{HALF})"


LIMITS: Mapping[str, re.Pattern[str]] = {
    "after": re.compile(
        r"\b(?:despues de|luego de|pasadas|a partir de|a partir|desde|depois d[ae]s?|apos|after|from|past)"
        rf" {_hour('a')}"
    ),
    "before": re.compile(rf"\b(?:antes de|antes d[ae]s?|hasta|ate|before|until|till|no later than) {_hour('a')}"),
}
BETWEEN = re.compile(
    rf"\b(?:entre|between|de|das|from|desde) {_hour('a')} (?:y|e|a|as|and|to|hasta|ate|until|-) {_hour('b')}"
)
"""Two hours with what joins them."""

MORNING, AFTERNOON, EVENING = (time(0), time(12)), (time(12), time(19)), (time(18), time(23, 59))
IN = r"(?:en|por|de|a|pela|na|in|at|during|durante|so|solo|solamente|mejor|no|ni)"
THE = r"(?:las? |the |as? )?"
PARTS: Mapping[tuple[time, time], re.Pattern[str]] = {
    MORNING: re.compile(rf"\b{IN} {THE}(?:mananas?|manhas?|mornings?)\b|\b(?:las|pelas|nas) (?:mananas|manhas)\b"),
    AFTERNOON: re.compile(rf"\b{IN} {THE}(?:tardes?|tardecita|afternoons?)\b|\b(?:las|pelas|nas) tardes\b"),
    EVENING: re.compile(
        rf"\b{IN} {THE}(?:noches?|noites?|evenings?|nights?)\b|\b(?:las|pelas|nas) (?:noches|noites)\b"
    ),
}
"""Parts of the day; mañana alone is tomorrow."""

AFTERNOON_UNTIL = 7  #: an hour up to this one, without more, is one of the afternoon
EVENING_UNTIL = 11  #: an hour after which nothing is wanted is one of the evening, up to this one
NOON, HOURS_A_DAY, MINUTES_AN_HOUR = 12, 24, 60


def read_hour(written: str, half: str, *, late: bool = False) -> time | None:
    """Return an hour of the 24-hour clock, None for one that there is not; `late`: of the evening where it may be."""
    digits = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?", written)
    hour = int(digits[1]) if digits else WORDS[written]
    minute = int(digits[2] or 0) if digits else 0
    if "hora" in half and hour <= NOON:
        return None  # after two hours: how long, not when
    morning = re.search(r"a\.? ?m\b|manana|manha|morning", half) is not None
    evening = re.search(r"p\.? ?m\b|tarde|noche|noite|afternoon|evening", half) is not None
    if morning and hour == NOON:
        hour = 0
    elif hour < NOON and (evening or (not half and hour <= (EVENING_UNTIL if late else AFTERNOON_UNTIL))):
        hour += NOON
    return time(hour, minute) if hour < HOURS_A_DAY and minute < MINUTES_AN_HOUR else None
