"""Open the understanding that the product reads with, once in a process."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from nlu.understand import Understanding


@lru_cache(maxsize=2)
def open_ears(model: Path, learning: Callable[[], None] = lambda: None) -> Understanding:
    """Return the understanding whose model is in a folder; `learning` is told where it has to be trained first."""
    return Understanding(model, learning)
