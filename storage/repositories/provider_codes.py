"""Count what providers refuse, in the transaction that learnt it: one count for all processes and machines."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import ProviderCode


class ProviderCodes:
    """The codes by channel, and how often each came."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work; commit soon, others who count the same code wait for the row."""
        self._session = session

    def count(self, channel: str, code: str) -> None:
        """Count one more refusal."""
        row = insert(ProviderCode).values(channel=channel, code=code, times=1)
        times = {"times": ProviderCode.times + 1}
        self._session.execute(row.on_conflict_do_update(index_elements=["channel", "code"], set_=times))

    def all(self) -> list[tuple[str, str, int]]:
        """Return channel, code and how often it came."""
        rows = self._session.execute(select(ProviderCode.channel, ProviderCode.code, ProviderCode.times))
        return [(channel, code, times) for channel, code, times in rows]
