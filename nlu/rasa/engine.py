"""Ask a Rasa server what a message means; while it is down, slow or talks nonsense, the embedded model answers.

A message and its parts are judged by one engine, within one wait. Rasa tells no languages: the embedded model does.
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import httpx
import numpy as np

from nlu.examples import LANGUAGES
from nlu.features import LONGEST_TEXT
from nlu.intents import Floats, Model, Scores
from nlu.rasa.answer import Nonsense, chances_of
from nlu.rasa.circuit import Circuit

PATIENCE_MS: Final = 800
REST_SECONDS: Final = 5.0
ASKED_MAX: Final = 8  #: texts of one message that are sent; further clauses are the embedded model's to judge
THREADS: Final = 16
ANSWER_MAX: Final = 100_000  #: bytes; an honest answer has about 4,000
PATH: Final = "/model/parse"
AS_SAID: Final = dict.fromkeys(LANGUAGES, 1.0)  #: Rasa's chances are taken as they are

REASONS: Final = ("unreachable", "slow", "refused", "nonsense", "resting")
"""Why the embedded model answered: no connection, no answer in time, an answer other than 200, one that is none; or the
server is left alone for a while after one of these."""

_COMMAND: Final = re.compile(r"\A[\s/]+")


class _Silence(Exception):
    """Nothing usable came from the server."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RasaEngine:
    """An engine that asks a Rasa server, with the embedded model in its back."""

    def __init__(
        self,
        model: Model,
        url: str,
        *,
        token: str | None = None,
        patience_ms: int = PATIENCE_MS,
        missed: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the server's address and what its `--auth-token` is.

        `missed` is told one of REASONS for each message that the embedded model answered in Rasa's place.
        """
        self._model = model
        self._patience_seconds = patience_ms / 1000
        self._missed = missed
        self._circuit = Circuit(REST_SECONDS, clock)
        self._address = httpx.URL(url.rstrip("/") + PATH, params={"token": token} if token else None)
        self._client = httpx.Client(
            timeout=self._patience_seconds, limits=httpx.Limits(max_connections=THREADS), follow_redirects=False
        )
        self._threads = ThreadPoolExecutor(THREADS, "rasa")

    def close(self) -> None:
        """Let go of the server."""
        self._threads.shutdown()
        self._client.close()

    def score_all(self, texts: Sequence[str]) -> list[Scores]:
        """Score a message and its parts: by Rasa, or all by the embedded model."""
        own = self._model.score_all(texts)
        try:
            told = self._judge(texts[:ASKED_MAX])
        except _Silence as silence:
            self._missed(silence.reason)
            return own
        judged = [_by_rasa(score, chances) for score, chances in zip(own, told, strict=False)]
        return judged + own[len(judged) :]

    def _judge(self, texts: Sequence[str]) -> list[Floats | None]:
        if not self._circuit.may_ask():
            raise _Silence("resting")
        try:
            # The client's own limits count from each byte that comes; the wait for a message counts from its start.
            told = self._threads.submit(self._ask_all, texts).result(self._patience_seconds)
        except SILENT as fault:
            self._circuit.failed()
            raise _Silence(_reason(fault)) from fault
        self._circuit.succeeded()
        return told

    def _ask_all(self, texts: Sequence[str]) -> list[Floats | None]:
        end = time.monotonic() + self._patience_seconds
        return [self._ask(text, end) for text in texts]

    def _ask(self, text: str, end: float) -> Floats | None:
        sent = as_sent(text)
        if not sent:
            return None  # to Rasa, nothing is something all the same
        body = bytearray()
        content = json.dumps({"text": sent}).encode()
        with self._client.stream("POST", self._address, content=content, headers=HEADERS) as answer:
            if answer.status_code != httpx.codes.OK:
                raise _Silence("refused")
            for piece in answer.iter_bytes():
                body += piece
                if time.monotonic() > end:
                    raise TimeoutError
                if len(body) > ANSWER_MAX:
                    raise Nonsense
        return chances_of(bytes(body), self._model.intents)


HEADERS: Final = {"Content-Type": "application/json"}
FAULTS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (TimeoutError, "slow"),
    (httpx.TimeoutException, "slow"),
    (Nonsense, "nonsense"),
    (httpx.DecodingError, "nonsense"),
    (httpx.HTTPError, "unreachable"),
)
SILENT: Final[tuple[type[Exception], ...]] = (_Silence, *(kind for kind, _ in FAULTS))


def as_sent(text: str) -> str:
    """Give the text as the server gets it: of the length that is weighed, without the slash that commands Rasa.

    Rasa takes '/opt_out' for the intent itself, surely; a client who writes so has only written words.
    """
    plain = text[:LONGEST_TEXT].encode("utf-8", "replace").decode()  # half a sign, as broken JSON holds, is no text
    return _COMMAND.sub("", plain).rstrip()


def _reason(fault: Exception) -> str:
    if isinstance(fault, _Silence):
        return fault.reason
    return next(reason for kind, reason in FAULTS if isinstance(fault, kind))


def _by_rasa(own: Scores, chances: Floats | None) -> Scores:
    if chances is None:
        return own
    return replace(own, intents=np.asarray(np.log(chances), dtype=np.float32), temperature=AS_SAID)
