"""What we write first keeps its rules wherever it is read: in each language, country, channel and voice."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from bot.packs import load_packs
from bot.texts import load_templates, load_wording
from flows.contact.sayings import NAME_MAX, text_keys
from flows.contact.words import heard
from flows.negotiation.money import Money
from flows.outcome import Say, Value
from flows.wording import figures
from flows.wording.figures import PURSES
from flows.wording.lint import SEGMENTS_MAX, faults, length_faults, sentences
from flows.wording.sms import segments
from flows.wording.template_faults import CATEGORY
from tests.flows.wording.samples import LOCALES, WORDS, renderings

WORDING = load_wording()
CATALOGUE = load_templates(WORDING)
PACKS = load_packs()
OPENING = "contact-opening"
CONTACTS = text_keys()
THANKS = (
    "payment-received",
    "payment-received-next",
    "payment-received-part",
    "payment-received-all",
    "payment-received-over",
    "payment-received-noted",
)
QUIET = (OPENING, *CONTACTS)  #: of which none may tell an amount
ALL = (*QUIET, *THANKS)
HOME = {"BR": "pt", "GB": "en", "US": "en"}
PLACES = sorted(
    {f"{language}-{at}" for at in PACKS.by_country for language in {HOME.get(at, "es"), "en"}} | set(LOCALES)
)
CHANNELS = ("whatsapp", "sms")  # Telegram and the web take the text of WhatsApp
MACHINE = {"es": "automático", "en": "automated", "pt": "automático"}
STOP = {"es": "BAJA", "en": "STOP", "pt": "SAIR"}
PERSON = {"es": "«persona»", "en": '"person"', "pt": "«pessoa»"}
AMOUNT = re.compile(r"[$€£₡₲%]|\d[.,]\d|\b(?:USD|CLP|MXN)\b")
OWED = re.compile(
    r"pag[ao]|debe|deuda|saldo|factura|vence|atras|pendiente|owe|pay|bill|due|debt|balance|dívida|fatura|venc|aberto",
    re.IGNORECASE,
)
SENTENCE_MAX = 30  #: words of the longest sentence, with the longest names and days
LONG = "m" * NAME_MAX
ANOTHER_YEAR = date(2025, 1, 1)


@cache
def texts(key: str, locale: str, channel: str) -> tuple[tuple[Mapping[str, Value], str], ...]:
    """Return a text as it is read with each set of worst values, days with their year."""
    near = locale if locale in LOCALES else locale.partition("-")[0]
    told = [
        {name: at_home(value, locale) for name, value in values.items()} for values in renderings(WORDING, key, near)
    ]
    return tuple((values, WORDING.render(Say(key, values), locale, channel, ANOTHER_YEAR).body) for values in told)


def at_home(value: Value, locale: str) -> Value:
    """Return an amount in the currency of the place."""
    purse = PURSES.get(locale.partition("-")[2])
    return Money(value.minor, purse.currency) if isinstance(value, Money) and purse else value


def bodies(key: str, locale: str, channel: str) -> list[str]:
    """Return the words of these texts."""
    return [body for _, body in texts(key, locale, channel)]


matrix = pytest.mark.parametrize(("locale", "channel"), [(at, on) for at in PLACES for on in CHANNELS])


@matrix
def test_every_contact_says_who_writes(locale: str, channel: str) -> None:
    """The creditor is named, and that a machine writes for it."""
    for key in ALL:
        for body in bodies(key, locale, channel):
            assert WORDS["creditor"] in body
            assert MACHINE[locale[:2]] in body.lower()


@matrix
def test_every_contact_can_be_stopped(locale: str, channel: str) -> None:
    """It says the word of its language that ends all messages, which is one; and the word that calls a person."""
    word = STOP[locale[:2]]
    assert "stop" == heard(word)
    for key in ALL:
        for body in bodies(key, locale, channel):
            assert (1, 1) == (body.count(word), body.count(PERSON[locale[:2]]))


@matrix
def test_no_contact_tells_an_amount(locale: str, channel: str) -> None:
    """A figure is told in the conversation, once the client has shown who they are."""
    assert [] == [body for key in QUIET for body in bodies(key, locale, channel) if AMOUNT.search(body)]


@matrix
def test_a_reminder_names_its_bill_and_day(locale: str, channel: str) -> None:
    """What is meant is clear without an amount: the bill by its name, and its day as the country writes it."""
    write = figures.short if channel == "sms" else figures.day
    for key in CONTACTS:
        for values, body in texts(key, locale, channel):
            assert str(values.get("what", "")) in body
            on = values.get("on")
            assert not isinstance(on, date) or write(on, locale, ANOTHER_YEAR) in body


@matrix
def test_no_contact_has_a_fault(locale: str, channel: str) -> None:
    """Each keeps the rules of the voice in every country, within its channel's length."""
    found = {
        (key, fault)
        for key in ALL
        for body in bodies(key, locale, channel)
        for fault in (*faults(body, locale), *length_faults(body, channel))
    }
    assert set() == found


