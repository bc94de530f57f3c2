"""Hold a client who may be written to as a value: made of the rows that many looks found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from flows.contact.cadence.rows import Row
from flows.contact.cadence.wish import Habits
from flows.negotiation import account as values
from storage.repositories.accounts import bill_value
from storage.repositories.agreed import to_agreement

TRACE = "~"  #: in a message's trace, behind the key of the contact that it is

Withheld = Literal["opt_out", "open_case", "no_address"]
"""Why nothing at all is written to a client: they want none, advisers answer them first, nothing reaches them."""
Rows = Mapping[str, Sequence[Any]]
"""Rows of the driver by the client that they are about."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A client who may be written to: where they are, what they owe, how they pay, and which contacts they had.

    `done` are the contacts that we began by their keys (one that has none, by its trace), with their local days.
    `withheld` says why they are not written to at all, whatever is due; None for who may be. `rows` are those of the
    `campaign` that they are in (`bot.enrolment`); None where the creditor's own cadence holds.
    """

    client: str
    zone: ZoneInfo
    country: str
    segment: str | None
    account: values.Account
    habits: Habits
    done: Mapping[str, date]
    withheld: Withheld | None = None
    rows: tuple[Row, ...] | None = None
    campaign: int | None = None


class Told(NamedTuple):
    """What the looks found, by client."""

    reached: Rows
    served: Rows
    bills: Rows
    holds: Rows
    made: Rows
    talked: Rows
    broken: Rows
    late: Rows
    paid: Rows
    agreed: Rows


def to_owing(row: Any, told: Told, now: datetime) -> Owing:  # noqa: ANN401 - a row of the driver
    """Return a client of whom the looks told something; nothing is begun of a time-barred bill."""
    zone, holds = ZoneInfo(row.timezone), told.holds.get(row.id, ())
    today = now.astimezone(zone).date()
    broken = sum(one.broken for one in told.broken.get(row.id, ()))
    late = [one.latest for one in told.late.get(row.id, ())]
    talked = max((one.last_client_at.astimezone(zone).date() for one in told.talked.get(row.id, ())), default=None)
    paid = tuple(day for one in told.paid.get(row.id, ()) for day in one.days)
    known = any(one.known for one in told.reached.get(row.id, ()))
    return Owing(
        client=row.id,
        zone=zone,
        country=row.country,
        segment=row.segment,
        account=values.Account(
            currency=row.currency,
            invoices=tuple(bill_value(bill, holds, today) for bill in told.bills.get(row.id, ())),
            agreement=next((to_agreement(*one[1:]) for one in told.agreed.get(row.id, ())), None),
            broken_agreements=broken,
        ),
        habits=Habits(broken, max([0, *late]), paid, talked, is_stranger=not known),
        done={_key(one): one.at.astimezone(zone).date() for one in told.made.get(row.id, ())},
        withheld=_withheld(row, told),
    )


def _withheld(row: Any, told: Told) -> Withheld | None:  # noqa: ANN401 - a row of the driver
    if row.opted_out:
        return "opt_out"
    if row.id in told.served:
        return "open_case"
    return None if row.id in told.reached else "no_address"


def _key(message: Any) -> str:  # noqa: ANN401 - a row of the driver
    return str(message.trace_id or message.id).partition(TRACE)[0]
