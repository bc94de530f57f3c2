"""Steer a provider that runs as a process of its own, with the words that it has in this one."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import httpx

from tests.fakes.twilio.behaviour import Behaviour
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.webhooks import Answer


class Remote:
    """A provider at an address. Its words are those of `provider.Twilio`; phones are named by their number."""

    def __init__(self, address: str) -> None:
        """Take where the provider's API is served."""
        self.address = address
        self._client = httpx.Client(base_url=address, trust_env=False, timeout=120)

    def script(self, behaviour: Behaviour, *, to: str | None = None, times: int | None = 1) -> None:
        """Let a behaviour meet the next so many requests to a number, or to all."""
        self._say("script", behaviour=asdict(behaviour), to=to, times=times)

    def weather(self, *shares: tuple[float, Behaviour]) -> None:
        """Let behaviours happen by chance, each to a share of the requests."""
        self._say("weather", shares=[(share, asdict(behaviour)) for share, behaviour in shares])

    def calm(self) -> None:
        """Forget all that was scripted, and the weather."""
        self._say("calm")

    def write(
        self,
        number: str,
        text: str = "",
        *,
        to: str,
        button: tuple[str, str] | None = None,
        item: tuple[str, str] | None = None,
        media: Iterable[File] = (),
        fields: Mapping[str, str] | None = None,
    ) -> Answer:
        """Let a phone write to one of the account's numbers; return what its webhook was answered at last."""
        files = [(file.content_type, base64.b64encode(file.data).decode()) for file in media]
        extra = dict(fields or {})
        facts = {"button": button, "item": item, "media": files, "fields": extra}
        return Answer(**self._say("write", number=number, text=text, to=to, **facts))

    def press(self, number: str, title: str) -> Answer:
        """Let a phone press the newest button of this title."""
        return Answer(**self._say("press", number=number, title=title))

    def choose(self, number: str, title: str) -> Answer:
        """Let a phone choose the newest list's item of this title."""
        return Answer(**self._say("choose", number=number, title=title))

    def repeat(self, number: str) -> Answer:
        """Let a phone's newest message reach the product once more, with the same fields and token."""
        return Answer(**self._say("repeat", number=number))

    def read(self, number: str) -> None:
        """Let a phone open its newest message."""
        self._say("read", number=number)

    def received(self, number: str) -> list[dict[str, Any]]:
        """Return what a phone received."""
        found: list[dict[str, Any]] = self._say("received", number=number)
        return found

    def call_back(self, sid: str, *statuses: str, code: int | None = None) -> list[Answer]:
        """Send status callbacks now, in this order; return the answers."""
        return [Answer(**answer) for answer in self._say("call_back", sid=sid, statuses=statuses, code=code)]

    def release(self, *sids: str) -> None:
        """Let held messages go."""
        self._say("release", sids=sids)

    def advance(self, time: timedelta) -> None:
        """Move the provider's clock."""
        self._say("advance", seconds=time.total_seconds())

    def approve(self, sid: str) -> None:
        """Let WhatsApp approve a content."""
        self._say("approve", sid=sid)

    def reject(self, sid: str, reason: str) -> None:
        """Let WhatsApp reject a content."""
        self._say("reject", sid=sid, reason=reason)

    def opt_out(self, line: str, number: str) -> None:
        """Let a number be unsubscribed from one of the account's."""
        self._say("opt_out", line=line, number=number)

    def reach(self, public: str, actual: str) -> None:
        """Say where a public address is to be found on this machine from now on."""
        self._say("reach", public=public, actual=actual)

    def idle(self, timeout: float = 30) -> bool:
        """Wait until no callback is under way; tell whether that came to pass."""
        return bool(self._say("idle", timeout=timeout))

    def ledger(self, event: str | None = None, *, since: int = 0, **facts: object) -> list[dict[str, Any]]:
        """Return the ledger's entries of an event whose facts are these."""
        found: list[dict[str, Any]] = self._say("ledger", event=event, since=since, facts=facts)
        return found

    def wait(self, event: str, count: int = 1, timeout: float = 30, **facts: object) -> list[dict[str, Any]]:
        """Wait until the ledger has so many such entries; return those that it has."""
        found: list[dict[str, Any]] = self._say("wait", event=event, count=count, timeout=timeout, facts=facts)
        return found

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _say(self, word: str, **said: object) -> Any:  # noqa: ANN401 - JSON
        return self._client.post(f"/control/{word}", json=said).raise_for_status().json()
