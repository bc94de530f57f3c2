"""The rule book tells what the code does: its figures are worked out again, and the tests that it names exist."""

import re

import pytest

from flows.negotiation.policy import faults, remarks
from tests.flows.negotiation.rule_book import PAGE, TABLE, TABLES, book, written
from tests.test_practices import exists

TEXT = PAGE.read_text("utf-8")
NAMES = [found["name"] for found in TABLE.finditer(TEXT)]
TESTS = re.findall(r"`(tests/[^`]+)`", TEXT)


def test_its_policy_is_without_fault_or_remark() -> None:
    """The policy that the book works with is one that an author may copy."""
    held = book(TEXT)

    assert ([], []) == (faults(held.text), remarks(held.text))


@pytest.mark.parametrize("name", TABLES)
def test_figures(name: str) -> None:
    """Each table holds what the code works out today; `make pictures` writes the answers anew."""
    tables = [{found["name"]: found.group() for found in TABLE.finditer(text)} for text in (written(TEXT), TEXT)]

    assert tables[0][name] == tables[1][name]


def test_every_table_is_worked_out_once() -> None:
    """No table is left without its figures, and none stands twice."""
    assert sorted(TABLES) == sorted(NAMES)
    assert TEXT.count("<!--") == len(NAMES)


def test_each_guarantee_names_a_test_that_exists() -> None:
    """A guarantee without a test that holds it is none."""
    promised = re.findall(r"^\| (P\d+) \|.*`tests/[^`]+` \|$", TEXT, re.MULTILINE)

    assert [f"P{number}" for number in range(1, 14)] == promised
    assert [] == [name for name in TESTS if not exists(name)]


@pytest.mark.parametrize("name", ["levels", "envelope"])
def test_a_wrong_figure_would_be_found(name: str) -> None:
    """The check itself sees a figure that somebody changed."""
    table = next(found.group() for found in TABLE.finditer(TEXT) if found["name"] == name)
    wrong = TEXT.replace(table, table.replace("600,000", "600,001").replace("all others", "others"))

    assert wrong != TEXT == written(wrong).replace("600,001", "600,000")
