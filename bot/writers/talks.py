"""Write how a talk goes: its opening, its rating and that of a case, its outcome, what the law had said."""

from bot.stage import CASES, Stage, Writers
from flows import outcome as do


def _open_talk(stage: Stage, _: do.OpenTalk) -> None:
    stage.uow.talks.open(stage.creditor, stage.client.id, stage.now)


def _close_talk(stage: Stage, effect: do.CloseTalk) -> None:
    stage.uow.talks.close(
        creditor=stage.creditor,
        client=stage.client.id,
        at=stage.now,
        commitment=effect.commitment,
        commitment_on=effect.commitment_on,
        receptivity=effect.receptivity,
        next_step=effect.next_step,
        owner=effect.owner,
    )
    stage.audit(
        "talk.closed", f"client:{stage.client.id}", commitment=effect.commitment, receptivity=effect.receptivity
    )


def _record_rating(stage: Stage, effect: do.RecordRating) -> None:
    stage.uow.talks.rate(stage.creditor, stage.client.id, effect.score, effect.comment)


def _record_satisfaction(stage: Stage, effect: do.RecordSatisfaction) -> None:
    if stage.uow.satisfactions.answer(stage.creditor, effect.case, effect.scores, effect.comment, stage.now):
        stage.audit("case.rated", f"case:{effect.case}", score=effect.scores[0])
        stage.uow.notify(CASES, f"{stage.creditor} {effect.case}")


def _tell_law(stage: Stage, _: do.TellLaw) -> None:
    stage.audit("law.told", f"client:{stage.client.id}")


WRITERS: Writers = {
    do.OpenTalk: _open_talk,
    do.CloseTalk: _close_talk,
    do.RecordRating: _record_rating,
    do.RecordSatisfaction: _record_satisfaction,
    do.TellLaw: _tell_law,
}
