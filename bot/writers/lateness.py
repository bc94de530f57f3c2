"""Write down the new hour that a client is told of a late case, which goes on top."""

from bot.stage import CASES, Stage, Writers
from flows import outcome as do

ON_TOP = 1


def _promise_anew(stage: Stage, effect: do.PromiseAnew) -> None:
    stage.uow.cases.escalate(effect.case, ON_TOP, stage.now)
    stage.uow.cases.promise(effect.case, effect.due_at)
    stage.audit("case.promised", f"case:{effect.case}", due_at=effect.due_at.isoformat())
    stage.uow.notify(CASES, f"{stage.creditor} {effect.case}")


WRITERS: Writers = {do.PromiseAnew: _promise_anew}
