"""Measure how fast messages are read, how much memory that takes, and a Rasa server beside it, in one run."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from bot.bench.timing import measure
from nlu.examples import files, read
from nlu.intents import find_or_train
from nlu.measure import HOME
from nlu.rasa.embedded import resident_mb
from nlu.rasa.engine import HEADERS, PATH, as_sent
from nlu.understand import Understanding

TODAY = date(2026, 3, 10)
WARM = 200  #: messages read before the measuring

Told = tuple[str, str]  # a text and its locale


def run(messages: int, model_folder: Path, rasa_url: str | None, rasa_messages: int) -> dict[str, Any]:
    """Read so many of the training messages, spread over all of them, and return the figures.

    `memory_mb` is what loading and reading added to this process, in MB, as Linux tells it; times are milliseconds of
    wall clock. With the address of a Rasa server messages are put to it too, one after the other, and `times_rasa` is
    how many times its throughput ours is.
    """
    chosen = spread([(example.text, HOME[example.language]) for example in read(files())], messages)
    find_or_train(model_folder)
    before, start = resident_mb(), time.perf_counter()
    understanding = Understanding(model_folder)
    load = time.perf_counter() - start
    for told in chosen[:WARM]:
        understanding.understand(*told, TODAY)
    own = measure(chosen, lambda told: understanding.understand(*told, TODAY))
    figures: dict[str, Any] = {
        "messages": len(chosen), "load_seconds": round(load, 3), "memory_mb": resident_mb() - before, **own
    }  # fmt: skip
    if rasa_url is None:
        return figures
    rasa = ask_rasa(rasa_url, spread(chosen, rasa_messages))
    return figures | {"rasa": rasa, "times_rasa": round(own["per_second"] / rasa["per_second"], 1)}


def spread(messages: Sequence[Told], number: int) -> list[Told]:
    """Choose so many messages, evenly from first to last; all of them when there are no more."""
    step = max(len(messages) / max(number, 1), 1.0)
    return [messages[int(place * step)] for place in range(min(number, len(messages)))]


def ask_rasa(url: str, messages: Sequence[Told]) -> dict[str, float]:
    """Put messages to a Rasa server over one connection, after a few to wake it."""
    with httpx.Client(base_url=url, timeout=60) as client:

        def ask(told: Told) -> None:
            client.post(PATH, json={"text": as_sent(told[0])}, headers=HEADERS).raise_for_status()

        for told in messages[:3]:
            ask(told)
        return measure(messages, ask)
