"""What import contracts cannot see: flows reads no clock and no file, and the sources keep their words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "nlu", "flows", "storage")

# Names that read a clock, a file, chance or the outside, however they were imported.
IMPURE_CALLS = {"open", "input", "print", "exec", "eval", "breakpoint"}
IMPURE_METHODS = {
    "now": {"datetime"},
    "today": {"date", "datetime"},
    "utcnow": {"datetime"},
    "time": {"time"},
    "monotonic": {"time"},
    "sleep": {"time"},
    "uuid4": {"uuid"},
    "uuid1": {"uuid"},
    "getenv": {"os"},
    "environ": {"os"},
}
READS = {"read_text", "read_bytes", "write_text", "write_bytes"}
IMPURE_MODULES = {"random", "secrets", "time", "logging", "asyncio", "threading", "socket", "subprocess", "os", "io"}

# Words for a client that stand nowhere but where they are forbidden or must be understood.
BLAME = re.compile(r"\b(deudor(a|es|as)?|moros[oa]s?|incobrables?)\b", re.IGNORECASE)
MAY_BLAME = re.compile(r"flows/wording/forbidden\.py|nlu/grammar/.*|nlu/.*\.yml")
TEXTS = {".py", ".yml", ".yaml", ".ftl", ".html", ".js", ".css", ".sql", ".md", ".toml", ""}

# A folder of somebody's machine: paths of the system itself (/usr, /tmp, /etc …) are everyone's.
MACHINE = re.compile(r"(?<![\w.:/}\])-])/(home|Users|work|farm|workspace)/[A-Za-z]")


def faults_of(source: str) -> Iterator[str]:
    """Yield what a source does that a decision must not, with its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                yield f"{node.lineno}: {name}"
            case ast.Attribute(attr=name, value=ast.Name(id=owner)) if owner in IMPURE_METHODS.get(name, ()):
                yield f"{node.lineno}: {owner}.{name}"
            case ast.Attribute(attr=name, value=ast.Attribute(attr=owner)) if owner in IMPURE_METHODS.get(name, ()):
                yield f"{node.lineno}: {owner}.{name}"
            case ast.Attribute(attr=name) if name in READS:
                yield f"{node.lineno}: {name}"
            case ast.Import(names=names):
                yield from (f"{node.lineno}: {it.name}" for it in names if it.name.split(".")[0] in IMPURE_MODULES)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in IMPURE_MODULES:
                yield f"{node.lineno}: {module}"


def sources(*rooms: str) -> list[Path]:
    """Return the text files of some folders, without what is vendored or made."""
    return [
        path
        for room in rooms
        for path in sorted((HERE / room).rglob("*"))
        if path.is_file() and path.suffix in TEXTS and not {"__pycache__", "vendor", "model"} & set(path.parts)
    ]


def named(path: Path) -> str:
    """Return a path as it is written in the project."""
    return path.relative_to(HERE).as_posix()


def test_flows_reads_no_clock_no_file_and_no_chance() -> None:
    """A decision is the same for the same conversation, turn and facts, today and in ten years."""
    found = [
        f"{named(path)}:{fault}"
        for path in sources("flows")
        if path.suffix == ".py"
        for fault in faults_of(path.read_text())
    ]

    assert [] == found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from datetime import datetime\nstart = datetime.now(zone)", ["2: datetime.now"]),
        ("import datetime\nday = datetime.date.today()", ["2: date.today"]),
        ("text = open('a').read()", ["1: open"]),
        ("text = Path('a').read_text()", ["1: read_text"]),
        ("from random import choice", ["1: random"]),
        ("import time", ["1: time"]),
        ("late = facts.now > due and calendar.today", []),  # values that were handed in
    ],
)
def test_impure_sources_are_recognised(source: str, expected: list[str]) -> None:
    """The check itself finds what it forbids, and lets values pass that bear the same names."""
    assert expected == list(faults_of(source))


def test_no_source_blames_a_client() -> None:
    """The words that blame stand only where they are forbidden, or understood when others write them."""
    found = [
        f"{named(path)}:{number}"
        for path in sources(*ROOMS)
        if not MAY_BLAME.fullmatch(named(path))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if BLAME.search(line)
    ]

    assert [] == found


def test_no_file_names_a_folder_of_one_machine() -> None:
    """A clone works anywhere: nothing points into the home of whoever wrote it."""
    top = [path for path in HERE.iterdir() if path.is_file() and path.suffix in {".md", ".toml", ".yml", ".yaml", ""}]
    found = [
        f"{named(path)}:{number}"
        for path in [*sources(*ROOMS, "tests", "docs", ".ci"), *sorted(top)]
        if path.name not in {".env", ".git"}
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if MACHINE.search(line)
    ]

    assert [] == found
