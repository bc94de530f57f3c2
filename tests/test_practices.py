"""The page of practices has every row, and names only tests, transcripts and pages that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
CHAPTERS = {"0.": 18, "1.": 17, "2.": 20, "3.": 24, "4.": 21, "A": 15, "B": 14, "O": 24}
EXPECTED = [f"{chapter}{row}" for chapter, rows in CHAPTERS.items() for row in range(1, rows + 1)]
ROW = re.compile(r"^\| (?P<id>\d\.\d+|[ABO]\d+) \| (?P<what>.+) \| (?P<shown>.+) \|$")
LISTED = re.compile(r"`[^`]+`(?: · `[^`]+`)*")
ROWS = [match for line in (HERE / "docs/practices.md").read_text().splitlines() if (match := ROW.match(line))]
NAMED = [(row["id"], name) for row in ROWS for name in re.findall(r"`([^`]+)`", row["shown"])]


@cache
def defined_in(path: Path) -> frozenset[str]:
    """Return the tests that a file defines: `test_x` and `TestY::test_x`."""
    tree = ast.parse(path.read_text())
    plain = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    inside = {
        f"{group.name}::{node.name}"
        for group in tree.body
        if isinstance(group, ast.ClassDef)
        for node in group.body
        if isinstance(node, ast.FunctionDef)
    }
    machines = {  # Hypothesis runs a state machine under this name
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id[:4] == "Test"
    }
    return frozenset({name for name in plain | inside if name.split("::")[-1].startswith("test_")} | machines)


def exists(name: str) -> bool:
    """Say whether a test (`path::test_x`), a transcript or a page is there."""
    path, _, test = name.partition("::")
    shows = path.startswith(("tests/", "docs/")) or path == "README.md"
    return shows and (HERE / path).is_file() and (not test or test in defined_in(HERE / path))


def test_page_has_every_row_once_and_in_order() -> None:
    """A hundred practices, what users ask for, what none had and what keeps it running: none missing, none twice."""
    assert EXPECTED == [row["id"] for row in ROWS]


def test_each_row_names_what_shows_it_or_says_not_yet() -> None:
    """A cell holds names between backticks, or the words *not yet*, and nothing vaguer."""
    vague = [row["id"] for row in ROWS if row["shown"] != "*not yet*" and not LISTED.fullmatch(row["shown"])]

    assert [] == vague


def test_what_is_named_exists() -> None:
    """A renamed or removed test, transcript or page leaves no false claim behind."""
    assert [] == [f"{row}: {name}" for row, name in NAMED if not exists(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tests/test_practices.py::test_what_is_named_exists", True),
        ("tests/test_practices.py::test_that_was_never_written", False),
        ("tests/test_practices.py::defined_in", False),  # a helper shows nothing
        ("tests/nowhere.py::test_what_is_named_exists", False),
        ("docs/practices.md", True),
        ("docs/nowhere.md", False),
        ("pyproject.toml", False),  # neither a test nor a page
    ],
)
def test_a_name_is_looked_up(name: str, expected: bool) -> None:
    """The check itself tells what exists from what does not."""
    assert expected == exists(name)
