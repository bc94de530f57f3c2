"""The chat page's own words: the same in every language, and met in the visitor's."""

import pytest

from bot.languages import preferred
from bot.web.chat_words import WORDS


def test_every_language_has_every_word() -> None:
    """The page's own words have the same keys, and the same blanks, in all three languages."""
    blanks = {
        language: {key: sorted(part for part in ("{count}", "{max}", "{day}", "{creditor}") if part in text)
                   for key, text in rows.items()}
        for language, rows in WORDS.items()
    }  # fmt: skip

    assert {"es", "en", "pt"} == WORDS.keys()
    assert blanks["es"] == blanks["en"] == blanks["pt"]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("es-CL,es;q=0.9,en;q=0.8", "es"),
        ("pt-BR", "pt"),
        ("fr-FR,en;q=0.5", "en"),  # the first that we speak
        ("de", "es"),
        ("", "es"),
    ],
)
def test_stranger_is_met_in_their_language(accepted: str, expected: str) -> None:
    """Who comes with a link that says nothing is met in the language their browser asks for."""
    assert expected == preferred(accepted)
