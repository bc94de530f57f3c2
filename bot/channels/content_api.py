"""Ask Twilio's Content API what an account has, make contents, and submit templates to WhatsApp."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.contents import Content
from bot.errors import BotError

UNSUBMITTED = "unsubmitted"
BUSY, WRONG_KEYS = 429, frozenset({401, 403})
PAGE = 100

Answer = TypeVar("Answer")


class ContentFailed(BotError):
    """Twilio did not do what it was asked; what it did before is found again the next time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A content of the account, and what WhatsApp says of it. `name` is the one it was submitted under, or empty."""

    sid: str
    friendly_name: str
    status: str
    name: str = ""
    category: str = ""
    reason: str = ""


def held(client: Client) -> list[Held]:
    """Return every content of the account."""
    return _ask(
        "list the contents",
        lambda: [_held(one) for one in client.content.v1.content_and_approvals.stream(page_size=PAGE)],
    )


def create(client: Client, content: Content) -> Held:
    """Make a content, and return it with the provider's name of it."""
    request = ContentList.ContentCreateRequest(content.as_request())
    made = _ask(f"create {content.name}", lambda: client.content.v1.contents.create(request))
    return Held(str(made.sid), content.friendly_name, UNSUBMITTED)


def submit(client: Client, sid: str, content: Content) -> Held:
    """Put a template before WhatsApp, and return how it stands."""
    request = ApprovalCreateList.ContentApprovalRequest({"name": content.name, "category": content.category})
    said = _ask(f"submit {content.name}", lambda: client.content.v1.contents(sid).approval_create.create(request))
    return _approval(sid, content.friendly_name, vars(said))


def _held(row: Any) -> Held:  # noqa: ANN401 - the library's own row
    return _approval(str(row.sid), row.friendly_name or "", row.approval_requests or {})


def _approval(sid: str, friendly_name: str, said: dict[str, Any]) -> Held:
    words = {name: str(said.get(name) or "") for name in ("name", "category")}
    status = str(said.get("status") or UNSUBMITTED)
    return Held(sid, friendly_name, status, reason=str(said.get("rejection_reason") or ""), **words)


def _ask(what: str, call: Callable[[], Answer]) -> Answer:
    """Call Twilio; put what goes wrong into one sentence that names the remedy."""
    try:
        return call()
    except TwilioRestException as fault:
        raise ContentFailed(_refusal(what, fault.status, fault.code, fault.msg)) from fault
    except TwilioException as fault:  # a page that was no list
        status = getattr(fault.args[-1], "status_code", 0)
        raise ContentFailed(_refusal(what, status, None, "")) from fault
    except OSError as fault:  # what the library's transport raises
        raise ContentFailed(
            f"Twilio did not answer when asked to {what}: check the network, and run it again; nothing is made twice."
        ) from fault


def _refusal(what: str, status: int, code: int | None, said: str) -> str:
    if status in WRONG_KEYS:
        return (
            f"Twilio refused the account when asked to {what}: check CONCILIA_TWILIO_ACCOUNT_SID "
            "and CONCILIA_TWILIO_AUTH_TOKEN."
        )
    if status == BUSY:
        return f"Twilio has no room now to {what}: run it again in a minute; nothing is made twice."
    why = " ".join(part for part in (f"HTTP {status}", f"code {code}" if code else "", said) if part)
    return f"Twilio refused to {what} ({why}): correct what it names, or run it again where it was Twilio's fault."
