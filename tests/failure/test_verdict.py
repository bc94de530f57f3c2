"""The judge of trials knows who was written to too early, and accuses nobody else."""

from typing import Any

import pytest

from tests.failure.verdict import Evidence, asked_before_more

PHONE = "+56944000001"


def accepted(sid: str) -> dict[str, Any]:
    """Return that a message was taken."""
    return {"event": "accepted", "sid": sid, "to": PHONE}


def told(sid: str) -> dict[str, Any]:
    """Return that the service was told of a message."""
    return {"event": "webhook", "kind": "status", "sid": sid, "status": "sent"}


def asked(method: str, answer: int) -> dict[str, Any]:
    """Return a request about the phone, with its answer."""
    return {"event": "request", "method": method, "to": PHONE, "answer": answer}


@pytest.mark.parametrize(
    ("ledger", "is_early"),
    [
        ([accepted("a"), asked("POST", 503), accepted("b"), asked("POST", 201)], True),
        ([asked("POST", 0), asked("POST", 201)], True),
        ([accepted("a"), asked("POST", 201), told("a"), asked("POST", 503), asked("POST", 201)], True),
        ([accepted("a"), asked("POST", 201), asked("POST", 201)], False),
        ([accepted("a"), asked("POST", 503), asked("GET", 200), asked("POST", 201)], False),
        ([accepted("a"), asked("POST", 0), told("a"), asked("POST", 201)], False),
        ([accepted("a"), told("a"), asked("POST", 503), asked("POST", 201)], False),
    ],
)
def test_asked_before_more(ledger: list[dict[str, Any]], *, is_early: bool) -> None:
    """After an answer that says nothing the phone is asked about, or the service was told, before more is written."""
    rows = [{"at": f"{place:02}", **entry} for place, entry in enumerate(ledger)]

    assert is_early == bool(list(asked_before_more(Evidence([], {}, [], rows, []))))
