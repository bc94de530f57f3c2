"""Hold the rules of one template: those by which WhatsApp approves it for utility, and those of our own voice."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from flows.wording import lint
from flows.wording.errors import MissingBlank
from flows.wording.templates import BLANK, FORMS, WORD_MAX, Template, filled, variables

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


def braces(template: Template) -> Iterator[tuple[str, str]]:
    """Find braces that are no blank, forms that nobody knows, and blanks that stand twice."""
    if set("{}") & set(BLANK.sub("", template.body)):
        yield "has a brace that is no blank", "write {name} or {name:form}"
    names = [blank.value for blank in template.blanks]
    for blank in template.blanks:
        if blank.form not in FORMS:
            yield f"writes {blank.value!r} as {blank.form!r}", f"use one of {', '.join(FORMS)}"
        if names.count(blank.value) > 1:
            yield f"has the blank {blank.value!r} twice", "say it once"


def places(template: Template) -> Iterator[tuple[str, str]]:
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


def samples(template: Template) -> Iterator[tuple[str, str]]:
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


def length(template: Template) -> Iterator[tuple[str, str]]:
    """Find a body that is too long with its longest values."""
    if any(blank.form not in FORMS for blank in template.blanks):
        return
    worst = {blank.value: WORST[blank.form] for blank in template.blanks}
    size = len(filled(template, variables(template, worst, template.locale, ELSEWHEN)))
    if size > BODY_MAX:
        yield f"may take {size} characters", f"keep it below {BODY_MAX}"


def buttons(template: Template) -> Iterator[tuple[str, str]]:
    """Find buttons that are too many, too long, alike or unkind."""
    titles = [button.title for button in template.buttons]
    for fault in lint.button_faults(titles):
        yield fault, f"keep {lint.BUTTONS_MAX} buttons of {lint.TITLE_MAX} characters, each its own"
    if len({button.id for button in template.buttons}) < len(titles):
        yield "has two buttons with one id", "give each its own"
    for title in titles:
        yield from ((f"has a button that {fault}", "say it otherwise") for fault in lint.faults(title, template.locale))


def voice(template: Template) -> Iterator[tuple[str, str]]:
    """Find what promotes, and what no text of ours says."""
    text = BLANK.sub("…", template.body)
    folded = lint.fold(text)
    for phrase in PROMOTIONS[template.locale[:2]]:
        if hit := lint.phrase_in(phrase, folded):
            yield f"promotes: {hit!r}", "say it in the conversation, once the client has answered"
    for fault in lint.faults(text, template.locale):
        yield fault, "say it otherwise"


RULES: tuple[Rule, ...] = (braces, places, samples, length, buttons, voice)
"""Every rule, in the order in which faults are told."""
