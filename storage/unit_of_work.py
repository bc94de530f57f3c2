"""Hold one transaction: what it may see, what it writes, what it tells others."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.announcing import SHARED, announce
from storage.entities import KEPT
from storage.errors import BadCreditorId, NoScope
from storage.plain import Plain
from storage.repositories.audit import Audit, Note
from storage.repositories.conversations import LOCKED
from storage.repositories.shelf import Shelf
from storage.scope import CREDITOR_ID

SET_SCOPE = Plain(text("SELECT set_config('concilia.creditors', :creditors, true)"))
HIDE = Plain(text("SELECT set_config('concilia.hidden', CAST(CAST(:names AS text[]) AS text), true)"))
REVIEWED = Plain(text("SELECT set_config('concilia.reviewed', CAST(:staff AS text), true)"))
SCOPE_IN_FORCE = Plain(
    text(
        "SELECT id, document->'senders'->>CAST(:channel AS text) AS sender,"
        " set_config('concilia.creditors', string_agg(id, ',') OVER (), true)"
        " FROM creditors WHERE policy_version IS NOT NULL ORDER BY id"
    )
)
TURN = Plain(text("SELECT pg_advisory_xact_lock(hashtextextended(CAST(:name AS text), 0))"))
NOTIFY = Plain(
    text(
        "SELECT pg_notify(channel, payload)"
        " FROM unnest(CAST(:channels AS text[]), CAST(:payloads AS text[])) AS told (channel, payload)"
    )
)


class UnitOfWork(Shelf):
    """A transaction. `session` is SQLAlchemy's; leaving the block that opened it rolls back, only `commit` keeps."""

    def __init__(self, session: Session) -> None:
        """Take the session; nothing is in scope yet."""
        self.session = session
        self._opened: set[str] = set()
        self._scope: frozenset[str] = frozenset()
        self._hides = False
        self._notices: dict[tuple[str, str], None] = {}

    def freeze(self) -> None:
        """See everything as it is at this moment, whatever others write meanwhile; call it before anything else."""
        self.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})

    def scope(self, *creditors: str) -> None:
        """Let this transaction see the data of these creditors, and no longer those of others."""
        if not creditors:
            raise NoScope
        for creditor in creditors:
            if not CREDITOR_ID.fullmatch(creditor):
                raise BadCreditorId(creditor)
        if self._scope != frozenset(creditors):
            self.session.flush()
            SET_SCOPE.run(self.session, {"creditors": ",".join(creditors)})
            self._scope = frozenset(creditors)
            self._opened.update(creditors)

    def hide(self, names: Sequence[str]) -> None:
        """Keep cases by their numbers, and clients with all of theirs by 'creditor client', from this transaction.

        Nothing is hidden any more where there are no names, nor once it ends.
        """
        if names or self._hides:
            self.session.flush()
            HIDE.run(self.session, {"names": list(names)})
            self._hides = bool(names)

    def show_reviews_of(self, staff: int) -> None:
        """Keep from this transaction what was found in the work of others than one of staff."""
        self.session.flush()
        REVIEWED.run(self.session, {"staff": str(staff)})

    def scope_in_force(self, channel: str) -> list[tuple[str, str | None]]:
        """Let this transaction see the data of every creditor in force; return them by their ids.

        Each comes with its own sender on a channel, if it has one.
        """
        self.session.flush()
        rows = SCOPE_IN_FORCE.run(self.session, {"channel": channel})
        self._scope = frozenset(row.id for row in rows)
        self._opened.update(self._scope)
        return [(row.id, row.sender) for row in rows]

    def take_turn(self, what: str, creditor: str, name: str) -> None:
        """Wait until nobody else writes what may not be there yet, and so cannot be locked; until this ends it is ours.

        It holds for who takes a turn too: a file that is imported meanwhile does not.
        """
        TURN.run(self.session, {"name": f"{what} {creditor} {name}"})

    def notify(self, channel: str, payload: str = "") -> None:
        """Wake those who listen on a channel once this is committed. A payload holds ids, never words of people."""
        self._notices[channel, payload] = None

    def commit(self) -> None:
        """Keep what was written, with its audit entries and events, and end the transaction; its scope ends with it.

        Entries are those of every creditor that was in scope, also of one that another has replaced since.
        """
        self.conversations.write()
        self.hide(())  # what is told to programs is hidden from nobody of them
        if notes := Audit(self.session).noted():
            self._announce(notes)
            Audit(self.session).write()
        if self._notices:
            channels, payloads = zip(*self._notices, strict=True)
            NOTIFY.run(self.session, {"channels": list(channels), "payloads": list(payloads)})
        self.session.commit()
        self._end()

    def _announce(self, notes: Sequence[Note]) -> None:
        """Tell webhooks of what was noted; what holds for all creditors of a person is told with all in scope."""
        if any(note.action in SHARED for note in notes):
            self.scope(*self.creditors.ids())
        elif len(self._opened) > 1:
            self.scope(*sorted(self._opened))
        announce(self, notes)

    def rollback(self) -> None:
        """Forget what was written, and end the transaction."""
        Audit(self.session).forget()
        self.session.rollback()
        self._end()

    def _end(self) -> None:
        """Let go of what the transaction had."""
        self._opened.clear()
        self._scope = frozenset()
        self._hides = False
        self._notices.clear()
        for what in (KEPT, LOCKED):
            self.session.info.pop(what, None)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo only what the block wrote when it raises; the error goes on to the caller."""
        audit, scope, notices = Audit(self.session), self._scope, dict(self._notices)
        noted = audit.count_noted()
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            audit.forget(noted)
            self._scope, self._notices = scope, notices  # the server takes its own back too
            for remembering in ("addresses", "messages"):
                self.__dict__.pop(remembering, None)
            raise
