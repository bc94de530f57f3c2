"""Hold one movement of money as every kind of file tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a movement is to whoever keeps clients' accounts."""

    CREDIT = "credit"  #: money that came in
    REVERSAL = "reversal"  #: money that came in before and was taken back
    OTHER = "other"  #: money that went out, or is not booked yet: no client's payment


@dataclass(frozen=True, slots=True)
class Entry:
    """Money that came in, or was taken back. `amount` is above zero, in minor units of `currency`.

    `reference` tells it apart; where it is the bank's own, which banks repeat, `mark` tells two of them apart.
    `text` is all that the payer wrote, `document` and `account` are the payer's; `client` and `invoice` are named as
    such. `undoes`: references under which the money that was taken back may have come. `is_return`: a payment that was
    sent, by either side, returned.
    """

    reference: str
    amount: int
    currency: str
    paid_on: date
    kind: Kind = Kind.CREDIT
    mark: str | None = None
    text: str = ""
    payer: str = ""
    account: str = ""
    document: str = ""
    client: str | None = None
    invoice: str | None = None
    undoes: tuple[str, ...] = ()
    is_return: bool = False


class Line(NamedTuple):
    """What one place of a file says: an entry, nothing of interest, or a fault; its cells, the bytes read so far."""

    cells: Sequence[str]
    position: int
    entry: Entry | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An opened file: the header for rows that are sent back, its lines, and how a file beside it is to be written."""

    header: Sequence[str]
    lines: Iterator[Line]
    encoding: str
    delimiter: str


HEADER = ("place", "reference", "amount", "currency", "date")
"""Of the rows that are sent back of a bank's statement, which has no columns."""
