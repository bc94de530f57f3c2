"""Keep the contact rules of each country as they were in force, from when on; none is ever changed or removed."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from flows.contact.kept import KeptPack
from storage.schema import PackText


class PackTexts:
    """All rules that were ever in force."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def keep(self, packs: Collection[KeptPack], since: datetime) -> int:
        """Keep those that are new, by however many processes at once; return how many they were.

        All write in the same order: else two that start at once could wait for each other.
        """
        rows = self._session.execute(select(PackText.country, PackText.checksum))
        known = {(row.country, row.checksum) for row in rows}
        new = [{**asdict(pack), "since": since} for pack in packs if (pack.country, pack.checksum) not in known]
        if new:
            new.sort(key=itemgetter("country", "checksum"))
            self._session.execute(insert(PackText).on_conflict_do_nothing(), new)
        return len(new)

    def of(self, country: str, checksum: str) -> PackText | None:
        """Return the rules of a country by the checksum under which they were kept."""
        return self._session.get(PackText, (country, checksum))

    def all(self) -> list[PackText]:
        """Return all of them, the oldest of each country first."""
        order = (PackText.country, PackText.since, PackText.checksum)
        return list(self._session.scalars(select(PackText).order_by(*order)))
