"""Write what is agreed, and every change of it, sealed."""

from typing import Any

from bot import witness
from bot.papers.booking import booked_terms
from bot.stage import Stage, Writers
from flows import outcome as do
from flows.agreement import dump
from storage.schema import Agreement

RESTS = frozenset({"pause", "irritation"})  #: holds that an agreement ends


def _book_agreement(stage: Stage, effect: do.BookAgreement) -> None:
    agreement = stage.uow.agreements.book(
        creditor=stage.creditor,
        client=stage.client.id,
        plan=effect.plan,
        total=effect.total,
        discount=effect.discount,
        invoices=effect.invoices,
        policy_version=effect.policy_version,
        proposed_by=effect.proposed_by,
        currency=stage.profile.public.currency,
        at=stage.now,
        terms=dump(booked_terms(stage.uow, stage.profile, stage.client, effect, stage.now)),
        lapses_on=effect.lapses_on,
    )
    stage.agreement = agreement
    _end_rest(stage)
    plan = [{"due_on": part.due_on.isoformat(), "amount": part.amount} for part in effect.plan]
    stage.audit(
        "agreement.accepted",
        f"agreement:{agreement.id}",
        client=stage.client.id,
        plan=plan,
        total=effect.total,
        policy_version=effect.policy_version,
        proposed_by=effect.proposed_by,
        sha256=agreement.sha256.hex(),
        **({"representative": stage.representative} if stage.representative else {}),
    )
    _draw_witness(stage, agreement)


def _draw_witness(stage: Stage, agreement: Agreement) -> None:
    """Draw the agreement into the trial with a human witness, where the creditor runs one and somebody could be it."""
    if arm := witness.draw(stage.uow, stage.profile, stage.client.id, agreement.id):
        stage.uow.agreements.draw(stage.creditor, agreement.id, arm)
        stage.audit("agreement.drawn", f"agreement:{agreement.id}", arm=arm)


def _end_rest(stage: Stage) -> None:
    """Let what is agreed be recalled as promised: who agrees has ended a rest for which nobody has a case."""
    rests = [row for row in stage.uow.holds.active(stage.creditor, stage.client.id, stage.now) if row.kind in RESTS]
    for row in (row for row in rests if row.case_id is None):
        stage.uow.holds.lift(stage.creditor, row.id, stage.now)
        if stage.client.postponed_until == row.ends_at:
            stage.client.postponed_until = None


def _move_instalment(stage: Stage, effect: do.MoveInstalment) -> None:
    agreement = stage.uow.agreements.move(stage.creditor, stage.client.id, effect.number, effect.due_on)
    amend(stage, agreement, "instalment.moved", number=effect.number, due_on=effect.due_on.isoformat())


def _split_instalment(stage: Stage, effect: do.SplitInstalment) -> None:
    agreement = stage.uow.agreements.split(stage.creditor, stage.client.id, effect.number, effect.parts)
    parts = [{"due_on": part.due_on.isoformat(), "amount": part.amount} for part in effect.parts]
    amend(stage, agreement, "instalment.split", number=effect.number, parts=parts)


def _skip_instalment(stage: Stage, effect: do.SkipInstalment) -> None:
    agreement = stage.uow.agreements.skip(stage.creditor, stage.client.id, effect.number, effect.due_on)
    amend(stage, agreement, "instalment.skipped", number=effect.number, due_on=effect.due_on.isoformat())


def _end_early_payment(stage: Stage, _: do.EndEarlyPayment) -> None:
    agreement = stage.uow.agreements.active(stage.creditor, stage.client.id)
    if agreement is not None and agreement.lapses_on is not None:
        stage.uow.agreements.lapse(stage.creditor, agreement.id)
        stage.audit("agreement.lapsed", f"agreement:{agreement.id}", client=stage.client.id)


def amend(stage: Stage, agreement: Agreement, what: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
    """Chain a change of an agreement's dates or amounts to its terms, and note it: every such change ends here."""
    stage.agreement = stage.uow.agreements.amend(stage.creditor, agreement.id, what, stage.now)
    seal = stage.agreement.amendments[-1]["sha256"]
    stage.audit(what, f"agreement:{agreement.id}", **payload, sha256=seal)


def _acknowledge(stage: Stage, effect: do.Acknowledge) -> None:
    """Write down whose own word it was that a time-barred bill be paid all the same."""
    for number in effect.invoices:
        stage.uow.invoices.put(stage.creditor, number, stage.now, acknowledged_at=stage.now)
        stage.audit("invoice.acknowledged", f"invoice:{number}", client=stage.client.id)


WRITERS: Writers = {
    do.Acknowledge: _acknowledge,
    do.BookAgreement: _book_agreement,
    do.MoveInstalment: _move_instalment,
    do.SplitInstalment: _split_instalment,
    do.SkipInstalment: _skip_instalment,
    do.EndEarlyPayment: _end_early_payment,
}
