"""Know what may happen to a client, what it means for the talk, and the way that it opens.

A contingency is volunteered, never asked for: in some countries asking is forbidden (`Law.may_ask_reason`).
"""

from dataclasses import dataclass

TEMPORARY, STRUCTURAL = "temporary", "structural"


@dataclass(frozen=True, slots=True)
class Contingency:
    """One thing that happens: the difficulty it makes where the words say nothing else, and how it is met.

    `countered` is false where a plan that does not fit is never answered with another: a person looks at it.
    """

    difficulty: str
    countered: bool = True


CONTINGENCIES = {
    "illness": Contingency(TEMPORARY, countered=False),
    "job_loss": Contingency(STRUCTURAL, countered=False),
    "bereavement": Contingency(TEMPORARY, countered=False),
    "disaster": Contingency(TEMPORARY, countered=False),
    "violence": Contingency(TEMPORARY, countered=False),
    "reduced_income": Contingency(STRUCTURAL),
    "late_pay": Contingency(TEMPORARY),
    "unexpected_expense": Contingency(TEMPORARY),
    "separation": Contingency(TEMPORARY),
    "caring": Contingency(STRUCTURAL),
    "business_down": Contingency(TEMPORARY),
    "season": Contingency(TEMPORARY),
    "other_debts": Contingency(STRUCTURAL),
}
