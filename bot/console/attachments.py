"""Show what clients sent beside words: play a voice note, look at a picture, save a paper; all else is only told.

A file comes from outside. What may run is never kept (`bot.files`); what is shown in a page is sound or a picture, and
everything else is saved to the adviser's machine under a name of ours.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.console import words
from bot.console.gate import enter_to_see
from bot.console.office import Office
from bot.console.speech import say
from bot.files import HEARD, SEEN, bare
from storage.errors import Missing
from storage.schema import Attachment, Message
from storage.unit_of_work import UnitOfWork

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Accept-Ranges": "bytes",
}
RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
NUMBER_MAX = 2**53
ENDINGS = {
    "audio/ogg": ".ogg", "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/aac": ".aac", "audio/amr": ".amr",
    "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/heic": ".heic",
    "video/mp4": ".mp4", "video/3gpp": ".3gp", "application/pdf": ".pdf", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-excel": ".xls", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "text/plain": ".txt", "text/csv": ".csv", "text/vcard": ".vcf", "text/x-vcard": ".vcf",
}  # fmt: skip
"""How saved files end, the same on every machine."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One file: how a page shows it (heard, seen, saved, or awaited), what it is called, where it is."""

    number: int
    way: str
    name: str
    path: str
    note: str


def read_files(uow: UnitOfWork, creditor: str, messages: Collection[int]) -> Mapping[int, tuple[Shown, ...]]:
    """Return the files of messages, by message."""
    found: dict[int, tuple[Shown, ...]] = {}
    for row in uow.attachments.of(creditor, messages):
        found[row.message_id] = (*found.get(row.message_id, ()), _shown(row))
    return found


def without_words(row: Message) -> str:
    """Say in a line what a message without words was."""
    reading = row.reading or {}
    kind, place = str(reading.get("kind") or ""), reading.get("place") or {}
    where = ", ".join(str(place[name]) for name in ("latitude", "longitude", "label", "address") if place.get(name))
    said = words.FILES.get(kind, say("Mensaje vacío") if row.intent is None and not reading.get("button") else "")
    return f"{said}: {where}" if where else said


class FileRoom:
    """The route of the files."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def open(self, request: Request) -> Response:
        """Give a file to whoever may see its creditor's clients, and note who opened it."""
        row = await self._service.work(lambda uow: self._find(uow, request))
        content, content_type = row.content or b"", bare(row.content_type)
        manner = "inline" if _way(row) != "saved" else "attachment"
        headers = {**HEADERS, "Content-Disposition": f'{manner}; filename="{_file_name(row)}"'}
        asked = RANGE.fullmatch(request.headers.get("range", ""))
        if asked is None:
            return Response(content, media_type=content_type, headers=headers)
        return _part(content, content_type, headers, int(asked[1]), int(asked[2] or len(content) - 1))

    def _find(self, uow: UnitOfWork, request: Request) -> Attachment:
        me = enter_to_see(uow, self._parts, request)
        creditor, number = str(request.path_params["creditor"]), int(request.path_params["number"])
        if creditor not in me.creditors or number > NUMBER_MAX:
            raise Missing("attachment", number)
        row = uow.attachments.get(creditor, number)
        if row.content is None:
            raise Missing("attachment", number)
        if "range" not in request.headers or request.headers["range"].startswith("bytes=0-"):
            about = {"message": row.message_id}
            now, actor = self._parts.clock.now(), f"staff:{me.staff.id}"
            uow.audit.append(creditor, now, actor, "attachment.opened", f"attachment:{number}", about)
        return row


def _shown(row: Attachment) -> Shown:
    note = "" if row.fetched_at else say(words.FILE_LOST if row.error else words.FILE_AWAITED)
    path = f"/console/attachments/{row.creditor_id}/{row.id}"
    name = str(row.source.get("name") or words.FILES.get(row.kind, say("Archivo")))
    return Shown(row.id, _way(row) if row.fetched_at else "awaited", name, path, note)


def _way(row: Attachment) -> str:
    content_type = bare(row.content_type)
    if HEARD.fullmatch(content_type):
        return "heard"
    return "seen" if SEEN.fullmatch(content_type) else "saved"


def _file_name(row: Attachment) -> str:
    return f"{row.kind}-{row.id}{ENDINGS.get(bare(row.content_type), '')}"


def _part(content: bytes, content_type: str, headers: Mapping[str, str], first: int, last: int) -> Response:
    """Return a part of a file, as players ask for it when somebody moves along a voice note."""
    size = len(content)
    if first >= size or first > last:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    last = min(last, size - 1)
    told = {**headers, "Content-Range": f"bytes {first}-{last}/{size}"}
    return Response(content[first : last + 1], status_code=206, media_type=content_type, headers=told)
