"""Say how a case is shared in the team: its labels, whose turn it is and why, who else has it open."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.console.about import About, read_about
from bot.console.giving import read_takers, turn_of
from bot.console.queue import Option, looking
from bot.console.rights import Right
from bot.console.sight import Seen
from bot.console.tags import Tag, tags
from storage.schema import CaseStatus


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the team shares about a case.

    `known` are labels to choose from; `can_change` is for who answers cases; `turn` says whose turn it is and why,
    `takers` are whom it may be given to, `others` says who else has it open, `about` whom a complaint is about.
    """

    labels: Sequence[Tag]
    known: Sequence[str]
    can_change: bool
    turn: str
    takers: Sequence[Option]
    others: str
    about: About | None


def read_sharing(seen: Seen) -> Sharing:
    """Return what the team shares about a case."""
    others = seen.uow.case_looks.others([seen.case.id], seen.me.staff.id, seen.manner.now)
    there = seen.uow.case_labels.of_cases([seen.case.id]).get(seen.case.id, ())
    return Sharing(
        labels=tags(there),
        known=[word for word, _ in seen.uow.case_labels.in_use(seen.case.creditor_id) if word not in there],
        can_change=seen.me.may(Right.ANSWER) and seen.case.status is not CaseStatus.RESOLVED,
        turn=turn_of(seen.uow, seen.me, seen.case),
        takers=read_takers(seen),
        others=looking(others.get(seen.case.id, ())),
        about=read_about(seen),
    )
