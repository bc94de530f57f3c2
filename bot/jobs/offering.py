"""Offer again what nobody could take: whoever has room by now is given it, in the order in which it is seen to.

Who frees up is whoever has resolved a case, is back, or is given more at once. Each case is given by its own job, which
looks again; here it is only foreseen who has room, so that nothing is asked of a case that nobody may have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot import assigning
from bot.stage import locale_of
from flows.assignment import Candidate, choose
from storage.caseload import Waiting, Wanted, waiting
from storage.schema import CaseStatus
from storage.unit_of_work import UnitOfWork

BATCH = 200  #: of a creditor's cases that are looked at each time, those that are seen to first


@dataclass(frozen=True, slots=True)
class OfferAgain:
    """The job, of one creditor where it is named, or of all."""

    def __call__(self, uow: UnitOfWork, now: datetime, creditor: str) -> None:
        """Let each case that somebody may have by now be given."""
        uow.take_turn(assigning.JOB, "", "")
        for row in uow.creditors.all():
            if creditor in {"", row.id} and row.document.get("assignment") == assigning.AUTOMATIC:
                for number in self._fitting(uow, row.id, now):
                    uow.jobs.put(f"{assigning.JOB} {row.id} {number}", now)

    def _fitting(self, uow: UnitOfWork, creditor: str, now: datetime) -> Iterator[int]:
        uow.scope(*uow.creditors.ids())  # whoever has cases of other creditors has less room
        able = uow.duties.candidates(creditor, now)
        if any(one.has < one.open_max for one in able):
            found = waiting(uow.session, Wanted(state="nobody", creditor=creditor), now, BATCH)
            yield from _foreseen(uow, [one for one in found if one.case.status is CaseStatus.OPEN], able)


def _foreseen(uow: UnitOfWork, cases: Sequence[Waiting], able: Sequence[Candidate]) -> Iterator[int]:
    """Yield the cases that somebody has room for, when each is given in turn."""
    has = {one.staff: one for one in able}
    for one in cases:
        found = choose(one.case.kind, locale_of(one.client)[:2], has.values(), assigning.never(uow, one.case))
        if found is not None:
            has[found.staff] = replace(has[found.staff], has=found.has + 1)
            yield one.case.id
