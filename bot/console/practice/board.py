"""Lay out what one may practise, what one has practised, and what the team came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actors import name_of
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.practice.words import SITUATIONS
from bot.console.rights import Right
from storage.schema import Practice
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Done:
    """A practice that has ended: before and after are empty where it was left earlier; `who` stands in the team's."""

    number: int
    title: str
    when: str
    before: int | None
    after: int | None
    who: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Board:
    """What the page shows: situations, creditors, one's own practices, the team's figures."""

    situations: Sequence[tuple[str, str]]
    creditors: Sequence[tuple[str, str]]
    current: Done | None
    own: Sequence[Done]
    team: Sequence[Done]


def read_board(uow: UnitOfWork, parts: Parts, me: Signed) -> Board:
    """Return what the page of practice shows to somebody."""
    practises, directs = me.may(Right.PRACTISE), me.may(Right.SEE_DIRECTION)
    current = uow.practices.open_of(me.staff.id) if practises else None
    creditors = [row for row in map(uow.creditors.get, me.creditors) if row.policy_version is not None]
    return Board(
        situations=[*SITUATIONS.items()],
        creditors=[(row.id, row.name) for row in creditors],
        current=_done(uow, parts, current) if current else None,
        own=[_done(uow, parts, row) for row in uow.practices.of(me.staff.id)] if practises else (),
        team=[
            _done(uow, parts, row, name_of(uow, f"staff:{row.staff_id}"), times)
            for row, times in (uow.practices.figures() if directs else ())
        ],
    )


def _done(uow: UnitOfWork, parts: Parts, row: Practice, who: str = "", times: int = 1) -> Done:
    manner = Manner.of(uow.creditors.get(row.creditor_id), parts.clock.now())
    when = manner.moment(row.ended_at or row.started_at)
    title = SITUATIONS.get(row.situation, row.situation)
    return Done(row.id, title, when, row.score_before, row.score_after, who, times)
