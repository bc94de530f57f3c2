"""Let advisers work from a group on Telegram: a topic for each case, and what is written there reaches the client.

Everything they do goes through the console's own acts, so that the same words are refused and the same person has the
case. Only members of staff who have said who they are may act, and only for their creditors. What came of an act that
was refused is answered in the topic; what was done is told there by `bot.staff_notices`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.telegram_inbound import GENERAL, LINK, STAFF
from bot.console.acts import carry_out
from bot.console.forbidden import Forbidden, note_attempt
from bot.console.gate import Refusal
from bot.console.login import Signed
from bot.console.office import Parts
from bot.log import logger
from bot.staff_notes import put_note
from bot.staff_words import (
    BAD_CODE,
    COMMANDS,
    GROUP_ID,
    HOW_TO_RESOLVE,
    LINKED,
    NAME,
    NO_EDIT,
    NO_TEXT,
    NOT_LINKED,
    NOT_YOURS,
    OUTCOMES,
    RELEASE,
    RESOLVE,
    REVEALED,
    TAKE,
    UNKNOWN_COMMAND,
)
from flows.wording.lint import fold
from storage.errors import Missing
from storage.queue.inbox import Arrived
from storage.schema import Staff, Topic
from storage.unit_of_work import UnitOfWork

LINK_AGE = timedelta(hours=1)  #: how long a code for a member of staff holds
ID = "/id"


@dataclass(frozen=True, slots=True)
class _Event:
    """What somebody did, and where. `word` is a command or a button; without either the client shall read the text.

    `fault` says why it can reach nobody, whoever did it.
    """

    who: int
    chat: int
    thread: int
    text: str
    word: str | None
    fault: str | None
    trace_id: str


def make_code(uow: UnitOfWork, staff: Staff, now: datetime) -> str:
    """Return a code by which a member of staff says who they are on Telegram; it is used once, and expires."""
    creditors = uow.staff.creditors(staff.id)
    if not creditors:
        raise Refusal("They see no creditor's clients: add them again with one.")
    return uow.links.make(STAFF, creditors[0], "", now, LINK_AGE, subject=str(staff.id))


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """Handles what arrives from the groups of staff."""

    parts: Parts

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> None:
        """Handle one event that was claimed from the inbox, with everything that follows."""
        payload, text = arrived.payload, str(arrived.payload.get("text") or "").strip()
        chat = int(payload.get("chat") or arrived.address.partition(":")[0])
        if "moved" in payload:
            move_group(uow, chat, int(payload["moved"]), now)
            return
        word = payload.get("pressed") or _command(text)
        where = (int(payload.get("who") or 0), chat, int(payload.get("thread") or GENERAL))
        fault = next((words for key, words in FAULTS.items() if payload.get(key)), None)
        event = _Event(*where, text, word, fault, arrived.trace_id)
        general = GENERAL_COMMANDS.get(event.word or "")
        answer = general(uow, event, now) if general else self._answer(uow, event)
        if answer:
            put_note(uow, self.parts.vault, event.chat, event.thread, answer, now)

    def _answer(self, uow: UnitOfWork, event: _Event) -> str | None:
        """Do what was asked in a topic, and return what must be said to whoever asked."""
        topic = uow.topics.find(event.chat, event.thread)
        if topic is None:
            return None
        staff = uow.staff.by_telegram(event.who)
        if staff is None:
            return NOT_LINKED
        creditors = uow.staff.creditors(staff.id)
        if topic.creditor_id not in creditors:
            return NOT_YOURS
        uow.scope(topic.creditor_id)
        uow.hide(uow.cases.hidden(staff.id))
        return event.fault or self._act(uow, event, topic, Signed(staff, creditors, ""))

    def _act(self, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed) -> str | None:
        act = ACTS.get(event.word) if event.word else _reply
        if act is None:
            return UNKNOWN_COMMAND
        try:
            with uow.savepoint():
                return act(self, uow, event, topic, me)
        except Forbidden as fault:
            note_attempt(uow, self.parts, me, fault)
            return str(fault)
        except Refusal as fault:
            return str(fault)
        except Missing:
            return NOT_YOURS

    def _carry_out(self, name: str, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed, **form: str) -> None:
        carry_out(name, uow, self.parts, me, topic.case_id, {"once": event.trace_id, **form})


def _reply(group: StaffGroup, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed) -> str | None:
    """Write to the client in the adviser's name."""
    group._carry_out("reply", uow, event, topic, me, text=event.text)  # noqa: SLF001 - parts of one class
    return None


