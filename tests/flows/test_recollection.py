"""Who asks what was agreed is told it; who wants it changed, or says that it is kept, is heard in that."""

import pytest

from flows.recollection import asks_what_was_agreed
from flows.turn import Turn
from tests.flows.facts import keys, verified

ASKS = (
    "me pasa otra vez lo q acordamos?",
    "qué acordamos",
    "quiero ver qué acordé",
    "I want to see what we agreed",
    "en que quedamos?",
    "y en qué habíamos quedado",
    "cómo quedamos?",
    "cuál era el acuerdo",
    "no me acuerdo lo que acordamos",
    "me recuerda las fechas porfa",
    "me recordás las cuotas",
    "what did we agree?",
    "can you remind me what we agreed",
    "what was the deal again",
    "o que a gente combinou?",
    "me lembra o combinado",
    "qual foi o acordo?",
)
OTHERWISE = (
    "así quedamos",
    "listo, quedamos así",
    "tal como quedamos",
    "quiero cambiar la fecha que acordamos",
    "no voy a poder pagar mañana lo que quedamos",
    "no puedo pagar lo que acordamos",
    "eso no es lo que acordamos",
    "me pasas las fechas para otro mes",
    "ya pagué lo que acordamos",
    "quedamos en cero con lo del robo",
    "que acordamos que eran 50 y me cobran 80 todos los meses",
)


@pytest.mark.parametrize("text", ASKS)
def test_asks(text: str) -> None:
    """It is heard whatever the words are read as, and the account is told."""
    assert asks_what_was_agreed(Turn(text, "change_agreement"))
    assert ["balance-statement"] == keys(verified().take(Turn(text, "change_agreement")))


@pytest.mark.parametrize("text", OTHERWISE)
def test_otherwise(text: str) -> None:
    """Consent, a wish for another day, a payment and a quarrel are no such question."""
    assert not asks_what_was_agreed(Turn(text, "change_agreement"))
