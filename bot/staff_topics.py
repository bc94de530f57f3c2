"""Write into the topics of a staff group: a case's first words, what was said, who has it, and when it is closed."""

from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.base import Refused
from bot.channels.telegram_wire import Wire
from bot.clock import Clock
from bot.console.manner import Manner
from bot.staff_lines import Line, lines_of, masked
from bot.staff_notes import say
from bot.staff_words import BUTTONS, HOLDER, HOW, NO_HOLDER, OPENING, QUIET, TITLE
from flows.wording.wording import Wording
from storage.schema import Case, CaseStatus, Topic
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

RESERVED = frozenset({"distress"})  #: kinds whose words are read in the console alone
AS_IT_IS = "topic_as_is"


@dataclass(frozen=True, slots=True)
class StaffTopics:
    """Opens topics and writes into them; each call tells one thing, and notes in the topic's row that it was told."""

    wire: Wire
    wording: Wording
    vault: Vault
    clock: Clock

    def open(self, uow: UnitOfWork, chat: int, case: Case) -> None:
        """Open a case's topic; its first words follow."""
        title = TITLE.format(number=case.id, kind=self._kind(uow, case))

        async def ask(bot: Bot) -> int:
            return (await bot.create_forum_topic(chat, title[:128])).message_thread_id

        uow.topics.add(chat, self.wire.call(ask), case.creditor_id, case.id, self.clock.now())

    def tell_next(self, uow: UnitOfWork, topic: Topic, case: Case) -> None:
        """Tell a topic what it lacks first: its opening, that it is open again, what was said, who has it, its end."""
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


def _before(uow: UnitOfWork, case: Case, at: datetime) -> int:
    """Return the number of the message before the client's one that led to the case."""
    rows = uow.messages.latest(case.creditor_id, case.client_id)
    earlier = [row.seq for row in rows if row.direction == "in" and row.at <= at]
    first = earlier[-1] if earlier else (rows[-1].seq + 1 if rows else 1)
    return first - 1
