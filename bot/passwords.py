"""Hash and check passwords by argon2id with the library's own parameters, few at a time because each takes memory."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.errors import ClientMistake

LENGTH_MIN = 10
_HASHER = PasswordHasher()
_ROOM = BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """Return argon2's encoded hash; refuse a password that is too short."""
    if len(password) < LENGTH_MIN:
        raise ClientMistake(f"The password is too short: choose at least {LENGTH_MIN} characters.", field="password")
    with _ROOM:
        return _HASHER.hash(password)


def is_right(password: str, encoded: str | None) -> bool:
    """Say whether a password fits; an unknown person costs the same time as a known one."""
    with _ROOM:
        try:
            _HASHER.verify(encoded or _dummy(), password)
        except (VerificationError, InvalidHashError):
            return False
    return encoded is not None


@cache
def _dummy() -> str:
    """Return the hash that unknown people's passwords are held against; made when first needed, for it takes time."""
    return _HASHER.hash("nobody's password")