def _take(group: StaffGroup, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed) -> str | None:
    group._carry_out("take", uow, event, topic, me)  # noqa: SLF001
    return None


def _release(group: StaffGroup, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed) -> str | None:
    group._carry_out("release", uow, event, topic, me)  # noqa: SLF001
    return None


def _resolve(group: StaffGroup, uow: UnitOfWork, event: _Event, topic: Topic, me: Signed) -> str | None:
    """Close the case with an outcome, its amount if it has one, and the words for the client; without them say how."""
    _, _, rest = event.text.partition(" ")
    named, _, text = rest.strip().partition(" ")
    word, _, amount = named.partition("=")
    outcome = OUTCOMES.get(fold(word).strip(":,.")) if text.strip() else None
    if outcome is None:
        return HOW_TO_RESOLVE
    group._carry_out("resolve", uow, event, topic, me, outcome=outcome, amount=amount, text=text.strip())  # noqa: SLF001
    return None


def _reveal(group: StaffGroup, uow: UnitOfWork, _: _Event, topic: Topic, me: Signed) -> str | None:
    """Show the client's name, and record who asked for it."""
    now, case = group.parts.clock.now(), uow.cases.get(topic.case_id)
    topic.revealed_at = topic.revealed_at or now
    uow.audit.append(topic.creditor_id, now, f"staff:{me.staff.id}", "case.name_shown", f"case:{case.id}", {})
    return REVEALED.format(name=uow.clients.get(topic.creditor_id, case.client_id).name)


Act = Callable[[StaffGroup, UnitOfWork, _Event, Topic, Signed], str | None]
ACTS: Mapping[str, Act] = {TAKE: _take, RELEASE: _release, RESOLVE: _resolve, NAME: _reveal}


def move_group(uow: UnitOfWork, old: int, new: int, now: datetime) -> None:
    """Follow a group that has become a supergroup: its topics, and the creditors whose group it is."""
    uow.topics.migrate(old, new)
    for row in uow.creditors.all():
        group = row.document.get("staff_group")
        if group and group.get("telegram") == old:
            row.document = {**row.document, "staff_group": {"telegram": new}}
            uow.scope(row.id)
            uow.audit.append(row.id, now, "telegram", "staff_group.moved", f"creditor:{row.id}", {})
            logger().warning("staff_group.moved", creditor=row.id, remedy="Write the group's new id in its file.")


def _command(text: str) -> str | None:
    """Return the command that a text begins with, as it is called here; an unknown one as it was written."""
    if not text.startswith("/"):
        return None
    word = text.split(maxsplit=1)[0].partition("@")[0].lower()
    return COMMANDS.get(word, word)


def _tell_id(_: UnitOfWork, event: _Event, __: datetime) -> str:
    return GROUP_ID.format(chat=event.chat)


def _link(uow: UnitOfWork, event: _Event, now: datetime) -> str:
    """Record who somebody is, by a code that only they were given."""
    _, _, code = event.text.partition(" ")
    link = uow.links.use(code.strip(), STAFF, now)
    if link is None or not event.who:
        return BAD_CODE
    staff = uow.staff.link_telegram(int(str(link.subject)), event.who)
    uow.scope(link.creditor_id)
    who = f"staff:{staff.id}"
    uow.audit.append(link.creditor_id, now, who, "staff.linked", who, {"to": "telegram"})
    return LINKED.format(name=staff.name)


FAULTS: Mapping[str, str] = {"edited": NO_EDIT, "file": NO_TEXT}
GENERAL_COMMANDS: Mapping[str, Callable[[UnitOfWork, _Event, datetime], str]] = {LINK: _link, ID: _tell_id}
"""What works anywhere, and for people who have not said yet who they are."""
