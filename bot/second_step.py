"""Ask for a code beside the password: six digits that a phone shows for half a minute (RFC 6238), or one of a list.

A code counts once. Wrong ones are counted where every process sees them: after five in a row each next try waits five
minutes, after fifty none is looked at until somebody resets it.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pyotp import TOTP, random_base32
from pyotp.utils import strings_equal

from storage.schema import Staff
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

ISSUER = "Concilia"  #: the name beside which a phone shows the code
DRIFT = (0, -1, 1)  #: steps by which a phone's clock may differ
FREE, WAIT, MOST = 5, timedelta(minutes=5), 50  #: wrong codes in a row: without a wait, the wait, and to the end
LIST_LENGTH = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  #: that nobody takes for one another
GROUPS, GROUP = 2, 5  #: of a code of the list: 2^49 of them


class Verdict(StrEnum):
    """What became of a code; the first two let in."""

    RIGHT = "right"
    LISTED = "listed"  #: right, and off the list now
    WRONG = "wrong"
    TOO_SOON = "too_soon"
    BARRED = "barred"

    @property
    def lets_in(self) -> bool:
        """Say whether the code was right."""
        return self in {Verdict.RIGHT, Verdict.LISTED}


def new_secret() -> str:
    """Return a secret of 160 bits for a phone."""
    return random_base32()


def write_address(secret: str, email: str) -> str:
    """Return what a phone reads from the picture."""
    return TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def enrol(uow: UnitOfWork, vault: Vault, staff: Staff, secret: str, code: str, wall: datetime) -> Sequence[str] | None:
    """Begin to ask for codes of this secret once one proves it, and return the list; nothing for a wrong code."""
    row = uow.second_steps.lock(staff.id)
    step = find_step(secret, code, wall)
    if step is None or row.code_secret is not None:
        return None
    uow.second_steps.put(row, vault.seal(secret), step)
    return write_list(uow, vault, staff)


def write_list(uow: UnitOfWork, vault: Vault, staff: Staff) -> Sequence[str]:
    """Write ten new codes for the day on which the phone is lost, and return them; only hashes are kept."""
    codes = [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
        for _ in range(LIST_LENGTH)
    ]
    uow.second_steps.write_codes(staff.id, [vault.hash_token(_plain(staff, code)) for code in codes])
    return codes


def check(uow: UnitOfWork, vault: Vault, staff: Staff, code: str, wall: datetime) -> Verdict:
    """Say whether a code is right now, and count it; the caller commits whatever the answer is."""
    row = uow.second_steps.lock(staff.id)
    secret = vault.read(row.code_secret)
    if secret is None or row.code_misses >= MOST:
        return Verdict.BARRED
    if row.code_misses >= FREE and row.code_missed_at is not None and wall < row.code_missed_at + WAIT:
        return Verdict.TOO_SOON
    step = find_step(secret, code, wall, row.code_step)
    if step is None and not uow.second_steps.use_code(staff.id, vault.hashes(_plain(staff, code))):
        uow.second_steps.miss(row, wall)
        return Verdict.WRONG
    uow.second_steps.pass_by(row, step)
    return Verdict.LISTED if step is None else Verdict.RIGHT


def remove(uow: UnitOfWork, staff: Staff) -> bool:
    """Ask for no more codes; say whether any were asked for."""
    row = uow.second_steps.lock(staff.id)
    was = row.code_secret is not None
    uow.second_steps.remove(row)
    return was


def find_step(secret: str, code: str, wall: datetime, after: int | None = None) -> int | None:
    """Return the step of time that a code is of, if it is near and later than one that was used."""
    digits, totp = "".join(code.split()), TOTP(secret)
    now = totp.timecode(wall)
    steps = [now + drift for drift in DRIFT if after is None or now + drift > after]
    return next((step for step in steps if strings_equal(digits, totp.generate_otp(step))), None)


def _plain(staff: Staff, code: str) -> str:
    return f"recovery {staff.id} {''.join(code.split()).replace('-', '').lower()}"
