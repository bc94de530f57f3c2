"""A policy file is read whole or refused with every fault, its line and its remedy."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.policy import BadPolicy, faults, load_policy, read_policy, remarks
from flows.negotiation.terms import Milestone, Settlement
from tests.flows.negotiation.drawn import requests

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
        (GOOD + "levels: [\n", 25, "a bracket or brace is never closed"),
        (changed("policy: comercial-andina", "policy: 'andina"), 24, "a quote is never closed"),
        (changed("policy: comercial", "policy: {x: *comercial"), 1, "not YAML"),
        (changed("    when", "\t when"), 8, "a tab stands where blanks are meant"),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins"),
        (changed("{mode: waived}", "!!python/name:os.abort x"), 22, "a tag with an exclamation mark"),
        (changed("{mode: waived}", "&a [*a]"), 1, "holds itself"),
        (
            "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}, *{b}]\n" for b, c in pairwise("abcdefghijklmno")),
            1,
            "parts",
        ),
        (changed("country: CL", "country: NO"), 3, "country is not quoted"),  # a no to YAML
        (changed("country: CL", "country: CHL"), 3, "not a country"),
        (changed("policy: comercial-andina", 'policy: " andina"'), 1, "has blanks around it"),
        (changed("policy: comercial-andina", f"policy: {'a' * 81}"), 1, "too long"),
        (changed('"1000"', '"10.000"'), 5, "not an amount"),  # ten, or ten thousand
        (changed('"1000"', '"-1000"'), 5, "not an amount"),
        (changed('payment_min: "10000"', "payment_min: 10.000"), 12, "not quoted"),
        (changed("payments_max: 12", "payments_max: 012"), 11, "not a whole number"),  # ten to YAML
        (changed("payments_max: 12", "payments_max: 1:30"), 11, "not a whole number"),  # ninety to YAML
        (changed("payments_max: 12", "payments_max: 1_2"), 11, "not a whole number"),
        (changed("payments_max: 12", 'payments_max: "12"'), 11, "not a whole number"),
        (changed("payments_max: 12", "payments_max: yes"), 11, "not a whole number"),
        (changed("payments_max: 12", "payments_max:"), 11, "not a whole number"),
        (changed("payments_max: 12", "payments_max: 10001"), 11, "too large"),
        (changed("term_days_max: 365", "term_days_max: 36501"), 10, "too large"),
        (changed("down_payment_percent: 10", "down_payment_percent: 10%"), 14, "not a percentage"),
        (changed("down_payment_percent: 10", "down_payment_percent: .nan"), 14, "not a percentage"),
        (changed("[{within_days: 90, percent: 40}]", "5"), 15, "not a list"),
        (changed("[{within_days: 90, percent: 40}]", "[5]"), 15, "not a group of keys"),
        (changed("{within_days: 90, percent: 40}", "{within_days: 90}"), 15, "percent is missing"),
        (changed("segment_in: [retail]", "segment_in: retail"), 8, "not a list"),
        (changed("segment_in: [retail]", "segment_in: []"), 8, "never applies"),
        (changed('"2026-12-31"', '"31-12-2026"'), 23, "not a date"),
        (changed('["2026-12-31"]', '"2026-12-31"'), 23, "not a list"),
        (changed("{mode: waived}", "waived"), 22, "not a group of keys"),
        (GOOD + "affordability: {share_percent: 0}\n", 24, "would let no client pay"),
        (GOOD + "affordability: {questions: two}\n", 24, "not known: 'two'"),
        (GOOD + "verification: {any_of: [rut], attempts_max: 3}\n", 24, "not known: 'rut'"),
        (GOOD + "verification: {any_of: [], attempts_max: 0}\n", 24, "any_of is empty"),
        (GOOD + "verification: {any_of: [], attempts_max: 0}\n", 24, "attempts_max is too small"),
        (GOOD + "approvals: [{amount_at_least: 100, people: 0}]\n", 24, "not quoted"),
        (GOOD + "approvals: [{amount_at_least: 100, people: 0}]\n", 24, "too small"),
        (GOOD + "rescue: {days_max: 14}\n", 24, "rescue.per_agreement_max is missing"),
        (GOOD + "allocation: oldest_invoice\n", 24, "not a list"),
        (GOOD + "1: 2\n", 24, "1 is not a key here"),
        ("", 1, "empty"),
        ("[]", 1, "not a group of keys"),
    ],
)
def test_fault_names_line_and_cause(text: str, line: int, words: str) -> None:
    """Each fault is reported on its line, in words, with a remedy; and such a file is never loaded."""
    found = [fault for fault in faults(text) if words in fault.what]
    assert [line] == [fault.line for fault in found][:1]
    assert all(fault.remedy for fault in found)
    assert [] == remarks(text)
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
        changed("payments_max: 18", "settlements: [{within_days: 5, payments_max: 1, discount_percent: 20}]"),
        changed("within_days: 5, payments_max: 1, ", "").replace(  # left out is the level's own
            "payments_max: 18", "settlements: [{within_days: 365, payments_max: 12, discount_percent: 20}]"
        ),
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
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


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("payment_step", "paymentstep", "write payment_step"),
        ("    bot:\n", "    bots:\n", "write bot"),
        ("    bot:\n", '    payment_min: "1"\n    bot:\n', "write it below bot"),  # a key in another's place
        ("interest", "payments_max: 3\ninterest", "write it below bot"),
        ("interest", "late_bill_extension_days: 3\ninterest", "write it below our_errors"),
        ("interest", "days_max: 3\ninterest", "write it below rescue"),
        ("payments_max: 12", "payment_step: 12", "write payments_max"),
        ("interest", "colour: red\ninterest", "remove it"),
    ],
)
def test_an_unknown_key_is_sent_home(old: str, new: str, remedy: str) -> None:
    """The remedy for an unknown key is the key that was meant, the place where it belongs, or to remove it."""
    found = [fault.remedy for fault in faults(changed(old, new)) if "is not a key here" in fault.what]

    assert [remedy] == found


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ('"2026-03-01"', "2026-03-01", 'write "2026-03-01"'),
        ('"2026-03-01"', "7", 'write "7"'),
        ('"2026-03-01"', "1.10", "write it between quotes"),  # YAML has rounded it to 1.1
        ('"1000"', "1000", 'write "1000"'),
    ],
)
def test_quotes_are_written_out(old: str, new: str, remedy: str) -> None:
    """The remedy for a value without quotes is the value with them."""
    assert [remedy] == [fault.remedy for fault in faults(changed(old, new))]


@pytest.mark.parametrize(
    ("first", "second", "hidden"),
    [
        ("days_overdue_at_least: 90", "days_overdue_at_least: 180", True),
        ("days_overdue_at_least: 180", "days_overdue_at_least: 90", False),
        ("days_overdue_below: 0", "days_overdue_below: -5", True),
        ("days_overdue_below: -5", "days_overdue_below: 0", False),
        ('balance_at_least: "10"', 'balance_at_least: "10", days_overdue_at_least: 1', True),
        ('balance_at_least: "10", days_overdue_at_least: 1', 'balance_at_least: "10"', False),
        ('balance_below: "1000"', 'balance_below: "900"', True),  # by value, not by spelling
        ("segment_in: [a, b]", "segment_in: [b]", True),
        ("segment_in: [a]", "segment_in: [a, b]", False),
        ("broken_agreements_at_most: 1", "broken_agreements_at_most: 0", True),
        ("broken_agreements_at_most: 0", "broken_agreements_at_most: 1", False),
        ("days_overdue_at_least: 1", "segment_in: [a]", False),
    ],
)
def test_a_level_in_the_shadow_of_another_is_a_fault(first: str, second: str, hidden: bool) -> None:
    """A level that can never apply, because one before it takes all its cases, is named with what to do."""
    bot = "bot: {term_days_max: 9, payments_max: 1, first_payment_within_days: 9}"
    levels = [f"when: {{{first}}}, ", f"when: {{{second}}}, ", ""]
    rows = "".join(f"  - {{name: n{place}, {when}{bot}}}\n" for place, when in enumerate(levels))
    text = GOOD[: GOOD.index("levels:")] + "levels:\n" + rows
    expected = ["line 8: this level is never reached: n0 takes all its cases: put it before n0."] if hidden else []

    assert expected == [str(fault) for fault in faults(text)]


@given(st.data())
def test_no_file_is_too_strange_to_be_judged(data: st.DataObject) -> None:
    """Whatever stands in the place of a part, the file is valid, or every fault has a line in it and a remedy."""
    node = yaml.safe_load(FULL)
    path = data.draw(st.sampled_from(sorted(paths(node), key=str)))
    put(node, path, data.draw(STRANGE))
    text = yaml.safe_dump(node, sort_keys=False, allow_unicode=True)
    lines = text.count("\n") + 1

    assert all(1 <= fault.line <= lines and fault.what and fault.remedy for fault in faults(text))
    assert [] == faults(text) or [] == remarks(text)


@given(requests())
def test_what_is_negotiated_under_may_stand_in_a_file(request: dict[str, Any]) -> None:
    """A policy that a request carries, with staff no stricter than the bot, is a file without faults."""
    found = faults(yaml.safe_dump(request["policy"], sort_keys=False))

    assert [] == [fault for fault in found if "this level never applies" not in fault.what]


FULL = (
    GOOD
    + """\
offer_valid_hours: 72
counter_offers_max: 3
early_payment: [{days_before_due_at_least: 5, discount_percent: 2}]
verification: {any_of: [document_last4, birth_date], attempts_max: 3}
agreement: {grace_days: 3, broken_after: {missed_in_a_row: 2, days_late: 15}}
rescue: {per_agreement_max: 2, days_max: 14}
allocation: [instalments, oldest_invoice]
approvals: [{amount_at_least: "1000000", people: 2}]
affordability: {questions: one, share_percent: 80}
our_errors: {late_bill_extension_days: 15}
"""
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 10**12), st.floats(), st.text(max_size=5), st.dates(),
    st.sampled_from(["10", "0", "10.000", "waived", "CLP", "2026-02-30"]),
)  # fmt: skip
STRANGE = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=2),
    max_leaves=4,
)


def paths(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - whatever YAML holds
    """Yield the way to each part of a file."""
    if path:
        yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from paths(value, (*path, key))


def put(node: Any, path: tuple[str | int, ...], value: Any) -> None:  # noqa: ANN401
    """Put another value in a part's place."""
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value


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
    with pytest.raises(BadPolicy, match=r'^payment_step is not quoted text: write "10"\.$'):
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
