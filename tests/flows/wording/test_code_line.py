"""The code by which a contact can be checked fits wherever it has to stand."""

from datetime import date

import pytest

from bot.texts import load_templates, load_wording
from flows.contact.sayings import text_keys
from flows.outcome import Say
from flows.proof import BLANKS, with_line
from flows.wording.lint import length_faults
from tests.flows.wording.samples import LOCALES, WORDS, renderings

WORDING = load_wording()
CATALOGUE = load_templates(WORDING)
CONTACTS = ("contact-opening", *text_keys())
ANOTHER_YEAR = date(2025, 1, 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_template_of_a_contact_carries_it(locale: str) -> None:
    """What opens a closed window says how it can be checked, whatever language it is in."""
    chosen = {key: CATALOGUE.choose(key, locale) for key in CONTACTS}
    carried = {key: BLANKS & {blank.value for blank in one.blanks} for key, one in chosen.items() if one}

    assert dict.fromkeys(CONTACTS, BLANKS) == carried


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
@pytest.mark.parametrize("locale", LOCALES)
def test_it_has_room(locale: str, channel: str) -> None:
    """With its code and the worst values a contact is no longer than any text may be."""
    line = WORDING.word("code-line", locale, {name: str(WORDS[name]) for name in BLANKS})
    told = {
        key: with_line(
            WORDING.render(Say(key, values), locale, channel, ANOTHER_YEAR).body, line, short=channel == "sms"
        )
        for key in CONTACTS
        for values in renderings(WORDING, key, locale)
    }

    assert {} == {key: found for key, body in told.items() if (found := length_faults(body, channel))}
