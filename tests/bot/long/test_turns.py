"""Hold the bench of turns: its figures, that every reply is checked, and that whom we are measured beside is asked."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.bench import processes
from bot.bench.talking import Clients, Line, Talk
from bot.bench.turns import LINES, Wanted, run, talks
from nlu.intents import Model

FIGURES = {"turns_per_second", "p50_ms", "p99_ms", "cpu_ms_per_turn", "conversations", "errors"}


class Parrot(BaseHTTPRequestHandler):
    """Answers in Rasa's shape with what was said, and fails where it is told to."""

    def do_POST(self) -> None:
        """Answer."""
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps([{"recipient_id": said["sender"], "text": f"Dice: {said['message']}"}]).encode()
        self.send_response(500 if said["message"] == "falla" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Say nothing."""


@contextmanager
def parrot() -> Iterator[str]:
    """Serve; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Parrot)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/webhooks/rest/webhook"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_turns(model_folder: Path, model: Model, tmp_path: Path) -> None:
    """A whole talk with a service of its own has every reply right, and the peer beside it is measured in turn."""
    assert model.intents
    script = tmp_path / "script.json"
    script.write_text(json.dumps({"turns": [{"say": "hola", "expect": "Dice: hola"}]}))

    with parrot() as address:
        levels = list(run(Wanted((1, 2), 1.0, 1, 1, address, script), model_folder))

    assert [1, 2] == [figures["conversations"] for figures in levels]
    assert [0, 0] == [figures["errors"] for figures in levels], levels
    assert all(set(figures) == FIGURES | {"peer", "times_peer"} for figures in levels)
    assert all(figures["peer"]["errors"] == 0 and figures["turns_per_second"] > 0 for figures in levels)


def test_wrong_replies_count() -> None:
    """A reply without the expected words, and one that fails, are errors and no turns."""
    lines = (Line("hola", "Dice: hola"), Line("hola", "otra cosa"), Line("falla", ""))
    with parrot() as address:
        heard = Clients(address, iter(lambda: Talk("a", lines), None)).talk(1, 0.2)

    assert heard.turns
    assert heard.wrong
    assert {"hola", "falla"} == {told.partition(":")[0] for told in heard.wrong}


def test_talks_are_of_different_clients() -> None:
    """Each talk is another client's, with at least nine turns, and shows who they are by their own document."""
    made = talks()
    first, second = next(made), next(made)

    assert first.sender != second.sender
    assert len(LINES) >= 9
    assert first.lines[3].say != second.lines[3].say


def test_spending_is_counted() -> None:
    """What a process has spent only grows; what is not there has spent nothing."""
    own = processes.parent(os.getpid())
    before = processes.spent({own})
    sum(number * number for number in range(200_000))
    after = processes.spent({own})

    assert before is None or (after is not None and after >= before)
    assert processes.spent({-1}) in {0.0, None}
