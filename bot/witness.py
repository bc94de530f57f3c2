"""Draw agreements into a trial: does it help to keep one when a named adviser stands beside the client?

The draw is made by a hash of creditor, client and agreement, never by looks, and only where a named adviser could
really be the witness: a promise of a person is made in neither arm otherwise.
"""

import hashlib

from bot.profiles import Profile
from flows.witness import CONTROL, WITNESS
from storage.unit_of_work import UnitOfWork

__all__ = ["CONTROL", "WITNESS", "draw", "who"]
HUNDRED = 100


def who(uow: UnitOfWork, profile: Profile) -> str | None:
    """Return the name of the adviser who would be the witness; nothing where no trial runs or nobody is there."""
    return uow.staff.on_call(profile.id) if profile.described.witness else None


def draw(uow: UnitOfWork, profile: Profile, client: str, agreement: int) -> str | None:
    """Return the arm of an agreement: the same for the same agreement whenever it is asked; None outside a trial."""
    if profile.described.witness is None or who(uow, profile) is None:
        return None
    return arm_of(profile.id, client, agreement, profile.described.witness.share_percent)


def arm_of(creditor: str, client: str, agreement: int, share_percent: int) -> str:
    """Return the arm that chance gives an agreement when so many of a hundred are to have a witness."""
    digest = hashlib.sha256(f"{creditor}/{client}/{agreement}".encode()).digest()
    place = int.from_bytes(digest[:8]) % HUNDRED
    return WITNESS if place < share_percent else CONTROL
