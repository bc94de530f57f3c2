"""Bring a person to a client whose message could not be handled, so that nobody is left without an answer.

The case carries the client's words, and the client is told once who answers by when. What was written stays in the
inbox: it can be tried again from the console, whatever becomes of the case.
"""

from datetime import datetime

from bot import effects
from bot.conversation import Bot
from bot.stage import Stage
from flows import conversation as memory
from flows.contact.words import heard
from flows.outcome import AddToCase, CaseNumber, Effect, OpenCase, Say
from storage.queue.inbox import Arrived
from storage.unit_of_work import UnitOfWork

KIND = "repair"
PRIORITY = 2  #: the fault is ours


def bring_person(uow: UnitOfWork, bot: Bot, arrived: Arrived, now: datetime) -> Stage:
    """Open a case with what could not be handled, or add it to the one that is open; return the stage."""
    guest = bot.reception.receive(uow, arrived, now)
    stage = bot.stage(uow, guest.creditor, guest.client, now, arrived.trace_id)
    stage.visitor = guest.visitor
    conversation, row = bot.arrive(stage, arrived, guest), stage.conversation
    row.state = {**row.state, **memory.to_json(conversation)}
    effects.apply(stage, _effects(stage, arrived))
    return stage


def _effects(stage: Stage, arrived: Arrived) -> tuple[Effect, ...]:
    """Return the case, and the words that tell of it, unless they asked to be told nothing or a person writes."""
    text = str(arrived.payload.get("text") or "")
    if any(case.kind == KIND for case in stage.uow.cases.open_of(stage.creditor, stage.client.id)):
        return (AddToCase(KIND, text),)
    due = stage.profile.answer_by(KIND, stage.now)
    case = OpenCase(KIND, due, text, priority=PRIORITY)
    is_quiet = heard(text) is not None or arrived.payload.get("opted") or stage.conversation.held_at is not None
    return (case,) if is_quiet else (case, Say("repair-passed-on", {"case": CaseNumber(), "due": due}))
