"""Laws of the projects that Rasa trains from: the same pipeline, messages that are read back as they were."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nlu.data_check import intents_of
from nlu.examples import LANGUAGES, Example, files, read
from nlu.rasa.project import CONFIG, OURS, epochs_of, few, lay_out, ours, pipeline, write_examples

WORDS = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=12)
EXAMPLES = st.lists(
    st.builds(
        Example,
        st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        st.sampled_from(["greet", "thank", "yes", "null", "1"]),
        st.sampled_from(LANGUAGES),
    ),
    max_size=20,
)


def parts(config: Path) -> dict[str, dict[str, object]]:
    """Return the parts of a pipeline by name; of two with one name the last."""
    return {part["name"]: part for part in yaml.safe_load(config.read_text("utf-8"))["pipeline"]}


def test_our_project_is_whole() -> None:
    """Pipeline, domain and messages lie where Rasa's documented commands look for them; each intent has messages."""
    assert OURS.config.is_file()
    assert {example.intent for example in ours()} == set(intents_of(OURS.domain))
    assert ["--config", "--domain", "--nlu"] == OURS.words()[::2]


def test_a_smaller_project_has_our_pipeline(tmp_path: Path) -> None:
    """Nothing changes but the epochs; what refuses is left out where engines alone are compared."""
    examples = few(ours(), 3)
    small, bold = lay_out(tmp_path / "a", examples, epochs=7), lay_out(tmp_path / "b", examples, refusing=False)
    own = parts(CONFIG)
    learner = own["DIETClassifier"] | {"epochs": 7, "evaluate_every_number_of_epochs": -1}
    assert own | {"DIETClassifier": learner} == parts(small.config)
    assert own == parts(bold.config) | {"FallbackClassifier": own["FallbackClassifier"]}
    assert epochs_of() == epochs_of(bold.config)
    assert own["DIETClassifier"] in pipeline()["pipeline"]


def test_few_are_picked_evenly() -> None:
    """Of each intent and language as many as wanted, from all over the file, and the same each time."""
    many = [Example(f"{number}", intent, "es") for intent in ("greet", "thank") for number in range(10)]
    assert ["0", "2", "5", "7", "0", "2", "5", "7"] == [example.text for example in few(many, 4)]
    assert many == few(many, 99)


@given(EXAMPLES)
def test_messages_are_written_as_they_are_read(
    tmp_path_factory: pytest.TempPathFactory, examples: list[Example]
) -> None:
    """Whatever signs a message has, it comes back from the file under its intent and language."""
    folder = tmp_path_factory.mktemp("data")
    write_examples(folder, examples)

    def order(example: Example) -> tuple[str, str, str]:
        return example.language, example.intent, example.text

    assert sorted(examples, key=order) == sorted(read(files(folder)), key=order)


def test_a_change_gives_another_name(tmp_path: Path) -> None:
    """A model is known by its messages, its pipeline and its intents; the same project has the same name."""
    examples = few(ours(), 3)
    first, same = lay_out(tmp_path / "a", examples), lay_out(tmp_path / "b", examples)
    others = [lay_out(tmp_path / "c", examples[1:]), lay_out(tmp_path / "d", examples, epochs=1)]
    assert first.name == same.name
    assert 3 == len({first.name, *(other.name for other in others)})
