"""Who asks for the agreement's paper gets it, and has agreed to nothing by asking."""

import pytest

from flows.dialogues.papers import asks_for_paper
from flows.turn import Turn

ASKS = (
    "me mandas el acuerdo",
    "mándeme el acuerdo por favor",
    "¿me puede enviar el convenio?",
    "envíame el pdf",
    "me reenvían el contrato, lo perdí",
    "quiero ver el acuerdo",
    "¿dónde está mi acuerdo?",
    "una copia del acuerdo porfa",
    "quiero el acuerdo por escrito",
    "send me the agreement",
    "can I get a copy of the agreement?",
    "where is my agreement",
    "me manda o acordo",
    "pode me enviar o acordo?",
    "quero baixar o pdf",
    "onde está o meu acordo",
)
OTHERWISE = (
    "acepto el acuerdo",
    "quiero un acuerdo",
    "quiero cambiar el acuerdo",
    "no me manden el acuerdo todavía",
    "cancelar el acuerdo",
    "me mandas la cuenta para pagar",
    "ya pagué lo del acuerdo",
    "I want to change the agreement",
    "the agreement is fine",
    "não quero o acordo",
    "sí",
    "ver si puedo pagar en marzo",
    "me pasa que no llego a fin de mes con lo del acuerdo que hicimos y mi señora está sin trabajo hace meses",
)


@pytest.mark.parametrize("text", ASKS)
def test_asks(text: str) -> None:
    """The paper is asked for in many words."""
    assert asks_for_paper(Turn(text=text, intent="affirm"))


@pytest.mark.parametrize("text", OTHERWISE)
def test_otherwise(text: str) -> None:
    """What is said of the agreement, or of other papers, is no wish for its paper."""
    assert not asks_for_paper(Turn(text=text, intent="affirm"))


def test_pressed() -> None:
    """A quick reply says what it means."""
    assert not asks_for_paper(Turn(text="mándeme el acuerdo", intent="affirm", button="affirm"))
