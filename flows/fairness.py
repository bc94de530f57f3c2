"""Say whether segments are treated alike: contacts, agreements, discounts, exceptions, waiting, complaints.

Each measure is a share: so many of so many clients, agreements or cases. Each segment is held against all others
together, by the arithmetic of campaigns (`flows.contact.campaigns.trial`): the intervals hold on whatever day somebody
looks, and are wide enough that in 95 % of all reports none of them is wrong. Of few nothing is told. A difference is
not unfair by itself: a person has to say why it is there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flows.contact.campaigns.sequence import Share
from flows.contact.campaigns.trial import ALPHA, ArmResult, Finding, compare

AT_LEAST = 100  #: of fewer in a segment, or in all others, nothing is told

Measure = Literal["contacted", "agreed", "discounted", "approved", "answered_in_time", "complained"]
MEASURES: tuple[Measure, ...] = ("contacted", "agreed", "discounted", "approved", "answered_in_time", "complained")


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the clients of a segment were treated; `segment` is None of those who are in none.

    `shares` has every measure: clients who were contacted, who agreed, who complained; agreements with a discount;
    exceptions that were approved of those decided; cases that were answered by the promised hour. `contacts` are all
    that were made, `discount_percent` is of what the agreements covered, `waiting_hours` is the median until a first
    answer; None where there is nothing to tell it by.
    """

    segment: str | None
    clients: int
    contacts: int
    shares: Mapping[Measure, Share]
    discount_percent: float | None = None
    waiting_hours: float | None = None

    @property
    def contacts_per_client(self) -> float:
        """Return how many contacts each client had; 0 without clients."""
        return self.contacts / self.clients if self.clients else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of a segment against all others together."""

    segment: str | None
    measure: Measure
    found: Finding


def differences(treated: Sequence[Treatment]) -> tuple[Difference, ...]:
    """Return every measure of each segment against all others; none where there is one segment alone."""
    if len(treated) < 2:  # noqa: PLR2004 - one has nothing to be held against
        return ()
    alpha = ALPHA / (len(treated) * len(MEASURES))
    return tuple(
        Difference(one.segment, measure, _held_against_others(one, treated, measure, alpha))
        for one in treated
        for measure in MEASURES
    )


def _held_against_others(one: Treatment, treated: Sequence[Treatment], measure: Measure, alpha: float) -> Finding:
    others = [other.shares[measure] for other in treated if other.segment != one.segment]
    rest = Share(sum(share.reached for share in others), sum(share.of for share in others))
    return compare(_result(one.shares[measure], "segment"), _result(rest, "others"), AT_LEAST, alpha)


def _result(share: Share, name: str) -> ArmResult:
    return ArmResult(name, share.of, share.of, share.reached)
