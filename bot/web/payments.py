"""Take what a payment provider tells of one payment: proved by its signature, stored before it is answered.

Signed as the Standard Webhooks specification has it: HMAC-SHA256 over the call's name, its time and its body. The same
reference twice is one payment; while the database is away the answer is 503, and the provider calls again.
"""

from datetime import date
from functools import partial
from typing import Annotated, Any

from pydantic import Field, ValidationError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.bank.entry import Entry
from bot.bank.receiving import TAKEN, Outcome
from bot.body import read_body
from bot.log import logger
from bot.portfolio.cells import MINOR_MAX
from bot.shapes import shape_fault
from bot.web.api.shapes import Currency, Day, DecimalText, Id, Line, Shape
from bot.web.pages import PRIVATE, problem
from bot.web.service import Service
from bot.webhooks.signature import is_signed
from flows.errors import BadAmount
from flows.negotiation.money import to_minor
from storage.unit_of_work import UnitOfWork

PATH = "/channels/payments/{creditor}"
SOURCE, ACTOR = "provider", "provider"
BODY_MAX = 32_768  #: bytes
PATIENCE_SECONDS = 8.0  #: for the database
AWAY = (OperationalError, InterfaceError, PoolTimeout, TimeoutError)
UNSIGNED = "Sign the call with this creditor's key, as the Standard Webhooks specification has it, within five minutes."
Short = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


class ToldPayment(Shape):
    """What a provider tells of a payment."""

    reference: Id
    amount: DecimalText
    currency: Currency
    paid_on: Day
    client_id: Id | None = None
    invoice: Id | None = None
    document_id: Id | None = None
    text: Line = ""
    payer: Short = ""
    account: Short = ""


class Refusal(Exception):
    """A call that is not taken: the status, and why, for whoever called."""

    def __init__(self, status: int, sentence: str) -> None:
        """Keep both."""
        self.status, self.sentence = status, sentence
        super().__init__(sentence)


def payment_routes(service: Service, patience: float = PATIENCE_SECONDS) -> list[BaseRoute]:
    """Return the route; `patience` is how many seconds it waits for the database."""
    return [Route(PATH, PaymentWebhook(service, patience).take, methods=["POST"])]


class PaymentWebhook:
    """Takes payments."""

    def __init__(self, service: Service, patience: float) -> None:
        """Take the service."""
        self._service, self._app, self._patience = service, service.app, patience

    async def take(self, request: Request) -> Response:
        """Store a payment and say what became of it."""
        creditor = request.path_params["creditor"]
        try:
            outcome = await self._store(creditor, request)
        except Refusal as refusal:
            logger().warning("payments.refused", creditor=creditor[:64], status=refusal.status)
            return problem(refusal.status, refusal.sentence)
        except AWAY as fault:
            logger().warning("payments.not_stored", fault=type(fault).__name__)
            return problem(503, "The database does not answer now: call again.", {"Retry-After": "5"})
        return JSONResponse({"outcome": outcome}, headers=PRIVATE)

    async def _store(self, creditor: str, request: Request) -> Outcome:
        body = await read_body(request, BODY_MAX)
        if body is None:
            raise Refusal(413, f"The body may have {BODY_MAX} bytes.")
        headers = dict(request.headers)
        return await self._service.work(partial(self._take, creditor, headers, body), within=self._patience)

    def _take(self, creditor: str, headers: dict[str, str], body: bytes, uow: UnitOfWork) -> Outcome:
        """Prove the call, then take the payment in; the transaction is kept before anybody is answered."""
        self._check(uow, creditor, headers, body)
        row = uow.creditors.get(creditor)
        entry, now = _read(body), self._app.clock.now()
        (outcome,) = self._app.receiver.receive(uow, row, [entry], SOURCE, ACTOR, now)
        if outcome is Outcome.REFUSED:
            raise Refusal(409, f"{TAKEN.capitalize()}.")
        return outcome

    def _check(self, uow: UnitOfWork, creditor: str, headers: dict[str, str], body: bytes) -> None:
        """Refuse a call that was not signed with the creditor's key; one without a key is told the same."""
        row = uow.creditors.find(creditor)
        sealed = row.payments_key_sealed if row else None
        if sealed is None or not is_signed(self._app.vault.open(sealed), headers, body, self._app.clock.wall()):
            raise Refusal(401, UNSIGNED)
        uow.scope(creditor)


def _read(body: bytes) -> Entry:
    """Return what a call tells. Raises Refusal with every fault of it."""
    try:
        told = ToldPayment.model_validate_json(body)
        amount = to_minor(told.amount, told.currency)
    except ValidationError as fault:
        raise Refusal(422, " ".join(_sentence(error) for error in fault.errors())) from fault
    except BadAmount as fault:
        raise Refusal(422, f"amount: {told.currency} has fewer decimals.") from fault
    if not 0 < amount <= MINOR_MAX:
        raise Refusal(422, "amount: write an amount above zero.")
    return _entry(told, amount, told.paid_on)


def _entry(told: ToldPayment, amount: int, paid_on: date) -> Entry:
    return Entry(
        reference=told.reference,
        amount=amount,
        currency=told.currency,
        paid_on=paid_on,
        text=told.text,
        payer=told.payer,
        account=told.account,
        document=told.document_id or "",
        client=told.client_id,
        invoice=told.invoice,
    )


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "body"
    return f"{where}: {shape_fault(error)}."
