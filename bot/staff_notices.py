"""Tell the groups of staff how their cases go: a topic for each, its words, who has it, and when it is closed.

Theory of operation. Nothing is queued: what a group should show is compared with what its topics are known to show,
and the most urgent difference is told, one call at a time, by whichever worker holds the group's lock. What a process
was telling when it died is told by the next one: a line may come twice in a topic, and none is lost.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.base import Refused, TryLater
from bot.channels.telegram import limits_of
from bot.channels.telegram_wire import Moved
from bot.clock import Clock
from bot.errors import BotError
from bot.log import logger
from bot.staff_group import move_group
from bot.staff_topics import StaffTopics
from storage.database import Database
from storage.repositories.cases import UNTOLD
from storage.schema import Case, Topic
from storage.unit_of_work import UnitOfWork

HIDDEN = frozenset({"complaint"}) | UNTOLD
"""Kinds that no group sees: they may be about a colleague, or what is said of them is not for the client."""
REST = timedelta(seconds=5)  #: after a call that came to nothing
LONG_REST = timedelta(minutes=1)  #: after a refusal, which a person must look at
BEHIND_MAX = 20  #: topics among which the most urgent one that does not rest is looked for
NO_RIGHTS = "Make the bot an administrator of the group who may manage topics."
REMEDIES = {
    "no_rights": NO_RIGHTS,
    "topic_closed": NO_RIGHTS,
    "not_a_forum": "Turn on topics in the group's settings.",
    "kicked": "Add the bot to the group again, as an administrator.",
    "chat_not_found": "Check staff_group.telegram in the creditor's file; /id in the group tells its number.",
}  #: by the codes that concern a group as a whole; any other one concerns the topic alone
UNKNOWN = "See what Telegram says of this code."
GONE = "topic_gone"


@dataclass(slots=True)
class StaffNotices:
    """Tells the groups; one for a process, used by one thread. `rests` holds until when a group or a topic is left."""

    database: Database
    topics: StaffTopics
    clock: Clock
    rests: dict[str, datetime] = field(default_factory=dict)

    def work(self) -> bool:
        """Tell each group what it lacks most; say whether anything was told."""
        with self.database.unit_of_work() as uow:
            groups = [(row.id, (row.document.get("staff_group") or {}).get("telegram")) for row in uow.creditors.all()]
        told = [self._serve(creditor, int(chat)) for creditor, chat in groups if chat]
        return any(told)

    def _serve(self, creditor: str, chat: int) -> bool:
        if self._rests(creditor):
            return False
        now = self.clock.now()
        try:
            return self._tell(creditor, chat)
        except Moved as moved:
            self._move(chat, moved.chat)
        except TryLater as fault:
            self.rests[creditor] = now + (fault.after or REST)
        except Refused as fault:
            self._leave(creditor, creditor, fault)
        except BotError as fault:
            logger().warning("staff_group.waiting", creditor=creditor, code=str(fault))
            self.rests[creditor] = now + REST
        return False

    def _rests(self, whom: str) -> bool:
        now = self.clock.now()
        return now < self.rests.get(whom, now)

    def _leave(self, creditor: str, whom: str, fault: Refused) -> None:
        """Let a group or a topic rest, and tell why."""
        remedy = REMEDIES.get(str(fault), UNKNOWN)
        logger().error("staff_group.refused", creditor=creditor, code=str(fault), remedy=remedy)
        self.rests[whom] = self.clock.now() + LONG_REST

    def _tell(self, creditor: str, chat: int) -> bool:
        """Tell one group one thing, and keep that it was told."""
        with self.database.unit_of_work(creditor) as uow:
            if not uow.topics.claim(creditor):
                return False
            lagging = uow.topics.behind(creditor, BEHIND_MAX)
            behind = next((one for one in lagging if not self._rests(_place(one[0]))), None)
            homeless = uow.topics.homeless(creditor, HIDDEN) if behind is None or behind[0].told >= 0 else None
            if behind is None and homeless is None:
                return False
            if not self._may_speak(chat):
                return False
            if homeless is not None:
                self.topics.open(uow, chat, homeless)
            elif behind is not None:
                self._catch_up(uow, *behind)
            uow.commit()
        return True

    def _may_speak(self, chat: int) -> bool:
        """Book a place in the group's pace, in a transaction of its own that nobody waits for."""
        with self.database.unit_of_work() as uow:
            now = self.clock.now()
            waits = [uow.paces.take(limit.key, limit.every, now, limit.burst) for limit in limits_of(str(chat))]
            if not any(waits):
                uow.commit()
        return not any(waits)

    def _catch_up(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        """Tell a topic what it lacks first; one that refuses for a reason of its own keeps no other one waiting."""
        try:
            self.topics.tell_next(uow, topic, case)
        except Refused as fault:
            if str(fault) in REMEDIES:
                raise
            if str(fault) == GONE:
                uow.topics.forget(topic)
            else:
                self._leave(topic.creditor_id, _place(topic), fault)

    def _move(self, old: int, new: int) -> None:
        with self.database.unit_of_work() as uow:
            move_group(uow, old, new, self.clock.now())
            uow.commit()


def _place(topic: Topic) -> str:
    return f"{topic.chat_id}:{topic.thread_id}"
