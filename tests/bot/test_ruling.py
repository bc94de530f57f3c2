"""Hold what is kept with a message of the decision about it."""

from datetime import UTC, datetime, timedelta

from bot.ruling import Ruling
from flows.contact.evidence import ground_of
from flows.contact.request import Decision, Request
from storage.schema import Message

NOW = datetime(2026, 3, 12, 15, tzinfo=UTC)
REQUEST = Request("CL", ("America/Santiago",), NOW, "sms", "due")
ALLOWED = Ruling(Decision("allowed", "allowed", "Yes."), REQUEST, "mark", 3, 7)
BLOCKED = Ruling(Decision("blocked", "CL.hours", "No.", NOW + timedelta(days=1)), REQUEST, "mark", 3, 7)


def test_written() -> None:
    """The decision stands with the rules, the facts, the person and the last contact that was known."""
    written = BLOCKED.written()

    assert ("blocked", "CL.hours", "No.") == tuple(written[name] for name in ("decision", "rule", "reason"))
    assert ("2026-03-13T15:00:00+00:00", "mark") == (written["next_allowed_at"], written["pack"])
    assert (3, 7, "due") == (written["person"], written["seen"], written["facts"]["kind"])


def test_forbidden_way() -> None:
    """Where the way alone forbids a message nothing was asked, and the decision stands alone."""
    refusal = Ruling(Decision("blocked", "stale", "Old."))

    assert {"decision": "blocked", "rule": "stale", "reason": "Old.", "next_allowed_at": None} == refusal.written()


def test_left_before() -> None:
    """What let a message leave stays with it when it may not leave once more, however often that is asked."""
    message = Message(provider_id="SM1")
    ALLOWED.keep(message)
    for _ in range(2):
        BLOCKED.keep(message)

    assert "blocked" == (message.contact_decision or {})["decision"]
    assert ALLOWED.written() == ground_of(message.contact_decision)


def test_never_left() -> None:
    """Of a message that never left only the last decision stays."""
    message = Message()
    ALLOWED.keep(message)
    BLOCKED.keep(message)

    assert (BLOCKED.written(), None) == (message.contact_decision, ground_of(message.contact_decision))
