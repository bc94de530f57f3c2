"""Let a person say which client it is that wrote and was not known: from then on their address is one of the client's.

Their identity stays to be shown: nothing of the account is told at that address before. The cases that they opened go
over to the client; what they wrote before stays where it was written, and the audit log says where that is.
"""

from dataclasses import replace
from datetime import datetime

from bot.conversation import Bot
from bot.errors import ClientMistake
from bot.lobby import KEY
from bot.stage import CASES, CHAT, Stage
from bot.summaries import TOLD, sum_up
from flows import conversation as memory
from flows.outcome import OpenCase
from storage.errors import CaseTaken
from storage.schema import Case, Client, Conversation
from storage.unit_of_work import UnitOfWork

VISITOR = "visitor"  #: among a case's details: who they were before they were known
CLIENT = "client"  #: the field of a mistake: nobody to join with


def join(uow: UnitOfWork, bot: Bot, number: int, client: str, staff: int, now: datetime, trace_id: str) -> Case:
    """Join whoever opened a case, and is not known, with a client of the same creditor; return the case.

    Raises ClientMistake when the case is a known client's or the client is none, CaseTaken while another adviser
    writes with the client.
    """
    case = uow.cases.get(number)
    visitor, found = uow.clients.get(case.creditor_id, case.client_id), uow.clients.find(case.creditor_id, client)
    if visitor.visitor_since is None:
        raise ClientMistake("This case is a known client's already.", 409, CLIENT)
    if found is None or found.visitor_since is not None:
        raise ClientMistake("There is no client with that number.", 404, CLIENT)
    before = uow.conversations.lock(case.creditor_id, visitor.id)
    stage = bot.stage(uow, case.creditor_id, found.id, now, trace_id)
    _hand_over_hold(stage, before, number)
    _reach(stage, visitor, before)
    for one in uow.cases.open_of(case.creditor_id, visitor.id):
        _hand_over(stage, one, visitor)
    told = {
        "visitor": visitor.id,
        "host": case.creditor_id,
        "messages": before.next_seq - 1,
        "address": before.address_id,
    }
    uow.audit.append(case.creditor_id, now, f"staff:{staff}", "visitor.joined", f"client:{found.id}", told)
    uow.notify(CHAT, f"{case.creditor_id} {found.id}")
    return case


def _hand_over_hold(stage: Stage, before: Conversation, number: int) -> None:
    """Let the adviser who writes with the visitor write with the client, unless another one does."""
    row = stage.conversation
    if before.held_by is not None and row.held_by not in (None, before.held_by):
        raise CaseTaken(number)
    if before.held_at is not None:
        row.held_at, row.held_by = before.held_at, before.held_by
    before.held_at = before.held_by = None


def _reach(stage: Stage, visitor: Client, before: Conversation) -> None:
    """Answer the client where the visitor wrote; whoever writes there has not shown who they are."""
    uow, row = stage.uow, stage.conversation
    for point, address in uow.clients.contact_points(stage.creditor, visitor.id):
        uow.clients.reach(stage.creditor, stage.client.id, address.id, used_at=point.used_at or stage.now)
    row.channel, row.line, row.address_id = before.channel, before.line, before.address_id
    row.last_client_at = max(filter(None, (row.last_client_at, before.last_client_at)), default=None)
    unverified = replace(memory.from_json(row.state), verified=False)
    row.state = {**row.state, **memory.to_json(unverified)}
    known = {"last": [stage.creditor, stage.client.id], "asked": 0, "kept": None, "said": "", "passed_on": False}
    before.state = {**before.state, KEY: {**(before.state.get(KEY) or {}), **known}}


def _hand_over(stage: Stage, case: Case, visitor: Client) -> None:
    """Make a case the client's; that their identity is not shown is no matter of its own any more."""
    case.client_id = stage.client.id
    case.kind = "human" if case.kind == "locked_out" else case.kind
    told = sum_up(stage, OpenCase(case.kind, case.due_at))
    case.details = {**case.details, VISITOR: visitor.id, TOLD: told.dump()}
    case.summary = told.words(stage.wording, stage.profile.described.locale)
    stage.uow.session.flush()
    stage.uow.notify(CASES, f"{stage.creditor} {case.id}")
