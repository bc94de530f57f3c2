"""Read who may be written to about what they owe, many clients in one look, with what was said and kept before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from flows.contact.cadence.wish import Habits
from flows.negotiation import account as values
from flows.negotiation.account import AgreementStatus
from storage.repositories.accounts import bill_value, to_value
from storage.repositories.dues_looks import BILLS, HOLDS, KEPT, MADE, PAGE, THE_ONE
from storage.schema import Agreement

LOOK_BACK = timedelta(days=60)  #: no contact that was made before has to do with one of today


TRACE = "~"  #: in a message's trace, behind the key of the contact that it is


@dataclass(frozen=True, slots=True)
class Owing:
    """A client who may be written to: where they are, what they owe, how they pay, and which contacts they had.

    `done` are the contacts that we began by their keys (one that has none, by its trace), with their local days.
    """

    client: str
    zone: ZoneInfo
    country: str
    segment: str | None
    account: values.Account
    habits: Habits
    done: Mapping[str, date]


class Dues:
    """What clients of the creditors in scope are asked for."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def page(self, creditor: str, now: datetime, after: str = "", limit: int = 500) -> list[Owing]:
        """Return clients behind an id, by their ids: with an open bill, an address to write to, and no open case.

        Who opted out, and visitors, are none of them. `now` says which holds stand.
        """
        return self._owing(
            creditor, now, PAGE.run(self._session, {"creditor": creditor, "after": after, "limit": limit})
        )

    def of(self, creditor: str, client: str, now: datetime) -> Owing | None:
        """Return one client, nothing when they are none of those."""
        found = self._owing(creditor, now, THE_ONE.run(self._session, {"creditor": creditor, "after": client}))
        return next(iter(found), None)

    def _owing(self, creditor: str, now: datetime, rows: Sequence[Any]) -> list[Owing]:
        clients = [row.id for row in rows]
        if not clients:
            return []
        given = {"creditor": creditor, "clients": clients, "now": now, "since": now - LOOK_BACK}
        bills, holds, made = (_by_client(one.run(self._session, given)) for one in (BILLS, HOLDS, MADE))
        kept, agreements = _by_client(KEPT.run(self._session, given)), self._agreements(creditor, clients)
        return [
            _owing(row, bills[row.id], holds[row.id], made[row.id], kept[row.id][0], agreements.get(row.id))
            for row in rows
        ]

    def _agreements(self, creditor: str, clients: Sequence[str]) -> dict[str, values.Agreement]:
        """Return the newest active agreement of each client."""
        found = self._session.scalars(
            select(Agreement)
            .where(
                Agreement.creditor_id == creditor,
                Agreement.client_id.in_(clients),
                Agreement.status == AgreementStatus.ACTIVE,
            )
            .options(selectinload(Agreement.invoices), selectinload(Agreement.instalments))
            .order_by(Agreement.id)
        )
        return {row.client_id: to_value(row) for row in found}


def _by_client(rows: Sequence[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.client_id].append(row)
    return found


def _owing(
    row: Any,  # noqa: ANN401 - a row of the driver
    bills: Sequence[Any],
    holds: Sequence[Any],
    made: Sequence[Any],
    kept: Any,  # noqa: ANN401
    agreement: values.Agreement | None,
) -> Owing:
    zone = ZoneInfo(row.timezone)
    return Owing(
        client=row.id,
        zone=zone,
        country=row.country,
        segment=row.segment,
        account=values.Account(
            currency=row.currency,
            invoices=tuple(bill_value(bill, holds) for bill in bills),
            agreement=agreement,
            broken_agreements=kept.broken,
        ),
        habits=Habits(broken=kept.broken, latest_days=max(kept.latest or 0, 0), is_stranger=not row.known),
        done={_key(one): one.at.astimezone(zone).date() for one in made},
    )


def _key(message: Any) -> str:  # noqa: ANN401 - a row of the driver
    return str(message.trace_id or message.id).partition(TRACE)[0]
