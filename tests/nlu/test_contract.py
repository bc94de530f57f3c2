"""Laws of the contract that hold whichever engine scores: shapes, rules, precedence, legs, and what a question changes.

The Rasa engine is tried against an imitation of its server on loopback, or against the real one whose address
CONCILIA_RASA_UNDER_TEST gives. An answer that Rasa owed and the embedded model gave fails the test.
"""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.data_check import intents_of
from nlu.examples import files, read
from nlu.measure import accuracy, read_all
from nlu.parse import run
from nlu.rasa.engine import RasaEngine
from nlu.reading import Reading
from nlu.rules import LEANINGS
from nlu.understand import SURE, Understanding
from tests.nlu.rasa.imitation import imitating

TODAY = date(2026, 3, 10)
HELD_OUT = Path(__file__).parent / "held_out"
ENGINES = ("embedded", "rasa")
PATIENCE_MS = 30_000
INTENTS = frozenset(intents_of())
LOCALES = st.sampled_from(["es-CL", "es-MX", "es-AR", "en-US", "en-GB", "pt-BR"])


@dataclass(frozen=True)
class Trial:
    """One engine on trial beside the embedded one, and when it was silent."""

    name: str
    reader: Understanding
    embedded: Understanding
    silences: list[str]

    def read(self, text: str, locale: str = "es-CL", question: str | None = None) -> Reading:
        """Read a message on the day of all these tests."""
        return self.reader.understand(text, locale, TODAY, question=question)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, understanding: Understanding) -> Iterator[Trial]:
    """Give each engine in turn."""
    silences: list[str] = []
    with ExitStack() as stack:
        reader = understanding
        if request.param == "rasa":
            url = os.environ.get("CONCILIA_RASA_UNDER_TEST")
            url = url or stack.enter_context(imitating(understanding.model)).url
            rasa = RasaEngine(understanding.model, url, patience_ms=PATIENCE_MS, missed=silences.append)
            reader = understanding.through(stack.enter_context(closing(rasa)))
        yield Trial(request.param, reader, understanding, silences)


@pytest.fixture
def trial(engine: Trial) -> Iterator[Trial]:
    """Give the engine on trial; it must have answered whenever it was asked."""
    yield engine
    assert [] == engine.silences


def test_an_engine_has_learnt(trial: Trial) -> None:
    """Most messages held out are read right: the engine was trained on these intents, in three languages."""
    rows = read_all(trial.reader, read(files(HELD_OUT)), TODAY)
    for language in ("es", "en", "pt"):
        assert accuracy([row for row in rows if row.example.language == language]) >= 0.6


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("puedo pagar 50 lucas el viernes", "es-CL"),
        ("hola", "es-MX"),
        ("can I pay 20 pounds a week", "en-GB"),
        ("pago 100 reais na sexta", "pt-BR"),
        ("entre 100 y 200 cuando me paguen, máximo 300 al mes", "es-PE"),
        ("", "es-CL"),
        ("…", "es-CL"),
    ],
)
def test_a_line_has_the_shape_of_the_contract(trial: Trial, text: str, locale: str) -> None:
    """Every answer names one of the thirty intents, a confidence, entities and legs, by the keys of the contract."""
    line = json.dumps({"id": "x1", "text": text, "locale": locale, "today": "2026-03-10", "backend": trial.name})
    (told,) = map(json.loads, run([line], trial.embedded, rasa=trial.reader))
    optional = {"also", "ranges", "conditions", "capacity", "difficulty", "settles"}
    assert {"id", "intent", "confidence", "entities", "legs"} <= set(told) <= {
        "id", "intent", "confidence", "entities", "legs", *optional,
    }  # fmt: skip
    assert told["intent"] in INTENTS
    assert set(told.get("also", ())) <= INTENTS - {told["intent"]}
    assert 0 <= told["confidence"] <= 1
    assert all({"amount", "date", "count", "frequency"} == set(leg) for leg in told["legs"])
    assert all({"type", "text", "value"} <= set(entity) and entity["text"] in text for entity in told["entities"])


