"""A value changed in a text that people wrote is changed alone: all else is read as before, and comments stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lined_yaml import parse
from flows.yaml_edit import put

TEXT = """
# who may agree to what
policy: andina   # its name
version: "2026-01-01"
levels:
  - name: long  # the first
    when: {days_overdue_at_least: 180}
    bot:
      # the usual
      term_days_max: 365
      payments_max: 12   # a year
      settlements:
        - discount_percent: 20
          within_days: 5
    staff: {term_days_max: 540, payments_max: 18}
  - bot: {term_days_max: 180, payments_max: 6}
rescue: {days_max: 14}
"""
PLACES = [
    ("version",),
    ("offer_valid_hours",),
    ("levels", 0, "bot", "term_days_max"),
    ("levels", 0, "bot", "payment_min"),
    ("levels", 0, "bot", "settlements", 0, "within_days"),
    ("levels", 0, "bot", "settlements"),
    ("levels", 0, "staff", "payments_max"),
    ("levels", 0, "name"),
    ("levels", 1, "bot", "payments_max"),
    ("levels", 1, "bot", "term_days_max"),
    ("levels", 1, "staff", "term_days_max"),
    ("agreement", "broken_after", "days_late"),
    ("rescue", "days_max"),
]  # fmt: skip


def changed(data: object, path: tuple[str | int, ...], value: int | None) -> object:
    """Return data with a value put in or taken out, as plain Python does it."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(part, int):
        return [changed(one, rest, value) if at == part else one for at, one in enumerate(data)]
    known = dict(data) if isinstance(data, dict) else {}
    inner = changed(known.get(part), rest, value)
    if inner is None or (value is None and inner == {}):
        known.pop(part, None)
    else:
        known[part] = inner
    return known


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.none() | st.integers(0, 999)), max_size=6))
def test_alone(edits: list[tuple[tuple[str | int, ...], int | None]]) -> None:
    """After any edits the text is read as the data with those edits and no other."""
    text, data = TEXT, parse(TEXT)[0]
    for path, value in edits:
        if path == ("levels", 0, "bot", "settlements", 0, "within_days") and not isinstance(
            data["levels"][0]["bot"].get("settlements"), list
        ):
            continue  # a list is not made
        text = put(text, path, None if value is None else str(value))
        data = changed(data, path, value)

        assert parse(text) == (data, parse(text)[1], [])


@pytest.mark.parametrize("path", PLACES)
def test_comments(path: tuple[str | int, ...]) -> None:
    """What stands beside other keys stays, to the letter."""
    after = put(TEXT, path, "7")

    assert {"# who may agree to what", "# its name", "# the first", "# the usual"} <= {
        line[line.index("#") :].strip() for line in after.splitlines() if "#" in line
    }
