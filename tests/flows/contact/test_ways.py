"""What forbids a message on its way, whatever its country's law."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.contact.request import KINDS, Bond
from flows.contact.ways import FRESH, ROWS, Way, forbids

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
FIRST = Way("after_due", "bot", "whatsapp", "+56912345678", NOON, role="first_party", written_at=NOON)
THIRD = replace(FIRST, role="third_party", acknowledged=True)
ANSWER = replace(THIRD, kind="reply", initiated_by="client")
ALL = [kind for kind, bond in KINDS.items() if bond is Bond.ALL]


def rule(way: Way, **changes: Any) -> str | None:  # noqa: ANN401 - fields of Way
    """Return the rule that forbids a message, None when none does."""
    decision = forbids(replace(way, **changes))
    return decision.rule if decision else None


@pytest.mark.parametrize(
    ("way", "changes", "expected"),
    [
        # In whose role: asked of contacts of our own alone
        (FIRST, {}, None),
        (FIRST, {"role": None}, "sender_role"),
        (ANSWER, {"role": None}, None),
        (replace(ANSWER, initiated_by="bot"), {"role": None}, "sender_role"),  # a reply that nobody asked for
        # SMS to North America: never by who collects for others, not even an answer
        (THIRD, {"channel": "sms", "address": "+12025550100"}, "provider.sms_third_party"),
        (ANSWER, {"channel": "sms", "address": "+12025550100"}, "provider.sms_third_party"),
        (FIRST, {"channel": "sms", "address": "+12025550100"}, None),
        (THIRD, {"channel": "sms"}, None),
        (THIRD, {"address": "+12025550100"}, None),  # by WhatsApp
        # WhatsApp: who collects for others has taken its policy on
        (THIRD, {}, None),
        (THIRD, {"acknowledged": False}, "provider.whatsapp_policy"),
        (ANSWER, {"acknowledged": False}, None),
        (FIRST, {"acknowledged": False}, None),
        (THIRD, {"acknowledged": False, "channel": "telegram"}, None),
        # Where nothing arrives: an answer is tried all the same, who writes can be reached
        (FIRST, {"unreachable": True}, "unreachable"),
        (ANSWER, {"unreachable": True}, None),
        # An address that is somebody else's: what was written before
        (ANSWER, {"wrong_since": NOON + timedelta(seconds=1)}, "wrong_person"),
        (ANSWER, {"wrong_since": NOON}, None),
        (ANSWER, {"wrong_since": NOON + timedelta(seconds=1), "written_at": None}, None),  # written only now
        # Contacts that are paused, and a campaign that was taken back, whatever of it waits
        (FIRST, {"paused": True}, "paused"),
        (ANSWER, {"paused": True}, None),
        (replace(ANSWER, initiated_by="bot"), {"paused": True}, "paused"),  # nobody asked for it
        (FIRST, {"recalled": True}, "recalled"),
        (FIRST, {"recalled": True, "paused": True, "now": NOON + FRESH * 2}, "recalled"),
        # A contact of our own that had to wait for a day
        (FIRST, {"now": NOON + FRESH}, None),
        (FIRST, {"now": NOON + FRESH + timedelta(seconds=1)}, "stale"),
        (FIRST, {"now": NOON + FRESH * 2, "written_at": None}, None),
        (ANSWER, {"now": NOON + FRESH * 2}, None),
    ],
)
def test_rows(way: Way, changes: dict[str, Any], expected: str | None) -> None:
    """Each row forbids what it names, and nothing beside it."""
    assert expected == rule(way, **changes)


@pytest.mark.parametrize("kind", ALL)
def test_every_contact_of_our_own(kind: str) -> None:
    """Whatever its kind, a contact that we start needs a role, an address where something arrives, and no pause."""
    assert ("sender_role", "unreachable", "paused") == (
        rule(FIRST, kind=kind, role=None),
        rule(FIRST, kind=kind, unreachable=True),
        rule(FIRST, kind=kind, paused=True),
    )


def test_time_cures_none() -> None:
    """A refusal says why, names no later moment, and each row has a name of its own."""
    decision = forbids(replace(FIRST, role=None))

    assert decision is not None
    assert ("blocked", None) == (decision.decision, decision.next_allowed_at)
    assert decision.reason.endswith(".")
    assert len(ROWS) == len({row.rule for row in ROWS})
