"""Laws of the engine that asks Rasa: what it answers counts; when it is silent, the embedded model answers at once."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from nlu.intents import Model, Scores
from nlu.rasa.engine import ASKED_MAX, REASONS, REST_SECONDS, RasaEngine, as_sent
from nlu.understand import Understanding
from tests.nlu.rasa.imitation import MODES, Imitation, imitating

TODAY = date(2026, 3, 10)
PATIENT_MS = 20_000
HASTY_MS = 150
TEXT = "necesito hablar de la cuenta"
FAULTS = {
    "held back": "slow",
    "dripping": "slow",
    "hangs up": "unreachable",
    "an error": "refused",
    "no model": "refused",
    "moved": "refused",
} | dict.fromkeys(
    (
        "no JSON",
        "no object",
        "endless",
        "not packed as said",
        "no intent",
        "no ranking",
        "another model's intents",
        "a chance that is none",
    ),
    "nonsense",
)


class Bench:
    """An engine before a server, with a clock that moves when told to, and the reasons of its silences."""

    def __init__(self, model: Model, url: str, *, token: str | None = None, patience_ms: int = PATIENT_MS) -> None:
        """Set up the engine."""
        self.silences: list[str] = []
        self.now = 0.0
        self.engine = RasaEngine(
            model, url, token=token, patience_ms=patience_ms, missed=self.silences.append, clock=lambda: self.now
        )

    def close(self) -> None:
        """Let go of the server."""
        self.engine.close()

    def intent(self, text: str = TEXT) -> Scores:
        """Score one text."""
        return self.engine.score_all([text])[0]


@pytest.fixture
def server(model: Model) -> Iterator[Imitation]:
    """Give a server that has learnt something else than the embedded model: everything is a complaint to it."""
    with imitating(model) as imitation:
        imitation.chances = {"complain": 0.8, "greet": 0.2}
        yield imitation


def best(model: Model, scores: Scores) -> str:
    """Name the likeliest intent."""
    return model.intents[int(scores.chances("es").argmax())]


def same(left: Scores, right: Scores) -> bool:
    """Say whether two scores are one and the same."""
    return np.array_equal(left.intents, right.intents) and left.temperature == right.temperature


def test_every_fault_is_tried() -> None:
    """Each way of failing that the server knows is in the table, and every reason is met."""
    assert set(MODES) - {"well"} == set(FAULTS)
    assert set(REASONS) - {"resting"} == set(FAULTS.values())


def test_rasa_decides_the_intent_and_its_chance(model: Model, server: Imitation) -> None:
    """The chances are Rasa's as they are; the language, which it does not tell, is the embedded model's."""
    with closing(Bench(model, server.url)) as bench:
        scores = bench.intent()
        chances = scores.chances("es")
    assert ("complain", []) == (best(model, scores), bench.silences)
    assert float(chances[model.intents.index("complain")]) == pytest.approx(0.8, abs=1e-4)
    assert np.array_equal(model.score(TEXT).languages, scores.languages)


@pytest.mark.parametrize(("mode", "reason"), FAULTS.items())
def test_the_embedded_model_answers_when_rasa_fails(model: Model, server: Imitation, mode: str, reason: str) -> None:
    """Down, slow or talking nonsense: the answer comes, it is the embedded model's, and the reason is told.

    What a slow server holds back is let go only afterwards: nobody waited for it.
    """
    server.mode = mode
    slow = reason == "slow"
    with closing(Bench(model, server.url, patience_ms=HASTY_MS if slow else PATIENT_MS)) as bench:
        scores = bench.intent()
        assert not server.released.is_set()
        server.released.set()
    assert same(model.score(TEXT), scores)
    assert [reason] == bench.silences


def test_a_server_that_is_not_there_is_no_trouble(model: Model) -> None:
    """Where nothing listens, the embedded model answers."""
    with imitating(model) as gone:
        url = gone.url
    with closing(Bench(model, url)) as bench:
        assert same(model.score(TEXT), bench.intent())
    assert ["unreachable"] == bench.silences


def test_a_broken_server_is_left_alone_for_a_while(model: Model, server: Imitation) -> None:
    """After a fault it is not asked until the rest is over; once it answers again, it is asked as before."""
    server.mode = "an error"
    with closing(Bench(model, server.url)) as bench:
        bench.intent()
        server.mode = "well"
        assert same(model.score(TEXT), bench.intent())
        assert 1 == len(server.asked)
        bench.now += REST_SECONDS
        assert ["complain", "complain"] == [best(model, bench.intent()) for _ in range(2)]
    assert ["refused", "resting"] == bench.silences


def test_a_message_is_judged_by_one_engine(model: Model, server: Imitation) -> None:
    """When one part of a message gets no answer, all its parts are the embedded model's."""
    texts = ["hola", "ya pagué", TEXT]
    with closing(Bench(model, server.url)) as bench:
        assert ["complain"] * 3 == [best(model, scores) for scores in bench.engine.score_all(texts)]
        assert texts == server.asked
        server.mode = "hangs up"
        told = bench.engine.score_all(texts)
    assert [True] * 3 == [same(model.score(text), scores) for text, scores in zip(texts, told, strict=True)]


