"""Bring updates to the bot: to its webhook, in order per chat and again until it takes them, or as it asks for them."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

import httpx

from bot.trust import trusted
from tests.fakes.telegram.ledger import Ledger
from tests.fakes.telegram.refusal import JSON, Refusal
from tests.fakes.telegram.webhook import Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
SILENT = {"chat_member", "message_reaction", "message_reaction_count"}
"""Updates that a bot gets only when it asks for them."""
BATCH = 100
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True)
class Letter:
    """An update on its way; letters of one chat go one after the other."""

    update: JSON
    chat: int
    due: float = 0
    tries: int = 0
    carried: bool = False

    @property
    def number(self) -> int:
        """Return the update's id."""
        return int(self.update["update_id"])


class Post:
    """The queue of updates, and the thread that carries them to the webhook.

    A failed delivery is tried again after `patience[0]` seconds, doubled each time up to `patience[1]`. Each update is
    delivered `copies` times, as Telegram does when an answer was lost on its way.
    """

    def __init__(
        self,
        lock: threading.Condition,
        ledger: Ledger,
        *,
        patience: tuple[float, float] = (0.1, 5.0),
        now: Callable[[], int],
    ) -> None:
        self.lock, self.ledger, self.patience, self.now = lock, ledger, patience, now
        self.letters: list[Letter] = []
        self.webhook = Webhook()
        self.allowed: frozenset[str] = frozenset()
        self.copies = 1
        self.closing = False
        self._numbers = count(500_001)
        self._asking, self._sent_away = 0, ""
        self._carrier = threading.Thread(target=self._carry, name="telegram-post", daemon=True)

    def start(self) -> None:
        """Begin to carry."""
        self._carrier.start()

    def release(self) -> None:
        """Send those away who wait for updates, and carry no more."""
        with self.lock:
            self.closing = True
            self.lock.notify_all()

    def stop(self) -> None:
        """Stop carrying, and wait until what is on its way has arrived."""
        self.release()
        self._carrier.join()

    def add(self, kind: str, body: JSON, chat: int) -> None:
        """Queue an update, unless the bot does not want its kind."""
        with self.lock:
            if kind in self.allowed if self.allowed else kind not in SILENT:
                self.letters.append(Letter({"update_id": next(self._numbers), kind: deepcopy(body)}, chat))
                self.lock.notify_all()

    def repeat(self, update: JSON, chat: int) -> None:
        """Queue an update again under its own id."""
        with self.lock:
            self.letters.append(Letter(update, chat))
            self.lock.notify_all()

    def register(self, webhook: Webhook, allowed: list[str] | None, *, drop: bool) -> None:
        """Set or remove the webhook; None leaves the kinds of updates as they are."""
        with self.lock:
            self.webhook = webhook
            self.allowed = self.allowed if allowed is None else frozenset(allowed)
            self.letters = [] if drop else self.letters
            self._sent_away = "setWebhook request"
            self._asking += bool(webhook.url)
            self.lock.notify_all()

    def asked(self, offset: int, limit: int, seconds: float, allowed: list[str] | None) -> list[JSON]:
        """Return updates from an offset on, waiting for the first one; forget those before it.

        Whoever asked before is sent away: only one may ask at a time.
        """
        with self.lock:
            if self.webhook.url:
                raise Refusal(409, HOOKED)
            self._sent_away = "other getUpdates request; make sure that only one bot instance is running"
            self._asking += 1
            mine = self._asking
            self.allowed = self.allowed if allowed is None else frozenset(allowed)
            self._forget(offset)
            self.lock.notify_all()
            self.lock.wait_for(lambda: self.letters or self.closing or mine != self._asking, seconds)
            if mine != self._asking:
                raise Refusal(409, f"terminated by {self._sent_away}")
            return [letter.update for letter in self.letters[: min(limit, BATCH)]]

    def info(self) -> JSON:
        """Return what `getWebhookInfo` tells."""
        with self.lock:
            told: JSON = {
                "url": self.webhook.url,
                "has_custom_certificate": False,
                "pending_update_count": len(self.letters),
            }
            if self.webhook.url:
                told |= {"max_connections": self.webhook.connections}
            if self.webhook.error:
                told |= dict(zip(("last_error_date", "last_error_message"), self.webhook.error, strict=True))
            return told | ({"allowed_updates": sorted(self.allowed)} if self.allowed else {})

    def _forget(self, offset: int) -> None:
        if offset < 0:
            del self.letters[:offset]
        else:
            for letter in (each for each in self.letters if each.number < offset):
                self.ledger.add("update", "polled", letter.update, chat=letter.chat)
            self.letters = [letter for letter in self.letters if letter.number >= offset]

    def _carry(self) -> None:
        with ThreadPoolExecutor(8, "telegram-webhook") as hands, httpx.Client(timeout=10, verify=trusted()) as client:
            while True:
                with self.lock:
                    letter = self._next()
                    if self.closing:
                        return
                    if letter is None:
                        self.lock.wait(self._pause())
                        continue
                    letter.carried = True
                    webhook = self.webhook
                hands.submit(self._deliver, client, webhook, letter)

    def _first(self) -> list[Letter]:
        """Return the first letter of each chat."""
        seen: dict[int, Letter] = {}
        for letter in self.letters:
            seen.setdefault(letter.chat, letter)
        return list(seen.values())

    def _next(self) -> Letter | None:
        first = self._first() if self.webhook.url else []
        if sum(letter.carried for letter in first) >= self.webhook.connections:
            return None
        return next((letter for letter in first if not letter.carried and letter.due <= time.monotonic()), None)

    def _pause(self) -> float | None:
        waiting = [letter.due for letter in self._first() if not letter.carried] if self.webhook.url else []
        now = time.monotonic()
        return min((due - now for due in waiting if due > now), default=None)

    def _deliver(self, client: httpx.Client, webhook: Webhook, letter: Letter) -> None:
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            answers = [client.post(webhook.url, json=letter.update, headers=headers) for _ in range(self.copies)]
            said = next((_wrong(each) for each in answers if not each.is_success), None)
        except httpx.HTTPError as error:
            said = f"Connection failed: {type(error).__name__}"
        with self.lock:
            letter.carried = False
            self.ledger.add("update", "webhook", letter.update, chat=letter.chat, outcome=said or "ok")
            if said is None:
                self.letters = [each for each in self.letters if each is not letter]
            else:
                letter.due = time.monotonic() + min(self.patience[0] * 2**letter.tries, self.patience[1])
                letter.tries += 1
                webhook.error = (self.now(), said)
            self.lock.notify_all()


def _wrong(answer: httpx.Response) -> str:
    return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
