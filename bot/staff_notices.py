"""Tell the groups of staff how their cases go: a topic for each, its words, who has it, and when it is closed.

Theory of operation. Nothing is queued: what a group should show is compared with what its topics are known to show,
and the most urgent difference is told, one call at a time, by whichever worker holds the group's lock. What a process
was telling when it died is told by the next one: a line may come twice in a topic, and none is lost.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.base import Refused, TryLater
from bot.channels.telegram import limits_of
from bot.channels.telegram_wire import Moved, Wire
from bot.clock import Clock
from bot.console.manner import Manner
from bot.errors import BotError
from bot.log import logger
from bot.staff_group import move_group
from bot.staff_lines import Line, lines_of, masked
from bot.staff_notes import say
from bot.staff_words import BUTTONS, HOLDER, HOW, NO_HOLDER, OPENING, QUIET, TITLE
from flows.wording.wording import Wording
from storage.database import Database
from storage.schema import Case, CaseStatus, Topic
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

HIDDEN = frozenset({"complaint"})  #: kinds that no group of colleagues sees: they may be about one of them
RESERVED = frozenset({"distress"})  #: kinds whose words are read in the console alone
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
GONE, AS_IT_IS = "topic_gone", "topic_as_is"


@dataclass(slots=True)
class StaffNotices:
    """Tells the groups; one for a process, used by one thread. `rests` holds until when a group or a topic is left."""

    database: Database
    wire: Wire
    wording: Wording
    vault: Vault
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
                self._open(uow, chat, homeless)
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

    def _open(self, uow: UnitOfWork, chat: int, case: Case) -> None:
        """Open a case's topic; its first words follow."""
        title = TITLE.format(number=case.id, kind=self._kind(uow, case))

        async def ask(bot: Bot) -> int:
            return (await bot.create_forum_topic(chat, title[:128])).message_thread_id

        uow.topics.add(chat, self.wire.call(ask), case.creditor_id, case.id, self.clock.now())

    def _catch_up(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        """Tell a topic what it lacks first; one that refuses for a reason of its own keeps no other one waiting."""
        try:
            self._next(uow, topic, case)
        except Refused as fault:
            if str(fault) in REMEDIES:
                raise
            if str(fault) == GONE:
                uow.topics.forget(topic)
            else:
                self._leave(topic.creditor_id, _place(topic), fault)

    def _next(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        """Its first words, that it is open again, what was said, who has it, that it is closed: in this order."""
        resolved = case.status is CaseStatus.RESOLVED
        found = lines_of(uow, self.vault, topic, case, quiet=case.kind in RESERVED) if topic.told >= 0 else []
        if topic.told < 0:
            self._introduce(uow, topic, case)
        elif topic.closed_at is not None and not resolved:
            self._turn(topic, closed=False)
            topic.closed_at = None
        elif found:
            self._say(topic, found)
        elif topic.holder != case.assignee:
            self._name_holder(uow, topic, case)
        elif resolved:
            self._turn(topic, closed=True)
            topic.closed_at = self.clock.now()

    def _introduce(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        client = uow.clients.get(case.creditor_id, case.client_id)
        manner = Manner.of(uow.creditors.get(case.creditor_id), self.clock.now())
        words = OPENING.format(
            number=case.id,
            kind=self._kind(uow, case),
            name=client.name if client.visitor_since else masked(client.name),
            due=manner.moment(case.due_at),
            summary=case.summary,
        )
        rows = [[InlineKeyboardButton(title, callback_data=name)] for name, title in BUTTONS.items()]
        text = f"{words}\n\n{QUIET if case.kind in RESERVED else HOW}"
        say(self.wire, topic.chat_id, topic.thread_id, text, InlineKeyboardMarkup(rows))
        topic.told = _before(uow, case, case.opened_at)

    def _say(self, topic: Topic, found: list[Line]) -> None:
        """Tell what was said, as much as one message holds."""
        text = "\n\n".join(line.text for line in found if line.text)
        if text:
            say(self.wire, topic.chat_id, topic.thread_id, text)
        topic.told = found[-1].seq

    def _name_holder(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        if case.status is not CaseStatus.RESOLVED:
            text = HOLDER.format(name=uow.staff.get(case.assignee).name) if case.assignee else NO_HOLDER
            say(self.wire, topic.chat_id, topic.thread_id, text)
        topic.holder = case.assignee

    def _turn(self, topic: Topic, *, closed: bool) -> None:
        """Close a topic or open it again; one that is so already stays so."""

        async def ask(bot: Bot) -> None:
            turn = bot.close_forum_topic if closed else bot.reopen_forum_topic
            await turn(topic.chat_id, topic.thread_id)

        try:
            self.wire.call(ask)
        except Refused as fault:
            if str(fault) != AS_IT_IS:
                raise

    def _kind(self, uow: UnitOfWork, case: Case) -> str:
        locale = f"es-{uow.creditors.get(case.creditor_id).country}"
        return self.wording.word(f"case-kind-{case.kind.replace('_', '-')}", locale)

    def _move(self, old: int, new: int) -> None:
        with self.database.unit_of_work() as uow:
            move_group(uow, old, new, self.clock.now())
            uow.commit()


def _place(topic: Topic) -> str:
    return f"{topic.chat_id}:{topic.thread_id}"


def _before(uow: UnitOfWork, case: Case, at: datetime) -> int:
    """Return the number of the message before the client's one that led to the case."""
    rows = uow.messages.latest(case.creditor_id, case.client_id)
    earlier = [row.seq for row in rows if row.direction == "in" and row.at <= at]
    first = earlier[-1] if earlier else (rows[-1].seq + 1 if rows else 1)
    return first - 1
