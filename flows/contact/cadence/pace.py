"""Say how many contacts the limits of a country leave room for, counted in whole days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from flows.contact.packs import Pack
from flows.contact.rows import Span

DAY = timedelta(days=1)
COUNTED = ("any", "message")  #: a cadence writes messages; which channel others used, the rules ask at the door


@dataclass(frozen=True, slots=True)
class Pace:
    """Limits in whole days, each `(at_most, days)`: at most so many contacts in so many days, today among them."""

    limits: tuple[tuple[int, int], ...] = ()

    def has_room(self, days: Iterable[date], today: date) -> bool:
        """Say whether one more contact today stays within every limit, after those of these days."""
        past = [(today - day).days for day in days]
        return all(sum(ago < span for ago in past) < at_most for at_most, span in self.limits)

    def at_least(self, gap_days: int) -> "Pace":
        """Return this pace with a least distance between two contacts."""
        return Pace((*self.limits, (1, gap_days)))


@lru_cache(maxsize=64)
def _whole_days(span: Span) -> int:
    """Return the days after which a contact at any hour weighs no more at any other hour."""
    return span.nights or (-(-span.elapsed // DAY) if span.elapsed % DAY else span.elapsed // DAY + 1)


def pace_of(pack: Pack) -> Pace:
    """Return what a country's limits leave to messages, read strictly: two hours of two days may be near each other."""
    limits = (limit for limit in pack.limits if limit.of in COUNTED)
    return Pace(tuple((limit.at_most, _whole_days(limit.span)) for limit in limits))
