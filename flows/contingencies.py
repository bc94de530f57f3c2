"""Know what may happen to a client, what it means for the talk, and the way that it opens.

A contingency is volunteered, never asked for: in some countries asking is forbidden (`Law.may_ask_reason`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

TEMPORARY, STRUCTURAL = "temporary", "structural"
PAUSE, SMALL, GOODS = "pause", "small_first_payment", "return_goods"
TARIFF, OTHER = "change_tariff", "other_payer"


class Way(StrEnum):
    """What is opened to who cannot pay."""

    WORD = "word"  #: the client says what would be possible, from the day on which money comes, when they named one
    PERSON = "person"  #: a person who may pause the account or reduce it is offered
    CARE = "care"  #: nothing is asked: a sentence for it alone, no reminders, a person takes care


@dataclass(frozen=True, slots=True)
class Contingency:
    """One thing that happens: the difficulty it makes where the words say nothing else, and how it is met.

    `countered` is false where a plan that does not fit is never answered with another: a person looks at it.
    `routes` are the ways besides a plan that suit it best (`flows.routes`), shown before the others that a creditor
    switched on. The words in which it is told stay in the thread where it is `private`; `kept_as` is then the code that
    stands for it anywhere else. Of `health` the words may be kept apart for a while, when the client agrees.
    """

    difficulty: str
    countered: bool = True
    cares: bool = False
    routes: tuple[str, ...] = ()
    private: bool = False
    kept_as: str | None = None
    health: bool = False

    @property
    def way(self) -> Way:
        """Return the way that it opens, unless an adviser or the client's own words say that it passes or stays."""
        return Way.CARE if self.cares else WAYS[self.difficulty]


WAYS = {TEMPORARY: Way.WORD, STRUCTURAL: Way.PERSON}
PERSONAL = "personal"  #: an illness, an accident, a separation: which of them is nobody's but the client's

CONTINGENCIES = {  # the graver first
    "bereavement": Contingency(TEMPORARY, countered=False, cares=True, private=True),
    "violence": Contingency(TEMPORARY, countered=False, routes=(PAUSE,)),
    "disaster": Contingency(TEMPORARY, countered=False, routes=(PAUSE,)),
    "illness": Contingency(
        TEMPORARY, countered=False, routes=(PAUSE, OTHER), private=True, kept_as=PERSONAL, health=True
    ),
    PERSONAL: Contingency(TEMPORARY, countered=False, routes=(PAUSE, OTHER), private=True),
    "job_loss": Contingency(STRUCTURAL, countered=False, routes=(PAUSE, TARIFF, GOODS)),
    "reduced_income": Contingency(STRUCTURAL, routes=(TARIFF, SMALL, GOODS)),
    "caring": Contingency(STRUCTURAL, routes=(TARIFF, PAUSE), private=True, health=True),
    "other_debts": Contingency(STRUCTURAL, routes=(SMALL, GOODS)),
    "separation": Contingency(TEMPORARY, countered=False, routes=(PAUSE, OTHER), private=True, kept_as=PERSONAL),
    "business_down": Contingency(TEMPORARY, routes=(SMALL, GOODS)),
    "season": Contingency(TEMPORARY, routes=(PAUSE, SMALL)),
    "unexpected_expense": Contingency(TEMPORARY, routes=(SMALL, PAUSE)),
    "late_pay": Contingency(TEMPORARY, routes=(SMALL,)),
}


def gravest(codes: Iterable[str | None]) -> str | None:
    """Return the gravest of the contingencies told, by the table's order; None when nothing was told."""
    told = set(codes)
    return next((code for code in CONTINGENCIES if code in told), None)


def way_of(contingency: str | None, difficulty: str | None) -> Way:
    """Return the way that is opened. `difficulty` is an adviser's word on it, or what the client's words say."""
    known = CONTINGENCIES.get(contingency or "")
    if known and known.cares:
        return Way.CARE
    return WAYS[difficulty or (known.difficulty if known else TEMPORARY)]
