"""Write down what the contact rules were asked with, all but the past contacts, and read it again.

The shape is that of a question to `concilia may-send`: whoever doubts a decision can ask it again. Past contacts are
not repeated: they stand in a log of their own, independent of any decision.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from flows.contact.line import read_request
from flows.contact.request import Contact, Hold, Request


def write_facts(request: Request) -> dict[str, Any]:
    """Return a request without its past contacts as JSON values; what is as usual is not written."""
    written = {
        "country": request.country,
        "region": request.region,
        "zones": list(request.zones),
        "now": request.now.isoformat(),
        "channel": request.channel,
        "kind": request.kind,
        "initiated_by": request.initiated_by,
        "debt": request.debt,
        "consents": sorted(request.consents) or None,
        "holds": [_hold(hold) for hold in request.holds] or None,
        "conversation": "open" if request.conversation == "open" else None,
        "last_client_message_at": _at(request.last_client_message_at),
        "holidays": None if request.holidays is None else [day.isoformat() for day in request.holidays],
        "opted_out": request.opted_out or None,
        "wrong_person": request.wrong_person or None,
        "stopped": request.stopped or None,
        "postponed_until": _at(request.postponed_until),
        "wanted": None if request.wanted is None else request.wanted.written(),
    }
    return {key: value for key, value in written.items() if value is not None}


def read_facts(facts: Mapping[str, Any], history: tuple[Contact, ...] = ()) -> Request:
    """Return the request that was written, with its past contacts beside it. Raises `BadLine` that names the key."""
    return replace(read_request(facts), history=history)


def _hold(hold: Hold) -> dict[str, str]:
    start, end = hold.start.isoformat(), _at(hold.end)
    return {"kind": hold.kind, "from": start} | ({"to": end} if end else {})


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
