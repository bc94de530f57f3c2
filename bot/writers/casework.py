"""Write what is handed to people: cases, holds, calls."""

from bot import case_time, complaints
from bot.assigning import AUTOMATIC, JOB
from bot.stage import CASES, Stage, Writers
from flows import outcome as do
from flows.contact import clean_debt
from flows.negotiation.money import Money
from storage import seals

FAULT = "case-summary-fault"
OPENED_FROM = "opened_from"  #: among a case's details: the address that was written from


def open_case(stage: Stage, effect: do.OpenCase) -> None:
    """Hand a matter to advisers; what is said after it in the same step belongs to it."""
    case = stage.uow.cases.open(
        creditor=stage.creditor,
        client=stage.client.id,
        kind=effect.kind,
        priority=effect.priority,
        at=stage.now,
        due_at=effect.due_at,
        note=effect.note,
        invoices=list(effect.invoices),
        details={**effect.details, **_where(stage, effect.kind), OPENED_FROM: str(stage.conversation.address_id)},
        summary=summarise(stage, effect),
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


def summarise(stage: Stage, effect: do.OpenCase) -> str:
    """Return two sentences made of facts, for the adviser, and one for each fault that is to be put right.

    Of who is not known, nothing of an account is said.
    """
    locale = stage.profile.described.locale
    kind = do.Term(f"case-kind-{effect.kind.replace('_', '-')}")
    if "witness" in effect.details and stage.agreement is not None:
        code: dict[str, do.Value] = {"code": seals.code_of(stage.agreement)}
        return stage.wording.word("case-summary-witness", locale, code)
    if stage.client.visitor_since is not None:
        return stage.wording.word("case-summary-visitor", locale, {"kind": kind})
    account = stage.uow.accounts.account(stage.creditor, stage.client.id, stage.now)
    values: dict[str, do.Value] = {
        "kind": kind,
        "balance": Money(account.balance, account.currency),
        "count": sum(1 for invoice in account.invoices if invoice.balance),
        "days": max(account.days_overdue(stage.today), 0),
    }
    found = clean_debt.load(effect.details.get(clean_debt.FAULTS, "[]"))
    lines = [stage.wording.word(FAULT, locale, {"fault": one.name, "number": one.about}) for one in found]
    return " ".join((stage.wording.word("case-summary", locale, values), *dict.fromkeys(lines)))


def _add_to_case(stage: Stage, effect: do.AddToCase) -> None:
    locale = stage.profile.described.locale
    words = stage.wording.word(effect.note.key, locale) if isinstance(effect.note, do.Term) else effect.note
    case = stage.uow.cases.add_words(stage.creditor, stage.client.id, effect.kind, words)
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
