"""Send events to their webhooks: each webhook by one sender at a time, so that a slow one keeps no other waiting.

A sender goes to the webhook that has waited longest, stays for some letters or some seconds, and moves on. Where there
is no answer, all that is due there waits as after a try of its own: a closed door is not knocked on for each letter.
What was sent when a sender dies before it is written down is sent once more: receivers know an event by its id.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from bot.clock import Clock, read_wall
from bot.log import logger
from bot.webhooks import desk
from bot.webhooks.line import Answer, Call, Line
from bot.webhooks.signature import body_of, headers_of
from storage.database import Database
from storage.queue.rounds import Letter, Round
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

LEASE = timedelta(minutes=1)  #: for so long a webhook is one sender's, well beyond a visit and one call more
VISIT_SECONDS = 10.0  #: after so long no other letter of the visit is begun
LETTERS = 50  #: of one visit
AGENT = "Concilia-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Postman:
    """Sends; as many threads as wanted may call `work`. `wall` is the time that receivers hold against theirs."""

    database: Database
    vault: Vault
    clock: Clock
    line: Line
    wall: Callable[[], datetime] = read_wall

    def work(self) -> bool:
        """Visit one webhook with something due; say whether there was one."""
        visit = self._claim()
        if visit is None:
            return False
        secret, end = self.vault.open(visit.secret_sealed), time.monotonic() + VISIT_SECONDS
        rest: timedelta | None = timedelta()
        with self.line.calling() as call:
            for letter in visit.letters:
                rest = self._deliver(visit, letter, secret, call)
                if rest is None or rest or time.monotonic() > end:
                    break
        self._leave(visit, rest or timedelta())
        return True

    def _claim(self) -> Round | None:
        with self.database.unit_of_work() as uow:
            if not (creditors := uow.creditors.ids()):
                return None
            uow.scope(*creditors)
            visit = uow.deliveries.claim(self.clock.now(), LETTERS, LEASE)
            if visit is not None:
                uow.commit()
            return visit

    def _deliver(self, visit: Round, letter: Letter, secret: str, call: Call) -> timedelta | None:
        """Send one letter and write down what came of it; return the rest that is asked for, None to call no more."""
        body = body_of(letter.payload)
        signed = headers_of(secret, letter.event_id, body, self.wall())
        answer = call.post(visit.url, body, {"user-agent": AGENT, **signed})
        with self.database.unit_of_work(visit.creditor) as uow:
            settle(uow, visit, letter, answer, self.clock.now())
            uow.commit()
        return None if answer.code in {None, HTTPStatus.GONE} else answer.rest or timedelta()

    def _leave(self, visit: Round, rest: timedelta) -> None:
        with self.database.unit_of_work(visit.creditor) as uow:
            uow.deliveries.free(visit, self.clock.now() + rest)
            uow.commit()


def settle(uow: UnitOfWork, visit: Round, letter: Letter, answer: Answer, now: datetime) -> None:
    """Write down what came of a call: taken, to be tried again with all that is due where nobody answered, ended."""
    told = {"webhook": visit.webhook, "webhook_event": letter.event, "code": answer.code, "error": answer.error}
    if answer.code is not None and HTTPStatus(200) <= answer.code < HTTPStatus.MULTIPLE_CHOICES:
        uow.deliveries.sent(visit, letter, answer.code, now)
        logger().info("webhook.sent", **told)
        return
    logger().warning("webhook.failed", **told)
    if uow.deliveries.fail(visit, None if answer.code is None else letter, now, answer.code, answer.error):
        logger().error("webhook.dead", **told)
    if answer.code == HTTPStatus.GONE:
        desk.take_leave(uow, visit.creditor, visit.webhook, now)
