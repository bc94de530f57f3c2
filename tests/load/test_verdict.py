"""The judge of the hour knows what a line is, and a client who waits; the tail reads only whole lines."""

import json
from mmap import ACCESS_READ, mmap
from os import getpid
from pathlib import Path
from typing import Any

import pytest

from tests.load.tail import Heard, Tail
from tests.load.verdict import quantile
from tests.load.watch import held, slope

PHONE = "+56944000001"
MIB = 1024 * 1024


@pytest.mark.parametrize(("rise", "grows"), [(0.0, False), (0.5, True), (-0.5, False)])
def test_growth(rise: float, grows: bool) -> None:
    """What rises by more than it shakes surely grows; what shakes alone does not."""
    points = [(float(place), 200 + rise * place + (-1) ** place) for place in range(120)]
    found = slope(points)

    assert abs(found.per_minute - rise) < 0.01
    assert found.grows is grows


def test_held(tmp_path: Path) -> None:
    """What a process takes is its own; what it reads of a file that others may read too is not."""
    before, file = held({getpid()}), tmp_path / "library"
    taken = bytearray(b"x" * 32 * MIB)
    after = held({getpid()})
    file.write_bytes(taken)
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as read:
        assert read.find(b"y") == -1
        beside = held({getpid()})

    assert 28 < (after - before) / 1024 < 80
    assert (beside - after) / 1024 < 8


def test_quantile() -> None:
    """A share of all stays under a quantile; none of none."""
    assert [0.0, 50.0, 99.0] == [quantile([], 0.5), *(quantile([float(n) for n in range(100)], s) for s in (0.5, 1.0))]


def test_waits(tmp_path: Path) -> None:
    """A client waits from their words to the first message that is taken after them, and half a line is none yet."""
    lines = [
        entry("wrote", 0, sid="in", **{"from": PHONE}),
        entry("accepted", 3, sid="a", to=PHONE),
        entry("accepted", 9, sid="b", to=PHONE),
    ]
    file, tail = tmp_path / "twilio.jsonl", Tail(tmp_path)
    file.write_text("".join(lines)[:-5])
    first = list(tail.read())
    file.write_text("".join(lines))
    later = list(tail.read())

    assert ([Heard(PHONE, answer=True)], [Heard(PHONE, answer=False)]) == (first, later)
    assert [3.0] == [seconds for _, seconds in tail.waits]


def entry(event: str, second: int, **facts: Any) -> str:  # noqa: ANN401 - JSON
    """Return a line of Twilio's ledger."""
    return json.dumps({"event": event, "at": f"2026-03-05T15:00:{second:02}+00:00", **facts}) + "\n"
