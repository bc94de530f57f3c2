"""Fill every text of the house with the worst values, once for all tests."""

from functools import cache

from flows.outcome import Choice, Say, Value
from flows.wording.samples import WORDS, samples
from flows.wording.wording import Wording

__all__ = ["LOCALES", "WORDS", "button_titles", "renderings"]
LOCALES = (
    "es-CL", "es-MX", "es-CO", "es-PE", "es-DO", "es-AR", "es-CR", "es-ES", "es", "en-US", "en-GB", "en", "pt-BR", "pt",
)  # fmt: skip


@cache
def renderings(wording: Wording, key: str, locale: str) -> tuple[dict[str, Value], ...]:
    """Return the sets of values that a text is tried with; they are made once for all tests, and left as they are."""
    return samples(wording, key, locale)


def button_titles(wording: Wording, locale: str) -> set[str]:
    """Return the titles of all quick replies as they are shown, with every set of values."""
    return {
        wording.render(Say(key, values, (Choice("x", key, values),)), locale).buttons[0].title
        for key in wording.keys("es")
        if key.startswith("button-")
        for values in renderings(wording, key, locale)
    }
