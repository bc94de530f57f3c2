"""Hold that the page of threats names only code and tests that exist, and for each threat both."""

import re

from tests.bot.services import HERE
from tests.test_practices import exists

PAGE = (HERE / "docs/operations/threats.md").read_text()
ROW = re.compile(r"^\| (?P<tries>.+) \| .+ \| (?P<code>`.+`) \| (?P<shown>`.+`) \|$", re.MULTILINE)
ROWS = [
    (row["tries"], re.findall(r"`([^`]+)`", row["code"]), re.findall(r"`([^`]+)`", row["shown"]))
    for row in ROW.finditer(PAGE)
]
TABLES = re.findall(r"^\| tries to \|.+\n\|[- |]+\n((?:\|.+\n)+)", PAGE, re.MULTILINE)


def test_each_threat_names_code_and_test() -> None:
    """No row of a table of threats is without both; each kind of attacker says what stays open."""
    assert sum(table.count("\n") for table in TABLES) == len(ROWS)
    assert len(TABLES) == PAGE.count("\n**Open.** ")


def test_what_is_named_exists() -> None:
    """A file that moves or a test that is renamed leaves no false claim behind."""
    gone = [f"{tries}: {name}" for tries, code, _ in ROWS for name in code if not (HERE / name).is_file()]
    unshown = [f"{tries}: {name}" for tries, _, shown in ROWS for name in shown if "::" not in name or not exists(name)]

    assert ([], []) == (gone, unshown)
