"""Say how the arms of a campaign did, and whether the difference between two of them is one.

Theory of operation. Who was drawn into an arm counts in it, whatever they were sent or read: so the arms stay alike but
for what was tried. A client is judged when the goal's days since their draw are over. Each arm is compared to the
hold-out, or the first arm; the intervals are wide enough that in 95 % of all campaigns none of them is wrong on any day
it is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.contact.campaigns.document import Campaign
from flows.contact.campaigns.sequence import Share, half_width

ALPHA = 0.05  #: the share of campaigns of which something wrong may be told

Verdict = Literal["too_few", "open", "more", "fewer"]


@dataclass(frozen=True, slots=True)
class ArmResult:
    """An arm: the clients drawn into it, those of them whose days are over, and those of these who reached the goal."""

    arm: str
    assigned: int = 0
    judged: int = 0
    reached: int = 0

    @property
    def share(self) -> Share:
        """Return the share of those judged who reached the goal."""
        return Share(self.reached, self.judged)


@dataclass(frozen=True, slots=True)
class Finding:
    """An arm against another: how much larger its share is, from −1 to 1, and between what limits that surely is.

    Before enough clients are judged the limits are −1 and 1, and nothing may be told.
    """

    arm: str
    against: str
    difference: float
    low: float
    high: float
    verdict: Verdict

    @property
    def is_found(self) -> bool:
        """Say whether the difference is one."""
        return self.verdict in ("more", "fewer")


def findings(campaign: Campaign, results: Sequence[ArmResult]) -> tuple[Finding, ...]:
    """Return each arm's difference to the arm that all are compared to; none when the campaign has one arm alone.

    An arm without a result has nobody yet.
    """
    by_arm = {one.arm: one for one in results}
    base = by_arm.get(campaign.compared_to, ArmResult(campaign.compared_to))
    others = [by_arm.get(name, ArmResult(name)) for name in campaign.names if name != base.arm]
    return tuple(compare(one, base, campaign.goal.at_least, ALPHA / len(others)) for one in others)


def is_decided(found: Sequence[Finding]) -> bool:
    """Say whether a campaign is to end before its last day: one of its differences is one.

    Who goes on keeps some clients from what serves them better.
    """
    return any(one.is_found for one in found)


def compare(one: ArmResult, base: ArmResult, at_least: int, alpha: float) -> Finding:
    """Return how much larger one share is than the other, and what may be told of that.

    `at_least` is how many must be judged on either side; `alpha` the share of looks that may be wrong, from 0 to 1.
    """
    difference = one.share.rate - base.share.rate
    if min(one.judged, base.judged) < at_least:
        return Finding(one.arm, base.arm, difference, -1.0, 1.0, "too_few")
    half = half_width(one.share, base.share, 2 * at_least, alpha)
    low, high = max(difference - half, -1.0), min(difference + half, 1.0)
    return Finding(one.arm, base.arm, difference, low, high, _verdict(low, high))


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return "more"
    return "fewer" if high < 0 else "open"
