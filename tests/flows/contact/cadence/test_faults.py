"""Hold that a cadence's file is refused with all its faults, each with its line and its remedy."""

from pathlib import Path

import pytest

from flows.contact.cadence.faults import faults, load_cadence
from flows.contact.errors import BadCadence
from tests.flows.contact.cadence.accounts import DEFAULT

HEAD = 'version: "1"\nrows:\n'


def test_default() -> None:
    """The cadence that ships has no fault."""
    assert [] == faults(DEFAULT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the file is empty: write its version and its rows."),
        ("rows: [", "line 1: a bracket or brace is never closed: close it."),
        ("rows:\n  - {kind: due}", "line 1: version is missing: add it."),
        ('version: "1"', "line 1: rows is missing: add it."),
        ('version: "1"\nrows: []', "line 2: rows is empty: write at least one row."),
        ('version: "1"\nrows: due', "line 2: rows is not a list: write its rows below it, each after a dash."),
        (HEAD + "  - {kind: sometimes}", "line 3: rows[0].kind is not known: write"),
        (HEAD + '  - {kind: after_due, day: "3"}', "line 3: rows[0].day is not a whole number: write digits"),
        (HEAD + "  - {kind: after_due, day: 0}", "line 3: rows[0].day is 0, no day of after_due: write 1 to 365."),
        (HEAD + "  - {kind: due, day: 1}", "line 3: rows[0].day is 1, no day of due: write 0, or leave it out."),
        (HEAD + "  - {kind: before_due, day: 5}", "line 3: rows[0].day is 5, no day of before_due: write -30 to -1."),
        (HEAD + "  - {kind: due, voice: help}", "line 3: rows[0].voice is help, no voice of due: write kind or plain."),
        (HEAD + "  - {kind: after_due, day: 3, voice: loud}", "line 3: rows[0].voice is not known: write"),
        (HEAD + "  - {kind: after_due, day: 3, every: 2}", "line 3: rows[0].every is too small: write at least 7."),
        (
            HEAD + "  - {kind: after_due, day: 3, every: 7}\n  - {kind: after_due, day: 5}",
            "line 3: rows[0].every: only the last row of after_due can repeat: remove it.",
        ),
        (
            HEAD + "  - {kind: due}\n  - {kind: due, day: 0}",
            "line 4: rows[1] is due on day 0 once more: keep one of them.",
        ),
        (HEAD + "  - {kind: due}\ngap_days: 0", "line 4: gap_days is too small: write at least 1."),
        (HEAD + "  - {kind: due}\ncolour: blue", "line 4: colour is no key here: correct its spelling, or remove it."),
        (
            HEAD + "  - {kind: due}\nsegments:\n  shops:\n    - {kind: missed, day: 0}",
            "line 6: segments.shops[0].day is 0, no day of missed: write 1 to 60.",
        ),
    ],
)
def test_named(text: str, said: str) -> None:
    """Each fault stands on its line, with what to write instead."""
    found = faults(text)

    assert 1 == len(found)
    assert str(found[0]).startswith(said)


def test_all_at_once() -> None:
    """All faults are told at once, in the order of the file; such a file is not read."""
    text = HEAD + "  - {kind: due, day: 3}\n  - {kind: missed, day: 0, every: 9}"

    assert [3, 4, 4] == [fault.line for fault in faults(text)]
    with pytest.raises(BadCadence) as told:
        load_cadence(text)
    assert 3 == len(told.value.faults)


def test_documented() -> None:
    """The cadence on the page is valid, and its rows are those that ship."""
    page = (Path(__file__).parents[4] / "docs" / "cadence.md").read_text(encoding="utf-8")
    shown = load_cadence(page.split("```yaml\n")[1].split("```")[0])

    assert load_cadence(DEFAULT.read_text(encoding="utf-8")).rows == shown.rows
