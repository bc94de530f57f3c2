"""A policy file is read whole or refused with every fault, its line and its remedy."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.policy import BadPolicy, faults, json_schema, load_policy, read_policy
from flows.negotiation.policy_file import PolicyKeys
from flows.negotiation.terms import Milestone, Settlement

EXAMPLES = sorted((Path(__file__).parents[3] / "bot" / "demo" / "policies").glob("*.yml"))

GOOD = """\
policy: comercial-andina
version: "2026-03-01"
country: CL
currency: CLP
payment_step: "1000"
levels:
  - name: long overdue
    when: {days_overdue_at_least: 180, balance_at_least: "200000", segment_in: [retail]}
    bot:
      term_days_max: 365
      payments_max: 12
      payment_min: "10000"
      first_payment_within_days: 10
      down_payment_percent: 10
      milestones: [{within_days: 90, percent: 40}]
      settlements: [{within_days: 5, payments_max: 1, discount_percent: 20}]
    staff:
      term_days_max: 540
      payments_max: 18
  - name: all others
    bot: {term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 15}
interest: {mode: waived}
closures: ["2026-12-31"]
"""


def changed(old: str, new: str) -> str:
    """Return the good policy with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_valid(path: Path) -> None:
    """The policies that ship with the demonstration have no faults."""
    assert [] == faults(path.read_text("utf-8"))


def test_values_are_read() -> None:
    """Amounts become minor units, shares stay exact, and a staff key left out is as for the bot."""
    policy = load_policy(GOOD)
    first, last = policy.levels
    assert (1000, frozenset({dt.date(2026, 12, 31)})) == (policy.payment_step, policy.closures)
    assert (365, 540, 10_000) == (first.bot.term_days_max, first.staff.term_days_max, first.staff.payment_min)
    assert (Milestone(90, Decimal(40)),) == first.staff.milestones
    assert (Settlement(Decimal(20), 5, 1),) == first.bot.settlements
    assert last.bot == last.staff


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (changed('version: "2026-03-01"', "version: 2026-03-01"), 2, "version is not quoted"),
        (changed('version: "2026-03-01"', "version: 1.0"), 2, "version is not quoted"),
        (changed("country: CL", "country: XX"), 3, "not a country"),
        (changed("currency: CLP", "currency: ABC"), 4, "not a currency"),
        (changed('"1000"', "1000"), 5, "payment_step is not quoted"),  # a number where money is meant
        (changed('"1000"', "1000.5"), 5, "payment_step is not quoted"),  # a float where money is meant
        (changed('"1000"', '"0"'), 5, "not an amount"),
        (changed('"1000"', '"1.000,50"'), 5, "not an amount"),
        (changed('"1000"', '"1000.50"'), 5, "more decimals than CLP"),
        (changed("payment_step", "paymentstep"), 5, "not a key"),
        (changed("      payments_max: 12", "      payments_maximum: 12"), 9, "payments_max is missing"),
        (changed("      term_days_max: 365", "      term_days_max: -1"), 10, "no plan at all"),
        (changed("      payments_max: 12", "      payments_max: 0"), 11, "no plan at all"),
        (changed("      payments_max: 12", "      payments_max: 1.5"), 11, "not a whole number"),
        (changed("first_payment_within_days: 10", "first_payment_within_days: -3"), 13, "no plan at all"),
        (changed("down_payment_percent: 10", "down_payment_percent: 101"), 14, "not a percentage"),
        (changed("discount_percent: 20", "discount_percent: 100"), 16, "forgive the whole debt"),
        (changed("term_days_max: 540", "term_days_max: 364"), 18, "staff may approve less"),
        (changed("payments_max: 18", "payments_max: 11"), 19, "staff may approve less"),
        (changed("payments_max: 18", 'payment_min: "10001"'), 19, "staff may approve less"),
        (changed("payments_max: 18", "down_payment_percent: 11"), 19, "staff may approve less"),
        (changed("payments_max: 18", "milestones: [{within_days: 89, percent: 40}]"), 19, "staff may approve less"),
        (changed("payments_max: 18", "settlements: []"), 19, "staff may not approve the bot's 20 %"),
        (changed("  - name: all others\n", "  - name: all others\n    when: {segment_in: [x]}\n"), 20, "closing level"),
        (changed("    when: {days", "    never: {days"), 20, "never reached"),
        (changed("180, balance", "180, days_overdue_below: 180, balance"), 8, "never applies"),
        (changed("waived", "simple"), 22, "refused in this version"),
        (changed('"2026-12-31"', '"2026-02-30"'), 23, "not a date"),
        (changed('"2026-12-31"', "2026-02-30"), 23, "not a date"),
        (GOOD + "closures: []\n", 24, "stands twice"),
        (GOOD + "levels: [\n", 25, "not YAML"),
        ("", 1, "empty"),
        ("[]", 1, "not a group of keys"),
    ],
)
def test_fault_names_line_and_cause(text: str, line: int, words: str) -> None:
    """Each fault is reported on its line, in words, with a remedy; and such a file is never loaded."""
    found = [fault for fault in faults(text) if words in fault.what]
    assert [line] == [fault.line for fault in found][:1]
    assert all(fault.remedy for fault in found)
    with pytest.raises(BadPolicy):
        load_policy(text)


