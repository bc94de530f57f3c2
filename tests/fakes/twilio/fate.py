"""Decide the statuses that a message goes through when it leaves the queue."""

from datetime import datetime, timedelta
from typing import Final

from tests.fakes.twilio.contents import BODY_MAX, SESSION_BUTTONS_MAX, Content
from tests.fakes.twilio.messages import Message

WINDOW: Final = timedelta(hours=24)
ARRIVED: Final = frozenset({"delivered", "read"})
UNSENT: Final = frozenset({"failed", "canceled"})


def wrong_of(message: Message, content: Content | None, last_inbound: datetime | None, now: datetime) -> int | None:
    """Return the code that a message fails with by itself, whatever was scripted."""
    if message.valid_until and now > message.valid_until:
        return 30036
    return _whatsapp(message, content, last_inbound, now) if message.whatsapp else None


def steps_of(message: Message) -> tuple[str, ...]:
    """Return the statuses after the first: those scripted, else those of its channel."""
    if message.behaviour.steps is not None:
        return message.behaviour.steps
    queued = ("queued",) if message.service else ()
    return (*queued, "sent", "delivered") if message.whatsapp else (*queued, "sending", "sent", "delivered")


def _whatsapp(message: Message, content: Content | None, last_inbound: datetime | None, now: datetime) -> int | None:
    """Return what WhatsApp refuses: outside the window all but an approved template, within it what is too large."""
    if last_inbound is None or now - last_inbound >= WINDOW:
        return None if content and content.approved else 63016
    many = len(message.rendered.get("buttons", ())) > SESSION_BUTTONS_MAX
    if content and ((many and not content.approved) or len(message.body) > BODY_MAX):
        return 63021
    return None


def read_step(step: str) -> tuple[str, int | None]:
    """Part 'undelivered:30003' into its status and code."""
    status, _, code = step.partition(":")
    return status, int(code) if code else None
