"""Hear what somebody wants of an agreement besides another day: to pay before it, or to bring other bills in."""

import re

from flows.negotiation.proposal import Leg, Share
from flows.turn import Turn
from flows.wording.lint import fold

AHEAD = re.compile(
    r"\b(?:adelant(?:ar|o|ando|arles?)|por adelantado|antecipar|adiantar|antes de (?:tiempo|la fecha)|antes da data|"
    r"ahead of (?:time|schedule)|in advance|pay (?:it |them )?(?:early|off)|all at once)\b"
)
JOINS = re.compile(
    r"\b(?:junt\w+|un(?:ir|an|e)|unific\w+|sum(?:ar\w*|en|e)|agreg\w+|met(?:an|er\w*|a|e)|inclu\w+|consolid\w+|add|"
    r"include|combine|merge|acrescent\w+|somar)\b(?: \w+){0,7}? (?:tod[oa]s?|tudo|all|everything|acuerdo|convenio|plan|"
    r"acordo|plano|agreement)\b|"
    r"\b(?:tod[oa]s?|tudo|all|everything)(?: \w+){0,2}? "
    r"(?:junt[oa]s?|together|in one|(?:en|em|num) (?:un |um )?so(?:lo)?)\b"
)


def pays_ahead(turn: Turn) -> bool:
    """Say whether somebody wants to pay all of it at once, or an instalment sooner; a sum or a day is a change."""
    if any(isinstance(leg.amount, int) or leg.date or leg.frequency for leg in turn.legs):
        return False
    return turn.legs == (Leg(Share.ALL),) or AHEAD.search(fold(turn.text)) is not None


def joins(turn: Turn) -> bool:
    """Say whether somebody wants other bills brought into what was agreed; who names a sum or a day proposes that."""
    return not turn.legs and JOINS.search(fold(turn.text)) is not None
