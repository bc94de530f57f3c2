"""Judge again everything that left in a creditor's name: each message by the rules and the records of its own time.

Messages are read client by client in one stream, and what others put on record is read for some clients at once, so
that neither memory nor the number of questions to the database grows with each message.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from bot.replay_records import ARRIVED, Records, Wishes
from bot.replay_report import Report
from bot.replay_rules import Code
from flows.contact.evidence import Beside, Fault, Left, ground_of
from flows.contact.replay import judge
from flows.contact.request import Bond, bond_of
from storage.repositories.contacts import name_debt
from storage.unit_of_work import UnitOfWork

TOGETHER = 2000  #: messages whose clients are looked up at once
ROLLED = timedelta(days=1)  #: so long after the first rules were kept a process of before may still have sent


def replay(uow: UnitOfWork, report: Report, code: Code, wishes: Wishes) -> Iterator[int]:
    """Judge all that left in a creditor's name into a report; yield how many messages were judged just now."""
    records = Records(uow, report.creditor, wishes)
    report.by_hand = uow.departures.altered(report.creditor)
    for rows in _together(uow.departures.of(report.creditor)):
        grounds = {row.id: ground_of(row.contact_decision) or {} for row in rows}
        beside = records.beside(rows, grounds)
        for row in rows:
            _judge(report, row, grounds[row.id], beside[row.id], code)
        yield len(rows)


def _together(rows: Iterator[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """Yield the messages of some clients at a time, all of each."""
    batch: list[Row[Any]] = []
    for _, own in groupby(rows, key=lambda row: row.client_id):
        batch += own
        if len(batch) >= TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def _judge(report: Report, row: Row[Any], ground: Mapping[str, Any], beside: Beside, code: Code) -> None:
    report.left += 1
    if not ground:
        report.add(row.id, [Fault("no_decision", "No decision that lets it leave stands with it.")])
    elif "facts" in ground:
        report.replayed += 1
        left = Left(
            row.kind, row.initiated_by, row.channel, name_debt(report.creditor, row.client_id), row.contact_decision
        )
        report.add(row.id, [*judge(left, code.rules, beside), *_unrecorded(row, beside)])
    elif code.since is not None and row.at > code.since + ROLLED:
        report.add(row.id, [Fault("facts", "The facts of its decision are missing.")])
    else:
        report.without_facts += 1


def _unrecorded(row: Row[Any], beside: Beside) -> Iterator[Fault]:
    """Say that a message which arrived, and bears a rule, is not on record as a contact."""
    is_bound = bond_of(row.kind, row.initiated_by) is not Bond.NONE
    if is_bound and row.status in ARRIVED and beside.recorded is None:
        yield Fault("contact", "It is not on record as a contact, or that record was changed.")
