"""The answer's language follows what the client clearly writes in, and nothing less."""

from dataclasses import replace

import pytest

from flows.conversation import Conversation
from flows.outcome import SetLanguage
from flows.tongue import ASKED, follow
from flows.turn import Turn
from tests.flows.facts import facts

SENTENCE = Turn("I can't pay", "cannot_pay", language="en")


@pytest.mark.parametrize(
    ("turn", "conversation", "spoken"),
    [
        (SENTENCE, Conversation(), "en"),
        (replace(SENTENCE, text="how much do I owe"), Conversation(question="confirm"), "en"),
        (replace(SENTENCE, certain=False), Conversation(), "es"),  # three words that are read with doubt
        (replace(SENTENCE, text="ok thanks"), Conversation(), "es"),
        (replace(SENTENCE, text="100 200 300 ok"), Conversation(), "es"),
        (replace(SENTENCE, language="es"), Conversation(), "es"),
        (replace(SENTENCE, language="fr"), Conversation(), "es"),
        (replace(SENTENCE, language=None), Conversation(), "es"),
        (replace(SENTENCE, text="Maria da Silva Souza", language="pt"), Conversation(question="identity"), "es"),
        (replace(SENTENCE, text="sí, soy Maria da Silva Souza", language="pt"), Conversation(), "es"),
        (replace(SENTENCE, intent="change_language"), Conversation(), "es"),  # its dialogue answers it
        (SENTENCE, Conversation(memory={ASKED: True}), "es"),
    ],
)
def test_language(turn: Turn, conversation: Conversation, spoken: str) -> None:
    """A sentence shows its language; a word, a name, a figure does not, nor anything after a language was asked for."""
    after, effects = follow(conversation, turn, facts())

    assert (spoken, spoken != "es") == (after.client.language, effects == (SetLanguage(spoken),))
