"""The schema for editors says of a policy's shape what `policy check` says."""

import datetime as dt
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.lined_yaml import parse
from flows.negotiation.policy import json_schema
from flows.negotiation.policy_faults import shape_problems
from flows.negotiation.policy_file import PolicyKeys
from tests.flows.negotiation.test_examples import POLICIES
from tests.flows.negotiation.test_policy import EXAMPLES, FULL, GOOD, changed, paths, put

SCHEMA = json_schema()
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
PARTS = [SCHEMA, *SCHEMA["$defs"].values()]


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return data as an editor sees it: a day is text to it."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def accepts(text: str) -> bool:
    """Say whether the schema accepts a file."""
    return bool(VALIDATOR.is_valid(plain(parse(text)[0])))


@pytest.mark.parametrize("path", [*EXAMPLES, *POLICIES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_accepts_every_example(path: Any) -> None:  # noqa: ANN401
    """What is valid has no marks in an editor."""
    assert accepts(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"1000"', "1000"),  # a number where money is meant
        ('"1000"', '"1.000,50"'),
        ('"1000"', '"10.000"'),
        ('"1000"', '"0"'),
        ('version: "2026-03-01"', "version: 1.0"),
        ("policy: comercial-andina", 'policy: " andina"'),
        ("country: CL", "country: XX"),
        ("currency: CLP", "currency: ABC"),
        ("payment_step", "paymentstep"),
        ("      payments_max: 12\n", ""),
        ("payments_max: 12", "payments_max: 0"),
        ("payments_max: 12", "payments_max: 1.5"),
        ("term_days_max: 365", "term_days_max: -1"),
        ("down_payment_percent: 10", "down_payment_percent: 101"),
        ("down_payment_percent: 10", 'down_payment_percent: "ten"'),
        ("discount_percent: 20", "discount_percent: 100"),
        ("{within_days: 90, percent: 40}", "5"),
        ("segment_in: [retail]", "segment_in: retail"),
        ("{mode: waived}", "{mode: simple}"),
        ("{mode: waived}", "waived"),
        ('["2026-12-31"]', '"2026-12-31"'),
        ('"2026-12-31"', '"31-12-2026"'),
    ],
)
def test_refuses_what_has_the_wrong_shape(old: str, new: str) -> None:
    """A fault of shape is marked while it is typed."""
    assert accepts(GOOD)
    assert not accepts(changed(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"1000"', '"1000.50"'),  # the currency's decimals
        ("term_days_max: 540", "term_days_max: 364"),  # staff stricter than the bot
        ("  - name: all others\n", "  - name: all others\n    when: {segment_in: [x]}\n"),  # no closing level
        ('"2026-12-31"', '"2026-02-30"'),  # a day that does not exist
    ],
)
def test_cannot_compare(old: str, new: str) -> None:
    """What only a comparison finds is left to `policy check`: an editor's silence is no leave."""
    assert accepts(changed(old, new))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 40_000),
    st.sampled_from([0.5, 99.9, 100.5, "", "10", "0", "10.000", "7.5", "x y", "waived", "CL", "CLP", "2026-12-31"]),
    st.lists(st.sampled_from(["10", "birth_date", "instalments", "2026-12-31", 3]), max_size=2),
    st.dictionaries(st.sampled_from(["mode", "percent", "bot"]), st.integers(0, 3), max_size=2),
)


@given(st.data())
def test_agrees_with_the_check_of_shape(data: st.DataObject) -> None:
    """Whatever value stands in whatever place, schema and check agree on its shape."""
    node = yaml.safe_load(FULL)
    path = data.draw(st.sampled_from(sorted(paths(node), key=str)))
    put(node, path, data.draw(VALUES))
    expected = not list(shape_problems(node))

    assert expected == VALIDATOR.is_valid(plain(node))


def test_every_key_has_its_words() -> None:
    """An editor shows a sentence beside every key, and knows that there are no others."""
    silent = [key for part in PARTS for key, field in part["properties"].items() if not field.get("description")]

    assert [] == silent
    assert [] == [part.get("description") for part in PARTS if part["additionalProperties"] is not False]
    assert set(PolicyKeys.model_fields) == set(SCHEMA["properties"])
    assert ["bot"] == SCHEMA["$defs"]["LevelKeys"]["required"]
