"""Measure whole turns by HTTP, as a client feels them: a negotiation from greeting to agreement, kept on disk.

A service of its own is started, with as many processes as wanted, on a database of its own that is then removed:
fsync on, as in life. Each talk is another client's: identity with one slip, the account, a proposal that no policy
takes, a counter-offer refused, a proposal that fits, the agreement. The reply comes in the answer, and is checked.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from bot.app import MODEL_FOLDER
from bot.bench import processes
from bot.bench.portfolio import KEY, document, seed, sender
from bot.bench.serving import serving
from bot.bench.talking import Clients, Line, Talk
from nlu.intents import find_or_train
from storage import embedded, migrations

PATH: Final = "/webhooks/rest/webhook"
TALKS_PER_SECOND: Final = 80  #: more than any machine talks
LINES: Final = (
    Line("hola", "titular de la cuenta"),
    Line("sí, soy yo", "últimos 4 caracteres"),
    Line("0000", "No coincide"),
    Line("{last4}", "Usted propone"),
    Line("¿cuánto debo?", "$144.000"),
    Line("puedo pagar 5.000 al mes", "Lo que habría que ajustar"),
    Line("no, es mucho", "¿Cuánto podría pagar"),
    Line("puedo dar 50 lucas el viernes y el resto en 2 pagos mensuales", "¿Lo dejamos así?"),
    Line("sí", "queda acordado"),
    Line("gracias, adiós", "Gracias"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is measured: levels of concurrency, seconds and rounds of each, our processes, and whom beside us."""

    conversations: Sequence[int]
    seconds: float
    rounds: int
    workers: int
    peer: str | None = None
    peer_script: Path | None = None


def run(wanted: Wanted, model_folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the figures of each level, ours and the peer's turn about, the median round of each.

    `cpu_ms_per_turn` is what all our processes spent, the database's too; the client that asks is not counted.
    """
    find_or_train(model_folder)
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / MODEL_FOLDER).symlink_to(model_folder.resolve())
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            migrations.upgrade(server.url)
            rest = wanted.seconds * wanted.rounds * len(wanted.conversations) * TALKS_PER_SECOND
            postmaster = seed(server.url, int(rest) + sum(wanted.conversations))
            with serving(server.url, KEY, folder, wanted.workers) as (address, service):
                ours = Clients(f"{address}{PATH}", talks(), {"Authorization": f"Bearer {KEY}"})
                ours.talk(max(wanted.conversations), 1.0)  # wakes connections and caches
                yield from _levels(wanted, ours, {postmaster, service})


def _levels(wanted: Wanted, ours: Clients, roots: set[int]) -> Iterator[dict[str, Any]]:
    peer = Clients(wanted.peer, peer_talks(wanted.peer_script)) if wanted.peer and wanted.peer_script else None
    for level in wanted.conversations:
        own, others = [], []
        for _ in range(wanted.rounds):
            own.append(_measure(ours, level, wanted.seconds, roots))
            if peer is not None:
                others.append(peer.talk(level, wanted.seconds).figures())
        figures = _median(own)
        if others:
            beside = _median(others)
            times = figures["turns_per_second"] / (beside["turns_per_second"] or 1)
            figures |= {"peer": beside, "times_peer": round(times, 1)}
        yield figures


def _measure(clients: Clients, level: int, seconds: float, roots: set[int]) -> dict[str, Any]:
    before = processes.spent(roots)
    heard = clients.talk(level, seconds)
    after = processes.spent(roots)
    cost = None if before is None or after is None else round((after - before) * 1000 / max(heard.answered, 1), 2)
    return heard.figures() | {"cpu_ms_per_turn": cost}


def _median(rounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the round with the median of turns a second, with all errors."""
    ordered = sorted(rounds, key=lambda figures: figures["turns_per_second"])
    return ordered[len(ordered) // 2] | {"errors": sum(figures["errors"] for figures in rounds)}


def talks() -> Iterator[Talk]:
    """Yield the talk of one client after another."""
    number = 0
    while True:
        last4 = document(number).replace("-", "")[-4:]
        yield Talk(sender(number), [Line(line.say.format(last4=last4), line.expect) for line in LINES])
        number += 1


def peer_talks(script: Path) -> Iterator[Talk]:
    """Yield the same talk again and again, as somebody new each time: {"turns": [{"say", "expect"}]}."""
    turns = json.loads(script.read_text("utf-8"))["turns"]
    lines = [Line(turn["say"], turn["expect"]) for turn in turns]
    yield from (Talk(uuid4().hex, told) for told in cycle([lines]))
