"""Read what the demonstration tells of: the stories it introduces, and the sheets that clients are invented from."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def stories() -> tuple[Mapping[str, Any], ...]:
    """Return the clients whom the demonstration introduces, as their file tells of them."""
    return tuple(sheet("stories"))


def story_of(creditor: str, client: str) -> Mapping[str, Any]:
    """Return the story of a client; an empty one where none is told."""
    return next((row for row in stories() if (row["creditor"], row["id"]) == (creditor, client)), {})


def groups() -> dict[str, list[Mapping[str, Any]]]:
    """Return the stories by their creditor's name, in the order of the file."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in stories():
        found.setdefault(row["company"], []).append(row)
    return found


@cache
def sheet(name: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Return one of the demonstration's files: stories, trades, names or matters."""
    return yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
