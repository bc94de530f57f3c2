"""Laws of the comparison: the same messages for both, figures that can be worked out by hand."""

import json
from pathlib import Path

import pytest

from nlu.examples import Example
from nlu.intents import Model
from nlu.measure import Row
from nlu.rasa.compare import ask, by_embedded, figures, messages, rasa_rows, table
from nlu.rasa.project import few, ours, write_examples
from tests.nlu.rasa.imitation import imitating


def rows(*pairs: tuple[str, str, float]) -> list[Row]:
    """Return readings: what each is, what it was read as, and how surely."""
    return [Row(Example("x", gold, "es"), said, confidence, certain=True) for gold, said, confidence in pairs]


def test_figures() -> None:
    """Accuracy counts messages, macro-F1 intents, and the calibration error what confidence promised too much."""
    told = figures(rows(("greet", "greet", 1.0), ("greet", "greet", 1.0), ("greet", "greet", 1.0), ("thank", "", 1.0)))
    assert {"read": 4, "accuracy": 75.0, "macro_f1": 50.0, "ece": 25.0} == told


def test_a_csv_file_is_dealt_out(tmp_path: Path) -> None:
    """A file that names no languages teaches each language's calibration alike."""
    path = tmp_path / "set.csv"
    path.write_text('text,category\n"one,\n two",a\nthree,a\nfour,b\nfive,b\n', "utf-8")
    assert [
        Example("one, two", "a", "es"),
        Example("three", "a", "en"),
        Example("four", "b", "pt"),
        Example("five", "b", "es"),
    ] == messages(path)


def test_yaml_is_read_by_language(tmp_path: Path) -> None:
    """A folder of Rasa YAML, or one file of it, is read as training data are."""
    examples = [Example("hola", "greet", "es"), Example("obrigado", "thank", "pt")]
    write_examples(tmp_path, examples)
    assert examples == messages(tmp_path)
    assert examples[1:] == messages(tmp_path / "pt/thank.yml")


def test_rasas_own_test_is_read(tmp_path: Path) -> None:
    """What `rasa test nlu` wrote is every message, right or wrong; no intent at all is wrong."""
    right = {"text": "hola", "intent": "greet", "intent_prediction": {"name": "greet", "confidence": 0.9}}
    wrong = {"text": "eh", "intent": "greet", "intent_prediction": {"name": None, "confidence": 0.0}}
    (tmp_path / "intent_successes.json").write_text(json.dumps([right]), "utf-8")
    assert [("greet", 0.9)] == [(row.intent, row.confidence) for row in rasa_rows(tmp_path)]
    (tmp_path / "intent_errors.json").write_text(json.dumps([wrong]), "utf-8")
    assert [True, False] == [row.right for row in rasa_rows(tmp_path)]


@pytest.fixture(scope="module")
def greetings() -> list[Example]:
    """Give messages of three intents in three languages."""
    return few([example for example in ours() if example.intent in {"greet", "thank", "goodbye"}], 12)


def test_the_embedded_engine_is_measured(tmp_path: Path, greetings: list[Example]) -> None:
    """It learns the messages, and reads them in a process of its own that says how fast and how large it was."""
    told = by_embedded(tmp_path / "model", greetings, greetings)
    assert len(greetings) == told["read"]
    assert told["accuracy"] >= 95
    assert min(told["messages_per_s"], told["memory_mb"]) > 0
    report = {"taught": 108, "asked": 108, "intents": 3, "rasa_epochs": 40, "engines": {"embedded": told}}
    assert f"| embedded | {told['accuracy']} |" in table(report)


def test_a_server_is_asked_as_the_service_asks(model: Model, greetings: list[Example]) -> None:
    """Every timed message is sent to the server's door, after some that are not timed."""
    with imitating(model) as server:
        assert ask(server.url, [example.text for example in greetings]) > 0
    assert 30 + len(greetings) == len(server.asked)
