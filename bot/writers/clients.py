"""Write what is learnt of a client: who they are, what they want, what they told.

A wish not to be written to holds for the person on every channel, and for the address, which on a phone is the one of
SMS and of WhatsApp: whoever else is reached there is not written to there either. Where nobody knows which of those
who share an address had the wish, it holds for each of them: too much silence is mended by a word, too little by none.
"""

from collections.abc import Iterable

from bot.lobby import siblings
from bot.stage import Stage, Writers
from flows import outcome as do
from flows.contingencies import PERSONAL, TEMPORARY
from storage.schema import Address


def _verify(stage: Stage, _: do.Verify) -> None:
    """Write that the client showed who they are; who acts for them did not: nothing is sent to them unasked."""
    if stage.representative is not None:
        stage.audit("representative.verified", f"client:{stage.client.id}", representative=stage.representative)
        return
    if stage.conversation.address_id is not None:
        where = (stage.creditor, stage.client.id, stage.conversation.address_id)
        stage.uow.clients.verify(*where, stage.now)
        stage.uow.outbox.unpark(*where, stage.now)
    stage.audit("client.verified", f"client:{stage.client.id}")


def _unverify(stage: Stage, _: do.Unverify) -> None:
    stage.audit("client.unverified", f"client:{stage.client.id}")


def _fail_identity(stage: Stage, _: do.FailIdentity) -> None:
    stage.uow.clients.fail_identity(stage.creditor, stage.client.id)
    stage.audit("client.verification_failed", f"client:{stage.client.id}")


def _lock_identity(stage: Stage, _: do.LockIdentity) -> None:
    stage.uow.clients.lock_out(stage.creditor, stage.client.id, stage.now)
    stage.audit("client.locked_out", f"client:{stage.client.id}")


def _opt_out(stage: Stage, _: do.OptOut) -> None:
    channel = stage.conversation.channel or "web"
    people = [person for person in _meant(stage) if stage.uow.people.get(person).opted_out_at is None]
    for person in people:
        stage.uow.people.opt_out(person, channel, stage.now)
    for address in _phone(stage):
        stage.uow.addresses.opt_out(address.id, stage.now)
    stage.audit("client.opted_out", f"client:{stage.client.id}", channel=channel, people=people)


def _opt_in(stage: Stage, _: do.OptIn) -> None:
    stage.uow.people.opt_in(stage.client.person_id)
    for address in _phone(stage):
        stage.uow.addresses.opt_in(address.id)
    stage.audit("client.opted_in", f"client:{stage.client.id}")


def _mark_wrong_person(stage: Stage, _: do.MarkWrongPerson) -> None:
    for address in _phone(stage, made=True):
        stage.uow.addresses.mark_wrong(address.id, stage.now)
    stage.audit("address.marked_wrong", f"client:{stage.client.id}")


def _record_exit_intent(stage: Stage, _: do.RecordExitIntent) -> None:
    stage.client.exit_intent_at = stage.now
    stage.audit("client.exit_intent", f"client:{stage.client.id}")


def _record_difficulty(stage: Stage, effect: do.RecordDifficulty) -> None:
    stage.uow.difficulties.add(stage.creditor, stage.client.id, effect.code, effect.note, stage.now, effect.contingency)


def _keep_told(stage: Stage, effect: do.KeepTold) -> None:
    """Write what these messages told, as long as they stand, with the moment of the consent.

    What was read of the difficulty when it was told holds for its words too: an adviser sees one, not two that differ.
    """
    known = stage.uow.difficulties.of(stage.creditor, stage.client.id)
    code = next((row.code for row in known if row.contingency == PERSONAL), TEMPORARY)
    for seq in effect.messages:
        for said in stage.uow.messages.of(stage.creditor, stage.client.id, seq - 1, 1):
            where = (stage.creditor, stage.client.id)
            stage.uow.difficulties.add(*where, code, said.text, said.at, PERSONAL, consent_at=stage.now)
    stage.audit("client.health_kept", f"client:{stage.client.id}", messages=list(effect.messages))


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


def _keep_hours(stage: Stage, effect: do.KeepHours) -> None:
    week = None if effect.week is None else dict(effect.week)
    stage.uow.people.want_hours(stage.client.person_id, week)
    stage.audit("client.hours_wanted", f"client:{stage.client.id}", week=week)


def _set_language(stage: Stage, effect: do.SetLanguage) -> None:
    stage.client.language = effect.language


def _phone(stage: Stage, *, made: bool = False) -> list[Address]:
    """Return the address that the client writes from, on every channel that it has; `made` where it was not seen."""
    if stage.conversation.address_id is None:
        return []
    address = stage.uow.addresses.get(stage.conversation.address_id)
    return [address, *siblings(stage.uow, address, stage.now if made else None)]


def _meant(stage: Stage) -> Iterable[int]:
    """Return the people whose wish it may be: the client, for one not known everybody who is reached there."""
    if stage.client.visitor_since is None:
        return (stage.client.person_id,)
    phone = _phone(stage)
    stage.uow.scope(*stage.uow.creditors.ids())
    reached = stage.uow.clients.reached_at(phone[0].address, *(one.channel for one in phone))
    people = {one.client.person_id for one in reached}
    stage.uow.scope(stage.creditor)
    return sorted(people | {stage.client.person_id})


WRITERS: Writers = {
    do.Verify: _verify,
    do.Unverify: _unverify,
    do.FailIdentity: _fail_identity,
    do.LockIdentity: _lock_identity,
    do.OptOut: _opt_out,
    do.OptIn: _opt_in,
    do.MarkWrongPerson: _mark_wrong_person,
    do.RecordExitIntent: _record_exit_intent,
    do.RecordDifficulty: _record_difficulty,
    do.KeepTold: _keep_told,
    do.RecordGoal: _record_goal,
    do.RecordObjection: _record_objection,
    do.Postpone: _postpone,
    do.KeepHours: _keep_hours,
    do.SetLanguage: _set_language,
}
