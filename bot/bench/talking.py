"""Talk to a bot by HTTP as many clients at once do, every reply checked, and tell how long each turn took.

The way is that of a Rasa server's REST channel, so that the same talk can be had with ours and with Rasa's.
"""

import http.client
import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60
SHOWN_MAX = 3  #: wrong replies that are told


@dataclass(frozen=True, slots=True)
class Line:
    """What a client says, and words that the reply to it must hold."""

    say: str
    expect: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation from first word to last."""

    sender: str
    lines: Sequence[Line]


@dataclass(slots=True)
class Heard:
    """What talks at one level of concurrency came to: seconds of each right turn in time, and what was wrong.

    `answered` counts the turns after the time too, by which processes' spending is shared out.
    """

    conversations: int
    seconds: float
    answered: int = 0
    turns: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Return turns a second and quantiles of a turn's milliseconds."""
        ordered = sorted(self.turns) or [0.0]
        return {
            "turns_per_second": round(len(self.turns) / self.seconds, 1),
            "p50_ms": round(ordered[len(ordered) // 2] * 1000, 1),
            "p99_ms": round(ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)] * 1000, 1),
            "conversations": self.conversations,
            "errors": len(self.wrong),
            **({"wrong": self.wrong[:SHOWN_MAX]} if self.wrong else {}),
        }


class Clients:
    """Clients of one bot. Talks are taken from what is given, each by one client, until the time is over."""

    def __init__(self, url: str, talks: Iterator[Talk], headers: Mapping[str, str] | None = None) -> None:
        """Take the address of the channel, what is talked, and headers such as the key."""
        self._url, self._talks = urlsplit(url), talks
        self._headers = {"Content-Type": "application/json", **(headers or {})}
        self._lock = threading.Lock()

    def talk(self, conversations: int, seconds: float) -> Heard:
        """Talk in so many conversations at once for so long; what is under way then is talked to its end, uncounted."""
        heard = Heard(conversations, seconds)
        gate = threading.Barrier(conversations + 1)
        threads = [threading.Thread(target=self._be_client, args=(gate, heard)) for _ in range(conversations)]
        for thread in threads:
            thread.start()
        gate.wait()
        for thread in threads:
            thread.join()
        return heard

    def _be_client(self, gate: threading.Barrier, heard: Heard) -> None:
        connection = http.client.HTTPConnection(self._url.netloc, timeout=PATIENCE_SECONDS)
        gate.wait()
        until = time.perf_counter() + heard.seconds
        while time.perf_counter() < until:
            with self._lock:
                talk = next(self._talks)
            for line in talk.lines:
                self._say(connection, talk.sender, line, heard, until)
        connection.close()

    def _say(self, connection: http.client.HTTPConnection, sender: str, line: Line, heard: Heard, until: float) -> None:
        body = json.dumps({"sender": sender, "message": line.say}).encode()
        path = f"{self._url.path}?{self._url.query}" if self._url.query else self._url.path
        began = time.perf_counter()
        try:
            connection.request("POST", path, body, self._headers)
            answer = connection.getresponse()
            raw = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            heard.wrong.append(f"{line.say}: {type(fault).__name__}")
            connection.close()
            return
        ended = time.perf_counter()
        heard.answered += 1
        taken = answer.status == http.client.OK
        said = "\n".join(one.get("text", "") for one in json.loads(raw)) if taken else ""
        if not taken or line.expect not in said:
            heard.wrong.append(f"{line.say}: {answer.status} {said[:200]}")
        elif ended <= until:
            heard.turns.append(ended - began)