def test_faulty_lines_are_the_same(trial: Trial) -> None:
    """What is wrong with a line is said alike, whoever would have read it."""
    lines = ["{", "5", '{"id": 1}', '{"id": 2, "text": 3}', '{"id": 3, "text": "hola", "today": "soon"}']
    told = list(run(lines, trial.embedded, rasa=trial.reader, backend=trial.name))
    assert list(run(lines, trial.embedded, today=None)) == told


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("BAJA", None, "opt_out"),
        ("stop", None, "opt_out"),
        ("SAIR", None, "opt_out"),
        ("START", None, "opt_in"),
        ("sí", None, "affirm"),
        ("não", None, "deny"),
        ("👍", None, "affirm"),
        ("gracias", None, "thank"),
        ("Buenos días", None, "greet"),
        ("ayuda", None, "help"),
        ("ya", "confirm", "affirm"),
        ("otra fecha", "confirm", "deny"),
        ("BAJA", "confirm", "opt_out"),
        ("7K2", "identity", "out_of_scope"),
        ("5", "rating", "out_of_scope"),
        ("la de marzo", "which_invoice", "out_of_scope"),
    ],
)
def test_rules_come_before_any_engine(trial: Trial, text: str, question: str | None, expected: str) -> None:
    """Words that have the law's weight, bare answers and free answers are no engine's to weigh."""
    reading = trial.read(text, question=question)
    assert (expected, SURE, True) == (reading.intent, reading.confidence, reading.certain)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("cuánto debo? bueno da igual, me quiero matar", "es-CL", "distress"),
        ("i want to kill myself, you can stop texting me", "en-GB", "distress"),
        ("penso em me matar, já paguei", "pt-BR", "distress"),
        ("ya pagué, no me escriban más", "es-MX", "opt_out"),
        ("no soy Marcela, número equivocado, no me escriban más", "es-CO", "opt_out"),
        ("hola buenas tardes, ya pagué esa factura ayer", "es-PE", "already_paid"),
    ],
)
def test_the_graver_matter_goes_first(trial: Trial, text: str, locale: str, expected: str) -> None:
    """When a message holds several matters, the contract's precedence decides, whoever scored them."""
    reading = trial.read(text, locale)
    assert expected == reading.intent
    assert () == reading.legs


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("puedo pagar 50 lucas el viernes", "es-CL"),
        ("puedo pagar 200 el viernes y el resto en 3 cuotas desde el 15", "es-PE"),
        ("quiero pagar en 6 pagos mensuales de 1.500", "es-CL"),
        ("quiero pagar todo a fin de mes", "es-AR"),
        ("I can pay 100 now and the rest on friday", "en-GB"),
        ("posso pagar 100 reais na sexta", "pt-BR"),
    ],
)
def test_legs_are_the_grammars(trial: Trial, text: str, locale: str) -> None:
    """A proposal's values and legs are the same whoever scored the words."""
    reading, own = trial.read(text, locale), trial.embedded.understand(text, locale, TODAY)
    assert ("propose_plan", "propose_plan") == (own.intent, reading.intent)
    assert own.legs
    assert (own.legs, own.entities, own.settles) == (reading.legs, reading.entities, reading.settles)


@pytest.mark.parametrize(
    ("text", "question"), [("el viernes", "date"), ("para el 15", "date"), ("50 lucas", "amount"), ("en 3", "count")]
)
def test_an_answer_means_what_was_asked(trial: Trial, text: str, question: str) -> None:
    """A bare value after the question that asks for it is a proposal."""
    assert "propose_plan" == trial.read(text, question=question).intent


@pytest.mark.parametrize(
    "text", ["/out_of_scope", " //out_of_scope", '/out_of_scope{"x": "y"}', "\n/abuse", "/greet{}"]
)
def test_no_client_commands_an_engine(trial: Trial, text: str) -> None:
    """An intent's name behind a slash is written words: no engine obeys it."""
    reading = trial.read(text)
    assert reading.confidence < SURE or reading.intent not in text


@given(text=st.text(max_size=300), locale=LOCALES, question=st.sampled_from([None, *LEANINGS]))
def test_any_text_is_read(engine: Trial, text: str, locale: str, question: str | None) -> None:
    """Whatever is written, in whatever signs, there is a reading, and its values are those of the grammar."""
    reading = engine.read(text, locale, question)
    own = engine.embedded.understand(text, locale, TODAY, question=question)
    assert reading.intent in INTENTS
    assert 0 <= reading.confidence <= 1
    assert (own.entities, own.language) == (reading.entities, reading.language)
    assert [] == engine.silences


@pytest.mark.parametrize("text", ["\x00", "a" * 5000, "no pago. " * 400, "😀" * 500, "日本語", "roto \ud800 aquí"])
def test_odd_texts_are_read(trial: Trial, text: str) -> None:
    """Endless, foreign and broken texts get a reading too."""
    assert trial.read(text).intent in INTENTS
