"""Name where the rescue of an instalment may stand, and what it is about."""

from enum import StrEnum

from flows.facts import Facts
from flows.negotiation.account import Agreement, Instalment
from flows.table import DONE


class State(StrEnum):
    """Where the change stands."""

    OPENING = "opening"  #: nothing was said yet
    DATE = "date"  #: asked for the new date
    REST = "rest"  #: asked when what the parts leave would come
    DOUBTFUL = "doubtful"  #: asked which of two readings of a sum or a day was meant
    CONFIRMING = "confirming"  #: read the change back
    LETTING_GO = "letting_go"  #: asked whether an early payment's discount is let go
    DONE = DONE


HEARD = (State.DATE, State.REST, State.DOUBTFUL, State.CONFIRMING, DONE)  #: where a wish may lead
SKIP = "skip_instalment"  #: the way by which an instalment goes behind the last one


def agreed(facts: Facts) -> tuple[Agreement, Instalment] | None:
    """Return the agreement in force and its next instalment."""
    agreement, part = facts.account.agreement, facts.account.next_instalment
    return (agreement, part) if agreement and part else None
