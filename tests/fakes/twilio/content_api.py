"""Answer the API of contents (templates) and of their approvals."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.fakes.twilio.contents import Content, new_content, submit
from tests.fakes.twilio.faults import Fault
from tests.fakes.twilio.messages import page_size
from tests.fakes.twilio.provider import Twilio

Row = tuple[str, Callable[[Request], Awaitable[Response]], list[str]]


def content_routes(twilio: Twilio) -> list[Row]:
    """Return the rows of the content API: path, endpoint, methods."""
    api = ContentApi(twilio)
    return [
        ("/v1/Content", api.create, ["POST"]),
        ("/v1/Content", api.list, ["GET"]),
        ("/v1/ContentAndApprovals", api.approvals, ["GET"]),
        ("/v1/Content/{sid}", api.one, ["GET", "DELETE"]),
        ("/v1/Content/{sid}/ApprovalRequests", api.approval, ["GET"]),
        ("/v1/Content/{sid}/ApprovalRequests/whatsapp", api.submit, ["POST"]),
    ]


class ContentApi:
    """The API of contents."""

    def __init__(self, twilio: Twilio) -> None:
        """Take the provider."""
        self._twilio = twilio

    async def create(self, request: Request) -> Response:
        """Make a content."""
        content = new_content(await request.json(), self._twilio.account.sid, self._twilio.clock.now())
        self._twilio.state.contents[content.sid] = content
        return JSONResponse(content.as_json(_base(request)), 201)

    async def list(self, request: Request) -> Response:
        """List contents."""
        return _page(request, [one.as_json(_base(request)) for one in self._twilio.state.contents.values()])

    async def approvals(self, request: Request) -> Response:
        """List contents with their approvals."""
        return _page(request, [one.with_approval() for one in self._twilio.state.contents.values()])

    async def one(self, request: Request) -> Response:
        """Show a content, or delete it."""
        content = self._found(request)
        if request.method == "DELETE":
            del self._twilio.state.contents[content.sid]
            return Response(status_code=204)
        return JSONResponse(content.as_json(_base(request)))

    async def approval(self, request: Request) -> Response:
        """Show what WhatsApp says of a content."""
        content = self._found(request)
        facts = {"sid": content.sid, "account_sid": content.account, "url": str(request.url)}
        return JSONResponse({**facts, "whatsapp": {"type": "whatsapp", **content.approval}})

    async def submit(self, request: Request) -> Response:
        """Put a content before WhatsApp."""
        return JSONResponse(submit(self._found(request), await request.json()), 201)

    def _found(self, request: Request) -> Content:
        content = self._twilio.state.contents.get(request.path_params["sid"])
        if content is None:
            raise Fault(20404)
        return content


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _page(request: Request, found: Sequence[dict[str, Any]]) -> Response:
    size, number = page_size(request.query_params), int(request.query_params.get("Page", 0))
    path = f"{_base(request)}{request.url.path}"
    more = (number + 1) * size < len(found)

    def url(page: int) -> str:
        return f"{path}?PageSize={size}&Page={page}"

    meta = {
        "first_page_url": url(0),
        "key": "contents",
        "next_page_url": url(number + 1) if more else None,
        "page": number,
        "page_size": size,
        "previous_page_url": url(number - 1) if number else None,
        "url": url(number),
    }
    return JSONResponse({"contents": found[number * size : (number + 1) * size], "meta": meta})
