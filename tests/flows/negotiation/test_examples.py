"""The example policies are valid and come to what their tables of worked proposals say."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.negotiation.answer import answer
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.money import to_minor
from flows.negotiation.policy import Policy, faults, load_policy, remarks

FOLDER = Path(__file__).parents[3] / "docs" / "examples" / "policies"
POLICIES = sorted(FOLDER.glob("*/*policy*.yml"))
TABLES = {path: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*/*worked*.yml"))}
ROWS = [(path, table, row) for path, table in TABLES.items() for row in table["rows"]]
ALWAYS = ("decision",)
WHEN_THERE = {"broken_rules": [], "discount": "0", "excess": "0", "money_days": 0}  # what a row leaves out


def payments(plan: list[dict[str, str]]) -> list[str]:
    """Write a plan as the tables do."""
    return [f"{part['due_on']} {part['amount']}" for part in plan]


def judged(table: dict[str, Any], row: dict[str, Any], policy: str) -> dict[str, Any]:
    """Ask the engine a row, and write its answer as the tables do."""
    request = {"id": None, "today": table["today"], "policy_file": "", "legs": row["legs"], **row["case"]}
    found = answer(request, lambda _: policy)
    written = {key: found[key] for key in (*ALWAYS, *WHEN_THERE)}
    written |= {key: payments(found[key]) for key in ("proposal", "plan")}
    return written | {"counter": payments(found["counter"]["plan"]) if "counter" in found else None}


def expected(row: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says; an accepted proposal is its plan, and so is an exception."""
    plan, proposal = row.get("plan", row.get("proposal")), row.get("proposal", row.get("plan"))
    told = {key: row.get(key, default) for key, default in WHEN_THERE.items()}
    return {"decision": row["decision"], "plan": plan, "proposal": proposal, "counter": row.get("counter"), **told}


def case_of(table: dict[str, Any], row: dict[str, Any], policy: Policy) -> Case:
    """Return the case of a row, as far as levels look at it."""
    facts = row["case"]
    return Case(
        today=dt.date.fromisoformat(table["today"]),
        balance=to_minor(facts["balance"], policy.currency),
        days_overdue=facts["days_overdue"],
        calendar=Calendar(policy.country),
        segment=facts.get("segment"),
        broken_agreements=facts.get("broken_agreements", 0),
    )


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_example_is_without_fault_or_remark(path: Path) -> None:
    """An example has nothing wrong in it, nothing without effect, and names its schema in the first line."""
    text = path.read_text("utf-8")
    schema = (path.parent / text.splitlines()[0].partition("$schema=")[2]).resolve()

    assert ([], []) == (faults(text), remarks(text))
    assert FOLDER.parents[1] / "schemas" / "policy.schema.json" == schema


@pytest.mark.parametrize(
    ("path", "table", "row"), ROWS, ids=lambda part: str(part.get("says", ""))[:30] if isinstance(part, dict) else None
)
def test_worked_row(path: Path, table: dict[str, Any], row: dict[str, Any]) -> None:
    """A worked proposal meets the level, the decision, the plans, the figures and the number of people that it says."""
    text = (path.parent / table["policy"]).read_text("utf-8")
    policy = load_policy(text)
    case = case_of(table, row, policy)

    assert expected(row) == judged(table, row, text)
    assert row["level"] == policy.level_for(case).name
    assert row.get("people", 1) == policy.people_for(case.balance)


def test_every_policy_and_level_is_worked() -> None:
    """No example policy is without a table, and the four decisions are all shown."""
    worked = {path.parent / table["policy"] for path, table in TABLES.items()}

    assert set(POLICIES) == worked
    assert {"accept", "counter", "exception", "refer"} == {row["decision"] for _, _, row in ROWS}
