"""Who asks for a paper gets that paper, and has agreed to nothing by asking."""

import pytest

from flows.outcome import Paper
from flows.paper_wishes import wish_of
from flows.turn import Turn

ASKS = {
    Paper.AGREEMENT: (
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
    ),
    Paper.STATEMENT: (
        "estado de cuenta",
        "mándeme mi estado de cuenta",
        "necesito un extracto",
        "can you send me my statement",
        "quero ver meu extrato",
    ),
    Paper.RECEIPT: (
        "mándeme el recibo",
        "mándame el recibo del pago",
        "necesito el comprobante",
        "¿me puede enviar el justificante?",
        "send me the receipt",
        "pode me enviar o recibo?",
    ),
    Paper.SETTLEMENT: (
        "paz y salvo",
        "necesito el paz y salvo",
        "quiero una carta de no adeudo",
        "¿me dan el libre deuda?",
        "me regala un paz y salvo",
        "can I have a settlement letter?",
        "quero a carta de quitação",
        "quiero la carta de pago",
    ),
    Paper.DOSSIER: (
        "mi expediente",
        "quiero mi expediente",
        "quiero mis datos",
        "¿qué datos tienen de mí?",
        "send me all my data",
        "what information do you have about me",
        "quero meus dados",
        "Dame todos mis datos",
        "denme todos mis datos por favor",
    ),
}
OTHERWISE = (
    "acepto el acuerdo",
    "quiero un acuerdo",
    "quiero cambiar el acuerdo",
    "quiero bajar las cuotas del convenio",
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
    "le mando el comprobante",
    "ya mandé el recibo",
    "nunca me mandaron el recibo",
    "me manda el recibo para pagarlo",
    "tengo el paz y salvo",
    "borren mis datos",
    "quiero actualizar mis datos",
    "mándeme los datos de pago",
    "quién vio mis datos",
)


@pytest.mark.parametrize(("text", "paper"), [(text, paper) for paper, texts in ASKS.items() for text in texts])
def test_asks(text: str, paper: Paper) -> None:
    """Each paper is asked for in many words."""
    assert paper is wish_of(Turn(text=text, intent="affirm"))


@pytest.mark.parametrize("text", OTHERWISE)
def test_otherwise(text: str) -> None:
    """What is said of a paper, who sends one, and what wants something changed, is no wish for a paper."""
    assert wish_of(Turn(text=text, intent="affirm")) is None


def test_pressed() -> None:
    """A quick reply says what it means: the one that asks for the receipt, and no other."""
    pressed = Turn(text="mándeme el acuerdo", intent="affirm", button="affirm")

    assert (None, Paper.RECEIPT) == (wish_of(pressed), wish_of(Turn(button="ask_receipt", intent="button")))


def test_who_paid_nothing_means_the_bill() -> None:
    """'Recibo' is the bill to who has not paid yet; 'comprobante' is a receipt to everybody."""
    asked = (Turn(text="mándeme el recibo"), Turn(text="mándeme el comprobante"))

    assert [None, Paper.RECEIPT] == [wish_of(turn, has_paid=False) for turn in asked]
