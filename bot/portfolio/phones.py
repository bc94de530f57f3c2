"""Read addresses as portfolios hold them, into the form by which they are known again when their owner writes."""

import re
from functools import lru_cache

from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult, format_number, parse
from phonenumbers import is_possible_number_with_reason as judge

from bot.numbers import canonical

NOISE = re.compile(r"[^\d+]")
AS_WRITTEN = re.compile(r"\+?(521\d{10}|55\d{10})", re.ASCII)
"""What WhatsApp calls accounts made before Mexico dropped the 1, and Brazil took the ninth digit."""

NUMBERS_KEPT = 1 << 10


def read_number(text: str, country: str) -> str | None:
    """Return a number of a country as +digits, nothing when it cannot be one."""
    plain = NOISE.sub("", text.removeprefix("whatsapp:"))
    old = AS_WRITTEN.fullmatch(plain)
    return _read_international(canonical(f"+{old[1]}") if old else plain, country)


@lru_cache(NUMBERS_KEPT)
def _read_international(plain: str, country: str) -> str | None:
    """Return a number in E.164.

    Its length alone is judged: number plans open new ranges faster than tables of them are renewed.
    """
    try:
        number = parse(plain, country)
    except NumberParseException:
        return None
    if judge(number) != ValidationResult.IS_POSSIBLE:
        return None
    return canonical(format_number(number, PhoneNumberFormat.E164))


USER = re.compile(r"-?\d{1,20}|@?[A-Za-z]\w{4,31}", re.ASCII)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
EMAIL_CHARACTERS_MAX = 254


def read_address(channel: str, text: str, country: str) -> str | None:
    """Return the address that a client is reached at on a channel, nothing when it cannot be one."""
    if channel == "telegram":
        return text if USER.fullmatch(text) else None
    if channel == "email":
        return text.lower() if len(text) <= EMAIL_CHARACTERS_MAX and EMAIL.fullmatch(text) else None
    return read_number(text, country)
