"""Speak Rasa's protocol on loopback, with the embedded model's scores as answers; or fail in every way a server can.

It refuses what Rasa refuses, and takes `/intent` for that intent as Rasa does: what passes here passes there.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from nlu.intents import Model

HOLD_SECONDS = 30  #: how long a slow answer is held back at most; a test lets it go before


@dataclass
class Imitation:
    """A server's manner, and what it was asked; `mode` names how it answers, one of MODES."""

    model: Model
    token: str | None = None
    mode: str = "well"
    chances: dict[str, float] | None = None
    asked: list[str] = field(default_factory=list)
    url: str = ""
    released: Event = field(default_factory=Event)

    def answer(self, text: str) -> dict[str, Any]:
        """Give what Rasa would answer, were its chances those of the embedded model, or those that were set."""
        if text.strip().startswith("/"):
            ranking = [{"name": text.strip().removeprefix("/"), "confidence": 1.0}]
        else:
            told = self.chances or dict(
                zip(self.model.intents, map(float, self.model.score(text).chances("es")), strict=True)
            )
            rows = [{"name": name, "confidence": chance} for name, chance in told.items()]
            ranking = sorted(rows, key=lambda row: -float(str(row["confidence"])))
        return {"text": text, "intent": ranking[0], "entities": [], "text_tokens": [], "intent_ranking": ranking}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that left before its answer came; what it logs is what is looked at."""


class _Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True  # head and body are two writes; the second would wait 40 ms for the first
    protocol_version = "HTTP/1.1"

    def __init__(self, imitation: Imitation, *given: Any) -> None:  # noqa: ANN401 - the base class's own
        self.imitation = imitation
        super().__init__(*given)

    def do_POST(self) -> None:
        where = urlsplit(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        token = self.imitation.token
        if token and parse_qs(where.query).get("token") != [token]:
            self.send(b'{"reason": "NotAuthenticated"}', 401)
        elif where.path != "/model/parse":
            self.send(b"not found", 404)
        else:
            text = json.loads(body)["text"]
            self.imitation.asked.append(text)
            MODES[self.imitation.mode](self, self.imitation.answer(text))

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _well(handler: _Handler, answer: dict[str, Any]) -> None:
    handler.send(json.dumps(answer).encode())


def _hold(handler: _Handler, answer: dict[str, Any]) -> None:
    handler.imitation.released.wait(HOLD_SECONDS)
    _well(handler, answer)


def _drip(handler: _Handler, answer: dict[str, Any]) -> None:
    """Send an answer byte by byte, each in time and all of them too late."""
    body = json.dumps(answer).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for place in range(len(body)):
        handler.wfile.write(body[place : place + 1])
        handler.wfile.flush()
        if handler.imitation.released.wait(0.02):
            break


def _hang_up(handler: _Handler, _: dict[str, Any]) -> None:
    handler.close_connection = True
    handler.connection.close()


def _body(body: bytes, status: int = 200, **headers: str) -> Callable[[_Handler, dict[str, Any]], None]:
    return lambda handler, _: handler.send(body, status, **headers)


def _changed(**change: object) -> Callable[[_Handler, dict[str, Any]], None]:
    return lambda handler, answer: _well(handler, answer | change)


MODES: dict[str, Callable[[_Handler, dict[str, Any]], None]] = {
    "well": _well,
    "held back": _hold,
    "dripping": _drip,
    "hangs up": _hang_up,
    "an error": _body(b'{"status": "failure", "code": 500}', 500),
    "no model": _body(b'{"reason": "Conflict"}', 409),
    "moved": _body(b"", 302, Location="http://127.0.0.1:9/model/parse"),
    "no JSON": _body(b"<html>It works!</html>"),
    "no object": _body(b"[]"),
    "endless": _body(b'{"intent": "' + b"a" * 200_000 + b'"}'),
    "not packed as said": _body(b"no gzip at all", Content_Encoding="gzip"),
    "no intent": _changed(intent=None),
    "no ranking": _changed(intent_ranking="propose_plan"),
    "another model's intents": _changed(intent_ranking=[{"name": "book_flight", "confidence": 1.0}]),
    "a chance that is none": _changed(intent_ranking=[{"name": "greet", "confidence": 7.0}]),
}
"""Each manner of answering by its name."""


@contextmanager
def imitating(model: Model, token: str | None = None) -> Iterator[Imitation]:
    """Run a server on a free port of loopback; whatever it holds back is let go at the end."""
    imitation = Imitation(model, token)
    with _Server(("127.0.0.1", 0), partial(_Handler, imitation)) as server:
        server.daemon_threads = True
        imitation.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield imitation
        finally:
            imitation.released.set()
            server.shutdown()
            thread.join()
