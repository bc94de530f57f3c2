"""Hold a creditor's own words of templates to the rules of all templates, and to what the house's promise."""

import pytest

from bot.texts import load_templates, load_wording
from flows.wording.own_templates import faults, house_of, own_catalogue, own_of
from flows.wording.templates import Template

CATALOGUE = load_templates(load_wording())
BASE, HERE = "reminder_due", "es-CL"


def house(base: str = BASE, locale: str = HERE) -> Template:
    """Return the house's template."""
    found = house_of(CATALOGUE, base, locale)
    assert found
    return found


@pytest.mark.parametrize("locale", ["es-CL", "es-AR", "en-US", "pt-BR"])
def test_the_house_passes(locale: str) -> None:
    """Every template of the house may be a creditor's own as it stands."""
    found = {
        one.base: told for one in CATALOGUE.chosen(locale) if (told := faults(one.body, one.base, locale, CATALOGUE))
    }
    assert {} == found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{name}", "cliente", "misses the blank 'name'"),
        ("{on:day}", "{on}", "misses the blank 'on'"),
        ("Hola", "{total} Hola", "has the blank 'total', which nothing fills"),
        ("BAJA", "eso", "must say as often as the house's: 'BAJA'"),
        ("automático", "virtual", "must say as often as the house's: 'automático'"),
        ("Hola", "Hola, última oportunidad", "promotes: 'ultima oportunidad'"),
        ("Hola", "Hola, moroso", "accuses: 'moroso'"),
        ("Hola", "Hola, son $5.000", "states a figure: '$'"),
        ("Hola", "Hola, un plan imperdible", "promotes: 'imperdible'"),
        ("Hola", "Hola, de corazón", "says 'corazón'"),
    ],
)
def test_each_fault(old: str, new: str, told: str) -> None:
    """What breaks a rule is told, by that rule."""
    body = house().body.replace(old, new, 1)

    assert body != house().body
    assert told in faults(body, BASE, HERE, CATALOGUE, ("corazón",))


def test_a_name_of_its_own() -> None:
    """Own words have a name that is the creditor's and the words' alone, and stand for the same texts."""
    body = house().body.replace("Hola", "Buenas", 1)
    names = {own_of(house(), who, HERE, words).name for who in ("a-b", "c") for words in (body, house().body)}
    [own] = own_catalogue(CATALOGUE, "a-b", {BASE: {HERE: body}, "gone": {HERE: body}}).templates

    assert 4 == len(names - {house().name})
    assert (house().says, house().blanks, house().buttons) == (own.says, own.blanks, own.buttons)
    assert own.name.startswith("concilia_own_a_b_reminder_due_es_cl_")
