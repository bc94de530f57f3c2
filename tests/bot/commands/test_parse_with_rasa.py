"""Hold `concilia parse` with a Rasa server: settings choose the engine for all lines, a line for itself."""

import json
from collections.abc import Iterator

import pytest

from nlu.intents import Model
from tests.bot.commands.conftest import Command
from tests.nlu.rasa.imitation import Imitation, imitating

LINE = {"text": "necesito hablar de la cuenta", "locale": "es-CL", "today": "2026-03-10"}


@pytest.fixture
def server(model: Model, monkeypatch: pytest.MonkeyPatch) -> Iterator[Imitation]:
    """Give a Rasa server that takes everything for a complaint, and the settings that lead to it."""
    with imitating(model, token="a token") as imitation:
        imitation.chances = {"complain": 1.0}
        given = {"RASA_URL": imitation.url, "RASA_TOKEN": "a token", "RASA_TIMEOUT_MS": "20000"}
        for name, value in given.items():
            monkeypatch.setenv(f"CONCILIA_{name}", value)
        yield imitation


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("embedded", [False, True, False]), ("rasa", [True, True, False])],
)
def test_lines_and_settings_choose(
    concilia: Command, server: Imitation, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: list[bool]
) -> None:
    """A line without a backend is read by the engine of the settings, one that names a backend by that one."""
    monkeypatch.setenv("CONCILIA_UNDERSTANDING", chosen)
    rows = [LINE, LINE | {"backend": "rasa"}, LINE | {"backend": "embedded"}]
    ran = concilia("parse", stdin="".join(json.dumps(row) + "\n" for row in rows))

    assert (0, "") == (ran.status, ran.err)
    assert expected == [row["intent"] == "complain" for row in ran.rows]


def test_a_silent_server_spoils_no_line(concilia: Command, server: Imitation, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Rasa fails every line is answered all the same, and standard error says why, once."""
    monkeypatch.setenv("CONCILIA_UNDERSTANDING", "rasa")
    server.mode = "no JSON"
    ran = concilia("parse", stdin=(json.dumps(LINE) + "\n") * 3)

    assert (0, 3) == (ran.status, len(ran.rows))
    assert all("intent" in row and "error" not in row for row in ran.rows)
    assert 1 == ran.err.count("rasa.silent")
    assert 1 == len(server.asked)
