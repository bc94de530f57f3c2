"""Say what is wrong with the catalogue of templates, all at once, each fault with its file, its line and its remedy.

The rules are those by which WhatsApp approves a template for utility, and those of our own voice.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.lined_yaml import Fault, Path, Problem, dotted, line_of, parse
from flows.wording import lint
from flows.wording.errors import BadTemplates, MissingBlank
from flows.wording.template_file import TemplateKeys, templates_of
from flows.wording.templates import BLANK, FORMS, WORD_MAX, Catalogue, Template, filled, variables
from flows.wording.wording import Wording

CATEGORY = "utility"
LANGUAGES = ("es", "en", "pt")
LOCALE = re.compile(r"(?:es|en|pt)(?:-[A-Z]{2})?")
BODY_MAX = 1024  #: with the values in it
PROMOTIONS: Mapping[str, Sequence[str]] = {
    "es": (
        "oferta*", "descuent*", "promo*", "ultima oportunidad", "rebaj*", "gratis", "ahorr*", "premi*", "regal*",
        "sorteo*", "aproveche*", "aprovecha*", "exclusiv*", "cupon*", "solo por hoy", "tiempo limitado", "imperdible*",
    ),
    "en": (
        "offer*", "discount*", "promo*", "last chance", "sale", "sales", "free", "save", "saving*", "prize*", "gift*",
        "best deal*", "special deal*", "exclusive*", "coupon*", "limited time", "don't miss", "special price*",
    ),
    "pt": (
        "oferta*", "descont*", "promo*", "ultima chance", "ultima oportunidade", "gratis", "economi*", "premi*",
        "brinde*", "sorteio*", "aproveite*", "exclusiv*", "cupom", "cupons", "so hoje", "tempo limitado", "imperdive*",
    ),
}  # fmt: skip
"""What makes a template marketing in the provider's eyes, whatever category it was submitted in."""

#: The longest that each form is ever written: names are cut, figures have nine digits, days are a long Wednesday.
WORST: Mapping[str, Any] = {
    "word": "m" * WORD_MAX,
    "amount": {"amount": "123456789.55", "currency": "DOP"},
    "day": "2026-09-30",
    "moment": "2026-09-30T12:30:00+00:00",
}
ELSEWHEN = date(2025, 1, 1)  #: so that days are written with their year

Rule = Callable[[Template], Iterator[tuple[str, str]]]  #: what is wrong, and what to write instead


def faults(sources: Mapping[str, str], wording: Wording) -> list[str]:
    """Return everything that is wrong with the files of templates, by name, in the order of names and lines."""
    read = {name: _read(text) for name, text in sorted(sources.items())}
    found = [f"templates/{name}.yml: {fault}" for name, (_, broken) in read.items() for fault in broken]
    for name, (keys, _) in read.items():
        if keys is not None:
            lines = parse(sources[name])[1]
            told = {Fault(line_of(path, lines), *said) for path, *said in _problems(name, keys, wording)}
            found += [f"templates/{name}.yml: {fault}" for fault in sorted(told)]
    return found + list(_shared({name: keys for name, (keys, _) in read.items() if keys is not None}))


def load_catalogue(sources: Mapping[str, str], wording: Wording) -> Catalogue:
    """Return the catalogue of these files; raise BadTemplates with all its faults when it has any."""
    if found := faults(sources, wording):
        raise BadTemplates(found)
    keys = (TemplateKeys.model_validate(parse(text)[0]) for _, text in sorted(sources.items()))
    return Catalogue(template for one in keys for template in templates_of(one))


def _read(text: str) -> tuple[TemplateKeys | None, list[Fault]]:
    """Return a file's keys, and what is wrong with its shape."""
    data, lines, unreadable = parse(text)
    if not lines:
        return None, unreadable
    try:
        return TemplateKeys.model_validate(data), unreadable
    except ValidationError as fault:
        wrong = (_shape(error) for error in fault.errors(include_url=False))
        return None, sorted({*unreadable, *(Fault(line_of(path, lines), what, how) for path, what, how in wrong)})


def _shape(error: ErrorDetails) -> Problem:
    """Put what Pydantic found into our words."""
    what, remedy = _SHAPES.get(error["type"], ("cannot be read", "write it as in docs/channels.md"))
    return error["loc"], f"{dotted(error['loc'])} {what}", remedy.format(**error.get("ctx", {}))


_SHAPES = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is no key here", "correct its spelling, or remove it"),
    "string_type": ("is not text", "write it between quotes"),
    "string_too_short": ("is empty", "write something"),
    "string_too_long": ("is too long", "write at most {max_length} characters"),
    "string_pattern_mismatch": ("is no name", "write small letters, digits and _, beginning with a letter"),
    "int_type": ("is no whole number", "write 1, 2, 3 …"),
    "greater_than_equal": ("is too small", "begin with {ge}"),
    "list_type": ("is not a list", "write its parts in brackets"),
    "dict_type": ("is not a group of keys", "write its keys in braces, or below it"),
    "model_type": ("is not a group of keys", "write its keys below it"),
    "too_short": ("is empty", "write at least one"),
}


