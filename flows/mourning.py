"""Know who writes after a death was told: nothing is asked of them, not even who they are."""

from flows import interrupts
from flows.facts import Facts
from flows.identity import introduces
from flows.turn import WORDLESS, Turn

BEREAVEMENT = "bereavement"  #: the case of somebody who died
DIALOGUE = "wrong_person"  #: speaks with who mourns a client
AS_ANYBODY = frozenset({"ask_human", "change_language", "goodbye", "opt_in", "propose_plan", "thank"})
"""What is answered to who mourns as to anybody."""


def is_mourned(facts: Facts) -> bool:
    """Say whether a death was told before, by whoever writes here."""
    return facts.has_case(BEREAVEMENT) or (facts.visitor is not None and facts.visitor.is_mourning)


def mourns(turn: Turn, facts: Facts, *, verified: bool) -> bool:
    """Say whether somebody asks after a death was told, who has not shown that they are the client.

    Who says that they are, or proposes something, is asked who they are as ever.
    """
    if verified or not is_mourned(facts) or turn.button or turn.intent in AS_ANYBODY | WORDLESS:
        return False
    if turn.legs or introduces(turn.text):
        return False
    return interrupts.always(turn) in {None, DIALOGUE}
