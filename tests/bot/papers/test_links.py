"""Links to papers: short enough for an SMS, and good for nothing but their paper."""

from datetime import UTC, datetime

import pytest

from bot.papers.links import DOCUMENT_AGE, Links, Place
from bot.texts import load_wording
from flows.outcome import Lines, Say, Values
from flows.wording.sms import segments
from storage.errors import BadLink
from storage.vault import Vault

NOW = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)
LINKS = Links(Vault("the key of the tests, long enough to be one"), "https://acuerdos.elencanto.example")
WORDING = load_wording()


@pytest.mark.parametrize("locale", ["es-CL", "es-MX", "es-AR", "es-CR", "es-ES", "pt-BR", "en-GB"])
def test_two_segments(locale: str) -> None:
    """The terms by SMS take two segments, with the real link of a creditor with a long id and many agreements."""
    patience = Lines("plan-missed-both", ({"grace": 3, "missed": 2, "late": 15},))
    values: Values = {
        "missed": patience,
        "code": "4f07a19c",
        "link": LINKS.agreement("distribuidora-nopal", 1_234_567, NOW),
    }
    text = WORDING.render(Say("plan-terms", values), locale, "sms").body

    assert 2 >= segments(text)


def test_a_link_opens_its_paper() -> None:
    """What a link was made for is what it opens, up to its age."""
    token = LINKS.agreement("aguas-del-valle", 12, NOW).rpartition("/")[2]

    assert Place("aguas-del-valle", 12) == LINKS.read(token, NOW + DOCUMENT_AGE)


@pytest.mark.parametrize("payload", [{"creditor": "a", "client": "1"}, {"agreement": "a/"}, {"agreement": "a/x"}, {}])
def test_a_link_for_something_else(payload: dict[str, str]) -> None:
    """A token of ours that was made for something else opens no paper."""
    with pytest.raises(BadLink):
        LINKS.read(LINKS.vault.link_token(payload, NOW), NOW)
