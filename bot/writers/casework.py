"""Write what is handed to people: cases, holds, calls."""

from bot import case_time, complaints
from bot.assigning import AUTOMATIC, JOB
from bot.stage import CASES, Stage, Writers
from bot.summaries import TOLD, sum_up
from flows import outcome as do

OPENED_FROM = "opened_from"  #: among a case's details: the address that was written from


def open_case(stage: Stage, effect: do.OpenCase) -> None:
    """Hand a matter to advisers; what is said after it in the same step belongs to it."""
    told = sum_up(stage, effect)
    opened_from = str(stage.conversation.address_id)
    case = stage.uow.cases.open(
        creditor=stage.creditor,
        client=stage.client.id,
        kind=effect.kind,
        priority=effect.priority,
        at=stage.now,
        due_at=effect.due_at,
        note=effect.note,
        invoices=list(effect.invoices),
        details={
            **effect.details,
            **_where(stage, effect.kind),
            OPENED_FROM: opened_from,
            TOLD: told.dump(),
        },
        summary=told.words(stage.wording, stage.profile.described.locale),
    )
    stage.case = case.id
    complaints.propose(stage, case)
    case_time.start(stage, case)
    stage.audit(
        "case.opened", f"case:{case.id}", kind=effect.kind, client=stage.client.id, due_at=effect.due_at.isoformat()
    )
    stage.uow.notify(CASES, f"{stage.creditor} {case.id}")
    if stage.profile.described.assignment == AUTOMATIC:
        stage.uow.jobs.put(f"{JOB} {stage.creditor} {case.id}", stage.now)


def _where(stage: Stage, kind: str) -> dict[str, str]:
    """Name the address that is not the client's, for who looks for the right one."""
    if kind != "wrong_person" or stage.conversation.address_id is None:
        return {}
    address = stage.uow.addresses.get(stage.conversation.address_id)
    return {"channel": address.channel, "address": address.address}


def _add_to_case(stage: Stage, effect: do.AddToCase) -> None:
    locale = stage.profile.described.locale
    words = stage.wording.word(effect.note.key, locale) if isinstance(effect.note, do.Term) else effect.note
    case = stage.uow.cases.add_words(stage.creditor, stage.client.id, effect.kind, words, effect.details)
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


def _book_call_back(stage: Stage, effect: do.BookCallBack) -> None:
    if stage.case is not None:
        stage.uow.cases.book_call(stage.case, effect.at)


def _page_someone(stage: Stage, _: do.PageSomeone) -> None:
    stage.uow.jobs.put(f"page {stage.creditor} {stage.case}", stage.now)


WRITERS: Writers = {
    do.OpenCase: open_case,
    do.AddToCase: _add_to_case,
    do.PlaceHold: _place_hold,
    do.BookCallBack: _book_call_back,
    do.PageSomeone: _page_someone,
}
