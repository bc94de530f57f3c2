"""Stand before every page of the console: who is it, may they, and did the form come from one of our own pages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from bot.body import read_body
from bot.console.halts import read_halts
from bot.console.login import COOKIE, PASSWORD, Signed, is_same, read_session
from bot.console.office import Parts
from bot.console.pages import is_part
from bot.console.rights import Right
from bot.console.speech import speak
from bot.errors import NotAllowed
from storage.errors import NoScope
from storage.unit_of_work import UnitOfWork

BODY_MAX = 65_536  #: bytes of a posted form
FIELDS_MAX = 40
EVENTS = "/console/events"
NEWS = re.compile(r"/console/(?:queue|cases/\d+/live|policies/trials/\d+/step)")  #: an open page asks by itself
OWN = ("/console/me", "/console/sign-")  #: where whoever must set up their phone may go

Form = Mapping[str, str]


class SignedOut(Exception):
    """Nobody is signed in, or the session has ended."""


class MustEnrol(SignedOut):
    """Whoever is signed in must set up their phone before they go anywhere else."""


class Forged(Exception):
    """A form did not come from one of our own pages."""


class Refusal(Exception):
    """An act cannot be carried out as it is; the sentence is for the adviser."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence."""
        self.sentence = sentence
        super().__init__(sentence)


def enter(uow: UnitOfWork, parts: Parts, request: Request) -> Signed:
    """Return whoever is signed in, with their creditors in scope, and speak their language from here on.

    Raises SignedOut, MustEnrol, NotAllowed without the right.
    """
    now = parts.clock.now()
    me = read_session(uow, parts.vault, token_of(request), now, idle_of(parts, request))
    if me is None:
        raise SignedOut
    speak(me.staff.language)
    if lacks_second_step(parts, me) and not request.url.path.startswith(OWN):
        raise MustEnrol
    if not me.may(request.state.right):
        raise NotAllowed
    if not me.creditors:
        return me
    uow.scope(*me.creditors)
    uow.hide(uow.cases.hidden(me.staff.id))
    if not me.may(Right.SEE_DIRECTION):
        uow.show_reviews_of(me.staff.id)
    return replace(me, halts=read_halts(uow, me.creditors, now))


def idle_of(parts: Parts, request: Request) -> timedelta | None:
    """Return how long somebody may be away who makes this request; None where an open page makes it by itself."""
    path = request.url.path
    by_itself = path == EVENTS or (request.method == "GET" and is_part(request) and NEWS.fullmatch(path) is not None)
    return None if by_itself else timedelta(minutes=parts.settings.session_idle_minutes)


def lacks_second_step(parts: Parts, me: Signed) -> bool:
    """Say whether somebody must show codes of their phone, and cannot yet; another house asks for its own."""
    by_password = me.via == PASSWORD
    return by_password and me.staff.role in parts.settings.second_factor and me.staff.code_secret is None


def enter_to_see(uow: UnitOfWork, parts: Parts, request: Request) -> Signed:
    """Return whoever is signed in and sees something of some creditor. Raises SignedOut, NotAllowed, NoScope."""
    me = enter(uow, parts, request)
    if not me.creditors:
        raise NoScope
    return me


def token_of(request: Request) -> str | None:
    """Return the value of the session's cookie."""
    return request.cookies.get(COOKIE)


async def read_form(request: Request, public_url: str, body_max: int = BODY_MAX) -> Form:
    """Return a posted form of one of our own pages. Raises Forged for one from elsewhere, or one too big to be ours."""
    if not is_own(request, public_url):
        raise Forged
    raw = await read_body(request, body_max)
    if raw is None:
        raise Forged
    try:
        fields = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=FIELDS_MAX)
    except ValueError as fault:
        raise Forged from fault
    return {name: value.replace("\r\n", "\n").replace("\0", "") for name, value in fields}


def is_own(request: Request, public_url: str) -> bool:
    """Say whether a post came from our own origin; programs that name none still need the form's word."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
    ours = {request.headers.get("host", ""), urlsplit(public_url).netloc}
    return urlsplit(origin).netloc in ours - {""}


def check_word(me: Signed, form: Form) -> None:
    """Refuse a form without the session's own word. Raises Forged."""
    if not is_same(form.get("csrf", ""), me.csrf):
        raise Forged
