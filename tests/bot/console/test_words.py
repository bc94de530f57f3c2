"""Hold the console's words: a word for everything it may have to show, and ready replies that may be sent."""

from pathlib import Path

import pytest
import yaml

from bot.console import words
from bot.console.canned import fill, load_canned
from bot.console.texts import judge
from flows.contact.ways import ROWS
from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.envelope import RULES
from flows.negotiation.rescue import LIMITS
from flows.wording.forbidden import PHRASES
from storage.schema import CaseStatus, MessageStatus

DOMAIN = Path(__file__).resolve().parents[3] / "nlu" / "domain.yml"
VALUES = {
    "client": "Marcela",
    "adviser": "Andrea Rojas",
    "case": "1000",
    "answer_by": "mañana a las 17:00",
    "balance": "$94.000",
    "creditor": "Aguas del Valle",
}
COUNTRIES = ("CL", "MX", "CO", "PE", "DO", "AR", "CR", "ES")


def test_every_intent() -> None:
    """Whatever the bot may read in a message has its words."""
    assert set(yaml.safe_load(DOMAIN.read_text("utf-8"))["intents"]) <= set(words.INTENTS)


@pytest.mark.parametrize(
    ("kinds", "table"),
    [
        (CaseStatus, words.STATUSES),
        (MessageStatus, words.MESSAGES),
        (AgreementStatus, words.AGREEMENTS),
        (InstalmentStatus, words.INSTALMENTS),
        ((*RULES, *LIMITS), words.RULES),
    ],
)
def test_every_state(kinds: list[str], table: dict[str, str]) -> None:
    """Whatever a case, a message, an agreement, an instalment may be, and every rule of a policy, has its words."""
    assert {str(kind) for kind in kinds} == set(table)


def test_every_refusal() -> None:
    """Whatever forbids a message on its way, whatever the country, has words of its own."""
    assert words.DECISIONS.keys() >= {row.rule.removeprefix("provider.") for row in ROWS}


def test_every_fault() -> None:
    """Every fault that the lint finds by phrases is either refused or advised against."""
    assert set(PHRASES["es"]) <= words.FORBIDDEN.keys() | words.ADVICE.keys()


@pytest.mark.parametrize("locale", [*(f"es-{country}" for country in COUNTRIES), "en-GB", "pt-BR"])
@pytest.mark.parametrize("by", ["mañana a las 17:00", "el viernes 13 de marzo a las 4 p. m."])
def test_canned_replies_may_be_sent(locale: str, by: str) -> None:
    """A ready reply has no blank left open, ends once, and is refused nowhere; in Spanish it fits every address."""
    for one in fill(locale[:2], {**VALUES, "answer_by": by}):
        assert "{" not in one.text
        assert ".." not in one.text
        assert ((), ()) == (judge(one.text, locale, ()).refused, judge(one.text, locale, ()).advice), one.key


def test_canned_keys() -> None:
    """The word behind the slash is one, and tells one reply from another."""
    for language in ("es", "en", "pt"):
        keys = [one.key for one in load_canned(language)]
        assert len(set(keys)) == len(keys)
        assert all(key.isalnum() for key in keys)
