"""How `concilia may-send` reads its questions and writes its answers."""

from typing import Any

import pytest

from flows.contact.errors import BadLine
from flows.contact.line import answer
from tests.flows.contact.packs import packs

LINE: dict[str, Any] = {
    "id": "q1",
    "country": "CL",
    "zones": ["America/Santiago"],
    "now": "2026-03-11T10:00:00-03:00",
    "channel": "whatsapp",
    "kind": "after_due",
    "initiated_by": "bot",
    "debt": "D1",
    "consents": ["whatsapp"],
    "holds": [],
    "history": [
        {
            "at": "2026-03-09T13:00:00Z",
            "channel": "whatsapp",
            "initiated_by": "bot",
            "kind": "due",
            "debt": "D1",
        }
    ],
    "conversation": "closed",
}


def test_a_blocked_contact_is_answered_with_rule_reason_and_time() -> None:
    """The answer has the contract's five keys; the time has the client's own offset."""
    expected = {
        "id": "q1",
        "decision": "blocked",
        "rule": "CL.min_full_days_between",
        "reason": "Chile: Two whole days free between two written messages (Ley 19.496 art. 37 (Ley 21.320))",
        "next_allowed_at": "2026-03-12T08:00:00-03:00",
    }

    assert expected == answer(LINE, packs())


def test_an_allowed_contact_has_no_next_time() -> None:
    """What may leave now names no later instant."""
    found = answer({**LINE, "history": []}, packs())

    assert ("allowed", None) == (found["decision"], found["next_allowed_at"])


def test_the_least_that_is_asked() -> None:
    """Only country, zones, now, channel and kind are required; nulls count as not given."""
    least = {key: LINE[key] for key in ("country", "zones", "now", "channel", "kind")}
    nulls = dict.fromkeys(("region", "debt", "consents", "holds", "history", "holidays", "conversation"))

    assert answer(least, packs()) == answer({**least, **nulls}, packs())
    assert answer(least, packs())["rule"] == "consent"


def test_plain_dates_of_a_hold_count_whole() -> None:
    """A hold to the 12th ends with that day in the client's zone."""
    held = answer(
        {**LINE, "history": [], "holds": [{"kind": "dispute", "from": "2026-03-10", "to": "2026-03-12"}]}, packs()
    )

    assert ("hold", "2026-03-13T08:00:00-03:00") == (held["rule"], held["next_allowed_at"])


def test_a_list_of_holidays_is_read_as_days() -> None:
    """The request's holidays replace the calendar."""
    found = answer({**LINE, "history": [], "holidays": ["2026-03-11"]}, packs())

    assert "CL.holidays" == found["rule"]


def test_foreign_keys_are_passed_over() -> None:
    """A key that resembles none of the question's may stand beside them."""
    assert answer(LINE, packs()) == answer({**LINE, "comment": "third try"}, packs())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"now": None}, "now: give it as a text"),
        ({"now": "soon"}, "now: 'soon' is not a time"),
        ({"now": "2026-03-11T10:00:00"}, "lacks its offset"),
        ({"zones": "America/Santiago"}, "zones: give a list of texts"),
        ({"conversation": "ajar"}, "conversation: give one of closed, open"),
        ({"opted_out": "yes"}, "opted_out: give true or false"),
        ({"holidays": ["soon"]}, "holidays: 'soon' is not a day"),
        ({"history": [{"channel": "sms"}]}, r"history\[0\].at: give it as a text"),
        ({"holds": ["dispute"]}, "holds: give a list of objects"),
        ({"concents": ["sms"]}, "concents: not a key of this question; write consents"),
    ],
)
def test_a_bad_question_is_refused_with_its_key(changes: dict[str, Any], expected: str) -> None:
    """A question that cannot be read names the key and the remedy."""
    with pytest.raises(BadLine, match=expected):
        answer({**LINE, **changes}, packs())
