"""Read the one form of the console that carries a file, and look at the file before anything is done with it."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.body import read_body
from bot.console.gate import BODY_MAX, FIELDS_MAX, Forged, Form, Refusal, is_own, read_form
from bot.console.speech import say
from bot.enclosing import SIZE_MAX, TAKEN
from bot.files import File, Gone, check


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file as it came: its name, its bytes, what the browser says they are."""

    name: str
    content: bytes
    content_type: str


async def read_enclosed(request: Request, public_url: str) -> tuple[Form, Enclosed | None]:
    """Return a form and its file. Raises Forged for one from elsewhere, Refusal for a file that is too large."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await read_form(request, public_url), None
    if not is_own(request, public_url):
        raise Forged
    raw = await read_body(request, SIZE_MAX + BODY_MAX)
    if raw is None:
        raise Refusal(_too_large())

    async def body() -> AsyncGenerator[bytes, None]:
        yield raw

    try:
        parser = MultiPartParser(request.headers, body(), max_files=1, max_fields=FIELDS_MAX, max_part_size=BODY_MAX)
        parsed = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as fault:
        raise Forged from fault
    form = {name: one.replace("\r\n", "\n").replace("\0", "") for name, one in parsed.items() if isinstance(one, str)}
    file = next((one for one in parsed.values() if isinstance(one, UploadFile)), None)
    found = Enclosed(file.filename or "", await file.read(), file.content_type or "") if file else None
    await parsed.close()
    return form, found


def checked(enclosed: Enclosed | None) -> File:
    """Return a file that may be sent, by its own first bytes. Raises Refusal."""
    if enclosed is None or not enclosed.content:
        raise Refusal(say("Elija un archivo PDF, JPG o PNG."))
    if len(enclosed.content) > SIZE_MAX:
        raise Refusal(_too_large())
    try:
        file = check(File(enclosed.content, enclosed.content_type))
    except Gone as fault:
        raise Refusal(say("Ese archivo no es un PDF, JPG o PNG.")) from fault
    if not TAKEN.fullmatch(file.content_type):
        raise Refusal(say("Ese archivo no es un PDF, JPG o PNG."))
    return file


def _too_large() -> str:
    return say("El archivo pesa más de %(most)s MB: envíe uno más liviano.", most=SIZE_MAX // 1024**2)
