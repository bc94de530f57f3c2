"""Send the provider's signed webhooks, and repeat them by the connection overrides of their address."""

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urldefrag, urlsplit

import httpx
from twilio.request_validator import RequestValidator

from bot.trust import trusted
from tests.fakes.twilio.ledger import Ledger

THREADS: Final = 16
UNREACHED: Final = (httpx.ConnectError, httpx.ConnectTimeout)


@dataclass(frozen=True, slots=True)
class Overrides:
    """How long a webhook is waited for, in seconds, and how often and why it is repeated (`ct`, `rt`, `4xx`, `5xx`)."""

    connect: float = 5
    read: float = 15
    total: float = 15
    retries: int = 1
    on: frozenset[str] = frozenset({"ct"})

    def repeats(self, reason: str) -> bool:
        """Tell whether an attempt that ended so is repeated."""
        return reason in self.on or ("all" in self.on and reason != "ok")


def read_overrides(url: str) -> tuple[str, Overrides]:
    """Part an address from its overrides, which are neither sent nor signed; times are milliseconds in it."""
    bare, fragment = urldefrag(url)
    said = dict(parse_qsl(fragment))
    seconds = {name: int(said[key]) / 1000 for name, key in _TIMES.items() if key in said}
    on = frozenset(said["rp"].split(",")) if "rp" in said else Overrides().on
    return bare, Overrides(**seconds, retries=min(5, int(said.get("rc", 1))), on=on)


_TIMES: Final = {"connect": "ct", "read": "rt", "total": "tt"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a webhook was answered at last: the HTTP status, none where nobody answered; its text; tries made."""

    status: int | None
    text: str = ""
    attempts: int = 1
    token: str = ""

    @property
    def taken(self) -> bool:
        """Tell whether the product took it."""
        return self.status is not None and 200 <= self.status < 300


class Webhooks:
    """Sends webhooks, at once or in the background."""

    def __init__(self, token: str, reach: Callable[[str], str], ledger: Ledger) -> None:
        """Take the secret that signs, how a public address is reached here, and the ledger."""
        self._validator, self._reach, self._ledger = RequestValidator(token), reach, ledger
        self._client = httpx.Client(trust_env=False, follow_redirects=True, verify=trusted())
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="provider")
        self._outstanding, self._change = 0, threading.Condition()
        self._closed = threading.Event()
        self._faults: list[Exception] = []

    def post(self, url: str, fields: Mapping[str, str], kind: str, token: str = "") -> Answer:
        """Send one webhook and repeat it where its address says so; return the last answer."""
        bare, overrides = read_overrides(url)
        token, started = token or secrets.token_hex(16), time.monotonic()
        answer = Answer(None)
        for attempt in range(1, overrides.retries + 2):
            left = overrides.total - (time.monotonic() - started)
            if left <= 0 or self._closed.is_set():
                break
            answer, reason = self._try(bare, fields, overrides, left, token, attempt)
            facts = {"sid": fields.get("MessageSid"), "status": fields.get("MessageStatus"), "token": token}
            self._ledger.write("webhook", kind=kind, url=bare, attempt=attempt, answer=answer.status or reason, **facts)
            if not overrides.repeats(reason):
                break
        return answer

    def _try(
        self, url: str, fields: Mapping[str, str], overrides: Overrides, left: float, token: str, attempt: int
    ) -> tuple[Answer, str]:
        headers = {
            "Host": urlsplit(url).netloc,
            "User-Agent": "TwilioProxy/1.1",
            "X-Twilio-Signature": self._validator.compute_signature(url, dict(fields)),
            "I-Twilio-Idempotency-Token": token,
        }
        timeout = httpx.Timeout(min(overrides.read, left), connect=min(overrides.connect, left))
        try:
            response = self._client.post(self._reach(url), data=dict(fields), headers=headers, timeout=timeout)
        except UNREACHED:
            return Answer(None, attempts=attempt, token=token), "ct"
        except httpx.TransportError:
            return Answer(None, attempts=attempt, token=token), "rt"
        answer = Answer(response.status_code, response.text, attempt, token)
        return answer, "ok" if answer.taken else f"{response.status_code // 100}xx"

    def background(self, task: Callable[[], object]) -> None:
        """Do something in the background."""
        with self._change:
            self._outstanding += 1
        self._pool.submit(self._do, task)

    def pause(self, seconds: float) -> bool:
        """Wait so long; tell whether the end came meanwhile."""
        return self._closed.wait(seconds) if seconds else self._closed.is_set()

    def _do(self, task: Callable[[], object]) -> None:
        try:
            task()
        except Exception as fault:  # noqa: BLE001 - told by `idle`, to whoever waits
            self._faults.append(fault)
        finally:
            with self._change:
                self._outstanding -= 1
                self._change.notify_all()

    def idle(self, timeout: float = 30) -> bool:
        """Wait until nothing is under way in the background; tell whether that came to pass."""
        with self._change:
            done = self._change.wait_for(lambda: self._outstanding == 0, timeout)
        if self._faults:
            raise self._faults.pop()
        return done

    def close(self) -> None:
        """Drop what is under way, and end the threads."""
        self._closed.set()
        self._pool.shutdown(cancel_futures=True)
        self._client.close()
