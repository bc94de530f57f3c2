"""Hold what is said in a simulated talk, as structured acts.

A client speaks a `Word`, the creditor's side a `Reply`. A level that writes sentences would fill `Word.text`; these
acts are what such a sentence has to mean.
"""

from dataclasses import dataclass
from enum import StrEnum

from flows.negotiation.proposal import Leg, Plan


class Act(StrEnum):
    """What a client does with words."""

    PROPOSE = "propose"  #: says how they would pay
    ACCEPT = "accept"  #: says yes to the plan on the table, one of several by its place
    REFUSE = "refuse"  #: says no to it
    ADVISER = "adviser"  #: wants a person to look at their own plan
    TAKE = "take"  #: takes the plan that needs no person
    MEANS = "means"  #: says what they can pay at most
    SKIP = "skip"  #: rather not
    DISPUTE = "dispute"  #: says that the bill is wrong, or the service never came
    WRONG_PERSON = "wrong_person"  #: is not the client
    DISTRESS = "distress"  #: is in a danger that no plan should answer
    ABUSE = "abuse"  #: insults
    NONSENSE = "nonsense"  #: says nothing that has to do with it
    SILENCE = "silence"  #: says nothing more


@dataclass(frozen=True, slots=True)
class Word:
    """One message of a client. `with_means` says that what they can pay at most came with it."""

    act: Act
    legs: tuple[Leg, ...] = ()
    place: int = 0
    with_means: bool = False
    text: str = ""


class Kind(StrEnum):
    """What the creditor's side does with words."""

    LISTEN = "listen"  #: asks how the client would like to pay
    ASK_MEANS = "ask_means"  #: asks what they can pay at most
    READ_BACK = "read_back"  #: their own plan may stand: is it so?
    OFFER = "offer"  #: another plan
    MENU = "menu"  #: several plans to choose from
    EXCEPTION = "exception"  #: their own plan needs a person; a second plan, where there is one, does not
    HANDED = "handed"  #: a person takes over
    BOOKED = "booked"  #: agreed
    CLOSED = "closed"  #: nothing more is to be had here


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the creditor's side; `matter` is what a person takes over."""

    kind: Kind
    plans: tuple[Plan, ...] = ()
    matter: str = ""
    is_own: bool = False  #: what was booked is the client's own plan


ENDS = frozenset({Kind.HANDED, Kind.BOOKED, Kind.CLOSED})  #: after which nothing is said
PUSHES = frozenset({Kind.READ_BACK, Kind.OFFER, Kind.MENU, Kind.BOOKED})  #: in which a plan is put to the client
