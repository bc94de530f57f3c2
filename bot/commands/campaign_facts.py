"""Tell of campaigns as JSON values: how one stands, a preview, a report, a pause."""

from typing import Any

from bot.actors import name_of
from bot.campaign_preview import Foreseen, Preview
from bot.campaign_report import Report
from bot.campaigns import Standing
from flows.contact.campaigns.guard import Counts
from flows.contact.campaigns.trial import ArmResult, Finding
from storage.schema import Campaign, ContactPause
from storage.unit_of_work import UnitOfWork


def facts(uow: UnitOfWork, stands: Standing) -> dict[str, Any]:
    """Return how a campaign stands as JSON values."""
    row, document = stands.row, stands.document
    return {
        "id": row.id,
        "creditor": row.creditor_id,
        "campaign": row.name,
        "state": stands.state,
        "from": document.first_on.isoformat(),
        "to": document.last_on.isoformat(),
        "arms": {arm: _shares(stands)[arm] for arm in document.names},
        **_by(uow, row),
        "pause": pause_facts(uow, stands.pause) if stands.pause else None,
    }


def pause_facts(uow: UnitOfWork, row: ContactPause) -> dict[str, Any]:
    """Return a pause as JSON values."""
    return {
        "id": row.id,
        "creditor": row.creditor_id,
        "campaign": row.campaign_id,
        "rule": row.rule,
        "reason": row.reason,
        "by": name_of(uow, row.placed_by),
        "at": row.at.isoformat(timespec="seconds"),
        "lifted_by": name_of(uow, row.lifted_by) if row.lifted_by else None,
        "lifted_at": row.lifted_at.isoformat(timespec="seconds") if row.lifted_at else None,
    }


def preview_facts(uow: UnitOfWork, seen: Preview) -> dict[str, Any]:
    """Return a preview as JSON values."""
    return {
        **facts(uow, seen.standing),
        "at": seen.at.isoformat(timespec="seconds"),
        "clients": dict(seen.covered),
        "without_contact": seen.without,
        "contacts": [_foreseen(one) for one in seen.foreseen],
    }


def report_facts(uow: UnitOfWork, told: Report) -> dict[str, Any]:
    """Return a report as JSON values; rates and their differences count from 0 to 1.

    Nothing is told of an arm, or a difference, before enough clients have had their days: null stands there.
    """
    goal = told.standing.document.goal
    return {
        **facts(uow, told.standing),
        "goal": goal.model_dump(mode="json"),
        "results": [_result(one, told.sent.get(one.arm, (0, 0)), goal.at_least) for one in told.results],
        "findings": [_finding(one) for one in told.findings],
        "guard_rails": {"now": _counts(told.look.now), "before": _counts(told.look.before)},
        "pauses": [pause_facts(uow, one) for one in told.pauses],
    }


def _shares(stands: Standing) -> dict[str, int]:
    document = stands.document
    return {**{one.arm: one.share for one in document.arms}, "hold_out": document.hold_out}


def _by(uow: UnitOfWork, row: Campaign) -> dict[str, Any]:
    acts = {
        "made": (row.made_by, row.made_at),
        "approved": (row.approved_by, row.approved_at),
        "closed": (row.closed_by, row.closed_at),
    }
    told: dict[str, Any] = {}
    for act, (by, at) in acts.items():
        told |= {f"{act}_by": name_of(uow, by) if by else None, f"{act}_at": at.isoformat() if at else None}
    return {**told, "closed_why": row.closed_why}


def _foreseen(one: Foreseen) -> dict[str, Any]:
    return {
        "client_id": one.client,
        "arm": one.arm,
        "channel": one.channel,
        "kind": one.kind,
        "voice": one.voice,
        "at": one.at.isoformat(timespec="seconds"),
        "decision": one.decision,
        "rule": one.rule,
        "reason": one.reason,
        "next_allowed_at": one.next_allowed_at.isoformat() if one.next_allowed_at else None,
        "text": one.text,
    }


def _result(one: ArmResult, sent: tuple[int, int], at_least: int) -> dict[str, Any]:
    may_be_told = one.judged >= at_least
    reached, rate = (one.reached, one.share.rate) if may_be_told else (None, None)
    own = {"arm": one.arm, "assigned": one.assigned, "judged": one.judged, "reached": reached, "rate": rate}
    return {**own, "sent": sent[0], "blocked": sent[1]}


def _finding(one: Finding) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in Finding.__slots__}
    return {**told, **dict.fromkeys(("difference", "low", "high"))} if one.verdict == "too_few" else told


def _counts(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in Counts.__slots__}