def test_one_message_does_not_keep_the_server_for_itself(model: Model, server: Imitation) -> None:
    """Of a message with many parts the first are sent, and the embedded model judges the rest."""
    texts = [f"parte {number}" for number in range(ASKED_MAX + 3)]
    with closing(Bench(model, server.url)) as bench:
        told = bench.engine.score_all(texts)
    assert texts[:ASKED_MAX] == server.asked
    assert [True] * 3 == [same(model.score(text), one) for text, one in zip(texts, told, strict=True)][ASKED_MAX:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/opt_out", "opt_out"),
        (" \n//distress ", "distress"),
        ("\x1f/affirm", "affirm"),
        ("s/ 100 el viernes", "s/ 100 el viernes"),
        ("roto \ud800 aquí", "roto ? aquí"),
        ("a" * 4000, "a" * 1000),
        ("", ""),
        ("/", ""),
    ],
)
def test_a_client_cannot_command_rasa(text: str, expected: str) -> None:
    """What Rasa takes for a command is sent as words; half signs and endless texts are not sent."""
    assert expected == as_sent(text)


def test_nothing_is_not_asked(model: Model, server: Imitation) -> None:
    """To Rasa, nothing is something: a message without signs is not sent."""
    with closing(Bench(model, server.url)) as bench:
        assert same(model.score(" / "), bench.intent(" / "))
    assert ([], []) == (server.asked, bench.silences)


def test_the_token_is_shown_to_the_server(model: Model) -> None:
    """A server that wants a token gets it; without it, or with another, it refuses."""
    with imitating(model, token="a token & more") as server:
        for token, expected in (("a token & more", []), ("another", ["refused"]), (None, ["refused"])):
            with closing(Bench(model, server.url + "/", token=token)) as bench:
                bench.intent()
            assert expected == bench.silences


def test_a_reader_goes_through_rasa(model_folder: Path, model: Model, server: Imitation) -> None:
    """The reading's intent is Rasa's, the rest is ours; the reader it was made from stays as it was."""
    embedded = Understanding(model_folder)
    with closing(Bench(model, server.url)) as bench:
        reader = embedded.through(bench.engine)
        reading = reader.understand("quiero pagar 50 lucas", "es-CL", TODAY)
        bare = reader.understand("BAJA", "es-CL", TODAY)
    assert ("complain", ["50000"]) == (reading.intent, [entity.value for entity in reading.entities])
    assert "opt_out" == bare.intent
    assert "BAJA" not in server.asked
    assert "complain" != embedded.understand("quiero pagar 50 lucas", "es-CL", TODAY).intent
