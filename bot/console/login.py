"""Let staff in: e-mail and password once, then a cookie whose hash stands in a session row until it expires.

It expires with the working day, and before that some time after the last request that somebody made themselves.

The cookie is a random token; the database keeps only its hash, so that a read database opens no session. Every form
carries the session's own word against forgery, and attempts to sign in are counted by address and e-mail, for all
processes together.
"""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.responses import Response

from bot.console.floors import Floor, floors_of
from bot.console.halts import Halt
from bot.console.rights import RIGHTS, ROOMS
from bot.console.seats import NOWHERE, Seat
from bot.console.speech import say
from bot.tries import Limit, Tries, household
from storage.schema import Staff, StaffSession
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

COOKIE = "concilia_session"
PATH = "/console"
AGE = timedelta(hours=12)  #: a working day; then the password again
SLACK = timedelta(minutes=1)  #: less than this a session is not prolonged by: not every request writes
TOKEN_BYTES = 32
PASSWORD, OIDC, LINK = "password", "oidc", "link"  #: how somebody showed who they are
PLACE = Limit("sign-in", 8, timedelta(seconds=37.5))  #: with one e-mail from one address: eight in five minutes
ADDRESS = Limit("sign-in from", 40, timedelta(seconds=7.5))  #: from one address, whatever the e-mail
PERSON = Limit("sign-in as", 100, timedelta(seconds=36))  #: with one e-mail from anywhere (NIST SP 800-63B, 3.2.2)


@dataclass(frozen=True, slots=True)
class Signed:
    """Whoever is signed in: who, for which creditors, and the word that each of their forms must carry.

    `halts` say what does not leave meanwhile, and in whose name; `session` is the number of their session, `via` how
    they showed who they are.
    """

    staff: Staff
    creditors: tuple[str, ...]
    csrf: str
    halts: Sequence[Halt] = ()
    session: int = 0
    via: str = "password"

    def may(self, right: str) -> bool:
        """Say whether their role has a right, by its name."""
        return right in RIGHTS[self.staff.role]

    @property
    def rooms(self) -> Sequence[tuple[str, str]]:
        """Return the rooms to which they find the way: the end of the address, and the name.

        A room inside another is found from there by whom that one opens to.
        """
        found = ((path, title) for path, (title, right) in ROOMS.items() if self.may(right))
        return [(path, say(title)) for path, title in found if not self._is_inside(path)]

    @property
    def floors(self) -> Sequence[Floor]:
        """Return the floors on which many rooms stand; none where they are few."""
        return floors_of(self.rooms)

    def _is_inside(self, path: str) -> bool:
        outer, _, inner = path.partition("/")
        return bool(inner) and self.may(ROOMS[outer][1])


def open_session(
    uow: UnitOfWork, vault: Vault, staff: Staff, now: datetime, seat: Seat = NOWHERE, via: str = PASSWORD
) -> str:
    """Sign a member of staff in for a working day, and return the value of their cookie; the first page bounds it."""
    token, csrf = secrets.token_urlsafe(TOKEN_BYTES), secrets.token_urlsafe(TOKEN_BYTES)
    uow.sessions.open(vault.hash_token(token), staff.id, csrf, now, now + AGE, seat.browser, seat.network, via)
    return token


def read_session(
    uow: UnitOfWork, vault: Vault, token: str | None, now: datetime, idle: timedelta | None = None
) -> Signed | None:
    """Return whoever a cookie's value belongs to; nothing when it is unknown or has expired, or they are disabled.

    Where somebody is there `idle` is how long they may be away from now on.
    """
    found = uow.sessions.find(vault.hashes(token), now) if token else None
    if found is None:
        return None
    session, staff = found
    if idle is not None:
        _prolong(uow, session, now + idle)
    return Signed(staff, uow.staff.creditors(staff.id), session.csrf, session=session.number, via=session.via)


def _prolong(uow: UnitOfWork, session: StaffSession, until: datetime) -> None:
    until = min(until, session.created_at + AGE)
    if abs(until - session.expires_at) >= SLACK:
        uow.sessions.prolong(session.number, until)


def close_session(uow: UnitOfWork, vault: Vault, token: str | None) -> None:
    """End the session of a cookie's value, if there is one."""
    if token:
        uow.sessions.close(vault.hashes(token))


def set_cookie(response: Response, token: str, public_url: str) -> None:
    """Give a browser its session's cookie: out of reach of scripts, and over https alone where the service has it."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(AGE.total_seconds()),
        path=PATH,
        secure=public_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, public_url: str) -> None:
    """Take the cookie from a browser."""
    response.delete_cookie(COOKIE, path=PATH, secure=public_url.startswith("https://"), httponly=True, samesite="lax")


def is_same(given: str, expected: str) -> bool:
    """Say whether two words are the same, in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())


@dataclass(frozen=True, slots=True)
class Attempts:
    """Counts attempts to sign in, so that nobody guesses passwords quickly, through whichever process."""

    tries: Tries

    def may_try(self, uow: UnitOfWork, host: str, email: str, now: datetime) -> bool:
        """Count an attempt, and say whether it may be looked at; one that may not is held against nobody else."""
        return not any(self.tries.count(uow, limit, whom, now) for limit, whom in _counted(host, email))

    def forget(self, uow: UnitOfWork, host: str, email: str) -> None:
        """Begin anew after a right password; what else came from its address stays counted."""
        for limit, whom in _counted(host, email):
            if limit is not ADDRESS:
                self.tries.forget(uow, limit, whom)


def _counted(host: str, email: str) -> Sequence[tuple[Limit, str]]:
    """Return under what an attempt counts, the narrowest first."""
    place, person = household(host), email.strip().lower()
    return (PLACE, f"{place} {person}"), (ADDRESS, place), (PERSON, person)
