"""What a policy holds without effect is remarked on, and does not keep it from being used."""

import pytest

from flows.negotiation.policy import faults, remarks
from tests.flows.negotiation.test_policy import EXAMPLES, GOOD, changed

BOT = 'bot: {term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 15'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (changed("within_days: 90, percent: 40", "within_days: 366, percent: 40"), 15, "100 % is paid by then anyway"),
        (changed("within_days: 90, percent: 40", "within_days: 365, percent: 100"), 15, "100 % is paid by then anyway"),
        (changed("percent: 40}", "percent: 40}, {within_days: 91, percent: 39}"), 15, "40 % is paid by then anyway"),
        (changed("within_days: 90, percent: 40", "within_days: 10, percent: 10"), 15, "10 % is paid by then anyway"),
        (changed("within_days: 5, payments", "within_days: 366, payments"), 16, "cut to the level's term_days_max"),
        (changed("payments_max: 1, disc", "payments_max: 13, disc"), 16, "cut to the level's payments_max"),
        (changed("[{within_days: 5,", "[{discount_percent: 20}, {within_days: 5,"), 16, "on easier terms"),
        (changed(BOT, BOT.replace("days: 15", "days: 181")), 21, "without effect: all is paid within 180 days"),
        (changed(BOT, BOT.replace("days: 15", "days: 3")), 21, "no business day lies so near"),
        (changed("name: all others", "name: long overdue"), 20, "another level is called long overdue too"),
        (GOOD + 'approvals: [{amount_at_least: "5", people: 1}]\n', 24, "as many people approve it anyway"),
        (GOOD + "rescue: {per_agreement_max: 0, days_max: 5}\n", 24, "no instalment can be moved"),
        (
            GOOD + 'approvals: [{amount_at_least: "5", people: 2}, {amount_at_least: "9", people: 2}]\n',
            24,
            "as many people approve it anyway",
        ),
    ],
)
def test_what_has_no_effect_is_said(text: str, line: int, words: str) -> None:
    """A rule that changes nothing is named on its line, once, and the file is valid."""
    assert [] == faults(text)
    assert [(line, True)] == [(one.line, words in one.what) for one in remarks(text)]
    assert all(one.remedy for one in remarks(text))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        changed("percent: 40}", "percent: 40}, {within_days: 91, percent: 41}"),
        changed("within_days: 90, percent: 40", "within_days: 364, percent: 99"),
        changed("[{within_days: 5,", "[{within_days: 30, discount_percent: 10}, {within_days: 5,"),
        changed(BOT, BOT.replace("days: 15", "days: 180")),
        GOOD + 'approvals: [{amount_at_least: "5", people: 2}, {amount_at_least: "9", people: 3}]\n',
        *(path.read_text("utf-8") for path in EXAMPLES),
    ],
)
def test_what_has_an_effect_is_not(text: str) -> None:
    """A rule that binds somebody is not remarked on, and neither is anything in the policies of the demonstration."""
    assert [] == remarks(text)
