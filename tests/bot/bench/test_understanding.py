"""Hold the bench of understanding: what it counts, and that a Rasa server is measured beside us."""

from pathlib import Path

import pytest

from bot.bench.timing import measure
from bot.bench.understanding import run, spread
from nlu.intents import Model
from tests.nlu.rasa.imitation import imitating


def test_figures(model_folder: Path, model: Model) -> None:
    """Every figure of the contract is there, and a server beside us is asked the same."""
    with imitating(model) as server:
        figures = run(40, model_folder, server.url, 5)

    assert {"messages", "load_seconds", "memory_mb", "p50_ms", "p95_ms", "p99_ms", "per_second"} <= set(figures)
    assert (40, 8) == (figures["messages"], len(server.asked))
    assert figures["times_rasa"] == pytest.approx(figures["per_second"] / figures["rasa"]["per_second"], abs=0.06)


def test_without_a_server(model_folder: Path, model: Model) -> None:
    """Without a server nothing is said of one."""
    assert model.intents
    assert "rasa" not in run(5, model_folder, None, 5)


def test_messages_are_spread() -> None:
    """Messages are chosen from first to last, and all of them when there are no more."""
    told = [(str(number), "es-CL") for number in range(10)]

    assert ["0", "5"] == [text for text, _ in spread(told, 2)]
    assert told == spread(told, 99)


def test_quantiles_rise() -> None:
    """No quantile lies below a lower one."""
    shown = measure([("x", "es")] * 50, lambda _: sum(range(100)))

    assert shown["p50_ms"] <= shown["p95_ms"] <= shown["p99_ms"]
