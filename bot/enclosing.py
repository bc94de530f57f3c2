"""Send a client a file in an adviser's name: it stays with us, and their words lead to it by a link that ends.

So it reaches every channel alike, SMS too, and whoever holds the link for as long as it lasts, and nobody else. Where
a channel carries files, it goes beside the words besides.
"""

import re
from urllib.parse import urlsplit

from bot.desk import Desk
from bot.files import ENCLOSED, File
from bot.papers.links import MESSAGE
from bot.stage import Stage
from storage.schema import Case, Staff

SIZE_MAX = 5 * 1024 * 1024  #: bytes
UPLOADING, FETCHING = "telegram", "whatsapp"  #: channels that carry files: given by us, or fetched by the provider
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NAME_MAX = 120  #: characters
TAKEN = re.compile(r"image/(?:jpeg|png)|application/pdf")


def carries(channel: str, public_url: str) -> bool:
    """Say whether a file goes beside its words: never by a provider that would have to fetch it from this machine."""
    return channel == UPLOADING or (channel == FETCHING and urlsplit(public_url).hostname not in LOOPBACK)


def send(desk: Desk, stage: Stage, case: Case, staff: Staff, text: str, file: File, name: str) -> None:
    """Write to the client with a link to a file, which is kept with the message. Raises what a reply raises."""
    uow, number = stage.uow, stage.conversation.next_seq
    link = stage.links.short(uow.links, MESSAGE, stage.creditor, stage.client.id, stage.now, number)
    desk.reply(uow, case.id, staff, f"{text}\n{link}", stage.now, stage.trace_id)
    message = uow.messages.of(stage.creditor, stage.client.id, number - 1, 1)[0]
    kind = "document" if file.content_type == "application/pdf" else "image"
    row = uow.attachments.add(
        stage.creditor, message.id, kind, file.content_type, {"name": name[:NAME_MAX]} if name else {}
    )
    message.values = {ENCLOSED: row.id}
    uow.attachments.keep(stage.creditor, row.id, file.content, file.content_type, stage.now)
    stage.actor = f"staff:{staff.id}"
    stage.audit("file.sent", f"case:{case.id}", attachment=row.id)