def _problems(name: str, keys: TemplateKeys, wording: Wording) -> Iterator[Problem]:
    """Yield what makes no sense in a file whose shape is right."""
    if keys.template != name:
        yield ("template",), f"the file is called {name}, and its template {keys.template}", "give them one name"
    if keys.category != CATEGORY:
        yield ("category",), f"{keys.category} is not for messages on an account", f"write {CATEGORY}"
    for place, key in enumerate(keys.says):
        if key not in wording.keys("es"):
            yield ("says", place), f"no text is called {key}", "write the key of a text"
    for language in LANGUAGES:
        if language not in keys.texts:
            yield ("texts",), f"there are no words in {language}", "add them"
    for template in templates_of(keys):
        where: Path = ("texts", template.locale)
        if not LOCALE.fullmatch(template.locale):
            yield where, f"{template.locale} is no language of ours", "write es, en or pt, alone or as in es-CL"
            continue
        for rule in RULES:
            yield from ((where, f"{template.locale} {what}", remedy) for what, remedy in rule(template))
        yield from ((where, f"{template.locale} {what}", remedy) for what, remedy in _unstored(template, wording))


def _braces(template: Template) -> Iterator[tuple[str, str]]:
    """Find braces that are no blank, forms that nobody knows, and blanks that stand twice."""
    if set("{}") & set(BLANK.sub("", template.body)):
        yield "has a brace that is no blank", "write {name} or {name:form}"
    names = [blank.value for blank in template.blanks]
    for blank in template.blanks:
        if blank.form not in FORMS:
            yield f"writes {blank.value!r} as {blank.form!r}", f"use one of {', '.join(FORMS)}"
        if names.count(blank.value) > 1:
            yield f"has the blank {blank.value!r} twice", "say it once"


def _places(template: Template) -> Iterator[tuple[str, str]]:
    """Find blanks where the provider takes none, and too many of them for the words around."""
    if BLANK.match(template.body):
        yield "begins with a blank", "begin with a word"
    if re.search(rf"{BLANK.pattern}\W*$", template.body):
        yield "ends with a blank", "say something after it"
    if re.search(rf"{BLANK.pattern}\s*{BLANK.pattern}", template.body):
        yield "has two blanks side by side", "put a word between them"
    count, words = len(template.blanks), len(re.findall(r"\w+", BLANK.sub(" ", template.body)))
    if words < 2 * count + 1:
        yield f"has {words} words for {count} blanks", f"write at least {2 * count + 1} words"


def _samples(template: Template) -> Iterator[tuple[str, str]]:
    """Find samples that are missing, too many, or not of their form."""
    names = {blank.value for blank in template.blanks}
    yield from ((f"has no sample of {name!r}", "add one") for name in sorted(names - template.sample.keys()))
    yield from (
        (f"has a sample of {name!r}, which is no blank", "remove it") for name in sorted(template.sample.keys() - names)
    )
    for blank in template.blanks:
        if blank.form in FORMS and blank.value in template.sample:
            alone = Template(template.base, template.locale, 1, (), "", f"{{{blank.value}:{blank.form}}}", {})
            try:
                variables(alone, template.sample, template.locale)
            except MissingBlank:
                yield f"has a sample of {blank.value!r} that is no {blank.form}", "write it as a message stores it"


def _length(template: Template) -> Iterator[tuple[str, str]]:
    """Find a body that is too long with its longest values."""
    if any(blank.form not in FORMS for blank in template.blanks):
        return
    worst = {blank.value: WORST[blank.form] for blank in template.blanks}
    size = len(filled(template, variables(template, worst, template.locale, ELSEWHEN)))
    if size > BODY_MAX:
        yield f"may take {size} characters", f"keep it below {BODY_MAX}"


def _buttons(template: Template) -> Iterator[tuple[str, str]]:
    """Find buttons that are too many, too long, alike or unkind."""
    titles = [button.title for button in template.buttons]
    for fault in lint.button_faults(titles):
        yield fault, f"keep {lint.BUTTONS_MAX} buttons of {lint.TITLE_MAX} characters, each its own"
    if len({button.id for button in template.buttons}) < len(titles):
        yield "has two buttons with one id", "give each its own"
    for title in titles:
        yield from ((f"has a button that {fault}", "say it otherwise") for fault in lint.faults(title, template.locale))


def _voice(template: Template) -> Iterator[tuple[str, str]]:
    """Find what promotes, and what no text of ours says."""
    text = BLANK.sub("…", template.body)
    for phrase in PROMOTIONS[template.locale[:2]]:
        if hit := lint.phrase_in(phrase, lint.fold(text)):
            yield f"promotes: {hit!r}", "say it in the conversation, once the client has answered"
    for fault in lint.faults(text, template.locale):
        yield fault, "say it otherwise"


RULES: tuple[Rule, ...] = (_braces, _places, _samples, _length, _buttons, _voice)


def _unstored(template: Template, wording: Wording) -> Iterator[tuple[str, str]]:
    """Find blanks that a message of these texts stores nothing for."""
    for key in template.says:
        if key in wording.keys("es"):
            for name in sorted({blank.value for blank in template.blanks} - wording.blanks(key, template.locale)):
                yield f"has the blank {name!r}, which {key} has not", "use the blanks of the text"


def _shared(files: Mapping[str, TemplateKeys]) -> Iterator[str]:
    """Find texts for which two files stand."""
    first: dict[str, str] = {}
    for name, keys in files.items():
        for key in keys.says:
            if first.setdefault(key, name) != name:
                yield f"templates/{name}.yml: {first[key]}.yml stands for {key} already: let one of them say it."
