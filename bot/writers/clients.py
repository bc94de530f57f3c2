"""Write what is learnt of a client: who they are, what they want, what they told."""

from bot.stage import Stage, Writers
from flows import outcome as do


def _verify(stage: Stage, _: do.Verify) -> None:
    if stage.conversation.address_id is not None:
        stage.uow.clients.verify(stage.creditor, stage.client.id, stage.conversation.address_id, stage.now)
    stage.audit("client.verified", f"client:{stage.client.id}")


def _fail_identity(stage: Stage, _: do.FailIdentity) -> None:
    stage.uow.clients.fail_identity(stage.creditor, stage.client.id)
    stage.audit("client.verification_failed", f"client:{stage.client.id}")


def _lock_identity(stage: Stage, _: do.LockIdentity) -> None:
    stage.uow.clients.lock_out(stage.creditor, stage.client.id, stage.now)
    stage.audit("client.locked_out", f"client:{stage.client.id}")


def _opt_out(stage: Stage, _: do.OptOut) -> None:
    stage.uow.people.opt_out(stage.client.person_id, stage.conversation.channel or "web", stage.now)
    stage.audit("client.opted_out", f"client:{stage.client.id}")


def _opt_in(stage: Stage, _: do.OptIn) -> None:
    stage.uow.people.opt_in(stage.client.person_id)
    stage.audit("client.opted_in", f"client:{stage.client.id}")


def _mark_wrong_person(stage: Stage, _: do.MarkWrongPerson) -> None:
    if stage.conversation.address_id is not None:
        stage.uow.addresses.mark_wrong(stage.conversation.address_id, stage.now)
    stage.audit("address.marked_wrong", f"client:{stage.client.id}")


def _record_exit_intent(stage: Stage, _: do.RecordExitIntent) -> None:
    stage.client.exit_intent_at = stage.now
    stage.audit("client.exit_intent", f"client:{stage.client.id}")


def _record_difficulty(stage: Stage, effect: do.RecordDifficulty) -> None:
    stage.uow.difficulties.add(stage.creditor, stage.client.id, effect.code, effect.note, stage.now, effect.contingency)


def _record_goal(stage: Stage, effect: do.RecordGoal) -> None:
    stage.client.goal = effect.goal


def _record_objection(stage: Stage, effect: do.RecordObjection) -> None:
    talk = stage.uow.talks.open(stage.creditor, stage.client.id, stage.now)
    where = (stage.creditor, stage.client.id, talk.id)
    stage.uow.objections.note(*where, effect.version, effect.code, effect.branch, stage.now)


def _postpone(stage: Stage, effect: do.Postpone) -> None:
    stage.client.postponed_until = effect.until
    if effect.then:
        stage.uow.jobs.put(f"again {stage.creditor} {effect.then} {stage.client.id}", effect.until)


def _set_language(stage: Stage, effect: do.SetLanguage) -> None:
    stage.client.language = effect.language


WRITERS: Writers = {
    do.Verify: _verify,
    do.FailIdentity: _fail_identity,
    do.LockIdentity: _lock_identity,
    do.OptOut: _opt_out,
    do.OptIn: _opt_in,
    do.MarkWrongPerson: _mark_wrong_person,
    do.RecordExitIntent: _record_exit_intent,
    do.RecordDifficulty: _record_difficulty,
    do.RecordGoal: _record_goal,
    do.RecordObjection: _record_objection,
    do.Postpone: _postpone,
    do.SetLanguage: _set_language,
}
