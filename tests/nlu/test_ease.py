"""Asking for less at a time, in words, without a sum."""

import pytest

from nlu.ease import asks_for_less


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Mejor la más liviana", True), ("sí pero más bajito", True), ("en cuotas más chicas porfa", True),
        ("prefiero pagar menos por vez", True), ("si se puede mas suave, mejor asi", True), ("menos cada mes", True),
        ("podría ser un poco más cómodo?", True), ("pagos menores", True),
        ("the lighter one please", True), ("I'd rather pay less each time", True), ("smaller payments", True),
        ("prefiro a mais leve", True), ("queria pagar menos por mês", True), ("em parcelas menores", True),
        ("sí, así está bien", False), ("dale", False), ("la primera", False), ("no quiero la más liviana", False),
        ("pagar menos, 20 mil al mes", False), ("más tarde le escribo", False), ("menos mal", False), ("", False),
        ("not the lighter one", False), ("necesito más tiempo", False),
    ],
)  # fmt: skip
def test_less_at_a_time(text: str, asks: bool) -> None:
    """A sum, a no and other words around 'more' and 'less' are something else."""
    assert asks is asks_for_less(text)
