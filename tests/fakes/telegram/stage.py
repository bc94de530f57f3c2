"""Name what methods work on, and what a method is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.pace import Pace
from tests.fakes.telegram.places import Places
from tests.fakes.telegram.post import Post
from tests.fakes.telegram.refusal import JSON


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    kind: str
    content: bytes


@dataclass(slots=True)
class Stage:
    """What methods work on."""

    places: Places
    post: Post
    pace: Pace


Method = Callable[[Stage, JSON, Mapping[str, Upload]], Any]
"""Does a call with its parameters and files, and returns the result; raises `Refusal`."""
