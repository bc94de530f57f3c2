"""Draw the arm of a client by a hash: as good as a lot, and the same whoever asks and whenever."""

import hashlib
from itertools import accumulate

from flows.contact.campaigns.document import Campaign

SALT = "concilia:campaign"  #: no other hash of ours is of the same words
HUNDRED = 100


def arm_of(campaign_id: int, client_id: str, campaign: Campaign) -> str:
    """Return the arm into which a client falls, or HOLD_OUT; each as often as its share says.

    The draws of two campaigns know nothing of one another, since the campaign's number is in the hash.
    """
    drawn = _percent(campaign_id, client_id)
    ends = accumulate((*(arm.share for arm in campaign.arms), campaign.hold_out))
    return next(name for name, end in zip(campaign.names, ends, strict=False) if drawn < end)


def _percent(campaign_id: int, client_id: str) -> int:
    """Return a number from 0 to 99, each as likely as the others: the hash as a fraction of all there are."""
    digest = hashlib.sha256(f"{SALT}:{campaign_id}:{client_id}".encode()).digest()
    return int.from_bytes(digest) * HUNDRED >> 8 * len(digest)
