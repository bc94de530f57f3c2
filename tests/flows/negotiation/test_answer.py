"""One line in, one line out; a line that cannot be read names what is wrong with it."""

import json
from copy import deepcopy
from typing import Any

import pytest

from flows.errors import FlowError
from flows.negotiation.answer import answer

POLICY_FILE = """\
policy: p
version: "1"
country: MX
currency: MXN
payment_step: "10"
levels:
  - bot: {term_days_max: 90, payments_max: 4, first_payment_within_days: 20, payment_min: "100.50"}
"""
REQUEST: dict[str, Any] = {
    "id": 7,
    "today": "2026-03-10",
    "policy_file": "p.yml",
    "balance": "1000.75",
    "days_overdue": -3,
    "legs": [
        {"amount": "200", "date": "2026-03-13", "count": 1, "frequency": None},
        {"amount": "rest", "date": "2026-03-15", "count": 3, "frequency": "monthly"},
    ],
}


def read(path: str) -> str:
    """Return the one policy file there is."""
    if path != "p.yml":
        msg = f"{path}: there is no such file: write a path that exists."
        raise FlowError(msg)
    return POLICY_FILE


def test_a_proposal_is_accepted() -> None:
    """Amounts come back as decimal strings without needless zeros, dates on business days of the country."""
    expected = {
        "id": 7,
        "decision": "accept",
        "proposal": [
            {"due_on": "2026-03-13", "amount": "200"},
            {"due_on": "2026-03-17", "amount": "260"},  # the 15th is a Sunday, the 16th a holiday
            {"due_on": "2026-04-15", "amount": "270"},
            {"due_on": "2026-05-15", "amount": "270.75"},
        ],
        "total": "1000.75",
        "discount": "0",
        "excess": "0",
        "broken_rules": [],
        "money_days": 0,
    }
    expected["plan"] = expected["proposal"]
    assert expected == answer(REQUEST, read)


def test_an_exception_shows_the_plan_without_approval() -> None:
    """The counter beside an exception has its own figures, in the currency's cents for money-days."""
    bot = {"term_days_max": 30, "payments_max": 2, "first_payment_within_days": 6}
    policy = {
        "policy": "p", "version": "1", "country": "MX", "currency": "MXN",
        "levels": [{"bot": bot, "staff": {"first_payment_within_days": 30}}],
    }  # fmt: skip
    request = {**REQUEST, "policy": policy, "balance": "100", "legs": [{"amount": "all", "date": "2026-03-18"}]}
    del request["policy_file"]
    found = answer(request)
    assert ("exception", ["first_payment_within_days"]) == (found["decision"], found["broken_rules"])
    assert {
        "plan": [{"due_on": "2026-03-13", "amount": "0.01"}, {"due_on": "2026-03-18", "amount": "99.99"}],
        "total": "100",
        "discount": "0",
        "excess": "0",
        "money_days": 5,
    } == found["counter"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"balance": 1000.75}, "balance"),  # a float where money is meant
        ({"balance": 1000}, "balance"),
        ({"balance": "1,000"}, "amount"),
        ({"balance": "10.005"}, "amount"),
        ({"balance": "0"}, "nothing"),
        ({"balance": "NaN"}, "amount"),
        ({"today": "10/03/2026"}, "today"),
        ({"today": None}, "today"),
        ({"days_overdue": "3"}, "days_overdue"),
        ({"days_overdue": True}, "days_overdue"),
        ({"policy_file": "q.yml"}, "q.yml"),
        ({"policy_file": None}, "policy"),
        ({"policy": {}}, "policy"),
        ({"legs": []}, "legs"),
        ({"legs": {}}, "legs"),
        ({"legs": ["all"]}, "legs"),
        ({"legs": [{"amount": "0"}]}, "legs"),
        ({"legs": [{"amount": 200}]}, "legs"),
        ({"legs": [{"amount": "-20"}]}, "legs"),
        ({"legs": [{"amount": "x%"}]}, "legs"),
        ({"legs": [{"amount": "all", "count": 0}]}, "count"),
        ({"legs": [{"amount": "all", "count": 1.5}]}, "count"),
        ({"legs": [{"amount": "all", "date": "viernes"}]}, "date"),
        ({"legs": [{"amount": "all", "frequency": "daily"}]}, "frequency"),
        ({"legs": [{"amount": ["all"]}]}, "legs"),
        ({"capacity": {"amount": "50"}}, "capacity"),
        ({"capacity": {"amount": "50", "window_days": 0}}, "capacity"),
        ({"capacity": {"amount": "-50", "window_days": 5}}, "capacity"),
        ({"paydays": [0]}, "paydays"),
        ({"paydays": ["first"]}, "paydays"),
        ({"paydays": 15}, "paydays"),
        ({"holidays": ["soon"]}, "holidays"),
        ({"settles": "yes"}, "settles"),
        ({"segment": 5}, "segment"),
        ({"broken_agreements": "1"}, "broken_agreements"),
    ],
)
def test_what_cannot_be_read_is_named(changes: dict[str, Any], words: str) -> None:
    """A fault is answered with the line's id and one sentence, never with a traceback."""
    found = answer({**deepcopy(REQUEST), **changes}, read)
    assert {"id", "error"} == set(found)
    assert found["id"] == 7
    assert words in found["error"]


@pytest.mark.parametrize("line", ["[]", "3", '"x"', "null", "{}"])
def test_what_is_no_request(line: str) -> None:
    """Whatever JSON holds is answered."""
    found = answer(json.loads(line), read)
    assert {"id": None, "error": found["error"]} == found


def test_answers_are_json() -> None:
    """An answer can be written as a line of JSON as it is."""
    found = answer({**REQUEST, "capacity": {"amount": "50", "window_days": 26}, "paydays": [15, "last"]}, read)
    assert found == json.loads(json.dumps(found))
