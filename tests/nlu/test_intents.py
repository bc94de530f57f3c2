"""Laws of the embedded model: kept whole, read without scikit-learn, trained alike every time, fair in what it says."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from nlu.examples import Example, files, read
from nlu.intents import NAMES, Model, find_or_train, name_of_model
from nlu.measure import SAFETY, Row, accuracy, calibration_error, read_all, recall
from nlu.proposals import Case, read_cases, share
from nlu.report import render
from nlu.understand import Understanding

HELD_OUT = Path(__file__).parent / "held_out"
TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def rows(understanding: Understanding) -> list[Row]:
    """Read once the messages that another hand wrote."""
    return read_all(understanding, read(files(HELD_OUT)), TODAY)


@pytest.fixture(scope="module")
def cases(understanding: Understanding) -> list[Case]:
    """Read once the proposals, and what only looks like one, that another hand wrote."""
    return read_cases(understanding, HELD_OUT / "extraction.jsonl")


@pytest.mark.parametrize(("language", "floor"), [("es", 0.92), ("en", 0.90), ("pt", 0.90)])
def test_messages_are_read_right(rows: list[Row], language: str, floor: float) -> None:
    """The share of messages read right does not fall below the floor."""
    assert accuracy([row for row in rows if row.example.language == language]) >= floor


def test_grave_messages_are_caught(rows: list[Row]) -> None:
    """Despair, opt-outs, wrong persons and complaints are caught; despair is no consent and no offer."""
    grave = [row for row in rows if row.example.intent in SAFETY]
    assert accuracy(grave) >= 0.97
    despair = [row for row in grave if row.example.intent == "distress"]
    assert [] == [row.example.text for row in despair if row.intent in {"propose_plan", "affirm"}]


def test_confidence_is_near_the_share_right(rows: list[Row]) -> None:
    """The expected calibration error stays small."""
    assert calibration_error(rows) <= 0.05


def test_what_is_certain_is_nearly_always_right(rows: list[Row]) -> None:
    """Readings that are acted on without asking back are right."""
    assert accuracy([row for row in rows if row.certain]) >= 0.95


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_values_and_legs_are_read_exactly(cases: list[Case], language: str) -> None:
    """Values, and the legs of proposals, are exactly right in nine messages of ten."""
    held = [case for case in cases if case.locale.startswith(language)]
    assert share(case.entities_right for case in held) >= 0.9
    assert share(case.legs_right for case in held if case.proposes) >= 0.9


def test_nothing_is_proposed_in_the_client_s_name(cases: list[Case]) -> None:
    """Of the messages that propose nothing, at most one in fifty is given a leg."""
    assert share(case.legs_right for case in cases if not case.proposes) >= 0.98


def test_the_report_names_the_weakest_first(rows: list[Row], cases: list[Case]) -> None:
    """The report shows every language and country, and recall in rising order."""
    page = render(rows, cases, "0123456789abcdef")
    shares = list(recall(rows).values())
    assert sorted(shares) == shares
    assert all(f"| {name} |" in page for name in ("es", "en", "pt", "es-CL", "en-US", "pt-BR"))


def test_the_page_tells_of_the_present_model() -> None:
    """The report in `docs` was written after the last change of what teaches: `make report` writes it."""
    assert name_of_model() in (Path(__file__).parents[2] / "docs/understanding-report.md").read_text("utf-8")


def test_calibration_error_is_the_gap_between_confidence_and_truth() -> None:
    """Four readings at 0.75 of which three are right err by nothing; at 0.95 by a fifth."""

    def rows(confidence: float) -> list[Row]:
        return [
            Row(Example("x", "greet", "es"), intent, confidence, certain=True)
            for intent in ("greet", "greet", "greet", "thank")
        ]

    assert calibration_error(rows(0.75)) == pytest.approx(0.0)
    assert calibration_error(rows(0.95)) == pytest.approx(0.2)


def test_the_model_holds_no_code(model_folder: Path, model: Model) -> None:
    """A kept model is JSON and arrays, nothing that would have to be executed."""
    assert model.intents
    kept = sorted(path.name for path in model_folder.rglob("*") if path.is_file() and path.name != ".lock")
    assert set(NAMES) == set(kept)


def test_reading_needs_no_scikit_learn(model_folder: Path, model: Model) -> None:
    """A process that loads a kept model never imports the library that trained it."""
    assert model.intents
    program = (
        "import sys; from datetime import date; from pathlib import Path; from nlu.understand import Understanding;"
        "reading = Understanding(Path(sys.argv[1])).understand('hola', 'es-CL', date(2026, 3, 10));"
        "print(reading.intent, 'sklearn' in sys.modules, 'scipy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(model_folder)], capture_output=True, text=True, check=True
    )
    assert "greet False False" == done.stdout.strip()


def test_a_kept_model_is_not_trained_again(model_folder: Path, model: Model) -> None:
    """Loading twice gives the same weights from the same file."""
    stamps = {path: path.stat().st_mtime_ns for path in model_folder.rglob("*.npz")}
    again = Model.load(find_or_train(model_folder))
    assert np.array_equal(again.weights, model.weights)
    assert stamps == {path: path.stat().st_mtime_ns for path in model_folder.rglob("*.npz")}


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "a" * 5000, "😀" * 500, "日本語", "no " * 2000])
def test_any_text_has_chances(model: Model, text: str) -> None:
    """Whatever is written, the chances of the intents sum to one."""
    chances = model.score(text).chances("es")
    assert float(chances.sum()) == pytest.approx(1.0, abs=1e-4)
