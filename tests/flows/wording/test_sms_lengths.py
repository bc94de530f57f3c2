"""Every text, as it really leaves by SMS, takes at most two of them, with the worst values and its quick replies."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from bot.texts import load_wording
from flows.outcome import Choice, Lines, Say, Value
from flows.wording.brief import MANY, brief, is_long, offers_payments
from flows.wording.choices import listed
from flows.wording.sms import fold, measure
from tests.flows.wording.samples import LOCALES, WORDS, renderings
from tests.flows.wording.test_keys import called, constants, nodes

WORDING = load_wording()
ANOTHER_YEAR = date(2020, 1, 1)  #: every day is told with its year
STAFF = ("case-kind-", "case-summary", "next-", "staff-", "paper-", "file-", "pay-page", "plan-in-full")
"""Texts that never leave by SMS."""
KEYS = [key for key in sorted(WORDING.keys("es")) if not key.startswith(("button-", *STAFF))]
BUTTONS = [key for key in sorted(WORDING.keys("es")) if key.startswith("button-")]
CHOICES = 3  #: quick replies that stand under a message; where there may be more, they are told here
COUNTER = ("take-plan", "keep-dates", "keep-amounts", "keep-count", "other-plan", "person")
MORE = {
    "plan-counter": COUNTER,
    "plan-counter-several": COUNTER,
    "hardship-ways": (*(key.removeprefix("button-") for key in BUTTONS if "-route-" in key), "propose", "person"),
    "hardship-when": ("when-7", "when-14", "when-30", "person"),
}
ROWS = 2  #: of a list that has no shorter form: reasons, examples


@cache
def shapes(*, asking: bool) -> tuple[re.Pattern[str], ...]:
    """Return the shapes of keys that the program somewhere says with quick replies, or somewhere without."""
    said = (node for _, node in nodes() if isinstance(node, ast.Call) and called(node) == "Say" and node.args)
    return tuple(re.compile(key) for node in said if _asks(node) == asking for key in _keys(node.args[0]))


def _asks(node: ast.Call) -> bool:
    return len(node.args) > 2 or any(word.arg == "choices" for word in node.keywords)


def _keys(node: ast.expr) -> list[str]:
    if isinstance(node, ast.JoinedStr):
        return ["".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)]
    return constants(node)


@cache
def may_ask(key: str) -> bool:
    """Say whether quick replies may stand under a text: unless it is only ever said without."""
    if any(shape.fullmatch(key) for shape in shapes(asking=True)):
        return True
    return not any(shape.fullmatch(key) for shape in shapes(asking=False))


def under(key: str, locale: str, worst: list[str]) -> list[tuple[str, str]]:
    """Return the quick replies that a text is tried with: its own where they are many, else the longest there are."""
    if key in MORE:
        return [(name, WORDING.word(f"button-{name}", locale)) for name in MORE[key]]
    return [(f"{place}", title) for place, title in enumerate(worst[:CHOICES])] if may_ask(key) else []


def worst_titles(locale: str) -> list[str]:
    """Return the longest titles of quick replies in a language."""
    titles = {
        WORDING.render(Say(key, values, (Choice("x", key, values),)), locale).buttons[0].title
        for key in BUTTONS
        for values in renderings(WORDING, key, locale)
    }
    return sorted(titles, key=len)[::-1]


def longer(value: Value, rows: int | None = None) -> Value:
    """Return a list with as many rows as an SMS shows of it, or as are told."""
    if not isinstance(value, Lines):
        return value
    shown = rows or (MANY[value.key].rows_max if value.key in MANY else ROWS)
    return replace(value, rows=value.rows * shown)


def messages(key: str, locale: str) -> Iterator[Say]:
    """Yield a text with the worst values, its lists in full as far as an SMS shows them, and in one line."""
    for values in renderings(WORDING, key, locale):
        whole = Say(key, {name: longer(value) for name, value in values.items()})
        yield whole
        many = Say(key, {name: longer(value, 12) for name, value in values.items()})
        if is_long(many):
            yield brief(many, WORDS["link"])


@pytest.mark.parametrize("locale", LOCALES)
def test_two_segments_as_it_leaves(locale: str) -> None:
    """Text, days with their year, lists and quick replies together take two SMS, in every country."""
    titles = worst_titles(locale)
    found = {}
    for key in KEYS:
        choices = under(key, locale, titles)
        for said in messages(key, locale):
            body = WORDING.render(said, locale, "sms", ANOTHER_YEAR).body
            left = fold(listed(body, choices, locale))
            if measure(left).segments > 2:
                found[key] = (measure(left).units, left)
    assert {} == found


def test_a_long_plan_is_told_in_one_line() -> None:
    """Number, first amount and date, the total and the link stand before the question; a short plan is told whole."""
    (values,) = renderings(WORDING, "plan-read-back", "es-CL")[:1]
    plan = Say("plan-read-back", {**values, "lines": longer(values["lines"], 4)}, question="confirm")
    told = WORDING.render(brief(plan, "https://x.example/c/abc"), "es-CL", "sms").body

    assert is_long(plan)
    assert offers_payments(plan)
    assert (
        "Entendí:\n- 4 pagos, el primero de $123.456.789 el mié 30/9: https://x.example/c/abc\n"
        "En total $123.456.789, sin gastos. ¿Lo dejamos así?"
    ) == told
    assert not is_long(replace(plan, values={**values, "lines": longer(values["lines"], 3)}))
