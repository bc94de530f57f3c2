"""Hold that an adviser's word on a difficulty outranks every reading of it, also in the middle of the talk."""

from dataclasses import replace

import pytest

from flows.outcome import RecordDifficulty
from flows.turn import RETURNED, Turn
from tests.flows.facts import facts, keys, verified

OFFER, WORD = "hardship-offer-person", "hardship-your-word"


@pytest.mark.parametrize(
    ("corrected", "read", "kind", "key"),
    [
        (None, None, "temporary", WORD),  # nothing said of it: nobody is pushed to a person
        (None, "structural", "structural", OFFER),
        ("structural", None, "structural", OFFER),
        ("structural", "temporary", "structural", OFFER),
        ("temporary", "structural", "temporary", WORD),
    ],
)
def test_word_of_an_adviser(corrected: str | None, read: str | None, kind: str, key: str) -> None:
    """What is recorded and offered follows the adviser, then the reading, then what asks least."""
    talk = verified(replace(facts(), difficulty=corrected))
    effects = talk.take(Turn("no puedo", "cannot_pay", difficulty=read))

    assert RecordDifficulty(kind, "no puedo") in effects
    assert ["hardship-heard", key] == keys(effects)


@pytest.mark.parametrize(
    ("read", "corrected", "key"), [("temporary", "structural", OFFER), ("structural", "temporary", WORD)]
)
def test_corrected_meanwhile(read: str, corrected: str, key: str) -> None:
    """An adviser who gives the conversation back has corrected it: the talk goes on in the other way."""
    talk = verified()
    talk.take(Turn("no puedo", "cannot_pay", difficulty=read))
    talk.facts = replace(talk.facts, difficulty=corrected)

    assert key == keys(talk.take(Turn(intent=RETURNED)))[-1]
