"""Check a request that makes a message, as the provider does before it takes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tests.fakes.twilio.account import WHATSAPP, Account, Line, Service
from tests.fakes.twilio.contents import Content, read_values
from tests.fakes.twilio.faults import Fault

NUMBER: Final = re.compile(r"\+[1-9]\d{6,14}")
SCOPED: Final = re.compile(
    r"[A-Z]{2}\.[A-Za-z0-9]{1,128}"
)  #: a WhatsApp user without a number; its form here is a guess
CONTENT_SID: Final = re.compile(r"HX[0-9a-fA-F]{32}")
BODY_MAX: Final = 1600
VALIDITY: Final = range(1, 36001)
SOONEST, LATEST = timedelta(minutes=5), timedelta(days=35)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request that may pass asks for; `send_at` only where it is scheduled."""

    to: str
    line: Line
    service: Service | None
    body: str
    shown: Mapping[str, Any]
    content: Content | None
    media: tuple[str, ...]
    callback: str
    validity: timedelta | None
    send_at: datetime | None


def check(
    form: Mapping[str, str],
    media: tuple[str, ...],
    account: Account,
    find_content: Callable[[str], Content | None],
    now: datetime,
) -> Draft:
    """Return what a request asks for, or raise the first fault of it."""
    to = _recipient(form)
    service = _service(form, account)
    line = _line(form, account, service, whatsapp=to.startswith(WHATSAPP))
    content = _content(form, find_content)
    values = read_values(form.get("ContentVariables", ""))
    shown = content.show(values, whatsapp=line.whatsapp) if content else _plain(form.get("Body", ""))
    body = str(shown["text"])
    if not body and not media and not content:
        raise Fault(21602)
    if len(body) > BODY_MAX:
        raise Fault(21617)
    callback = form.get("StatusCallback", "") or (service.status_callback if service else "")
    files = (*media, *shown["media"])
    return Draft(
        to, line, service, body, shown, content, files, callback, _validity(form), _send_at(form, service, now)
    )


def _plain(text: str) -> dict[str, Any]:
    return {"text": text, "buttons": [], "items": [], "media": []}


def _recipient(form: Mapping[str, str]) -> str:
    to = form.get("To", "")
    if not to:
        raise Fault(21604)
    bare = to.removeprefix(WHATSAPP)
    if NUMBER.fullmatch(bare) or (bare != to and SCOPED.fullmatch(bare)):
        return to
    raise Fault(21211)


def _service(form: Mapping[str, str], account: Account) -> Service | None:
    sid = form.get("MessagingServiceSid", "")
    service = account.service(sid) if sid else None
    if sid and service is None:
        raise Fault(21701)
    return service


def _line(form: Mapping[str, str], account: Account, service: Service | None, *, whatsapp: bool) -> Line:
    number = form.get("From", "")
    if not number and service:
        number = next((one for one in service.numbers if one.startswith(WHATSAPP) == whatsapp), "")
        if not number:
            raise Fault(21703)
    if not number:
        raise Fault(21603)
    line = account.line(number)
    if line is None:
        raise Fault(63007 if number.startswith(WHATSAPP) else 21606)
    if line.whatsapp != whatsapp:
        raise Fault(21910)
    return line


def _content(form: Mapping[str, str], find: Callable[[str], Content | None]) -> Content | None:
    sid = form.get("ContentSid", "")
    if not sid:
        if form.get("ContentVariables"):
            raise Fault(21654)
        return None
    if not CONTENT_SID.fullmatch(sid):
        raise Fault(50526)
    content = find(sid)
    if content is None:
        raise Fault(21655)
    return content


def _validity(form: Mapping[str, str]) -> timedelta | None:
    said = form.get("ValidityPeriod", "")
    if not said:
        return None
    if not said.isdigit() or int(said) not in VALIDITY:
        raise Fault(20001)
    return timedelta(seconds=int(said))


def _send_at(form: Mapping[str, str], service: Service | None, now: datetime) -> datetime | None:
    if form.get("ScheduleType") != "fixed":
        return None
    if service is None:
        raise Fault(35118)
    if not form.get("SendAt"):
        raise Fault(35111)
    try:
        at = datetime.strptime(form["SendAt"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise Fault(35114) from None
    if not now + SOONEST <= at <= now + LATEST:
        raise Fault(35114)
    return at
