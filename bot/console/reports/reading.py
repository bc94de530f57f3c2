"""Read what a report needs, each statement at most once, however many sections tell of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from flows.reports.forecast import MONTHS, WEEKS, Band, band
from flows.reports.period import Period, months_before
from flows.reports.plans import Kept, Made, Shape
from storage.repositories.report_money import Aged, Asked, Moved, OnDay
from storage.repositories.report_treatment import (
    Advised,
    Answered,
    Closed,
    Opened,
    Pressed,
    Satisfied,
    Spoken,
    Talked,
    Uneasy,
)
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork


class Reading:
    """The figures of one creditor over some days."""

    def __init__(
        self, uow: UnitOfWork, creditor: Creditor, period: Period, now: datetime, kind: Callable[[str], str]
    ) -> None:
        """Take whose figures are read, over which days of their calendar; the creditor is in scope.

        `kind` says the name of a kind of case.
        """
        zone = ZoneInfo(creditor.timezone)
        since, until = period.moments(zone)
        self.creditor, self.period, self.kind = creditor, period, kind
        self.stretches = period.stretches()
        self.asked = Asked(creditor.id, period, since, until, now, now.astimezone(zone).date(), creditor.timezone)
        self._money, self._treatment = uow.report_money, uow.report_treatment

    @cached_property
    def paid(self) -> list[OnDay]:
        """Return what arrived, by day."""
        return self._money.paid(self.asked)

    @property
    def paid_amount(self) -> int:
        """Return what arrived, in minor units."""
        return sum(one.amount for one in self.paid)

    @cached_property
    def payers(self) -> int:
        """Return how many clients paid."""
        return self._money.payers(self.asked)

    @cached_property
    def promised(self) -> list[OnDay]:
        """Return what was promised, by day."""
        return self._money.promised(self.asked)

    @cached_property
    def kept(self) -> dict[tuple[str, Shape], Kept]:
        """Return what became of promises."""
        return self._money.kept(self.asked)

    @property
    def kept_in_all(self) -> Kept:
        """Return what became of all promises together."""
        return sum(self.kept.values(), Kept())

    @cached_property
    def made(self) -> dict[tuple[str, Shape], Made]:
        """Return the agreements that were made."""
        return self._money.made(self.asked)

    @property
    def made_in_all(self) -> Made:
        """Return all agreements together."""
        return sum(self.made.values(), Made())

    @cached_property
    def moved(self) -> Moved:
        """Return how accounts moved."""
        return self._money.moved(self.asked)

    @cached_property
    def ageing(self) -> list[Aged]:
        """Return what was owed at the end, by how late it was."""
        return self._money.ageing(self.asked)

    @cached_property
    def coming(self) -> dict[int, int]:
        """Return what is promised for the weeks to come."""
        return self._money.coming(self.asked, self.asked.today + timedelta(weeks=WEEKS))

    @cached_property
    def band(self) -> Band | None:
        """Return what part of promised money arrives, by the creditor's own past."""
        return band(self._money.past(self.creditor.id, months_before(self.asked.today, MONTHS)))

    @cached_property
    def pressed(self) -> Pressed:
        """Return how much was written without being asked."""
        return self._treatment.pressed(self.asked)

    @cached_property
    def talked(self) -> list[Talked]:
        """Return the talks that ended."""
        return self._treatment.talked(self.asked)

    @cached_property
    def uneasy(self) -> Uneasy:
        """Return who was ill at ease."""
        return self._treatment.uneasy(self.asked)

    @cached_property
    def opened(self) -> list[Opened]:
        """Return the cases that were opened."""
        return self._treatment.opened(self.asked)

    @cached_property
    def closed(self) -> Closed:
        """Return what was resolved."""
        return self._treatment.closed(self.asked)

    @cached_property
    def answered(self) -> dict[str, Answered]:
        """Return what was promised and kept of answers, by name."""
        return {one.name: one for one in self._treatment.answered(self.asked)}

    @cached_property
    def advised(self) -> list[Advised]:
        """Return what each adviser brought to an end."""
        return self._treatment.advised(self.asked)

    @cached_property
    def spoken(self) -> Spoken:
        """Return who wrote how much in cases."""
        return self._treatment.spoken(self.asked)

    @cached_property
    def satisfied(self) -> list[Satisfied]:
        """Return how clients found what became of their cases."""
        return self._treatment.satisfied(self.asked)
