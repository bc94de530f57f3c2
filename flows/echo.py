"""Know a machine that answers our answers: the same words, again and again, each at once.

Nothing would end such a talk of two machines but the provider, who stops it at thirty (Twilio, error 14107).
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

KEY = "echo"  #: where a conversation remembers what was said last, and how often in a row
AT_ONCE = timedelta(seconds=30)
TIMES_MAX = 30

Echo = Mapping[str, str | int]


def hear(before: Echo | None, text: str, pause: timedelta | None) -> Echo:
    """Return what is remembered of a text that came so long after the one before: what it was, never its words."""
    words = " ".join(text.casefold().split())
    name = hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""
    is_again = before is not None and name != "" and name == before["name"] and pause is not None and pause <= AT_ONCE
    return {"name": name, "times": int(before["times"]) + 1 if before and is_again else 1}


def is_machine(echo: Echo) -> bool:
    """Say whether no person would have written this so often."""
    return int(echo["times"]) > TIMES_MAX


def is_found_out(echo: Echo) -> bool:
    """Say whether a machine is known for one from this message on."""
    return int(echo["times"]) == TIMES_MAX + 1
