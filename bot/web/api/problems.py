"""Answer what went wrong as RFC 9457 problems: what, where and the remedy, never a traceback."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from bot.errors import ClientMistake, NotAllowed, UnknownClient, UnknownCreditor
from bot.log import logger
from flows.errors import BadAmount
from storage.errors import (
    CaseTaken,
    CreditDiffers,
    CreditTooLarge,
    KeyReused,
    Missing,
    PaymentDiffers,
    PaymentToldByFile,
    StaleConversation,
)

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """What went wrong: `title` in a few words, `detail` with the remedy, `fields` where the request is at fault."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    fields: list[dict[str, str]] | None = None


TITLES = {
    400: "Bad request",
    401: "No valid key",
    403: "Not allowed",
    404: "Not found",
    405: "Not offered",
    409: "Conflict",
    422: "Not acceptable as it is",
    429: "Too many requests",
    500: "Our error",
    503: "Not now",
}
STATUSES: dict[type[Exception], int] = {
    Missing: 404,
    UnknownCreditor: 404,
    UnknownClient: 404,
    NotAllowed: 403,
    CaseTaken: 409,
    PaymentDiffers: 409,
    PaymentToldByFile: 409,
    CreditDiffers: 409,
    CreditTooLarge: 422,
    StaleConversation: 409,
    KeyReused: 422,
    BadAmount: 422,
}
"""What a caller can do something about; every other error is our own."""
UNREACHABLE = (OperationalError, InterfaceError, PoolTimeout)  #: the database is away, or busy beyond patience


def answer(
    status: int,
    detail: str,
    fields: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem."""
    body = Problem(title=TITLES.get(status, "Problem"), status=status, detail=detail, fields=fields)
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)


def install(api: FastAPI) -> None:
    """Let every error of the API be answered as a problem."""
    handlers: dict[Any, Callable[..., Any]] = {
        RequestValidationError: _invalid,
        HTTPException: _http,
        ClientMistake: _mistake,
        **dict.fromkeys(STATUSES, _ours),
        **dict.fromkeys(UNREACHABLE, _unreachable),
        Exception: _unexpected,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


async def _invalid(_: Request, fault: RequestValidationError) -> Response:
    fields = [
        {"field": ".".join(str(part) for part in error["loc"]), "detail": error["msg"]} for error in fault.errors()
    ]
    return answer(422, "The request does not have the shape that the description asks for: see fields.", fields)


async def _http(_: Request, fault: HTTPException) -> Response:
    return answer(fault.status_code, str(fault.detail), headers=fault.headers)


async def _mistake(_: Request, fault: ClientMistake) -> Response:
    fields = [{"field": fault.field, "detail": str(fault)}] if fault.field else None
    return answer(fault.status, str(fault), fields)


async def _ours(_: Request, fault: Exception) -> Response:
    return answer(next(status for kind, status in STATUSES.items() if isinstance(fault, kind)), str(fault))


async def _unreachable(_: Request, fault: Exception) -> Response:
    logger().error("api.database_unreachable", exc_info=fault)
    return answer(503, "The database does not answer now: try again in a moment.", headers={"Retry-After": "5"})


async def _unexpected(_: Request, fault: Exception) -> Response:
    logger().error("api.failed", exc_info=fault)
    return answer(500, "Something went wrong on our side; it is in the log. Try again, or ask your operator.")
