"""⑥ Carry effects out: a table from each effect to what it writes, in the transaction of the turn.

Nothing is sent here. A message becomes a row of the conversation and a row of the outbox; it leaves by `delivery`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import witness
from bot.papers.booking import booked_terms
from bot.papers.links import Links
from bot.profiles import Profile
from flows import outcome as do
from flows.agreement import dump
from flows.negotiation.money import Money, to_major
from flows.wording.wording import Wording
from storage import seals
from storage.errors import Missing
from storage.schema import Agreement, Client, Conversation, Direction, Message
from storage.unit_of_work import UnitOfWork

RESTS = frozenset({"pause", "irritation"})  #: holds that an agreement ends
CASES = "concilia_cases"  #: notified when a case was opened or changed


@dataclass(slots=True)
class Stage:
    """Everything that effects of one turn need: whose turn it is, when, and what was opened on the way."""

    uow: UnitOfWork
    profile: Profile
    client: Client
    conversation: Conversation
    now: datetime
    wording: Wording
    links: Links
    trace_id: str
    kind: str = "reply"
    initiated_by: str = "client"
    actor: str = "bot"
    case: int | None = None
    agreement: Agreement | None = None
    sent: list[Message] = field(default_factory=list)

    @property
    def creditor(self) -> str:
        """Return the creditor's id."""
        return self.profile.id

    @property
    def locale(self) -> str:
        """Return the language the client reads, with the country's manners."""
        return locale_of(self.client)

    @property
    def today(self) -> date:
        """Return the client's local date."""
        return self.now.astimezone(ZoneInfo(self.client.timezone)).date()

    def audit(self, action: str, subject: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
        """Note what was done in the creditor's audit log."""
        self.uow.audit.append(self.creditor, self.now, self.actor, action, subject, payload)


def locale_of(client: Client) -> str:
    """Return the language a client reads, with the country's manners."""
    language = (client.language or client.locale)[:2]
    return client.locale if client.locale.startswith(language) else f"{language}-{client.country}"


def apply(stage: Stage, effects: Iterable[do.Effect]) -> None:
    """Carry effects out in order; a text may name the case that was opened before it."""
    for effect in effects:
        WRITERS[type(effect)](stage, effect)


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


def _open_case(stage: Stage, effect: do.OpenCase) -> None:
    case = stage.uow.cases.open(
        creditor=stage.creditor,
        client=stage.client.id,
        kind=effect.kind,
        priority=effect.priority,
        at=stage.now,
        due_at=effect.due_at,
        note=effect.note,
        invoices=list(effect.invoices),
        details=dict(effect.details),
        summary=_summary(stage, effect),
    )
    stage.case = case.id
    stage.audit(
        "case.opened", f"case:{case.id}", kind=effect.kind, client=stage.client.id, due_at=effect.due_at.isoformat()
    )
    stage.uow.notify(CASES, f"{stage.creditor} {case.id}")


def _summary(stage: Stage, effect: do.OpenCase) -> str:
    """Return two sentences made of facts, for the adviser."""
    account = stage.uow.accounts.account(stage.creditor, stage.client.id, stage.now)
    values: dict[str, do.Value] = {
        "kind": do.Term(f"case-kind-{effect.kind.replace('_', '-')}"),
        "balance": Money(account.balance, account.currency),
        "count": sum(1 for invoice in account.invoices if invoice.balance),
        "days": max(account.days_overdue(stage.today), 0),
    }
    locale = stage.profile.described.locale
    if "witness" in effect.details and stage.agreement is not None:
        code: dict[str, do.Value] = {"code": seals.code_of(stage.agreement)}
        return stage.wording.word("case-summary-witness", locale, code)
    return stage.wording.word("case-summary", locale, values)


def _add_to_case(stage: Stage, effect: do.AddToCase) -> None:
    case = stage.uow.cases.add_words(stage.creditor, stage.client.id, effect.kind, effect.note)
    if case is not None:
        stage.case = case.id
        stage.audit("case.extended", f"case:{case.id}", client=stage.client.id)
        stage.uow.notify(CASES, f"{stage.creditor} {case.id}")


def _place_hold(stage: Stage, effect: do.PlaceHold) -> None:
    stage.uow.holds.place(
        creditor=stage.creditor,
        client=stage.client.id,
        kind=effect.kind,
        at=stage.now,
        until=effect.until,
        invoice=effect.invoice,
        amount=effect.amount,
        case=stage.case,
        reason=effect.reason,
    )
    stage.audit("hold.placed", f"client:{stage.client.id}", kind=effect.kind, invoice=effect.invoice)


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
    )
    _draw_witness(stage, agreement)


def _draw_witness(stage: Stage, agreement: Agreement) -> None:
    """Draw the agreement into the trial with a human witness, where the creditor runs one and somebody could be it."""
    if arm := witness.draw(stage.uow, stage.profile, stage.client.id, agreement.id):
        stage.uow.agreements.draw(stage.creditor, agreement.id, arm)
        stage.audit("agreement.drawn", f"agreement:{agreement.id}", arm=arm)


def _with_witness(stage: Stage, effect: do.WithWitness) -> None:
    """Do what follows only when the agreement just booked was drawn to have a witness; the case names it."""
    if stage.agreement is None or stage.agreement.arm != witness.WITNESS:
        return
    named = {"agreement": str(stage.agreement.id)}
    apply(
        stage,
        (
            replace(one, details={**one.details, **named}) if isinstance(one, do.OpenCase) else one
            for one in effect.effects
        ),
    )


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


def _book_call_back(stage: Stage, effect: do.BookCallBack) -> None:
    if stage.case is not None:
        stage.uow.cases.book_call(stage.case, effect.at)


def _page_someone(stage: Stage, _: do.PageSomeone) -> None:
    stage.uow.jobs.put(f"page {stage.creditor} {stage.case}", stage.now)


def _postpone(stage: Stage, effect: do.Postpone) -> None:
    stage.client.postponed_until = effect.until
    if effect.then:
        stage.uow.jobs.put(f"again {stage.creditor} {effect.then} {stage.client.id}", effect.until)


def _set_language(stage: Stage, effect: do.SetLanguage) -> None:
    stage.client.language = effect.language


def _record_rating(stage: Stage, effect: do.RecordRating) -> None:
    stage.uow.talks.rate(stage.creditor, stage.client.id, effect.score, effect.comment)


def _tell_law(stage: Stage, _: do.TellLaw) -> None:
    stage.audit("law.told", f"client:{stage.client.id}")


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


WRITERS: Mapping[type, Callable[[Stage, Any], None]] = {
    do.Say: _say,
    do.OpenCase: _open_case,
    do.AddToCase: _add_to_case,
    do.PlaceHold: _place_hold,
    do.BookAgreement: _book_agreement,
    do.WithWitness: _with_witness,
    do.MoveInstalment: _move_instalment,
    do.SplitInstalment: _split_instalment,
    do.SkipInstalment: _skip_instalment,
    do.EndEarlyPayment: _end_early_payment,
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
    do.BookCallBack: _book_call_back,
    do.PageSomeone: _page_someone,
    do.Postpone: _postpone,
    do.SetLanguage: _set_language,
    do.RecordRating: _record_rating,
    do.TellLaw: _tell_law,
    do.OpenTalk: _open_talk,
    do.CloseTalk: _close_talk,
}


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