@pytest.mark.parametrize(
    "text",
    [
        changed("term_days_max: 540", "term_days_max: 365"),  # staff at the bot's own limit
        changed("payments_max: 18", "payments_max: 12"),
        changed("payments_max: 18", "milestones: [{within_days: 90, percent: 40}, {within_days: 365, percent: 100}]"),
        changed("down_payment_percent: 10", "down_payment_percent: 12.5"),  # a share is no money
        changed('"2026-12-31"', "2026-12-31"),  # a day needs no quotes
        changed("payments_max: 12", "payments_max: 1"),
        changed("first_payment_within_days: 10", "first_payment_within_days: 0"),
    ],
)
def test_at_the_limit_is_no_fault(text: str) -> None:
    """What is just allowed is not reported."""
    assert [] == faults(text)


def test_all_faults_at_once() -> None:
    """One reading names every fault, in the order of the lines."""
    text = GOOD.replace('"1000"', "1000").replace("payments_max: 12", "payments_max: 0").replace("540", "30")
    text = text.replace("waived", "compound").replace("country: CL", "country: XX")
    assert [3, 5, 11, 18, 22] == [fault.line for fault in faults(text)]


def held(**other: str | float) -> dict[str, Any]:
    """Return a policy as a mapping, of one level."""
    bot = {"term_days_max": 30, "payments_max": 3, "first_payment_within_days": 5}
    return {
        "policy": "p", "version": "1", "country": "MX", "currency": "MXN", "levels": [{"bot": bot}], **other
    }  # fmt: skip


def test_a_mapping_is_read_too() -> None:
    """A policy inside a request is read by the same rules; what is left out is no rule, and one cent is the step."""
    policy = read_policy(held())
    assert (1, None, None, "level 1") == (
        policy.payment_step, policy.rescue, policy.counter_offers_max, policy.levels[0].name
    )  # fmt: skip
    assert read_policy(held(payment_step="0.50")).payment_step == 50
    with pytest.raises(BadPolicy, match="payment_step"):
        read_policy(held(payment_step=10))
    with pytest.raises(BadPolicy, match="decimals"):
        read_policy(held(payment_step="0.005"))


LEVELS = """\
policy: p
version: "1"
country: CL
currency: CLP
levels:
  - name: late
    when: {days_overdue_at_least: 90}
    bot: &b {term_days_max: 9, payments_max: 1, first_payment_within_days: 1}
  - {name: early, when: {days_overdue_below: 0}, bot: *b}
  - {name: large, when: {balance_at_least: "1000", broken_agreements_at_most: 0}, bot: *b}
  - {name: retail, when: {segment_in: [retail], balance_below: "500"}, bot: *b}
  - {name: rest, bot: *b}
"""


@pytest.mark.parametrize(
    ("days", "balance", "segment", "broken", "expected"),
    [
        (90, 100, None, 0, "late"),  # at the limit
        (89, 100, None, 0, "rest"),  # below it
        (-1, 100, None, 0, "early"),
        (0, 100, None, 0, "rest"),  # the due date itself is not below zero
        (0, 1000, None, 0, "large"),
        (0, 999, None, 0, "rest"),
        (0, 1000, None, 1, "rest"),  # one broken agreement too many
        (0, 499, "retail", 0, "retail"),
        (0, 500, "retail", 0, "rest"),
        (0, 499, None, 0, "rest"),  # a condition on what is not given does not hold
        (90, 1000, "retail", 0, "late"),  # the first that holds
    ],
)
def test_first_level_whose_conditions_hold(
    days: int, balance: int, segment: str | None, broken: int, expected: str
) -> None:
    """Levels are tried from the top; all conditions of one must hold."""
    case = Case(dt.date(2026, 3, 2), balance, days, Calendar("CL"), segment, broken)
    assert expected == load_policy(LEVELS).level_for(case).name


def test_schema_knows_every_key() -> None:
    """Editors are told of every key, and that there are no others."""
    schema = json_schema()
    assert set(PolicyKeys.model_fields) == set(schema["properties"])
    assert schema["additionalProperties"] is False
    assert ["bot"] == schema["$defs"]["LevelKeys"]["required"]
