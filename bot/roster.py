"""Go through the accounts of a creditor: who is due a contact at a moment, who is not, and why it is withheld.

Accounts are looked at by the page, as the clock does. Whoever is due something is then judged in a transaction of their
own, kept or undone: nobody's talk is held up for long, and a run that dies has written each contact whole or not at
all. What is undone has gone the very way of what is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import OperationalError

from bot import withheld
from bot.conversation import Bot
from bot.enrolment import enrol
from bot.log import logger
from bot.reminding import Reminder
from storage.database import Database

PAGE = 1_000
FAULT = "This should not have happened, and nothing was written: look at the log, and report it."


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one account: `decision` is allowed, blocked, or none where nothing is due."""

    client: str
    creditor: str
    channel: str | None = None
    kind: str | None = None
    decision: str = "none"
    rule: str | None = None
    reason: str | None = None
    next_allowed_at: datetime | None = None
    message: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "client_id": self.client,
            "creditor": self.creditor,
            "channel": self.channel,
            "kind": self.kind,
            "decision": self.decision,
            "rule": self.rule,
            "reason": self.reason,
            "next_allowed_at": self.next_allowed_at.isoformat() if self.next_allowed_at else None,
            "message_id": self.message,
        }


@dataclass(frozen=True, slots=True)
class Roster:
    """Goes through accounts `at` a moment; `now`: when what is written may leave first; None: nothing is kept."""

    database: Database
    bot: Bot
    reminder: Reminder
    at: datetime
    now: datetime | None
    size: int = PAGE

    def lines(self, creditor: str) -> Iterator[Line]:
        """Yield what comes of each account of a creditor in force, by the clients' ids, as soon as it is known."""
        after: str | None = ""
        while after is not None:
            clients, due, after = self._look(creditor, after)
            for client in clients:
                yield self._try(creditor, client) if client in due else Line(client, creditor)

    def _look(self, creditor: str, after: str) -> tuple[list[str], frozenset[str], str | None]:
        """Return the next clients, those of them who are due something, and the id behind which the others are."""
        with self.database.unit_of_work(creditor) as uow:
            profile, roll = self.bot.profiles.get(uow, creditor), uow.dues.roll(creditor, self.at, after, self.size)
            owing = enrol(uow, profile, roll.owing, self.at)
            if self.now:
                uow.commit()  # whoever is drawn counts in their arm, written to or not
        chooser = self.reminder.chooser
        days = ((one, self.at.astimezone(one.zone).date()) for one in owing)
        due = frozenset(one.client for one, today in days if withheld.due(chooser, profile, one, today))
        return roll.clients, due, roll.after

    def _try(self, creditor: str, client: str) -> Line:
        """Judge one client; whatever goes wrong with them, the others are judged."""
        try:
            return self._judge(creditor, client)
        except OperationalError:
            raise
        except Exception:  # noqa: BLE001 - whoever it is, nothing of them was kept
            logger().exception("contacts.item_failed", creditor=creditor)
            return Line(client, creditor, decision="blocked", rule="fault", reason=FAULT)

    def _judge(self, creditor: str, client: str) -> Line:
        with self.database.unit_of_work(creditor) as uow:
            done = self.reminder.write_first(uow, creditor, client, self.at, self.now or self.at)
            if done is None:
                return Line(client, creditor)
            if self.now:
                uow.commit()
            decision, place = done.decision, done.place
            return Line(
                client=client,
                creditor=creditor,
                channel=place.address.channel if place else None,
                kind=done.wish.kind,
                decision=decision.decision,
                rule=decision.rule,
                reason=decision.reason,
                next_allowed_at=decision.next_allowed_at,
                message=done.message.id if self.now and done.message else None,
            )
