"""Speak to Twilio for SMS and WhatsApp: create a message, and ask later whether it took one.

Message creation has no key that makes it idempotent, so a call whose answer never came is `Unknown`: it is looked up in
the list of what was sent to the number, or settled by the status callback, which carries our own mark.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from bot.channels.base import Action, Busy, NotReached, Refused, TryLater, Unknown
from bot.channels.message import Outbound, Receipt
from bot.channels.twilio_codes import CODES, meaning
from bot.log import logger

UNAUTHORIZED, LATE, BUSY, BROKEN = 401, 408, 429, 500
VALID_MIN, VALID_MAX = 1, 36_000  #: seconds, https://www.twilio.com/docs/messaging/api/message-resource
LISTED = 50  #: messages to one number that are looked through; they come newest first
RETRIES = "#rc=3&rp=5xx,ct,rt"  #: three retries of a callback that did not reach us; not a part of the signature
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
STATUS_PATH = "/channels/twilio/status"


class Listed(Protocol):
    """A message as Twilio lists it."""

    sid: str
    body: str | None
    direction: str
    date_created: datetime


class Line:
    """One account with one kind of address: what SMS and WhatsApp share."""

    def __init__(self, client: Client, public_url: str, *, prefix: str = "", reachable: bool = False) -> None:
        """Take the client, the address that callbacks come to, and what stands before a number on this channel.

        `reachable`: the provider reaches a loopback address too, because it is a server of ours.
        """
        self.account = f"twilio {client.account_sid}"
        self._messages, self._prefix = client.messages, prefix
        called = reachable or urlsplit(public_url).hostname not in LOOPBACK
        self._callback = f"{public_url}{STATUS_PATH}" if called else None

    def create(self, message: Outbound, line: str, **content: Any) -> Receipt:  # noqa: ANN401 - the library's parameters
        """Give a message to Twilio; `content` is its body, or the content's name and variables.

        An answer that says neither that the message was refused nor what it is called says nothing.
        """
        try:
            made = self._messages.create(
                to=self._prefix + message.address, from_=self._prefix + line, **self._manner(message), **content
            )
        except (TwilioRestException, TwilioServiceException) as fault:
            raise _fault(fault) from None
        except RequestException as fault:
            raise _lost(fault) from None
        except Exception as fault:  # noqa: BLE001 - whatever the library cannot read: Twilio was called
            raise Unknown(type(fault).__name__) from None
        if not made.sid:
            raise Unknown("no_name")
        return Receipt(str(made.sid))

    def attach(self, message: Outbound, line: str, url: str) -> None:
        """Send a file behind words that left already; nothing is told of what becomes of it, for they lead to it too.

        Nothing where the provider cannot fetch it from us.
        """
        if self._callback is None:
            return
        try:
            self._messages.create(to=self._prefix + message.address, from_=self._prefix + line, media_url=[url])
        except Exception as fault:  # noqa: BLE001 - whatever it is, the words have arrived and must not leave again
            logger().warning("message.file_not_sent", fault=type(fault).__name__, code=getattr(fault, "code", None))

    def find(
        self, message: Outbound, line: str, since: datetime, known: Collection[str], bodies: Collection[str]
    ) -> Receipt | None:
        """Return Twilio's record of a message it took since a moment: the oldest new one that holds such a body.

        One that is listed without words was sent by a content's name, and may be it.
        """
        try:
            there = self._messages.list(
                to=self._prefix + message.address, from_=self._prefix + line, limit=LISTED, page_size=LISTED
            )
            new = _new(there, since, known)
        except TwilioException as fault:
            raise TryLater(f"list_{getattr(fault, 'status', 0)}") from None
        except Exception as fault:  # noqa: BLE001 - no answer, or one that is no list
            raise TryLater(type(fault).__name__) from None
        same = [one for one in new if _says(one, bodies)] or [one for one in new if not one.body]
        return Receipt(str(same[-1].sid)) if same else None

    def _manner(self, message: Outbound) -> dict[str, Any]:
        """Return where its status is told, and how long the provider may keep it."""
        said: dict[str, Any] = {}
        if self._callback:
            said["status_callback"] = f"{self._callback}?message={message.reference}{RETRIES}"
        if message.valid_for is not None:
            seconds = int(message.valid_for / timedelta(seconds=1))
            said["validity_period"] = min(max(seconds, VALID_MIN), VALID_MAX)
        return said


def _new(there: Iterable[Listed], since: datetime, known: Collection[str]) -> list[Listed]:
    """Return what we sent since a moment and do not know the name of, newest first."""
    return [
        one
        for one in there
        if one.direction.startswith("outbound")
        and one.sid not in known
        and one.date_created >= since.replace(microsecond=0)
    ]


def _says(one: Listed, bodies: Collection[str]) -> bool:
    """Say whether a listed message holds one of these bodies; a trial account's words stand before them."""
    listed = " ".join((one.body or "").split())
    return any(" ".join(body.split()) in listed for body in bodies)


def _fault(fault: TwilioRestException | TwilioServiceException) -> Exception:
    """Return what a refusal means: an error on Twilio's side says nothing of whether it took the message.

    Credentials that are not accepted are the account's fault, whatever the code, or none. A refusal without a code is
    none of the message's: something on the way to Twilio is not set up.
    """
    if fault.status >= BROKEN or fault.status == LATE:
        return Unknown(f"http_{fault.status}")
    told = fault.code and fault.code != fault.status  # the library writes the status where there is no code
    code = str(fault.code) if told else f"http_{fault.status}"
    if fault.status == UNAUTHORIZED:
        return Refused(code, Action.ACCOUNT)
    if fault.status == BUSY and (code not in CODES or meaning(code) is Action.SLOW_DOWN):
        return Busy(code, getattr(fault, "after", None))
    if not told:
        return Refused(code, Action.OPERATOR)
    return TryLater(code) if meaning(code) is Action.SLOW_DOWN else Refused(code, meaning(code))


def _lost(fault: RequestException) -> Exception:
    """Return whether the call can have reached Twilio: without a connection it cannot."""
    reason = fault.args[0] if fault.args else None
    never = isinstance(fault, ConnectTimeout) or (
        isinstance(fault, NoConnection) and isinstance(getattr(reason, "reason", None), NewConnectionError)
    )
    return NotReached("no_connection") if never else Unknown(type(fault).__name__)
