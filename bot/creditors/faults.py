"""Find what is wrong with a creditor's document, in sentences that name the key and the remedy."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from bot.creditors.accounts import account_faults
from bot.creditors.document import CreditorFile
from bot.own_limits import looser_in, sentence
from bot.periods import too_short
from bot.service_levels import level_faults
from bot.shapes import shape_fault
from bot.texts import load_templates, load_wording
from flows.contact.calendar import Calendar
from flows.contact.duty import AdviserHours
from flows.errors import FlowError
from flows.wording import lint
from flows.wording.own import Own
from flows.wording.own import faults as own_faults
from flows.wording.own_templates import faults as template_faults
from flows.wording.template_faults import LANGUAGES

Text = tuple[str, str]  #: where a text stands in the file, and the text


def faults(document: Any, role: str | None = None) -> list[str]:  # noqa: ANN401 - what YAML holds
    """Return every fault of a creditor's file, a sentence each; none when it can be used.

    `role` is the settings' own: in which one a creditor writes whose file does not say.
    """
    try:
        described = CreditorFile.model_validate(document)
    except ValidationError as fault:
        return [_sentence(error) for error in fault.errors()]
    return list(_senseless(described, role))


def _senseless(described: CreditorFile, role: str | None) -> Iterator[str]:
    """Yield what has the right shape and makes no sense."""
    hours = {day: list(span) if span else None for day, span in described.adviser_hours.items()}
    try:
        AdviserHours.parse(hours, described.timezone, Calendar(described.country))
    except FlowError as fault:
        yield f"adviser_hours: {fault}"
    for goal, words in described.goals.items():
        yield from (
            f"goals.{goal}: the text {fault}; say it without." for fault in lint.faults(words, described.locale)
        )
    for place, words in enumerate(described.satisfaction.questions if described.satisfaction else ()):
        where = f"satisfaction.questions.{place}"
        yield from (f"{where}: the text {fault}; say it without." for fault in lint.faults(words, described.locale))
        if not words.endswith("?"):
            yield f"{where}: does not end with a question; write one that a score from 1 to 5 answers."
    yield from account_faults(described, role)
    yield from too_short(described.retention.model_dump(), described.country)
    yield from level_faults(described.service_levels)
    yield from _misworded(described)
    for base, places in described.templates.items():
        for locale, body in places.items():
            for told in template_faults(body, base, locale, load_templates(load_wording())):
                yield f"templates.{base}.{locale}: the text {told}; write it as docs/directing.md says."
    for country, one in looser_in(described.own_limits):
        yield f"own_limits.{sentence(country, one)}; ask no less of the creditor than the law does."
    yield from _unwanted(described)


def _misworded(described: CreditorFile) -> Iterator[str]:
    """Yield what is wrong with the texts in the creditor's own words; what it forbids is told elsewhere."""
    house = load_wording()
    for locale, keys in described.wording.items():
        if locale.partition("-")[0] not in LANGUAGES or "-" not in locale:
            yield f"wording.{locale}: is no language of ours with a country; write one such as es-CL."
            continue
        for key, one in keys.items():
            for fault in own_faults(Own(one.text, one.sms), key, locale, house):
                yield f"wording.{locale}.{key}: the text {fault}; write it as docs/texts.md says."


def _unwanted(described: CreditorFile) -> Iterator[str]:
    """Yield where the creditor's own texts say what its file forbids, and phrases that forbid nothing."""
    phrases = described.contact.forbidden_phrases
    for place, phrase in enumerate(phrases):
        if not re.search(r"\w", phrase):
            yield f"contact.forbidden_phrases.{place}: has no word in it; write a phrase, or remove it."
    for where, text in own_texts(described):
        for phrase in lint.said(text, phrases):
            yield f"{where}: the text says {phrase!r}, which contact.forbidden_phrases forbids; say it otherwise."


def own_texts(described: CreditorFile) -> Iterator[Text]:
    """Yield every text of the file that clients read."""
    yield from ((f"answers.{topic}", text) for topic, text in described.answers.items())
    yield from ((f"benefits.{place}", text) for place, text in enumerate(described.benefits))
    yield from ((f"goals.{goal}", text) for goal, text in described.goals.items())
    if described.satisfaction:
        yield from ((f"satisfaction.questions.{n}", text) for n, text in enumerate(described.satisfaction.questions))
    for locale, keys in described.wording.items():
        for key, one in keys.items():
            yield from ((f"wording.{locale}.{key}", text) for text in (one.text, one.sms))
    for base, places in described.templates.items():
        yield from ((f"templates.{base}.{locale}", body) for locale, body in places.items())
    for place, means in enumerate(described.payment_means):
        if label := getattr(means, "label", None):
            yield f"payment_means.{place}.label", label


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    return f"{where}: {shape_fault(error)}."
