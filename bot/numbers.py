"""Know an address again, however its provider writes it today.

The quirks, each with the form that is kept:

- Mexico dropped the 1 before mobile numbers in 2019; WhatsApp still writes `+521…` for older accounts: `+52…`.
- Brazil put a 9 before mobile numbers until 2016; WhatsApp writes older accounts with eight digits: nine.
- Argentina writes mobiles with a 9 behind the country's code from abroad, carriers also without it, and people with the
  domestic 15: with the 9. A number without it that is a landline changes too, and is nobody else's: each number of
  ten digits was given out once.

What is no number, such as a chat's id or the word by which WhatsApp names who hides their phone (`BR.1502…`), is
opaque and stays as it is.
"""

import re

PREFIX = re.compile(r"^(?:whatsapp:)+", re.IGNORECASE)  #: how Twilio marks the channel
NUMBER = re.compile(r"\+[\d ().\-]+", re.ASCII)
NOISE = re.compile(r"[ ().\-]")
E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
SHORT_CODE = re.compile(r"\d{3,6}", re.ASCII)
NAME = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}", re.ASCII)  #: what some countries' carriers show for a number
QUIRKS = (
    (re.compile(r"\+521(\d{10})", re.ASCII), r"+52\1"),
    (re.compile(r"\+55([1-9]\d)([6-9]\d{7})", re.ASCII), r"+55\g<1>9\2"),
    (re.compile(r"\+54([123]\d{9})", re.ASCII), r"+549\1"),
    (re.compile(r"\+549?(?:(11)15(\d{8})|([23]\d{2})15(\d{7})|([23]\d{3})15(\d{6}))", re.ASCII), r"+549\1\2\3\4\5\6"),
)
PHONE = ("sms", "whatsapp")  #: one phone is the same person on both


def canonical(address: str) -> str:
    """Return the form by which an address is known again: a phone in E.164 without quirks, else the words unchanged.

    The mark of the channel before it is taken off. Taking the form of a form changes nothing.
    """
    plain = PREFIX.sub("", address)
    number = NOISE.sub("", plain) if NUMBER.fullmatch(plain) else plain
    return _straighten(number) if E164.fullmatch(number) else plain


def is_phone(address: str) -> bool:
    """Say whether an address in its canonical form is a phone's number, the same by SMS and by WhatsApp."""
    return E164.fullmatch(address) is not None


def spots(channel: str, address: str) -> list[tuple[str, str]]:
    """Return an address with its channel, and the same phone on its other channels."""
    others = PHONE if channel in PHONE and is_phone(address) else ()
    return [(channel, address), *((other, address) for other in others if other != channel)]


def read_sender(written: str) -> str:
    """Return a number of our own: in E.164, a short code or a name; also one copied with the provider's mark.

    Raises ValueError with the remedy.
    """
    bare = PREFIX.sub("", written.strip())
    number = NOISE.sub("", bare)
    if E164.fullmatch(number) or SHORT_CODE.fullmatch(number):
        return number
    if NAME.fullmatch(bare):
        return bare
    raise ValueError("write a number of your own with the country's code, such as +56221234567")


def _straighten(number: str) -> str:
    """Return a number in E.164 without its country's quirk."""
    for quirk, form in QUIRKS:
        if quirk.fullmatch(number):
            return quirk.sub(form, number)
    return number
