"""Write a message as it leaves by SMS: its quick replies below it, in the alphabet that costs less."""

from flows.wording.choices import Choices, listed
from flows.wording.sms import Encoding, Size, fold, measure, segments

__all__ = ["Encoding", "Size", "compose", "fold", "leaving", "measure", "segments"]


def compose(text: str, choices: Choices = (), locale: str = "es") -> str:
    """Return a text with its quick replies as lines that are answered by number or by words."""
    return listed(text, choices, locale)


def leaving(text: str, choices: Choices = (), locale: str = "es") -> str:
    """Return a message as it leaves: composed, and written plainer only where that saves segments."""
    return fold(compose(text, choices, locale))
