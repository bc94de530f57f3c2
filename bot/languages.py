"""Choose the language of a page for whoever opens it, when all that is known of them is their browser."""

LANGUAGES = ("es", "en", "pt")  #: what the pages speak


def preferred(accept_language: str) -> str:
    """Return the first language of a browser's list that the pages speak; Spanish where there is none."""
    asked = (part.partition(";")[0].strip()[:2].lower() for part in accept_language.split(","))
    return next((language for language in asked if language in LANGUAGES), "es")
