"""The documents tell the truth about what is there."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from docs import pictures, policy_schema, practice_page, reports_page, settings_page

HERE = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text())
MAKEFILE = (HERE / "Makefile").read_text()
PAGES = [*sorted(HERE.glob("*.md")), *sorted((HERE / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def test_each_dependency_has_its_reason() -> None:
    """A dependency and its row in the decision record come and go together."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"], *chain(*extras)]
    expected = sorted(match.group().lower() for name in asked if (match := NAME.match(name)))
    record = (HERE / "docs/decisions/15-dependencies.md").read_text()
    listed = re.findall(r"^\| ([a-z][a-z0-9._-]+) \| \S", record, re.MULTILINE)

    assert expected == sorted(listed)


def test_each_command_of_make_says_what_it_does() -> None:
    """A comment stands above every target that is meant for people."""
    targets = MAKEFILE.split(".PHONY:")[1].splitlines()[0].split()
    silent = [name for name in targets if not re.search(rf"^# .+\n{name}:", MAKEFILE, re.MULTILINE)]

    assert [] == silent


def test_links_between_pages_lead_somewhere() -> None:
    """A page that moves takes its links along."""
    broken = [
        f"{page.relative_to(HERE)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]

    assert [] == broken


def test_decision_records_are_numbered_without_gaps() -> None:
    """Records are found by number, and each opens with it."""
    records = sorted((HERE / "docs/decisions").glob("[0-9]*.md"))
    numbers = [
        (int(record.name[:2]), record.read_text().startswith(f"# {int(record.name[:2])}. ")) for record in records
    ]

    assert [(number, True) for number in range(1, len(records) + 1)] == numbers


def test_every_exclusion_of_a_rule_has_a_reason() -> None:
    """Every rule of style is on; one that is off says why in a few words."""
    lint = (HERE / "pyproject.toml").read_text().split("[tool.ruff.lint]")[1].split("[tool.ruff.lint.pydocstyle]")[0]
    unreasoned = [line.strip() for line in lint.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line) and "# " not in line]

    assert [] == unreasoned


def test_pictures_are_those_of_the_tables() -> None:
    """The page of dialogues is what `make pictures` draws from the tables of today."""
    assert pictures.page() == pictures.PAGE.read_text()


def test_settings_are_those_of_the_table() -> None:
    """Every setting stands on its page with its default, and nothing else does; `make pictures` writes it anew."""
    assert settings_page.page() == settings_page.PAGE.read_text()


def test_figures_are_those_of_the_reports() -> None:
    """Every figure of the reports stands on its page as readers are told it; `make pictures` writes it anew."""
    assert reports_page.page() == reports_page.PAGE.read_text()


def test_rubrics_are_those_of_practice() -> None:
    """What practice wins and costs stands on its page; `make pictures` writes it anew."""
    assert practice_page.page() == practice_page.PAGE.read_text()


def test_schema_is_that_of_the_keys() -> None:
    """The schema that editors read is made of the keys that a policy may have; `make pictures` writes it anew."""
    assert policy_schema.page() == policy_schema.PAGE.read_text()
