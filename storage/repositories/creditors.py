"""Keep the creditors, and the switch that stops what is sent in their name."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, or_, select, update
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import BadCreditorId, Missing
from storage.plain import Plain
from storage.schema import Creditor
from storage.scope import CREDITOR_ID

GRAIN = timedelta(minutes=1)  #: figures told more often than this are as fresh, and keep nobody waiting

CREDITOR = Entity(Creditor)
ITS = cast("Table", Creditor.__table__).c
FIND = Plain(select(*CREDITOR.columns).where(ITS.id == bindparam("id")))
ALL = Plain(select(*CREDITOR.columns).order_by(ITS.id))
IDS = Plain(select(ITS.id).order_by(ITS.id))
STOPPED = Plain(select(ITS.id).where(ITS.id == bindparam("creditor"), ITS.stopped_at.is_not(None)))


class Creditors:
    """All creditors."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, at: datetime, **facts: Any) -> Creditor:  # noqa: ANN401 - the columns of Creditor
        """Write a creditor's facts, making it when it is new."""
        if not CREDITOR_ID.fullmatch(creditor):
            raise BadCreditorId(creditor)
        row = self._session.get(Creditor, creditor)
        if row is None:
            row = Creditor(id=creditor, created_at=at)
            self._session.add(row)
        for name, value in facts.items():
            setattr(row, name, value)
        self._session.flush()
        return row

    def get(self, creditor: str) -> Creditor:
        """Return a creditor."""
        row = self.find(creditor)
        if row is None:
            raise Missing("creditor", creditor)
        return row

    def find(self, creditor: str) -> Creditor | None:
        """Return a creditor, nothing when there is none."""
        return CREDITOR.find(self._session, FIND, id=creditor)

    def lock(self, creditor: str) -> Creditor:
        """Let nobody else change what holds for a creditor until this transaction ends. Raises Missing."""
        row = self._session.get(Creditor, creditor, with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("creditor", creditor)
        return row

    def all(self) -> list[Creditor]:
        """Return all creditors by their ids."""
        self._session.flush()
        return [CREDITOR.hold(self._session, row) for row in ALL.run(self._session, {})]

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all creditors."""
        self._session.flush()
        return tuple(row.id for row in IDS.run(self._session, {}))

    def tell_figures(self, creditor: str, at: datetime) -> None:
        """Record that a creditor's own records told us, as of a moment, what its clients owe; never back in time."""
        is_older = or_(Creditor.figures_at.is_(None), Creditor.figures_at < at - GRAIN)
        told = update(Creditor).where(Creditor.id == creditor, is_older).values(figures_at=at)
        self._session.execute(told, execution_options={"synchronize_session": "fetch"})

    def stop(self, creditors: Sequence[str], by: str, reason: str, at: datetime) -> None:
        """Stop every outgoing message in the name of these creditors."""
        for row in self._locked(creditors):
            row.stopped_at, row.stopped_by, row.stopped_reason = at, by, reason
        self._session.flush()

    def resume(self, creditors: Sequence[str]) -> None:
        """Let messages leave again."""
        for row in self._locked(creditors):
            row.stopped_at = row.stopped_by = row.stopped_reason = None
        self._session.flush()

    def is_stopped(self, creditor: str) -> bool:
        """Say whether nothing leaves in a creditor's name at this moment, whatever this transaction read before."""
        return bool(STOPPED.run(self._session, {"creditor": creditor}))

    def stopped(self, creditors: Sequence[str]) -> list[Creditor]:
        """Return those of some creditors in whose name nothing leaves, by their ids."""
        statement = select(Creditor).where(Creditor.id.in_(creditors), Creditor.stopped_at.is_not(None))
        return list(self._session.scalars(statement.order_by(Creditor.id)))

    def _locked(self, creditors: Sequence[str]) -> list[Creditor]:
        statement = select(Creditor).where(Creditor.id.in_(creditors)).order_by(Creditor.id).with_for_update()
        return list(self._session.scalars(statement.execution_options(populate_existing=True)))
