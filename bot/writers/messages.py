"""Draft what is said; it is written with all that the turn says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.papers.addresses import SMS, address_of, pay_address
from bot.papers.links import AGREEMENT, MESSAGE
from bot.proofs import prove
from bot.stage import Stage, Writers
from flows import outcome as do
from flows.agreement import patience_text
from flows.negotiation.money import Money, to_major
from flows.wording.brief import brief, is_long, offers_payments
from storage import seals
from storage.errors import Missing
from storage.schema import Agreement, Direction

IN_FULL = "in_full"  #: among a message's values: what its page shows


def _say(stage: Stage, effect: do.Say) -> None:
    said = replace(effect, values={name: _known(stage, value) for name, value in effect.values.items()})
    conversation = stage.conversation
    channel = conversation.channel or "web"
    shown, more = _shortened(stage, said) if channel == SMS else (said, {})
    text = stage.wording.render(shown, stage.locale, channel, stage.today)
    body, proof = prove(stage, text, channel)
    message = stage.uow.messages.draft(
        conversation,
        direction=Direction.OUT,
        channel=channel,
        initiated_by=stage.initiated_by,
        kind=stage.kind,
        text=body,
        at=stage.now,
        text_key=said.key,
        values={name: dump_value(value) for name, value in said.values.items()} | more | proof,
        choices=[{"id": button.id, "title": button.title} for button in text.buttons],
        trace_id=stage.trace_id,
        case_id=stage.case,
        campaign_id=stage.campaign,
    )
    conversation.last_bot_at = stage.now
    stage.drafts.append(message)
    stage.sent.append(message)


def _shortened(stage: Stage, said: do.Say) -> tuple[do.Say, dict[str, str]]:
    """Put a link in the place of a list that is too long for an SMS, and keep for its page what the text says in full.

    A plan that waits for a yes is told with what else would hold.
    """
    if not is_long(said):
        return said, {}
    where = (stage.creditor, stage.client.id, stage.now, stage.conversation.next_seq)
    link = stage.links.short(stage.uow.links, MESSAGE, *where)
    told = stage.wording.render(replace(said, choices=()), stage.locale, today=stage.today).body
    if offers_payments(said):
        key, values = patience_text(stage.profile.policy.agreement)
        rest = stage.wording.word("plan-in-full", stage.locale, {"missed": do.Lines(key, (values,))})
        told = f"{told}\n\n{rest}"
    return brief(said, link), {IN_FULL: told}


def _known(stage: Stage, value: do.Value) -> do.Value:
    """Put what this step made where a text, or a row of it, names it: the case's number, a link, a code."""
    if isinstance(value, do.Lines):
        rows = ({name: _known(stage, part) for name, part in row.items()} for row in value.rows)
        return do.Lines(value.key, tuple(rows))
    make = MADE.get(type(value))
    return make(stage, value) if make else value


def _link(stage: Stage, _: do.AgreementLink) -> str:
    """Return the address of an agreement's paper, a short one where the channel is paid by the character."""
    agreement = _agreement(stage).id
    if stage.conversation.channel != SMS:
        return stage.links.agreement(stage.creditor, agreement, stage.now)
    return stage.links.short(stage.uow.links, AGREEMENT, stage.creditor, stage.client.id, stage.now, agreement)


def _code(stage: Stage, _: do.AgreementCode) -> str:
    return seals.code_of(_agreement(stage))


def _agreement(stage: Stage) -> Agreement:
    """Return the agreement that this step booked, else the client's active one."""
    agreement = stage.agreement or stage.uow.agreements.active(stage.creditor, stage.client.id)
    if agreement is None:
        raise Missing("agreement of", stage.client.id)
    return agreement


def dump_value(value: do.Value) -> Any:  # noqa: ANN401 - JSON values
    """Return a text's value as JSON: amounts as in the API, dates in ISO 8601, rows as lists."""
    match value:
        case Money():
            return {"amount": to_major(value.minor, value.currency), "currency": value.currency}
        case datetime() | date():
            return value.isoformat()
        case do.Lines():
            return [{name: dump_value(part) for name, part in row.items()} for row in value.rows]
        case do.Term():
            return value.key
        case _:
            return value


MADE: Mapping[type, Callable[[Stage, Any], do.Value]] = {
    do.CaseNumber: lambda stage, _: stage.case or 0,
    do.AgreementLink: _link,
    do.AgreementCode: _code,
    do.PaperLink: address_of,
    do.PayLink: pay_address,
}
"""What is made when the text is written, and how."""

WRITERS: Writers = {
    do.Say: _say,
}
