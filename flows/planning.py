"""Name where a negotiation may stand, and where a proposal may lead from there."""

from enum import StrEnum

from flows.table import DONE


class State(StrEnum):
    """Where the negotiation stands."""

    OPENING = "opening"  #: nothing was said yet
    PROPOSING = "proposing"  #: asked how the client would like to pay
    DOUBTFUL = "doubtful"  #: asked which of two readings of a sum or a day was meant
    AMOUNT = "amount"  #: asked how much
    DATE = "date"  #: asked when
    REST = "rest"  #: asked for what the payments named so far leave
    CHOOSING = "choosing"  #: showed what can be done, because the client asked
    CONFIRMING = "confirming"  #: read a plan back and asked for a yes
    COUNTERED = "countered"  #: showed the nearest plan that the policy allows
    EXCEPTION = "exception"  #: asked whether an adviser should look at it
    WAITING = "waiting"  #: all that is owed is stopped while we look at it; the proposal is kept
    DONE = DONE


JUDGED = (State.CONFIRMING, State.COUNTERED, State.EXCEPTION, State.WAITING, DONE)
ASKED = (State.DOUBTFUL, State.AMOUNT, State.DATE, State.REST)
HEARD = (State.PROPOSING, *ASKED, *JUDGED)
