"""Laws of running Rasa's program: what it notes is told, what it lacks is said with the remedy."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from nlu.rasa.__main__ import main
from nlu.rasa.program import Rasa, RasaFault, free_port, notes
from nlu.rasa.project import OURS

STORY = "io.py:100: UserWarning: The intent 'greet' is not used in any story or rule.\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", []),
        (STORY, []),
        ("a.py:3: DeprecationWarning: jax.xla_computation is deprecated.\n", []),
        ("INFO     rasa.validator  - Validating intents...\n", []),
        (
            STORY
            + "io.py:100: UserWarning: The intent 'pay' is listed in the domain file, but is not found.\n"
            + STORY,
            ["The intent 'pay' is listed in the domain file, but is not found."],
        ),
        ("io.py:100: FutureWarning: Soon no more.\n", ["Soon no more."]),
        ("2026-03-10 ERROR    rasa.validator  - No NLU data.\n", ["ERROR    rasa.validator  - No NLU data."]),
    ],
)
def test_only_what_matters_is_noted(said: str, expected: list[str]) -> None:
    """Errors and warnings are told; not what libraries deprecate, and not that no story uses our intents."""
    assert expected == notes(said)


def script(folder: Path, lines: str) -> Rasa:
    """Make a program that stands in for Rasa's."""
    program = folder / "rasa/bin/rasa"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\nimport os, sys\nfrom pathlib import Path\n{lines}", "utf-8")
    program.chmod(0o755)
    return Rasa(folder / "models", folder / "rasa")


LEARN = """
out = Path(sys.argv[sys.argv.index("--out") + 1])
(out / "model.tar.gz").write_text("learnt")
with open(Path(__file__).with_name("times"), "a") as times: times.write("x")
"""


def test_a_model_is_trained_once(tmp_path: Path) -> None:
    """A model that is there is not trained again, and nothing else is left behind."""
    rasa = script(tmp_path, LEARN)
    first, second = rasa.train(OURS), rasa.train(OURS)
    assert first == second
    assert ("learnt", "x") == (first.read_text("utf-8"), (tmp_path / "rasa/bin/times").read_text("utf-8"))
    assert [first] == list(first.parent.iterdir())


def test_half_a_model_is_none(tmp_path: Path) -> None:
    """A training that fails leaves no model."""
    rasa = script(tmp_path, LEARN + "sys.exit(3)")
    with pytest.raises(RasaFault, match="status 3"):
        rasa.train(OURS)
    assert [] == list((tmp_path / "models/models").iterdir())


def test_what_failed_is_quoted(tmp_path: Path) -> None:
    """Where Rasa's words are not shown, the fault holds the end of them."""
    rasa = script(tmp_path, "print('no such domain'); sys.exit(1)")
    with pytest.raises(RasaFault, match="no such domain"):
        rasa.faults(OURS)


def test_a_server_that_ends_at_once_is_told(tmp_path: Path) -> None:
    """Nobody waits for a server that is gone."""
    rasa = script(tmp_path, "sys.exit(1)")
    with pytest.raises(RasaFault, match="did not start"), rasa.serving(tmp_path / "model.tar.gz"):
        raise AssertionError


def test_without_rasa_the_remedy_is_named(tmp_path: Path) -> None:
    """Where Rasa is not installed, a sentence says what installs it."""
    with pytest.raises(RasaFault, match="`make rasa` installs it"):
        Rasa(tmp_path, tmp_path / "nowhere").run("--version")


def test_a_bad_file_is_told_plainly(tmp_path: Path) -> None:
    """The command says what is wrong with a file in a sentence, and ends with status 1."""
    path = tmp_path / "messages.csv"
    path.write_text("words,meaning\nhola,greet\n", "utf-8")
    ran = CliRunner().invoke(main, ["--folder", str(tmp_path), "compare", "--test", str(path)])
    expected = "Error: messages.csv: the first row must name the columns text and category or intent.\n"
    assert (1, expected) == (ran.exit_code, ran.output)


def test_a_free_port_can_be_had() -> None:
    """The port is one that an ordinary user may listen on."""
    assert 1024 <= free_port() <= 65535
