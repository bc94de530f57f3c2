"""The catalogue of templates says what the texts say, keeps the provider's rules, and covers what we write first."""

import ast
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import load_templates, load_wording, read_templates
from bot.writers.messages import dump_value
from flows.contact.sayings import text_keys
from flows.dialogues import identify
from flows.outcome import Choice, Say
from flows.phrases import PERSON, PROPOSE
from flows.proof import BLANKS, with_line
from flows.wording.errors import BadTemplates, MissingBlank
from flows.wording.template_faults import faults, load_catalogue
from flows.wording.template_rules import BODY_MAX
from flows.wording.templates import NUDGE, WORD_MAX, Template, filled, variables
from flows.wording.wording import Button, Wording
from tests.flows.wording.samples import LOCALES, WORDS, renderings

ROOT = Path(__file__).parents[3]
WORDING = load_wording()
CATALOGUE = load_templates(WORDING)
TEXTS = sorted({key for template in CATALOGUE.templates for key in template.says})
CHOICES: dict[str, tuple[Choice, ...]] = {
    "pause-over": (PROPOSE, PERSON),
    "hardship-again": (PROPOSE, PERSON),
    "identify-opening": (identify.YES, identify.NO),
    "contact-opening": (identify.YES, identify.NO),
}  #: the quick replies with which the program says a text
TODAY = date(2025, 11, 21)  # so that days are told with their year


def stored(values: Any) -> Any:  # noqa: ANN401 - JSON values
    """Return values as the database gives them back."""
    return json.loads(json.dumps({name: dump_value(value) for name, value in values.items()}))


def with_code(body: str, template: Template, locale: str) -> tuple[str, dict[str, str]]:
    """Return a text as the program writes it in a contact of ours, and what is stored with its code."""
    if not BLANKS & {blank.value for blank in template.blanks}:
        return body, {}
    proof = {name: str(WORDS[name]) for name in BLANKS}
    return with_line(body, WORDING.word("code-line", locale, proof)), proof


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", TEXTS)
def test_a_template_says_what_its_text_says(key: str, locale: str) -> None:
    """Filled from what a message stores, a template reads like the message, in every country, buttons included."""
    template = CATALOGUE.choose(key, locale)
    assert template is not None
    for values in renderings(WORDING, key, locale):
        said = WORDING.render(Say(key, values, CHOICES.get(key, ())), locale, "whatsapp", TODAY)
        body, proof = with_code(said.body, template, locale)
        assert body == filled(template, variables(template, stored(values) | proof, locale, TODAY))
        assert said.buttons == template.buttons


