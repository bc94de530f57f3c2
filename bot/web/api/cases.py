"""Cases: what was handed to people, and what they do with it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import Field
from starlette.responses import Response

from bot.actors import name_of
from bot.credits import Taken
from bot.errors import ClientMistake, ForbiddenWords
from bot.forbidden import attempt
from bot.web.api.access import Call, Calling
from bot.web.api.once import once
from bot.web.api.shapes import ApprovalShape, CaseShape, HoldShape, Id, Line, MoneyShape, Page, Shape
from bot.web.api.sums import minor_of
from flows.service_levels import LAW, RESOLVE
from storage.schema import Case, CaseStatus

router = APIRouter(tags=["cases"])
Number = Annotated[int, Path(ge=1, le=2**53)]
Words = Annotated[Line, Field(min_length=1)]
PAGE = 50
PLACE = r"^\d{1,9}~\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{6})?Z~\d{1,15}$"  #: priority, due time, number


class Reply(Shape):
    """What the client is to read."""

    text: Words


class Outcome(Shape):
    """How a case ends, and what the client is told.

    A credit is taken off `invoice` by `amount`; without an amount, off each invoice as much as the case had stopped. Of
    a correction `amount` is what `invoice` asks for from now on, before what was paid of it; it must be named where the
    case is about a bill that nobody has changed since.
    From the creditor's limit on the case stays open with its `approvals`, until somebody confirms it at the console.
    Only a claim of a payment ends with `found`, once the payment is recorded, or with `not_found`; only a request over
    the client's data with `right_done` or `right_refused`.
    """

    outcome: Literal[
        "credit", "correction", "explanation", "other", "found", "not_found", "right_done", "right_refused"
    ]
    text: Words
    amount: MoneyShape | None = None
    invoice: Id | None = None


class Refusal(Shape):
    """Why an exception is refused, in words for the client."""

    text: Words


@router.get("/cases")
def get_cases(
    call: Calling,
    status: Literal["open", "waiting", "resolved"] | None = None,
    kind: Annotated[str | None, Query(pattern=r"^[a-z_]{1,40}$")] = None,
    after: Annotated[str | None, Query(pattern=PLACE)] = None,
) -> Page[CaseShape]:
    """Return cases, what is urgent and due first before the others; without a status those not resolved."""
    call.scope_all()
    rows = call.uow.cases.page(
        status=CaseStatus(status) if status else None, kind=kind, after=_place(after), limit=PAGE
    )
    return Page(items=[_case(call, row) for row in rows], next=_cursor(rows[-1]) if len(rows) == PAGE else None)


@router.get("/cases/{number}")
def get_case(call: Calling, number: Number) -> CaseShape:
    """Return a case."""
    call.scope_all()
    return _case(call, call.uow.cases.get(number))


@router.post("/cases/{number}/replies", response_model=CaseShape)
def post_reply(call: Calling, number: Number, asked: Reply) -> Response:
    """Write to the client on the channel they used last."""
    return _act(
        call,
        number,
        "replies",
        asked,
        lambda now, trace: call.app.desk.reply(call.uow, number, None, asked.text, now, trace),
    )


@router.post("/cases/{number}/take", response_model=CaseShape)
def post_take(call: Calling, number: Number) -> Response:
    """Silence the bot: from now on people write to the client."""
    return _act(call, number, "take", None, lambda now, trace: call.app.desk.take(call.uow, number, None, now, trace))


@router.post("/cases/{number}/release", response_model=CaseShape)
def post_release(call: Calling, number: Number) -> Response:
    """Give the conversation back to the bot."""
    return _act(
        call, number, "release", None, lambda now, trace: call.app.desk.release(call.uow, number, None, now, trace)
    )


@router.post("/cases/{number}/resolve", response_model=CaseShape)
def post_resolve(call: Calling, number: Number, asked: Outcome) -> Response:
    """Close the case: its holds are lifted and the client is told the outcome."""
    return _act(
        call,
        number,
        "resolve",
        asked,
        lambda now, trace: _resolve(call, number, asked, now, trace),
    )


@router.post("/cases/{number}/approve", response_model=CaseShape)
def post_approve(call: Calling, number: Number) -> Response:
    """Approve an exception as the client proposed it; this key counts as one of the people that the policy asks for.

    A case that is still open needs another person's yes; its `approvals` name who has given theirs.
    """
    return _act(
        call,
        number,
        "approve",
        None,
        lambda now, trace: call.app.desk.approve(call.uow, number, None, now, trace, call.key.id),
    )


@router.post("/cases/{number}/refuse", response_model=CaseShape)
def post_refuse(call: Calling, number: Number, asked: Refusal) -> Response:
    """Refuse an exception."""
    return _act(
        call,
        number,
        "refuse",
        asked,
        lambda now, trace: _refuse(call, number, asked.text, now, trace),
    )


def _resolve(call: Call, number: int, asked: Outcome, now: datetime, trace: str) -> Case:
    creditor = call.uow.cases.get(number).creditor_id
    amount = minor_of(call, creditor, asked.amount, "amount") if asked.amount else None
    credit = Taken(amount, asked.invoice)
    return call.app.desk.resolve(call.uow, number, None, asked.outcome, asked.text, now, trace, credit)


def _refuse(call: Call, number: int, text: str, now: datetime, trace: str) -> Case:
    if call.uow.cases.get(number).kind != "exception":
        raise ClientMistake("Only an exception can be refused; resolve this case instead.", 409)
    return call.app.desk.refuse(call.uow, number, None, text, now, trace)


def _act(call: Call, number: int, verb: str, asked: Shape | None, do: Callable[[datetime, str], Case]) -> Response:
    """Do something with a case once, and answer with the case as it is then."""

    def act() -> CaseShape:
        call.scope_all()
        creditor = call.uow.cases.get(number).creditor_id
        row = do(call.app.clock.now(), uuid4().hex)
        call.scope(creditor)
        return _case(call, row)

    key = f"key:{call.key.id}"
    try:
        return once(call, f"POST /cases/{number}/{verb}", asked, act)
    except ForbiddenWords as refused:
        _note(call, key, refused)
        raise


def _note(call: Call, key: str, refused: ForbiddenWords) -> None:
    """Note, once what was refused is undone, which program was about to say which forbidden phrases."""
    call.uow.rollback()
    call.uow.scope(refused.creditor)
    attempt(call.uow, refused.creditor, key, refused.phrases, call.app.clock.now())
    call.uow.commit()


def _case(call: Call, row: Case) -> CaseShape:
    due = {name: clock.due_at for name, clock in call.uow.case_clocks.of(row.creditor_id, row.id).items()}
    return CaseShape(
        id=row.id,
        kind=row.kind,
        status=str(row.status),
        priority=row.priority,
        client_id=row.client_id,
        creditor=row.creditor_id,
        opened_at=row.opened_at,
        due_at=row.due_at,
        resolve_by=due.get(RESOLVE),
        law_by=due.get(LAW),
        first_response_at=row.first_response_at,
        assignee=call.uow.staff.get(row.assignee).name if row.assignee else None,
        given_to=call.uow.staff.get(row.given_to).name if row.given_to else None,
        summary=row.summary,
        holds=[
            HoldShape(
                kind=hold.kind, invoice=hold.invoice_number, since=hold.starts_at, until=hold.lifted_at or hold.ends_at
            )
            for hold in call.uow.holds.of_case(row.creditor_id, row.id)
        ],
        approvals=[
            ApprovalShape(by=name_of(call.uow, one.approver), at=one.at)
            for one in call.uow.approvals.of(row.creditor_id, row.id)
        ],
        outcome=row.outcome,
    )


def _cursor(row: Case) -> str:
    """Return where a list goes on behind a case, in characters that an address carries as they are."""
    return f"{row.priority}~{row.due_at.astimezone(UTC).isoformat().replace('+00:00', 'Z')}~{row.id}"


def _place(after: str | None) -> tuple[int, datetime, int] | None:
    """Read the cursor of a list; a time that is none is refused."""
    if after is None:
        return None
    priority, due_at, number = after.split("~")
    try:
        return int(priority), datetime.fromisoformat(due_at), int(number)
    except ValueError as fault:
        raise HTTPException(422, "after: is no cursor; take it from `next`.") from fault
