"""Read who may be written to about what they owe, many clients in one look, with what was said and kept before."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from flows.contact.cadence.paydays import SEEN
from flows.contact.cadence.reach import Near
from flows.contact.week import find_zone
from storage.plain import Plain
from storage.repositories.dues_looks import (
    AGREED,
    ANY_ONE,
    BILLS,
    BROKEN,
    HOLDS,
    LATE,
    MADE,
    NEAR,
    PAID,
    REACHED,
    ROLL,
    SERVED,
    SOME,
    SPAN,
    TALKED,
    THE_ONE,
)
from storage.repositories.owing import Owing, Rows, Told, to_owing

LOOK_BACK = timedelta(days=60)  #: no contact that was made before has to do with one of today
DAY = timedelta(days=1)


class Span(NamedTuple):
    """So many clients behind an id, up to the `last` of them; the time zones where they are; whether more follow."""

    after: str
    last: str
    zones: frozenset[str]
    goes_on: bool


class Roll(NamedTuple):
    """Clients by their ids, those among them of whom there is something to be said, and where more are.

    `after` is the id behind which the next ones are; None behind the last.
    """

    clients: list[str]
    owing: list[Owing]
    after: str | None


class Dues:
    """What clients of the creditors in scope are asked for."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def span(self, creditor: str, after: str = "", limit: int = 500) -> Span | None:
        """Return the next clients behind an id, by their ids; None behind the last."""
        ((last, many, zones),) = SPAN.run(self._session, {"creditor": creditor, "after": after, "limit": limit})
        return Span(after, last, frozenset(zones), many == limit) if many else None

    def near(self, creditor: str, now: datetime, span: Span, dates: Near) -> list[Owing]:
        """Return who of a span may be written to and owes something of these dates, or promised it, by their ids.

        They have an address to write to, and no open case. Who opted out, and visitors, are none of them. `now` says
        which holds stand.
        """
        given = {"creditor": creditor, "after": span.after, "last": span.last}
        days = {"bills": sorted(dates.bills), "promised": sorted(dates.promised)}
        found = [row.client_id for row in NEAR.run(self._session, given | days)]
        return self._owing(creditor, now, SOME.run(self._session, {**given, "clients": found}) if found else ())

    def roll(self, creditor: str, now: datetime, after: str = "", limit: int = 500) -> Roll:
        """Return all clients behind an id but visitors, by their ids: also who is withheld, with the reason."""
        rows = ROLL.run(self._session, {"creditor": creditor, "after": after, "limit": limit})
        found = self._owing(creditor, now, rows, whole=True)
        return Roll([row.id for row in rows], found, rows[-1].id if len(rows) == limit else None)

    def of(self, creditor: str, client: str, now: datetime) -> Owing | None:
        """Return one client, nothing when they are none of those."""
        rows = THE_ONE.run(self._session, {"creditor": creditor, "client": client})
        return next(iter(self._owing(creditor, now, rows)), None)

    def any_of(self, creditor: str, client: str, now: datetime) -> Owing | None:
        """Return one client, also who is withheld; nothing when there is nothing to be said."""
        rows = ANY_ONE.run(self._session, {"creditor": creditor, "client": client})
        return next(iter(self._owing(creditor, now, rows, whole=True)), None)

    def _owing(self, creditor: str, now: datetime, rows: Sequence[Any], *, whole: bool = False) -> list[Owing]:
        rows = [row for row in rows if find_zone(row.timezone)]  # nobody knows their hours else
        if not rows:
            return []
        reached, served = (self._look(one, creditor, rows) for one in (REACHED, SERVED))
        rows = rows if whole else [row for row in rows if row.id in reached and row.id not in served]
        if not rows:
            return []
        since, bills = now - LOOK_BACK, self._look(BILLS, creditor, rows)
        ahead = [row for row in rows if _is_ahead(bills.get(row.id, ()), now)]
        told = Told(
            reached,
            served,
            bills,
            holds=self._look(HOLDS, creditor, rows, now=now),
            made=self._look(MADE, creditor, rows, since=since),
            talked=self._look(TALKED, creditor, rows, since=since),
            broken=self._look(BROKEN, creditor, rows),
            late=self._look(LATE, creditor, rows),
            paid=self._look(PAID, creditor, ahead, since=(now - SEEN - DAY).date()),
            agreed=self._look(AGREED, creditor, rows),
        )
        return [to_owing(row, told, now) for row in rows if row.id in told.bills or row.id in told.agreed]

    def _look(self, statement: Plain, creditor: str, clients: Sequence[Any], **more: date) -> Rows:
        if not clients:
            return {}
        ids = [row.id for row in clients]
        given = {"creditor": creditor, "first": ids[0], "last": ids[-1], "clients": ids, **more}
        found: dict[str, list[Any]] = defaultdict(list)
        for row in statement.run(self._session, given):
            found[row.client_id].append(row)
        return dict(found)


def _is_ahead(bills: Sequence[Any], now: datetime) -> bool:
    """Say whether some bill's day has not come, wherever the client is."""
    return any(bill.due_on > (now - DAY).date() for bill in bills)
