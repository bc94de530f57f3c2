"""Read the situations of practice from the files that ship."""

from functools import cache
from importlib.resources import files

import yaml

from flows.practice.book import Book, read_book

ENDING = ".yml"


@cache
def open_book() -> Book:
    """Return all situations and what they share; read once."""
    folder = files("flows.practice")
    kept = sorted(folder.joinpath("situations").iterdir(), key=lambda entry: entry.name)
    situations = {
        entry.name.removesuffix(ENDING): yaml.safe_load(entry.read_text("utf-8"))
        for entry in kept
        if entry.name.endswith(ENDING)
    }
    return read_book(yaml.safe_load(folder.joinpath("common.yml").read_text("utf-8")), situations)
