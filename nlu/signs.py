"""Recognise what a client volunteers beside the matter: what happened, what they want to keep, another way, anger."""

from nlu.reading import Signs


def signs_of(text: str, language: str) -> Signs:  # noqa: ARG001 - the words of each language follow
    """Return what a message volunteers, in any case of letters and without accents; codes or None."""
    return Signs()
