"""Say how often work that failed is tried again, and when."""

from datetime import timedelta

TRIES_MAX = 8  #: after these a person must look
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)


def wait(tries: int) -> timedelta:
    """Return how long to wait after so many failures: 2 s, 4 s, 8 s … at most 10 minutes."""
    doubled: int = 2 ** min(tries - 1, 16)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)