@pytest.mark.parametrize("locale", PLACES)
def test_two_segments_with_the_longest_names(locale: str) -> None:
    """By SMS it takes two messages at most, with as long a creditor and bill as fit a template."""
    for key in ALL:
        for values, _ in texts(key, locale, "sms"):
            worst = {**values, "creditor": LONG, **({"what": LONG} if "what" in values else {})}
            body = WORDING.render(Say(key, worst), locale, "sms", ANOTHER_YEAR).body
            assert segments(body) <= SEGMENTS_MAX


@pytest.mark.parametrize("locale", PLACES)
def test_sentences_are_short(locale: str) -> None:
    """Nobody needs to read a sentence twice."""
    said = [one for key in ALL for body in bodies(key, locale, "whatsapp") for one in sentences(body)]
    assert [] == [one for one in said if len(one.split()) > SENTENCE_MAX]


@pytest.mark.parametrize("locale", PLACES)
def test_only_the_opening_asks(locale: str) -> None:
    """A reminder puts no question: it asks nothing of whom it reaches, and above all no reason."""
    assert [] == [key for key in CONTACTS for body in bodies(key, locale, "whatsapp") if "?" in body]
    assert [] == [body for body in bodies(OPENING, locale, "whatsapp") if body.count("?") != 1]


@pytest.mark.parametrize("locale", PLACES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_nobody_is_invited_to_explain(locale: str, channel: str) -> None:
    """Colombia forbids to ask why: what did not go well is answered with another date, not with a story."""
    telling = re.compile(r"cuénteme|contame|cuéntame|tell me|me conte|explique|explicá|explain", re.IGNORECASE)
    assert [] == [body for key in ALL for body in bodies(key, locale, channel) if telling.search(body)]


@pytest.mark.parametrize("locale", PLACES)
def test_the_opening_and_the_nudge_tell_a_stranger_nothing(locale: str) -> None:
    """To an address that was never verified nothing is said of a bill; nor of what a talk was about."""
    told = [body for key in (OPENING, "nudge-silence") for on in CHANNELS for body in bodies(key, locale, on)]
    assert [] == [body for body in told if OWED.search(body)]
    assert {"creditor", "tail"} == WORDING.blanks(OPENING, locale)
    assert {"creditor"} == WORDING.blanks("nudge-silence", locale)


@pytest.mark.parametrize("locale", PLACES)
def test_a_locked_screen_shows_who_writes_first(locale: str) -> None:
    """What a screen shows of a message before it is opened is a greeting, who writes and that it is a machine."""
    for key in CONTACTS:
        for values, body in texts(key, locale, "whatsapp"):
            first = body.index(WORDS["creditor"])
            assert "what" not in values or first < body.index(str(values["what"]))
            assert not OWED.search(body[:first])


@pytest.mark.parametrize("key", ALL)
def test_every_contact_has_a_template(key: str) -> None:
    """Outside the window each leaves as a template for utility, in every country."""
    found = [CATALOGUE.choose(key, locale) for locale in PLACES]
    assert {CATEGORY} == {template.category if template else "" for template in found}
