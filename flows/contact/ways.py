"""Say what forbids a message on its way, whatever its country's law: providers' rules, and ours about addresses.

`forbids` asks the rows of the table `ROWS` in their order; the first that forbids the message is the decision.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.contact.cadence.rows import KINDS
from flows.contact.request import Bond, Decision, bond_of

ABOUT_SUMS = frozenset(KINDS)
FRESH = timedelta(hours=24)  #: for so long a contact of our own keeps its purpose: its day is past then


@dataclass(frozen=True, slots=True)
class Way:
    """How a message would leave, at an aware `now`: what the rows ask about it.

    `role`: `first_party` or `third_party`, None when nobody said. `written_at`: None while it is not written yet.
    `wrong_since`: when the address was said to be somebody else's. `acknowledged`: the creditor's file takes on what
    WhatsApp's policy says of collection for others. `paused`: the creditor's contacts are, or those of the message's
    campaign. `recalled`: that campaign was taken back. `unsure`: the creditor's figures are older than it allows.
    """

    kind: str
    initiated_by: str
    channel: str
    address: str
    now: datetime
    role: str | None = None
    written_at: datetime | None = None
    wrong_since: datetime | None = None
    unreachable: bool = False
    acknowledged: bool = False
    paused: bool = False
    recalled: bool = False
    unsure: bool = False

    @property
    def is_own(self) -> bool:
        """Tell whether it is a contact that we start, which bears every rule."""
        return bond_of(self.kind, self.initiated_by) is Bond.ALL


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that forbids a message: the rule's name, when it does, and the reason for staff."""

    rule: str
    applies: Callable[[Way], bool]
    reason: str


def forbids(way: Way) -> Decision | None:
    """Return the first row's refusal as a decision that time does not cure; None when no row forbids the message."""
    row = next((row for row in ROWS if row.applies(way)), None)
    return Decision("blocked", row.rule, row.reason) if row else None


def was_for_another(way: Way) -> bool:
    """Tell whether it, also an answer, was for whom the address was taken for; what is said since may leave."""
    return way.wrong_since is not None and way.written_at is not None and way.written_at < way.wrong_since


def is_recalled(way: Way) -> bool:
    """Tell whether it is of a campaign that was taken back."""
    return way.recalled


def is_paused(way: Way) -> bool:
    """Tell whether it is a contact of our own while those are paused; an answer leaves."""
    return way.is_own and way.paused


def is_stale(way: Way) -> bool:
    """Tell whether a contact of our own waited until its purpose was gone."""
    return way.is_own and way.written_at is not None and way.now - way.written_at > FRESH


def asks_for_old_sums(way: Way) -> bool:
    """Tell whether a contact of our own would ask for a sum that may have been paid, or have changed, since."""
    return way.is_own and way.kind in ABOUT_SUMS and way.unsure


def lacks_role(way: Way) -> bool:
    """Tell whether a contact of our own would say nothing of on whose account it is made."""
    return way.is_own and way.role is None


def is_third_party_by_sms(way: Way) -> bool:
    """Tell whether somebody who collects for others would write an SMS to North America, an answer too."""
    return way.channel == "sms" and way.role == "third_party" and way.address.startswith("+1")


def is_third_party_by_whatsapp(way: Way) -> bool:
    """Tell whether somebody who collects for others would begin on WhatsApp without having taken its policy on."""
    return way.is_own and way.channel == "whatsapp" and way.role == "third_party" and not way.acknowledged


def arrives_nowhere(way: Way) -> bool:
    """Tell whether a contact of our own would go where nothing arrives; an answer is tried all the same."""
    return way.is_own and way.unreachable


ROWS = (
    Row("wrong_person", was_for_another, "It was written before the address was said to be somebody else's."),
    Row("recalled", is_recalled, "Its campaign was recalled: nothing of it leaves any more."),
    Row("paused", is_paused, "Contacts are paused until somebody lifts it: see `concilia campaign list`."),
    Row("stale", is_stale, "It was written more than a day ago: what it was for is past."),
    Row(
        "stale_figures",
        asks_for_old_sums,
        "What clients owe was told longer ago than figures.days_max allows: import the creditor's file anew.",
    ),
    Row("sender_role", lacks_role, "Nobody said whether this is a first or a third party: set sender_role."),
    # Twilio: no registration for collection by third parties, errors 30460 and 30863.
    Row("provider.sms_third_party", is_third_party_by_sms, "Third parties may not collect by SMS to +1 numbers."),
    # WhatsApp Business policy: collection for others is at the operator's risk.
    Row(
        "provider.whatsapp_policy",
        is_third_party_by_whatsapp,
        "WhatsApp's policy on collection for others is not acknowledged: set whatsapp_policy_acknowledged_by.",
    ),
    Row("unreachable", arrives_nowhere, "The provider says that nothing arrives at this address."),
)
