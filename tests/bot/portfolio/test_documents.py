"""Hold check digits of tax numbers against each country's own rule, written here anew: one is right, no other."""

from collections.abc import Callable, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.portfolio.documents import Worth, judge

DIGITS = "0123456789"


def weighed(body: str, weights: Sequence[int]) -> int:
    """Return the sum of digits by their weights, the last digit by the last weight."""
    return sum(int(digit) * weight for digit, weight in zip(body, weights[-len(body) :], strict=True))


def eleven(body: str, weights: Sequence[int], ten: str = "0", eleven_: str = "0") -> str:
    """Return eleven less the rest by eleven; what stands for ten and for eleven differs by country."""
    return {10: ten, 11: eleven_}.get(left := 11 - weighed(body, weights) % 11, str(left))


def brazilian(body: str) -> str:
    """Return both digits of a CNPJ (Receita Federal, anexo of IN RFB 1.183/2011)."""
    first = eleven(body, (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))
    return first + eleven(body + first, (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))


def colombian(body: str) -> str:
    """Return the digit of a NIT (DIAN, Orden administrativa 4 of 1989): the rest itself where it is 0 or 1."""
    rest = weighed(body, (71, 67, 59, 53, 47, 43, 41, 37, 29, 23, 19, 17, 13, 7, 3)) % 11
    return str(rest if rest < 2 else 11 - rest)


RULES: Mapping[tuple[str, str], tuple[st.SearchStrategy[str], str, Callable[[str], str]]] = {
    ("BR", "CNPJ"): (st.from_regex(r"[0-9]{8}000[1-9]", fullmatch=True), DIGITS, brazilian),
    ("CL", "RUT"): (
        st.from_regex(r"[1-9][0-9]{7}", fullmatch=True), DIGITS + "K",
        lambda body: eleven(body, (3, 2, 7, 6, 5, 4, 3, 2), "K"),
    ),
    ("CO", "NIT"): (st.from_regex(r"[89][0-9]{8}", fullmatch=True), DIGITS, colombian),
    ("DO", "RNC"): (
        st.from_regex(r"1[0-9]{7}", fullmatch=True), DIGITS,
        lambda body: eleven(body, (7, 9, 8, 6, 5, 4, 3, 2), "1", "2"),
    ),
    ("PE", "RUC"): (
        st.from_regex(r"20[0-9]{8}", fullmatch=True), DIGITS,
        lambda body: eleven(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), "0", "1"),
    ),
}  # fmt: skip
"""Numbers without their check digits, what a digit may be, and the rule of SII, DIAN, DGII, SUNAT and the Receita."""


@given(data=st.data(), rule=st.sampled_from(sorted(RULES)))
def test_one_digit_is_right(data: st.DataObject, rule: tuple[str, str]) -> None:
    """A number with its own check digits is good; with any other last one it is doubtful."""
    country, kind = rule
    bodies, signs, check = RULES[rule]
    body = data.draw(bodies.filter(lambda one: len(set(one)) > 1))
    right = body + check(body)
    found = {sign for sign in signs if judge(country, kind, right[:-1] + sign) is Worth.GOOD}

    assert {right[-1]} == found
