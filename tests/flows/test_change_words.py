"""What is wanted of an agreement besides another day is heard by its words."""

import pytest

from flows.change_words import joins, pays_ahead
from flows.negotiation.proposal import Leg, Share
from flows.turn import Turn

ALL = (Leg(Share.ALL),)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("quiero pagar todo de una vez", "propose_plan", legs=ALL), (True, False)),
        (Turn("quiero pagar todo junto", "propose_plan", legs=ALL), (True, False)),
        (Turn("puedo adelantar la de abril?", "change_agreement"), (True, False)),
        (Turn("can I pay it off?", "propose_plan"), (True, False)),
        (Turn("adelanto 30", "propose_plan", legs=(Leg(30_000),)), (False, False)),
        (Turn("quiero dejar todo junto", "change_agreement"), (False, True)),
        (Turn("metan la de marzo en el mismo acuerdo", "change_agreement"), (False, True)),
        (Turn("sumen la otra cuenta al convenio", "change_agreement"), (False, True)),
        (Turn("quero juntar tudo", "change_agreement"), (False, True)),
        (Turn("put it all together", "change_agreement"), (False, True)),
        (Turn("cambiar la fecha", "change_agreement"), (False, False)),
        (Turn("no llego al 13", "cannot_pay"), (False, False)),
    ],
    ids=lambda value: value.text if isinstance(value, Turn) else "",
)
def test_heard(turn: Turn, expected: tuple[bool, bool]) -> None:
    """To pay before the day, and to bring a bill in, are told apart from each other and from a change."""
    assert expected == (pays_ahead(turn), joins(turn))