def said_first() -> Iterator[str]:
    """Yield the keys that jobs and thanks name, and those that a client was promised for a later day."""
    rooms = [*sorted((ROOT / "bot" / "jobs").glob("*.py")), ROOT / "bot" / "thanks.py"]
    for path in [*rooms, *sorted((ROOT / "flows" / "dialogues").glob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and (called == "Postpone" or (called == "Say" and path in rooms)):
                words = (part for argument in node.args for part in ast.walk(argument))
                yield from (
                    str(word.value)
                    for word in words
                    if isinstance(word, ast.Constant) and word.value in WORDING.keys("es")
                )


def test_whatever_we_say_first_has_a_template() -> None:
    """A message that does not answer the client may meet a closed window: each of its texts has a template."""
    first = {*said_first(), *text_keys()}
    assert {"reminder-promise", "pause-over", "handover-wait-over", "payment-received-all"} <= first
    assert set() == first - set(TEXTS)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_nudge_discloses_nothing(locale: str) -> None:
    """What says that an answer waits has no blanks at all: no name, no creditor, no bill."""
    template = CATALOGUE.choose(NUDGE, locale)
    assert template is not None
    assert () == template.blanks


@pytest.mark.parametrize("key", ["identify-opening", "contact-opening"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_opening_tells_a_stranger_nothing(key: str, locale: str) -> None:
    """To an address that was never verified goes the neutral opening: who writes, and an account's last figures.

    What we start says besides how it is checked.
    """
    template = CATALOGUE.choose(key, locale)
    assert template is not None
    assert ["creditor", "tail"] == [blank.value for blank in template.blanks if blank.value not in BLANKS]


def test_names_are_apart() -> None:
    """Each template has a name of its own, in small letters, digits and _, with its version."""
    names = [template.name for template in CATALOGUE.templates]
    assert len(set(names)) == len(names)
    assert [] == [name for name in names if not name.replace("_", "").isalnum() or name != name.lower()]
    assert "concilia_reminder_promise_es_ar_v2" in names


def test_languages_are_the_providers() -> None:
    """Countries are submitted under their language, and Portuguese as that of Brazil."""
    told = {template.locale: template.language for template in CATALOGUE.templates}
    assert {"es": "es", "es-AR": "es", "es-CL": "es", "en": "en", "pt": "pt_BR"}.items() <= told.items()


def test_the_nearest_is_chosen() -> None:
    """A country has its own words where it has some, else its language's; what has no template has none."""
    chosen = {locale: CATALOGUE.choose("pause-over", locale) for locale in ("es-CL", "es-CO", "en-CL", "pt-BR")}
    assert {"es-CL": "es-CL", "es-CO": "es", "en-CL": "en", "pt-BR": "pt"} == {
        locale: template and template.locale for locale, template in chosen.items()
    }
    assert None is CATALOGUE.choose("farewell-again", "es-CL")
    assert {"es", "es-CL"} == {template.locale for template in CATALOGUE.chosen("es-CL")}


def test_blanks_are_numbered_in_their_order() -> None:
    """The provider gets {{1}}, {{2}} … and the values under the same numbers."""
    template = CATALOGUE.choose("payment-received-next", "es-CL")
    assert template is not None
    said, _, _ = template.numbered.partition("\n")
    assert (
        "Gracias. Le escribe el asistente automático de {{1}}: recibimos sus {{2}}. Lo próximo son {{3}} el {{4}}."
    ) == said
    expected = {"1": "Aguas del Valle", "2": "$47.000", "3": "$47.000", "4": "jueves 30 de abril"}
    assert expected == variables(template, template.sample, "es-CL", date(2026, 3, 5))


def test_an_abbreviated_hour_ends_its_sentence() -> None:
    """Where the text goes on with a stop, the hour does not bring its own."""
    template = CATALOGUE.choose("handover-wait-over", "es-MX")
    assert template is not None
    given = variables(template, {"case": 1042, "due": "2026-03-13T17:00:00-06:00"}, "es-MX")
    assert {"1": "1042", "2": "viernes 13 de marzo a las 5 p. m"} == given
    assert "a las 5 p. m. Mientras" in filled(template, given)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("  Ana\n Rojas ", "Ana Rojas"), ("a\tb", "a b"), ("n" * 61, "n" * 59 + "…"), ("n" * 60, "n" * 60)],
)
def test_words_fit_their_blank(value: str, expected: str) -> None:
    """No line break, no row of spaces and no endless name goes into a blank."""
    template = CATALOGUE.choose("hardship-again", "es")
    assert template is not None
    assert expected == variables(template, {"name": value, "creditor": "x"}, "es")["1"]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("hardship-again", {"creditor": "Aguas del Valle"}),
        ("hardship-again", {"name": " ", "creditor": "Aguas del Valle"}),
        ("hardship-again", {"name": True, "creditor": "Aguas del Valle"}),
        ("handover-wait-over", {"case": 1042, "due": "tomorrow"}),
        ("payment-received-all", {"creditor": "Aguas del Valle", "amount": "47000"}),
        ("payment-received-all", {"creditor": "Aguas del Valle", "amount": {"amount": "x", "currency": "CLP"}}),
    ],
)
def test_a_blank_without_its_value_is_refused(key: str, values: dict[str, Any]) -> None:
    """A template is sent whole or not at all."""
    template = CATALOGUE.choose(key, "es")
    assert template is not None
    with pytest.raises(MissingBlank, match=template.name):
        variables(template, values, "es")


GOOD = """template: pause_over
category: utility
says: [pause-over]
texts:
  es: {version: 1, body: "Hola, {name}. Le escribe {creditor} como quedamos hace unos días.", sample: {name: A, creditor: B}}
  en: {version: 1, body: "Hello, {name}. Here is {creditor} as we said some days ago.", sample: {name: A, creditor: B}}
  pt: {version: 1, body: "Olá, {name}. Escreve {creditor} como falamos há alguns dias.", sample: {name: A, creditor: B}}
"""  # noqa: E501 - lines of a file
ES = 'version: 1, body: "Hola'  #: where the Spanish words begin
BODY = "Hola, {name}. Le escribe {creditor} como quedamos hace unos días."
BUTTON = "{id: x, title: Hablar}"


def spoil(old: str, new: str) -> list[str]:
    """Return the faults of a good file in which something was changed."""
    assert old in GOOD
    return faults({"pause_over": GOOD.replace(old, new)}, WORDING)


