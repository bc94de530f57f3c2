"""Every text, in every language, for every country, filled with the worst values, keeps the rules of the voice."""

import re

import pytest

from bot.texts import load_wording, read_sources
from flows.outcome import Say
from flows.wording.lint import button_faults, faults, length_faults, news_faults
from tests.flows.wording.samples import LOCALES, button_titles, renderings

SOURCES = read_sources()
WORDING = load_wording()
KEYS = sorted(WORDING.keys("es"))
LANGUAGES = ("es", "en", "pt")
BUTTONS = [key for key in KEYS if key.startswith("button-")]
MESSAGES = [key for key in KEYS if key not in BUTTONS]
NEWS = re.findall(r"^# Answers bad news\n([\w-]+) =", SOURCES["es"], re.MULTILINE)
#: A country's law wants these words said, and says which; they deny the threat that they name, and take the room.
LAW = {key for key in KEYS if key.startswith("law-first-")}
LAW_WORDS_MAX = 90
STAFF = ("case-kind-", "case-summary", "next-", "staff-")  #: read by advisers, not by clients


def judged(key: str, locale: str, channel: str) -> set[str]:
    """Return the faults of every rendering of a text on a channel."""
    texts = [WORDING.render(Say(key, values), locale, channel).body for values in renderings(WORDING, key, locale)]
    found = {f"{fault} — {text}" for text in texts for fault in (*faults(text, locale), *length_faults(text, channel))}
    if key not in LAW:
        return found
    return {fault for fault in found if not fault.startswith(("threatens", "has ")) or words(fault) > LAW_WORDS_MAX}


def words(fault: str) -> int:
    """Return how many words a text is said to have."""
    counted = re.match(r"has (\d+) words", fault)
    return int(counted.group(1)) if counted else 0


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("channel", ["web", "sms"])  # WhatsApp and Telegram take the text of the web
def test_no_rendering_has_a_fault(locale: str, channel: str) -> None:
    """No text accuses, threatens, rushes, misaddresses, shouts, asks twice or is too long for its channel."""
    found = {key: told for key in MESSAGES if (told := judged(key, locale, channel))}
    assert {} == found


@pytest.mark.parametrize("locale", LOCALES)
def test_bad_news_is_acknowledged_first(locale: str) -> None:
    """An answer to bad news opens with words, and its figures come after."""
    assert NEWS
    texts = {
        key: WORDING.render(Say(key, values), locale, channel).body
        for key in NEWS
        for channel in ("web", "sms")
        for values in renderings(WORDING, key, locale)
    }
    assert {} == {key: found for key, text in texts.items() if (found := news_faults(text))}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_button_fits(locale: str) -> None:
    """Each quick reply has at most twenty characters and is clean, with any amount and any slot."""
    titles = button_titles(WORDING, locale)
    assert {} == {title: found for title in titles if (found := [*faults(title, locale), *button_faults([title])])}


@pytest.mark.parametrize("locale", LOCALES)
def test_one_question_per_message(locale: str) -> None:
    """What a message asks in one language it asks in the others: the answer's reading does not depend on it."""
    told = {key: [WORDING.render(Say(key, values), at).body for at in ("es", locale)
                  for values in renderings(WORDING, key, "es")[:1]] for key in MESSAGES}  # fmt: skip
    assert [] == [key for key, (spanish, other) in told.items() if ("?" in spanish) != ("?" in other)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_every_language(language: str) -> None:
    """Each language holds the same texts with the same blanks."""
    assert KEYS == sorted(WORDING.keys(language))
    mismatched = [key for key in KEYS if WORDING.blanks(key, language) != WORDING.blanks(key, "es")]
    assert [] == mismatched


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_country_only_overrides(name: str) -> None:
    """A country's file holds no text that its language lacks, each once and with the same blanks."""
    language = name.partition("-")[0]
    own = re.findall(r"^([a-z][\w-]*) =", SOURCES[name], re.MULTILINE)
    assert [] == [key for key in own if key not in WORDING.keys(language)]
    assert [] == [key for key in own if WORDING.blanks(key, name) != WORDING.blanks(key, language)]
    assert len(own) == len(set(own))


def test_argentina_says_anew_what_speaks_to_the_client() -> None:
    """A text that Argentina takes from the others holds no verb that could be meant for usted."""
    for_usted = re.compile(
        r"\b(puede|podría|quiere|quisiera|tiene|prefiere|propone|sabe|siente|recibirá|escriba|responda|llame|busque|quiera)\b"
    )
    own = set(re.findall(r"^([a-z][\w-]*) =", SOURCES["es-AR"], re.MULTILINE))
    shared = {
        (key, channel): WORDING.render(Say(key, values), "es-AR", channel).body
        for key in MESSAGES
        if key not in own and not key.startswith(STAFF)
        for channel in ("web", "sms")
        for values in renderings(WORDING, key, "es-AR")
    }
    assert {} == {key: text for key, text in shared.items() if for_usted.search(text)}


@pytest.mark.parametrize("key", ["identify-opening", "identify-no-fact", "identify-locked", "help-what-for"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_machine_says_that_it_is_one(key: str, locale: str) -> None:
    """Whoever is greeted for the first time is told that a machine writes."""
    automatic = {"es": "automático", "en": "automated", "pt": "automático"}[locale.partition("-")[0]]
    for channel in ("web", "sms"):
        for values in renderings(WORDING, key, locale):
            assert automatic in WORDING.render(Say(key, values), locale, channel).body.lower()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stranger_is_told_nothing(locale: str) -> None:
    """What is said before the client is verified names no debt, bill, payment, amount or date of one."""
    owed = re.compile(
        r"pag[ao]|debe|saldo|factura|vence|atras|owe|pay|bill|due|balance|dívida|fatura|\$|€|£|₡", re.IGNORECASE
    )
    keys = [key for key in KEYS if key.startswith(("identify-", "wrong-person"))]
    told = {
        key: WORDING.render(Say(key, values), locale).body
        for key in keys
        for values in renderings(WORDING, key, locale)
    }
    assert {} == {key: text for key, text in told.items() if owed.search(text)}


def test_the_loader_reads_every_language() -> None:
    """The program ships every language and country it promises."""
    expected = {
        "es",
        "es-CL",
        "es-MX",
        "es-CO",
        "es-PE",
        "es-DO",
        "es-AR",
        "es-CR",
        "es-ES",
        "en",
        "en-US",
        "pt",
        "pt-BR",
    }
    assert expected <= SOURCES.keys()
