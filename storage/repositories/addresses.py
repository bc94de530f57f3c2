"""Keep the addresses people are reached at, the same ones for every creditor."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Address

FIND = (
    select(Address)
    .where(Address.channel == bindparam("channel"), Address.address == bindparam("address"))
    .execution_options(autoflush=False)
)

ADOPT = text("""
UPDATE addresses AS mine SET address = told.new
FROM unnest(CAST(:olds AS text[]), CAST(:news AS text[])) AS told (old, new)
WHERE mine.channel = :channel AND mine.address = told.old
    AND NOT EXISTS (SELECT FROM addresses AS there WHERE there.channel = :channel AND there.address = told.new)
""")


class Addresses:
    """All addresses; no debt stands here."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session
        self._found: dict[tuple[str, str], Address] = {}  # in this transaction

    def ensure(self, channel: str, address: str, at: datetime) -> Address:
        """Return an address, made when new."""
        found = self.find(channel, address)
        if found is not None:
            return found
        self._session.execute(
            insert(Address)
            .values(channel=channel, address=address, created_at=at)
            .on_conflict_do_nothing(index_elements=["channel", "address"])
        )
        return self._session.scalars(FIND, {"channel": channel, "address": address}).one()

    def adopt(self, channel: str, renewals: Sequence[tuple[str, str]]) -> None:
        """Let an address have another word from now on, unless one has it already."""
        if renewals:
            olds, news = [list(side) for side in zip(*renewals, strict=True)]
            self._session.execute(ADOPT, {"channel": channel, "olds": olds, "news": news})

    def find(self, channel: str, address: str) -> Address | None:
        """Return an address, nothing when it was never seen."""
        found = self._found.get((channel, address))
        if found is None:
            found = self._session.scalars(FIND, {"channel": channel, "address": address}).one_or_none()
        if found is not None:
            self._found[channel, address] = found
        return found

    def know(self, rows: Iterable[Address]) -> None:
        """Find these addresses without asking, because they were read with something else."""
        self._found.update({(row.channel, row.address): row for row in rows})

    def get(self, address: int) -> Address:
        """Return an address by its id."""
        row = self._session.get(Address, address)
        if row is None:
            raise Missing("address", address)
        return row

    def mark_unreachable(self, address: int, code: str, at: datetime) -> None:
        """Record that the provider says nothing arrives there, until somebody writes from it."""
        row = self.get(address)
        row.unreachable_at, row.unreachable_code = at, code
        self._session.flush()

    def mark_wrong(self, address: int, at: datetime) -> None:
        """Record that it does not belong to whom we took it for; it is never written to again."""
        self.get(address).wrong_at = at
        self._session.flush()

    def opt_out(self, address: int, at: datetime) -> None:
        """Record that nothing may be sent to it."""
        self.get(address).opted_out_at = at
        self._session.flush()

    def opt_in(self, address: int) -> None:
        """Record that it may be written to again."""
        self.get(address).opted_out_at = None
        self._session.flush()
