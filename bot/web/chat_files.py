"""Take a photo or a PDF that a client sends from the chat's page: looked at before it is stored, and stored once.

The bytes stand in the database alone, with the message until it is handled and with its attachment from then on.
"""

import base64
import re
from urllib.parse import unquote

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.attachments import CONTENT
from bot.body import read_body
from bot.files import File, Gone, check
from bot.stage import locale_of
from bot.web.chat_links import chat_address, open_room
from bot.web.chat_posts import MESSAGE_ID, SLOW_SECONDS, Refusal, store
from bot.web.chat_words import words
from bot.web.pages import language_of, problem
from bot.web.service import Service
from storage.errors import BadLink, Missing
from storage.schema import Json

MEGABYTES_MAX = 8
SIZE_MAX = MEGABYTES_MAX * 1024 * 1024  #: bytes of one file
NAME_MAX = 120  #: characters of a file's name
PACE = parse("10 per minute")  #: files of one conversation
TAKEN = re.compile(r"image/(?:jpeg|png|gif|webp|heic)|application/pdf")
ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/heic,application/pdf"
FAULTS = {"too_large": (413, "file_large"), "empty": (422, "file_kind"), "kind_not_kept": (415, "file_kind")}


class Uploads:
    """The route of the files. The file is the body; its link's token, its id and its name stand in the head."""

    def __init__(self, service: Service) -> None:
        """Take the service; the pace of files is counted in this process."""
        self._service, self._app = service, service.app
        self._pace = MovingWindowRateLimiter(MemoryStorage())

    async def accept(self, request: Request) -> Response:
        """Take a file: it is stored once by its id, and answered with 202, or with a sentence in the client's words."""
        said = words(language_of(request))
        try:
            room = open_room(self._app.vault, request.headers.get("x-chat-token", ""), self._app.clock.now())
            client = await self._service.work(lambda uow: uow.clients.get(room.creditor, room.client), room.creditor)
            said = words(locale_of(client))
            message = _name(request)
            self._count(chat_address(self._app.vault, room.creditor, room.client))
            await store(self._service, room, message, _payload(await _read(request), request))
        except Refusal as fault:
            return problem(fault.status, said[fault.key].format(max=MEGABYTES_MAX), fault.headers)
        except (BadLink, Missing):
            return problem(410, said["gone_title"])
        return JSONResponse({"id": message}, status_code=202)

    def _count(self, address: str) -> None:
        """Refuse a file of somebody who sends faster than people do."""
        if not self._pace.hit(PACE, address):
            raise Refusal(429, "too_fast", **{"Retry-After": str(SLOW_SECONDS)})


def _name(request: Request) -> str:
    """Return the id that the page gave a file. Raises Refusal."""
    name = request.headers.get("x-message-id", "")
    if not MESSAGE_ID.fullmatch(name):
        raise Refusal(400, "broken")
    return name


async def _read(request: Request) -> File:
    """Return the file that was sent. Raises Refusal, for one that is too large before it is read whole."""
    raw = await read_body(request, SIZE_MAX)
    if raw is None:
        raise Refusal(*FAULTS["too_large"])
    try:
        file = check(File(raw, request.headers.get("content-type", "")))
    except Gone as fault:
        raise Refusal(*FAULTS[str(fault)]) from fault
    if not TAKEN.fullmatch(file.content_type):
        raise Refusal(*FAULTS["kind_not_kept"])
    return file


def _payload(file: File, request: Request) -> Json:
    kind = "document" if file.content_type == "application/pdf" else "image"
    name = unquote(request.headers.get("x-file-name", ""))[:NAME_MAX].strip()
    media = {
        "kind": kind,
        "content_type": file.content_type,
        "source": {"name": name} if name else {},
        CONTENT: base64.b64encode(file.content).decode("ascii"),
    }
    return {"text": "", "button": None, "kind": kind, "media": [media]}
