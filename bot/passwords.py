"""Hash and check passwords by argon2id with the library's own parameters, few at a time because each takes memory.

What a password must be follows NIST SP 800-63B: long, nothing that is tried first or can be told from its owner, and no
rules of composition.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.errors import ClientMistake

LENGTH_MIN = 12
LENGTH_MAX = 256
KINDS_MIN = 5  #: different characters
LEFT_MIN = 4  #: characters beside what anybody knows
UNSET = "-"  #: stands for the hash while there is no password; none fits it
SHORT, LONG, PLAIN, KNOWN = "short", "long", "plain", "known"
FAULTS: Mapping[str, str] = {
    SHORT: f"The password is too short: choose at least {LENGTH_MIN} characters.",
    LONG: f"The password is too long: choose at most {LENGTH_MAX} characters.",
    PLAIN: "The password repeats itself or is a row of keys: choose several words that nobody puts together.",
    KNOWN: "The password is made of words that are tried first: choose others than names and 'password'.",
}
ROWS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiop", "azertyuiop")
TRIED_FIRST = frozenset(
    {
        "password", "passwort", "contrasena", "senha", "clave", "secreto", "segredo", "secret", "administrador",
        "administrator", "admin", "concilia", "welcome", "bienvenido", "bemvindo", "letmein", "iloveyou", "tequiero",
        "teamo", "changeme", "football", "futbol", "futebol", "princesa", "princess", "sunshine", "dragon", "monkey",
    }
)  # fmt: skip
_HASHER = PasswordHasher()
_ROOM = BoundedSemaphore(2)


def find_fault(password: str, about: Iterable[str] = ()) -> str | None:
    """Return what is wrong with a new password, a key of FAULTS; `about` are words that stand for its owner."""
    plain = _plain(password)
    if len(password) < LENGTH_MIN:
        return SHORT
    if len(password) > LENGTH_MAX:
        return LONG
    if len(set(plain)) < KINDS_MIN or any(plain in row or plain in row[::-1] for row in ROWS):
        return PLAIN
    for word in sorted({*TRIED_FIRST, *map(_plain, about)} - {""}, key=len, reverse=True):
        plain = plain.replace(word, "")
    left = [one for one in plain if one.isalpha()]
    return KNOWN if plain != _plain(password) and len(left) < LEFT_MIN else None


def hash_password(password: str, about: Iterable[str] = ()) -> str:
    """Return argon2's encoded hash. Raises ClientMistake for a password that could be guessed."""
    if fault := find_fault(password, about):
        raise ClientMistake(FAULTS[fault], field="password")
    with _ROOM:
        return _HASHER.hash(unicodedata.normalize("NFC", password))


def is_right(password: str, encoded: str | None) -> bool:
    """Say whether a password fits; an unknown person costs the same time as a known one."""
    with _ROOM:
        try:
            _HASHER.verify(_dummy() if encoded in {None, UNSET} else encoded, unicodedata.normalize("NFC", password))
        except (VerificationError, InvalidHashError):
            return False
    return encoded not in {None, UNSET}


def _plain(text: str) -> str:
    """Return letters without accents, in small, and digits; nothing else."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in folded if one.isalnum())


@cache
def _dummy() -> str:
    """Return the hash that unknown people's passwords are held against; made when first needed, for it takes time."""
    return _HASHER.hash("nobody's password")
