"""Write what is said as a row of the conversation and a row of the outbox."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.stage import Stage, Writers
from flows import outcome as do
from flows.negotiation.money import Money, to_major
from storage import seals
from storage.errors import Missing
from storage.schema import Agreement, Direction


def _say(stage: Stage, effect: do.Say) -> None:
    said = replace(effect, values={name: _known(stage, value) for name, value in effect.values.items()})
    conversation = stage.conversation
    channel = conversation.channel or "web"
    text = stage.wording.render(said, stage.locale, channel, stage.today)
    message = stage.uow.messages.add(
        conversation,
        direction=Direction.OUT,
        channel=channel,
        initiated_by=stage.initiated_by,
        kind=stage.kind,
        text=text.body,
        at=stage.now,
        text_key=said.key,
        values={name: dump_value(value) for name, value in said.values.items()},
        choices=[{"id": button.id, "title": button.title} for button in text.buttons],
        trace_id=stage.trace_id,
        case_id=stage.case,
    )
    stage.uow.outbox.put(message, stage.now)
    conversation.last_bot_at = stage.now
    stage.sent.append(message)


def _known(stage: Stage, value: do.Value) -> do.Value:
    """Put what this step made where a text names it: the case's number, the paper's link and code."""
    match value:
        case do.CaseNumber():
            return stage.case or 0
        case do.AgreementLink():
            return stage.links.agreement(stage.creditor, _agreement(stage).id, stage.now)
        case do.AgreementCode():
            return seals.code_of(_agreement(stage))
        case _:
            return value


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


WRITERS: Writers = {
    do.Say: _say,
}
