"""Laws of the training data: every intent is taught in every language, nothing contradicts, development stays apart."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from nlu.examples import LANGUAGES, BadExamples, digest, files, read
from nlu.features import fold

TAUGHT = tuple(read(files()))
DEVELOPMENT = Path(__file__).parent / "development"
INTENTS = [
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "help",
    "ask_balance",
    "ask_reason",
    "ask_payment_methods",
    "ask_options",
    "ask_discount",
    "ask_extension",
    "propose_plan",
    "change_agreement",
    "cannot_pay",
    "already_paid",
    "dispute_invoice",
    "dispute_service",
    "complain",
    "cancel_service",
    "ask_human",
    "ask_identity",
    "wrong_person",
    "contact_later",
    "opt_out",
    "opt_in",
    "change_language",
    "abuse",
    "distress",
    "out_of_scope",
]
FLOOR = {"es": 60, "en": 25, "pt": 25}
FLOOR_GRAVE = {"es": 100, "en": 50, "pt": 50}
GRAVE = ("distress", "opt_out", "wrong_person", "complain", "dispute_invoice", "dispute_service", "already_paid")
DEVELOPMENT_FLOOR = {"es": 150, "en": 60, "pt": 60}


def test_the_domain_lists_exactly_the_intents_of_the_contract() -> None:
    """The domain lists the thirty intents in the contract's order."""
    domain = yaml.safe_load((Path(__file__).parents[2] / "nlu" / "domain.yml").read_text(encoding="utf-8"))
    assert INTENTS == domain["intents"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_its_floor_of_examples(intent: str, language: str) -> None:
    """Each intent is taught by enough different messages in each language, the grave ones by more."""
    floor = (FLOOR_GRAVE if intent in GRAVE else FLOOR)[language]
    taught = {fold(example.text) for example in TAUGHT if (example.intent, example.language) == (intent, language)}
    assert len(taught) >= floor


def test_no_message_teaches_two_intents() -> None:
    """A message stands under one intent of its language only."""
    taught: dict[tuple[str, str], set[str]] = {}
    for example in TAUGHT:
        taught.setdefault((example.language, example.text), set()).add(example.intent)
    assert [] == [key for key, intents in taught.items() if len(intents) > 1]


def test_only_known_intents_are_taught() -> None:
    """No example stands under an intent that the contract lacks."""
    assert set(INTENTS) == {example.intent for example in TAUGHT}


def test_development_messages_never_teach() -> None:
    """No development message is a training message, the bare words of the law aside."""
    taught = {fold(example.text) for example in TAUGHT}
    kept_apart = {fold(example.text) for example in read(files(DEVELOPMENT))}
    assert {"baja", "stop", "sair", "alta"} >= kept_apart & taught


def test_development_is_large_enough_to_measure() -> None:
    """The development set holds enough messages of each language, and every intent of them."""
    sizes = Counter(example.language for example in read(files(DEVELOPMENT)))
    assert all(sizes[language] >= floor for language, floor in DEVELOPMENT_FLOOR.items())
    assert set(INTENTS) == {example.intent for example in read(files(DEVELOPMENT))}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fr.yml", "nlu: []"),
        ("es.yml", "nlu: [{intent: greet}]"),
        ("es.yml", "nlu: ["),
        ("es.yml", "- greet"),
    ],
)
def test_a_faulty_file_is_named_in_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    """A file in another form is refused by name."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadExamples, match=name):
        read(files(tmp_path))


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    """A changed file changes the digest; the same files give the same."""
    path = tmp_path / "es.yml"
    path.write_text("one", encoding="utf-8")
    first = digest([path])
    assert first == digest([path])
    path.write_text("two", encoding="utf-8")
    assert first != digest([path])
