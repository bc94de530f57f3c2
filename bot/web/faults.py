"""Answer what no route could: a page for people, in their browser's language, and a problem for programs.

The API answers its own.
"""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.log import logger
from bot.web.api.problems import UNREACHABLE
from bot.web.notices import AWAY, LOST, say
from bot.web.pages import language_of, problem


def install(server: FastAPI) -> None:
    """Let what no route could answer be told to people as a page."""
    server.add_exception_handler(HTTPException, _refuse)
    for kind in UNREACHABLE:
        server.add_exception_handler(kind, _wait)
    server.add_exception_handler(Exception, _fail)


async def _refuse(request: Request, fault: Any) -> Response:  # noqa: ANN401 - an HTTPException, as it was raised
    return _answer(request, LOST, fault.status_code, str(fault.detail), fault.headers)


async def _wait(request: Request, fault: Exception) -> Response:
    logger().error("web.database_unreachable", exc_info=fault)
    return _answer(request, AWAY, 503, "The database does not answer now: try again in a moment.", {"Retry-After": "5"})


async def _fail(request: Request, _: Exception) -> Response:  # the server logs it
    return _answer(request, AWAY, 500, "Something went wrong on our side; it is in the log.")


def _answer(
    request: Request,
    notice: str,
    status: int,
    sentence: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Show a notice to a browser that asks for a page, and return a problem to whatever else asks."""
    if "text/html" in request.headers.get("accept", ""):
        return say(notice, language_of(request), status, headers)
    return problem(status, sentence, headers)
