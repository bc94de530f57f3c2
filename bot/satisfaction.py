"""Ask a client how it was, once, after a person resolved their case and they were told what came of it.

It is a contact of ours: the contact rules decide, while the client's last message is younger than a day and nothing
else is under way. What may not leave by then is not asked at all, and never by a template.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot import effects
from bot.clock import Clock
from bot.closing import is_known
from bot.conversation import BESIDE, Bot
from bot.door import WINDOW, Door
from bot.stage import CHAT, Stage
from bot.window import heard_at
from flows import conversation as memory
from flows.asked_by_person import asks
from flows.dialogues import satisfaction
from flows.receptivity import close
from flows.turn import Turn
from storage.repositories.cases import UNTOLD
from storage.repositories.departures import LEFT
from storage.schema import Case
from storage.unit_of_work import UnitOfWork

JOB = "satisfaction"
READS = timedelta(minutes=15)  #: the client reads the outcome first
LOOK_AGAIN = timedelta(minutes=30)  #: while the outcome is on its way
ONCE_IN = timedelta(days=30)  #: nobody is asked more often, about whichever case or talk
GRIEF_LASTS = timedelta(days=365)  #: so long after such a case nobody is asked about another one
FAR_BACK = 200  #: messages among which the outcome, and an earlier question, are looked for
GRIEF = frozenset({"distress", "bereavement"})
UNASKED = GRIEF | {"complaint", "phishing", "wrong_person", "locked_out", "repair"}
"""Kinds of case after which nobody is asked: somebody mourns, is in danger, complains of us, or may be a stranger."""
TALK_ASKED = "rating-ask"  #: the question how a talk was


def plan(stage: Stage, case: Case) -> None:
    """Let the client of a case that was resolved just now be asked how it was, where the creditor asks that."""
    if stage.profile.described.satisfaction is not None and case.kind not in UNASKED | UNTOLD:
        stage.uow.jobs.put(f"{JOB} {stage.creditor} {case.id}", stage.now + READS)


@dataclass(frozen=True, slots=True)
class AskSatisfaction:
    """The job of one case."""

    bot: Bot
    door: Door
    clock: Clock

    def __call__(self, uow: UnitOfWork, due_at: datetime, rest: str) -> None:
        """Ask, or look again when it may be lawful, or let it go."""
        creditor, number = rest.split(" ")
        uow.scope(creditor)
        case = uow.cases.get(int(number))
        stage = self.bot.stage(uow, creditor, case.client_id, max(due_at, self.clock.now()), uuid4().hex)
        stage.case, stage.kind, stage.initiated_by, stage.actor = case.id, "rating", "bot", "clock"
        if not self._may_ask(stage, case):
            return
        until = _until(stage)
        if until is None or stage.now >= until:
            return
        if _was_told(stage, case):
            self._ask(stage, case, until)
        else:
            _look_again(stage, case, stage.now + LOOK_AGAIN, until)

    def _ask(self, stage: Stage, case: Case, until: datetime) -> None:
        """Ask where the rules allow it now; what was open without anything under way ends with the outcome."""
        row = stage.conversation
        talk, before = memory.from_json(row.state), row.state
        row.state = {**row.state, "open": False}
        decision = self.door.ask_for(stage.uow, stage)
        if decision.decision == "blocked":
            row.state = before
            _look_again(stage, case, decision.next_allowed_at, until)
            return
        ended = close(talk.memory, Turn()) if stage.uow.talks.current(stage.creditor, stage.client.id) else ()
        closed = memory.from_json(row.state)
        waiting, said = satisfaction.reach_out(closed, case.id, _questions(stage), until)
        stage.uow.satisfactions.ask(stage.creditor, case.id, stage.client.id, stage.now)
        effects.apply(stage, (*ended, said))
        row.state = memory.to_json(waiting) | {key: before[key] for key in BESIDE & before.keys()}
        row.silence_due_at = None
        stage.audit("case.asked", f"case:{case.id}")
        stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")

    def _may_ask(self, stage: Stage, case: Case) -> bool:
        """Say whether nothing speaks against it: no other matter, no grief, no bill that no court would help with."""
        uow, creditor, client = stage.uow, stage.creditor, stage.client
        talk = memory.from_json(stage.conversation.state)
        if stage.profile.described.satisfaction is None or case.resolved_at is None or asks(case.outcome_text):
            return False
        if client.erased_at or stage.conversation.held_at or talk.frames or talk.question or talk.deferred:
            return False
        if uow.cases.open_of(creditor, client.id) or not is_known(stage) or _was_asked(stage, case):
            return False
        if any(
            one.kind in GRIEF and one.opened_at > stage.now - GRIEF_LASTS for one in uow.cases.of(creditor, client.id)
        ):
            return False
        facts = self.bot.facts.gather(uow, stage.profile, client, stage.now)
        return not facts.client.vulnerable and not any(bill.is_barred for bill in facts.account.invoices)


def _until(stage: Stage) -> datetime | None:
    """Return until when the client may be asked: a day after their last word, while a provider takes free text."""
    row = stage.conversation
    if row.address_id is None:
        return None
    heard = heard_at(stage.profile, stage.uow.addresses.get(row.address_id), row)
    return heard + WINDOW if heard else None


def _was_asked(stage: Stage, case: Case) -> bool:
    """Say whether the client was asked about this case, or lately about another one or about a talk."""
    asked, since = stage.uow.satisfactions, stage.now - ONCE_IN
    last = asked.asked_last(stage.creditor, stage.client.id)
    if asked.of(stage.creditor, case.id) or (last and last > since):
        return True
    written = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK)
    return any(row.text_key == TALK_ASKED and row.at > since for row in written)


def _was_told(stage: Stage, case: Case) -> bool:
    """Say whether what came of the case has left."""
    written = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK)
    return any(row.case_id == case.id and row.kind == "outcome" and row.status in LEFT for row in written)


def _look_again(stage: Stage, case: Case, at: datetime | None, until: datetime) -> None:
    if at is not None and at < until:
        stage.uow.jobs.put(f"{JOB} {stage.creditor} {case.id}", at)


def _questions(stage: Stage) -> tuple[str, ...]:
    """Return the creditor's own questions, where the client reads its language."""
    described = stage.profile.described
    own = described.satisfaction.questions if described.satisfaction else []
    return tuple(own) if stage.locale[:2] == described.locale[:2] else ()
