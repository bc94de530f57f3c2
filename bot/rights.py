"""Read the rights over personal data that ship with the program."""

from functools import cache
from importlib.resources import files

from flows.rights.book import Book, read_book


@cache
def load_rights() -> Book:
    """Return the rights of every country that is known, read once in a process."""
    return read_book((files("flows.rights") / "countries.yml").read_text("utf-8"))
