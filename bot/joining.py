"""Let a person say which client it is that wrote and was not known: from then on their address is one of the client's.

Their identity stays to be shown: nothing of the account is told at that address before. The cases that they opened go
over to the client; what they wrote before stays where it was written, and the audit log says where that is. Until the
case is resolved, or somebody has shown there who they are, it is undone: what was written meanwhile stays too.
"""

import json
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
from storage.schema import Case, CaseStatus, Client, Conversation, Json
from storage.unit_of_work import UnitOfWork

VISITOR = "visitor"  #: among a case's details: who they were before they were known
JOINED = "joined"  #: likewise: what the client had before, for who undoes it
SHOWN, NOT_JOINED = "shown", "joined"  #: the fields of mistakes: an identity was shown there; nothing is to be undone
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
    had = {**_had(stage, before), "kind": case.kind}
    _hand_over_hold(stage, before, number)
    _reach(stage, visitor, before)
    for one in uow.cases.open_of(case.creditor_id, visitor.id):
        _hand_over(stage, one, visitor)
    case.details = {**case.details, JOINED: json.dumps(had)}
    told = {
        "visitor": visitor.id,
        "host": case.creditor_id,
        "messages": before.next_seq - 1,
        "address": before.address_id,
    }
    uow.audit.append(case.creditor_id, now, f"staff:{staff}", "visitor.joined", f"client:{found.id}", told)
    uow.notify(CHAT, f"{case.creditor_id} {found.id}")
    return case


def part(uow: UnitOfWork, bot: Bot, number: int, staff: int, now: datetime, trace_id: str) -> Case:
    """Undo a joining: the visitor's cases and addresses are theirs again; return the case.

    Raises ClientMistake where nothing is to be undone, and once somebody has shown at that address who they are.
    """
    case = uow.cases.get(number)
    written, visitor = case.details.get(JOINED), uow.clients.find(case.creditor_id, str(case.details.get(VISITOR)))
    if not written or visitor is None or visitor.erased_at is not None or case.status is CaseStatus.RESOLVED:
        raise ClientMistake("This case was not joined with a client, or is resolved.", 409, NOT_JOINED)
    client, had = case.client_id, json.loads(str(written))
    before = uow.conversations.lock(case.creditor_id, visitor.id)
    stage = bot.stage(uow, case.creditor_id, client, now, trace_id)
    for point, address in uow.clients.contact_points(case.creditor_id, client):
        if address.id in had["addresses"] and point.verified_at is not None:
            raise ClientMistake("Somebody has shown there who they are.", 409, SHOWN)
    for address_id in had["addresses"]:
        uow.clients.leave(case.creditor_id, client, address_id)
    _take_back_hold(stage, before, case)
    row = stage.conversation
    row.channel, row.line, row.address_id = had["channel"], had["line"], had["address"]
    before.state = {**before.state, KEY: had["reception"]}
    theirs = bot.stage(uow, case.creditor_id, visitor.id, now, trace_id)
    for one in uow.cases.open_of(case.creditor_id, client):
        if one.details.get(VISITOR) == visitor.id:
            _give_back(theirs, one, had["kind"] if one.id == number else one.kind)
    told = {"visitor": visitor.id, "host": case.creditor_id, "case": number}
    uow.audit.append(case.creditor_id, now, f"staff:{staff}", "visitor.parted", f"client:{client}", told)
    uow.notify(CHAT, f"{case.creditor_id} {client}")
    return case


def _sum_up(stage: Stage, case: Case) -> None:
    told = sum_up(stage, OpenCase(case.kind, case.due_at))
    case.details = {**case.details, TOLD: told.dump()}
    case.summary = told.words(stage.wording, stage.profile.described.locale)


def _had(stage: Stage, before: Conversation) -> Json:
    """Return what a joining changes, as it was: which addresses come to the client, where they were answered."""
    known = {address.id for _, address in stage.uow.clients.contact_points(stage.creditor, stage.client.id)}
    come = [address.id for _, address in stage.uow.clients.contact_points(stage.creditor, before.client_id)]
    row = stage.conversation
    return {
        "addresses": [one for one in come if one not in known],
        "channel": row.channel,
        "line": row.line,
        "address": row.address_id,
        "reception": before.state.get(KEY),
    }


def _take_back_hold(stage: Stage, before: Conversation, case: Case) -> None:
    """Let the adviser who writes because of this case write with the visitor again, and leave the client to the bot."""
    row = stage.conversation
    others = stage.uow.cases.open_of(stage.creditor, stage.client.id)
    if row.held_at is not None and not any(one.id != case.id and one.assignee == row.held_by for one in others):
        before.held_at, before.held_by = row.held_at, row.held_by
        row.held_at = row.held_by = None


def _give_back(theirs: Stage, case: Case, kind: str) -> None:
    """Make a case the visitor's again."""
    case.client_id, case.kind = theirs.client.id, kind
    case.details = {name: value for name, value in case.details.items() if name not in {VISITOR, JOINED}}
    _sum_up(theirs, case)
    theirs.uow.session.flush()
    theirs.uow.notify(CASES, f"{theirs.creditor} {case.id}")


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
    case.details = {**case.details, VISITOR: visitor.id}
    _sum_up(stage, case)
    stage.uow.session.flush()
    stage.uow.notify(CASES, f"{stage.creditor} {case.id}")
