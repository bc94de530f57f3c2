"""Write how a talk goes: its opening, its rating, its outcome, what the law had said."""

from bot.stage import Stage, Writers
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


def _tell_law(stage: Stage, _: do.TellLaw) -> None:
    stage.audit("law.told", f"client:{stage.client.id}")


WRITERS: Writers = {
    do.OpenTalk: _open_talk,
    do.CloseTalk: _close_talk,
    do.RecordRating: _record_rating,
    do.TellLaw: _tell_law,
}
