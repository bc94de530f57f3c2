"""Keep what came with a client's message: what it is to the dialogues, and where its files are fetched.

A file that was uploaded to us is there already, and stands in the message's payload until then.
"""

import base64
from collections.abc import Mapping
from typing import Any

from bot.stage import Stage
from flows.turn import CONTACT, EDITED, FILE, LOCATION, OLD_BUTTON, OLD_LINK, STICKER, UNREADABLE, VOICE
from storage.queue.inbox import Arrived
from storage.schema import Message

CONTENT = "content"  #: in a payload: the bytes of a file that was uploaded, in base64
WITHOUT_WORDS: Mapping[str, str] = {
    "voice": VOICE,
    "image": FILE,
    "video": FILE,
    "document": FILE,
    "location": LOCATION,
    "contact": CONTACT,
    "sticker": STICKER,
    "other": UNREADABLE,
    **{kind: kind for kind in (EDITED, OLD_BUTTON, OLD_LINK)},
}
"""What the kinds of channels are to the dialogues; a text is none of them."""


def attached(payload: Mapping[str, Any]) -> str | None:
    """Return what came beside the words of a message, or in their place."""
    return WITHOUT_WORDS.get(str(payload.get("kind")))


def noted(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is written down of it with the message: its kind, and the place that it names."""
    told = ("kind", "place") if attached(payload) else ()
    return {name: payload[name] for name in told if payload.get(name)}


def keep(stage: Stage, arrived: Arrived, message: Message) -> None:
    """Write down the files of a message; each is fetched by a job of its own once this is committed."""
    media = arrived.payload.get("media") or ()
    if media:
        stage.write()  # files name the message that they came with
    for one in media:
        source = {**one["source"], "channel": arrived.channel}
        row = stage.uow.attachments.add(stage.creditor, message.id, one["kind"], one["content_type"], source)
        if one.get(CONTENT):
            content = base64.b64decode(one[CONTENT])
            stage.uow.attachments.keep(stage.creditor, row.id, content, one["content_type"], stage.now)
            continue
        stage.uow.jobs.put(f"fetch {stage.creditor} {row.id}", stage.now)
