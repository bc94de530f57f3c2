"""Write what clients propose, as it was judged, so that supervisors can try another policy on it."""

from bot.stage import Stage, Writers
from flows import codec
from flows import outcome as do
from flows.trial import dump_case


def _keep(stage: Stage, effect: do.KeepProposal) -> None:
    stage.uow.proposals.add(
        stage.creditor,
        stage.client.id,
        stage.now,
        effect.policy_version,
        effect.decision,
        codec.dump_legs(effect.legs),
        dump_case(effect.case),
    )


WRITERS: Writers = {do.KeepProposal: _keep}
