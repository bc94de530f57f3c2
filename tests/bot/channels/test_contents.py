"""What is sent by number has the shape that the provider takes, and shows what was meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contents import (
    BUTTONS_MAX,
    ITEMS_MAX,
    content_of,
    session_contents,
    session_name,
    session_variables,
)
from bot.texts import load_templates, load_wording

TEMPLATES = load_templates(load_wording()).templates
SESSION = {content.name: content for content in session_contents()}
TITLES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=24)


def numbers(shape: object) -> list[str]:
    """Return the numbers of the blanks in a shape, each once, in order."""
    return sorted(set(re.findall(r"\{\{(\d+)\}\}", str(shape))), key=int)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_is_submitted_whole(template: object) -> None:
    """Blanks are numbered from one without a gap, each has its sample, and the category is the provider's word."""
    content = content_of(template)  # type: ignore[arg-type] # of the catalogue
    assert numbers(content.types) == list(content.samples)
    assert [str(number) for number in range(1, len(content.samples) + 1)] == list(content.samples)
    assert "UTILITY" == content.category
    assert {"twilio/quick-reply"} == set(content.types) or {"twilio/text"} == set(content.types)


def test_any_change_has_another_checksum() -> None:
    """Words, buttons and samples are told apart by the name on the account."""
    found = [content_of(template).friendly_name for template in TEMPLATES]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"concilia_[a-z0-9_]+ [0-9a-f]{12}", name) for name in found)


def test_one_content_for_each_number_of_buttons() -> None:
    """Buttons come by one, two or three, lists by one to ten; all their parts are blanks with samples."""
    expected = [f"concilia_buttons_{count}" for count in range(1, BUTTONS_MAX + 1)]
    assert expected + [f"concilia_list_{count}" for count in range(1, ITEMS_MAX + 1)] == list(SESSION)
    assert [] == [one.name for one in SESSION.values() if numbers(one.types) != list(one.samples)]
    assert {None} == {one.category for one in SESSION.values()}


@given(st.lists(st.tuples(st.uuids().map(str), TITLES), max_size=12, unique_by=lambda choice: choice[1]))
def test_what_was_meant_is_shown(choices: list[tuple[str, str]]) -> None:
    """Whatever the buttons, their content shows text, titles and ids as they were given, within the limits."""
    name = session_name("¿Le sirve?", choices)
    if name is None:
        assert not choices or len(choices) > ITEMS_MAX
        return
    given_values = session_variables("¿Le sirve?", choices, "Ver opciones")
    ((kind, shape),) = SESSION[name].types.items()
    title = "title" if kind == "twilio/quick-reply" else "item"
    rows = shape["actions" if kind == "twilio/quick-reply" else "items"]
    shown = [(given_values[row["id"].strip("{}")], given_values[row[title].strip("{}")]) for row in rows]

    assert (choices, "¿Le sirve?") == (shown, given_values["1"])
    assert kind == "twilio/list-picker" or max(len(one) for _, one in choices) <= 20
    assert list(SESSION[name].samples) == list(given_values)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Hola.", []),
        ("a" * 1025, [("a", "Sí")]),
        ("Hola.", [("a", "Sí"), ("b", "Sí")]),
        ("Hola.", [("a", "b" * 25)]),
        ("Hola.", [(str(at), f"Opción {at}") for at in range(11)]),
    ],
)
def test_words_alone_where_buttons_cannot(text: str, choices: list[tuple[str, str]]) -> None:
    """Where the provider would refuse the buttons, no content is named."""
    assert None is session_name(text, choices)
