"""Write down that a bill had to be sent again: its new due date, and the case that counts it as an error of ours."""

from bot.stage import CASES, Stage, Writers
from bot.writers.casework import open_case
from flows import outcome as do
from flows.undelivered import KIND

OUTCOME = "correction"  #: it was put right at once
MOVED = "due_on"  #: among the case's details: the new due date


def _resend(stage: Stage, effect: do.ResendBill) -> None:
    """Move the due date, and count the error once for a bill; nothing is left for an adviser to do."""
    row = stage.uow.invoices.get(stage.creditor, effect.invoice)
    told = {"client": stage.client.id, "due_on": row.due_on.isoformat()}
    if effect.due_on is not None:
        stage.uow.invoices.postpone(stage.creditor, row.number, effect.due_on, stage.now)
        told["moved_to"] = effect.due_on.isoformat()
    stage.audit("bill.resent", f"invoice:{row.number}", error="ours", **told)
    counted = (case for case in stage.uow.cases.of(stage.creditor, stage.client.id) if case.kind == KIND)
    if not any(row.number in case.invoices for case in counted):
        _count(stage, effect)


def _count(stage: Stage, effect: do.ResendBill) -> None:
    moved = {MOVED: effect.due_on.isoformat()} if effect.due_on else {}
    open_case(stage, do.OpenCase(KIND, stage.now, invoices=(effect.invoice,), details=moved))
    if stage.case is not None:
        stage.uow.cases.resolve(stage.case, OUTCOME, "", stage.now)
        stage.audit("case.resolved", f"case:{stage.case}", outcome=OUTCOME)
        stage.uow.notify(CASES, f"{stage.creditor} {stage.case}")


WRITERS: Writers = {
    do.ResendBill: _resend,
}
