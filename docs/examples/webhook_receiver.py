"""Receive Concilia's webhooks: check the signature, keep each event once, answer at once. Standard library only.

Start: CONCILIA_WEBHOOK_SECRET=whsec_… python webhook_receiver.py events.jsonl
It listens on port 8090 of this machine; put a server with a certificate before it.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

TOLERANCE_SECONDS = 5 * 60  #: an older or younger one may be somebody's copy
BODY_MAX = 1_000_000


def is_genuine(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """Say whether a request was signed with the secret within the last five minutes."""
    event_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not sent_at.isdecimal() or abs(now - int(sent_at)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{event_id}.{sent_at}.".encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)


class Book:
    """The file of events, one JSON line each. An event that came before is passed over: it may come twice."""

    def __init__(self, path: Path) -> None:
        """Read which events are there."""
        self._path, self._lock = path, Lock()
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self._known = {json.loads(line)["id"] for line in lines}

    def keep(self, event: Mapping[str, Any]) -> None:
        """Write an event to the disk before its sender is told that it is here."""
        with self._lock:
            if event["id"] not in self._known:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(event, ensure_ascii=False) + "\n")
                    file.flush()
                    os.fsync(file.fileno())
                self._known.add(event["id"])


class Receiver(BaseHTTPRequestHandler):
    """One request. A subclass carries the secret and the book."""

    secret: str
    book: Book

    def do_POST(self) -> None:
        """Keep what is genuine; whatever takes longer than that belongs behind the answer."""
        length = int(self.headers.get("content-length") or 0)
        if length > BODY_MAX:
            self._answer(413)
            return
        body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not is_genuine(self.secret, headers, body, time.time()):
            self._answer(401)
            return
        self.book.keep(json.loads(body))
        self._answer(204)

    def log_message(self, *_: object) -> None:
        """Say nothing: addresses and bodies belong to people."""

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()


def serve(secret: str, path: Path, port: int = 8090) -> ThreadingHTTPServer:
    """Return a server that keeps genuine events in a file."""
    handler = type("Handler", (Receiver,), {"secret": secret, "book": Book(path)})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


if __name__ == "__main__":
    serve(os.environ["CONCILIA_WEBHOOK_SECRET"], Path(sys.argv[1])).serve_forever()
