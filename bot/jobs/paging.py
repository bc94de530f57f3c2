"""Call the person on duty: a request to the pager that the operator named."""

from dataclasses import dataclass
from datetime import datetime

import httpx

from bot.log import logger
from bot.trust import trusted
from storage.unit_of_work import UnitOfWork

WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class PageSomeone:
    """The job. Without a pager the case itself, on top of the queue, is all there is; the log says so."""

    pager_url: str | None

    def __call__(self, _: UnitOfWork, now: datetime, rest: str) -> None:
        """Send creditor and case number, nothing of the client; a pager that fails is tried again."""
        creditor, case = rest.split(" ")
        if self.pager_url is None:
            logger().warning("pager.missing", creditor=creditor, case=case)
            return
        body = {"event": "distress", "creditor": creditor, "case": int(case), "at": now.isoformat()}
        with httpx.stream("POST", self.pager_url, json=body, timeout=WAIT_SECONDS, verify=trusted()) as answer:
            answer.raise_for_status()  # what else it says is not read: it may have no end
        logger().info("pager.called", creditor=creditor, case=case)
