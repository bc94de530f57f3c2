"""Hold that no text asks a client why: some countries forbid it, and nobody needs to be asked."""

import re

import pytest

from bot.texts import load_wording
from flows.outcome import Say
from flows.wording.lint import fold, sentences
from tests.flows.wording.samples import LOCALES, renderings

WORDING = load_wording()
ASKS_WHY = re.compile(
    r"\bpor que\b(?! (?:medio|via|canal))|\ba que se debe\b"
    r"|\bcual(?:es)? (?:es|fue|era|son) (?:el motivo|la razon|la causa)|\bmotivos?\b"
    r"|\brazon(?:es)?\b|\bque (?:le|te) (?:paso|pasa|sucedio|ocurrio)\b|\bque (?:paso|sucedio|ocurrio)\b"
    r"|\bwhy\b|\bwhat (?:happened|is wrong|went wrong)\b|\breasons?\b"
    r"|\bo que (?:houve|aconteceu|ocorreu)\b|\bpor qual\b"
)
OURS = {key for key in WORDING.keys("es") if not key.startswith(("button-guess-", "case-", "staff-", "next-"))}


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_is_asked_why(locale: str) -> None:
    """In no country, Colombia first of all, does a question of ours ask for the reason of a difficulty."""
    asked = {
        key: sentence
        for key in sorted(OURS)
        for values in renderings(WORDING, key, locale)[:1]
        for channel in ("web", "sms")
        for sentence in sentences(WORDING.render(Say(key, values), locale, channel).body)
        if "?" in sentence and ASKS_WHY.search(fold(sentence))
    }

    assert {} == asked


@pytest.mark.parametrize(
    "question", ["¿Por qué no pudo pagar?", "¿Cuál es el motivo?", "¿Qué le pasó?", "Why is that?", "O que houve?"]
)
def test_such_questions_are_found(question: str) -> None:
    """The judge of this law finds the question in other words."""
    assert ASKS_WHY.search(fold(question))
