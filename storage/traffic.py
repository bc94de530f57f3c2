"""Count what came, left and was held back lately: the same for whichever process asks.

None of it walks a whole table: what came and what left is read from the end of its table, whose numbers follow the
order of time; the rest by indexes that hold the few rows that are asked for.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, TextClause, bindparam, text
from sqlalchemy.orm import Session

from storage.schema.base import AwareTime

MOST = 20_000  #: rows at the end of a table that are looked at: so many in a quarter of an hour are 22 a second


def _since(words: str) -> TextClause:
    return text(words).bindparams(bindparam("since", type_=AwareTime))


ACCEPTED = _since("""
SELECT channel, count(*) AS times
FROM (SELECT channel, received_at FROM inbox ORDER BY id DESC LIMIT :most) AS latest
WHERE received_at > :since GROUP BY 1 ORDER BY 1
""")
SENT = _since("""
SELECT channel, kind, count(*) AS times
FROM (SELECT channel, kind, recorded_by, at FROM contacts ORDER BY id DESC LIMIT :most) AS latest
WHERE at > :since AND recorded_by IS NULL GROUP BY 1, 2 ORDER BY 1, 2
""")
BLOCKED = _since("""
SELECT coalesce(error, '') AS rule, count(*) AS times FROM messages
WHERE direction = 'out' AND initiated_by = 'bot' AND at > :since AND status = 'blocked' GROUP BY 1 ORDER BY 1
""")
ASKED_BACK = _since("""
SELECT count(*) AS times FROM messages
WHERE direction = 'out' AND at > :since AND (text_key LIKE 'repair-%' OR text_key LIKE '%doubt%')
""")  # as `storage.reviews` finds what was repaired


class Traffic:
    """What happened since a moment; what was held back or asked back is told of the creditors in scope alone."""

    def __init__(self, session: Session, since: datetime, most: int = MOST) -> None:
        """Take the session of a unit of work, and the moment; at most so many of the last rows are looked at."""
        self._session, self._since, self._most = session, since, most

    def accepted(self) -> Sequence[Row[Any]]:
        """Return how many messages from clients were taken in: channel, times."""
        return self._session.execute(ACCEPTED, {"since": self._since, "most": self._most}).all()

    def sent(self) -> Sequence[Row[Any]]:
        """Return how many messages left, answers too: channel, kind, times; no contact that somebody recorded."""
        return self._session.execute(SENT, {"since": self._since, "most": self._most}).all()

    def blocked(self) -> Sequence[Row[Any]]:
        """Return how many contacts of ours the rules let not leave: rule, times."""
        return self._session.execute(BLOCKED, {"since": self._since}).all()

    def asked_back(self) -> int:
        """Return how many answers asked the client back, or owned up to not understanding."""
        times: int = self._session.execute(ASKED_BACK, {"since": self._since}).scalar_one()
        return times