def test_a_good_file_has_no_fault() -> None:
    """What is well written passes."""
    assert [] == faults({"pause_over": GOOD}, WORDING)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("category: utility", "category: marketing", "line 2: marketing is not for messages on an account"),
        ("[pause-over]", "[pause-done]", "line 3: no text is called pause-done"),
        ("  en: {", "  fr: {", "line 4: there are no words in en"),
        ("  en: {", "  fr: {", "line 6: fr is no language of ours"),
        ("template: pause_over", "template: Pause", "line 1: template is no name"),
        ("template: pause_over", "template: pause", "line 1: the file is called pause_over, and its template pause"),
        ("says:", "say:", "line 3: say is no key here"),
        (ES, ES.replace("1", "0"), "line 5: texts.es.version is too small"),
        (BODY, "{name}. Le escribe {creditor} como quedamos hace unos días.", "line 5: es begins with a blank"),
        (BODY, "Hola, soy el asistente; quedamos con {name} y con {creditor}.", "line 5: es ends with a blank"),
        (BODY, "Hola, {name} {creditor}, como quedamos hace unos pocos días.",
         "line 5: es has two blanks side by side"),
        (BODY, "Hola, {name}. Le escribe {creditor} ya.", "line 5: es has 4 words for 2 blanks"),
        (BODY, "Hola, {name}. Le escribe {creditor:colour} como quedamos hace días.",
         "es writes 'creditor' as 'colour'"),
        (BODY, "Hola, {name}. Le escribe {creditor}, {name}, como quedamos hace días.",
         "es has the blank 'name' twice"),
        (BODY, "Hola, {name}. Le escribe {Creditor} como quedamos hace unos días.", "has a brace that is no blank"),
        (BODY, "Hola, {name}. Le escribe {creditor} por {amount:amount} como quedamos hace ya unos días.",
         "es has the blank 'amount', which pause-over has not"),
        (BODY, "Hola, {name}. Le escribe el asistente como quedamos.",
         "es has a sample of 'creditor', which is no blank"),
        ('días.", sample: {name: A, creditor: B}', 'días.", sample: {name: A}', "es has no sample of 'creditor'"),
        (BODY, "Hola, {name}. Le escribe {creditor:day} como quedamos hace unos días.",
         "es has a sample of 'creditor' that is no day"),
        (BODY, BODY + " a" * 500, "es may take 1169 characters"),
        (BODY, BODY + " Hay una oferta.", "es promotes: 'oferta'"),
        (BODY, BODY + " Es su última oportunidad.", "es promotes: 'ultima oportunidad'"),
        (BODY, BODY + " Con descuentos.", "es promotes: 'descuentos'"),
        (BODY, BODY + " Usted es moroso.", "es accuses: 'moroso'"),
        (BODY, BODY + " Dime cuándo.", "es addresses the client as elsewhere: 'dime'"),
        (ES, f"buttons: [{', '.join([BUTTON] * 4)}], {ES}", "es has 4 buttons"),
        (ES, f"buttons: [{BUTTON}, {BUTTON}], {ES}", "es has two buttons alike"),
        (ES, f"buttons: [{{id: x, title: Hablar con una persona}}], {ES}",
         "es has a button of 22 characters"),
        (ES, f"buttons: [{{id: x, title: BAJA}}], {ES}",
         "es has a button that uses a word that ends all messages: 'baja'"),
        ("texts:", "texts", "not YAML"),
    ],
)  # fmt: skip
def test_each_fault_is_found(old: str, new: str, expected: str) -> None:
    """A file with a fault is reported with its line, what is wrong and what to write instead."""
    found = spoil(old, new)
    assert [] != [fault for fault in found if expected in fault], found
    assert [] == [fault for fault in found if not fault.startswith("templates/pause_over.yml: line ")]


@given(st.text(), st.text())
def test_any_words_are_sent_whole_or_not_at_all(name: str, creditor: str) -> None:
    """Whatever people are called, a blank gets one line of at most sixty characters, or the template is not sent."""
    template = CATALOGUE.choose("hardship-again", "es")
    assert template is not None
    empty = not name.split() or not creditor.split()
    try:
        given_words = variables(template, {"name": name, "creditor": creditor}, "es")
    except MissingBlank:
        assert empty
        return
    assert not empty
    assert [] == [words for words in given_words.values() if words != " ".join(words.split()) or len(words) > WORD_MAX]
    assert len(filled(template, given_words)) <= BODY_MAX


def test_a_text_has_one_template() -> None:
    """Two files that stand for one text are told."""
    other = GOOD.replace("template: pause_over", "template: pause_other")
    expected = ["templates/pause_over.yml: pause_other.yml stands for pause-over already: let one of them say it."]
    assert expected == faults({"pause_over": GOOD, "pause_other": other}, WORDING)


def test_all_faults_are_told_at_once() -> None:
    """A catalogue with faults is refused with each of them."""
    spoilt = read_templates()
    spoilt["nudge"] = spoilt["nudge"].replace("utility", "marketing")
    spoilt["opening"] = "template: opening"
    with pytest.raises(BadTemplates) as refused:
        load_catalogue(spoilt, WORDING)
    assert ["nudge", "opening"] == sorted({fault.split("/")[1].split(".")[0] for fault in refused.value.faults})


def test_what_ships_is_sound() -> None:
    """The catalogue that ships has no fault."""
    assert [] == faults(read_templates(), WORDING)


def test_a_template_without_blanks_needs_no_values() -> None:
    """A body of words alone is sent as it is."""
    alone = Template("x", "es", 1, ("nudge",), "utility", "Hola.", {}, (Button("a", "Sí"),))
    assert ("Hola.", {}) == (filled(alone, variables(alone, {}, "es")), variables(alone, {}, "es"))


def test_no_wording_no_catalogue() -> None:
    """A text that the wording lacks is a fault of the template that stands for it."""
    bare = Wording({"es": "x = a", "en": "x = a", "pt": "x = a"})
    assert [] != faults({"pause_over": GOOD}, bare)
