"""Measure how well a client's share of late bills tells the late ones ahead: `python -m tests.external.risk FILE`.

The file is IBM's sample of accounts receivable with the month first. The split is in time, at the middle of its two
years: what was known on that day judges every bill issued from then on; `auc_day_by_day` judges the same bills, each
by what was known when it was issued. The share is the product's own (`flows.risk.history`), alone, smoothed as it is
for bands. Prints the figures as JSON.
"""

import csv
import json
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from flows.risk.bands import judge
from flows.risk.history import History
from tests.external.ibm import day

SPLIT = date(2013, 1, 1)


class Bill(NamedTuple):
    """A bill of the sample, and by how many days it was paid late."""

    client: str
    issued_on: date
    due_on: date
    settled_on: date

    @property
    def late_days(self) -> int:
        """Return the days after the due date, 0 on it or before."""
        return max((self.settled_on - self.due_on).days, 0)


def main(file: Path, split: date = SPLIT) -> dict[str, Any]:
    """Return the AUC of the share alone, and how many bills of each band were late."""
    bills = read(file)
    pasts = {client: past(bills, client, split) for client in {bill.client for bill in bills}}
    of_later = [bill for bill in bills if bill.issued_on >= split]
    ahead = [(pasts[bill.client], bill.late_days > 0) for bill in of_later]
    banded: dict[str, list[bool]] = defaultdict(list)
    for one, is_late in ahead:
        banded[judge(one).band].append(is_late)
    return {
        "split": split.isoformat(),
        "known": sum(bill.settled_on < split for bill in bills),
        "judged": len(ahead),
        "late": sum(is_late for _, is_late in ahead),
        "auc": round(auc([(one.late_rate, is_late) for one, is_late in ahead]), 4),
        "auc_day_by_day": round(auc([(rate_of(bills, one), one.late_days > 0) for one in of_later]), 4),
        "late_by_band": {band: [sum(found), len(found)] for band, found in sorted(banded.items())},
    }


def read(file: Path) -> list[Bill]:
    """Return the bills of the sample."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Bill(row["customerID"], day(row["InvoiceDate"]), day(row["DueDate"]), day(row["SettledDate"]))
            for row in csv.DictReader(lines)
        ]


def past(bills: Sequence[Bill], client: str, until: date) -> History:
    """Return what was known of a client before a day: what was settled, and what was unpaid after its date."""
    mine = [bill for bill in bills if bill.client == client and bill.issued_on < until]
    return History(
        late_days=tuple(bill.late_days for bill in mine if bill.settled_on < until),
        overdue_days=tuple((until - bill.due_on).days for bill in mine if bill.due_on < until <= bill.settled_on),
    )


def rate_of(bills: Sequence[Bill], one: Bill) -> float:
    """Return the share of late bills of a bill's client as it was known on the day that the bill was issued."""
    return past(bills, one.client, one.issued_on).late_rate


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return how often a late bill has a higher score than one in time, equal scores counted as half."""
    late, in_time = (sorted(score for score, is_late in scored if is_late is wanted) for wanted in (True, False))
    above = sum((bisect_left(in_time, score) + bisect_right(in_time, score)) / 2 for score in late)
    return above / (len(late) * len(in_time))


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(main(Path(sys.argv[1])), indent=2)}\n")
