"""Bring a provider's account to what the catalogue holds: make what is missing, submit it, and keep how it stands.

Every content carries a checksum in its name on the account, so that one that was made and not written down, because
the network or the process failed in between, is found again and never made twice.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from twilio.rest import Client

from bot.channels import content_api
from bot.channels.content_api import UNSUBMITTED, Held
from bot.contents import MISSING, Content, content_of, session_contents
from bot.errors import BotError
from bot.log import logger
from flows.wording.templates import OWN, Catalogue
from storage.database import Database
from storage.leader import Leader
from storage.repositories.templates import APPROVED, SESSION
from storage.schema import Template

FRESH_SECONDS = 30.0  #: for so long a process takes what it has read of the table as it is
CHANGED = "changed"  #: other words stand under the name already


class SyncRuns(BotError):
    """Somebody else brings the same account up to date just now."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__(
            "Another `templates sync` of this account is under way: wait until it has ended, and run it again."
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How one content stands: what was done now (kept, created, submitted), its status, what a person has to do."""

    name: str
    language: str
    kind: str
    did: str
    status: str
    sid: str | None = None
    remedy: str | None = None


def wanted(catalogue: Catalogue, locales: Sequence[str] = ()) -> list[Content]:
    """Return what an account needs: the templates, all or those of some locales' clients, and the window's buttons."""
    chosen = catalogue.templates
    if locales:
        chosen = tuple({one.name: one for locale in locales for one in catalogue.chosen(locale)}.values())
    return [*map(content_of, chosen), *session_contents()]


@contextmanager
def alone(url: str, account: str) -> Iterator[None]:
    """Be the only one, on all machines of a database, who brings an account up to date: two would make contents twice.

    The lock ends with the process. Raises SyncRuns where somebody else has it.
    """
    office = Leader(url, f"templates {account}")
    if not office.leads():
        raise SyncRuns
    try:
        yield
    finally:
        office.resign()


def sync(
    database: Database, client: Client, contents: Iterable[Content], now: datetime, *, dry_run: bool = False
) -> Iterator[Standing]:
    """Make and submit what the account lacks, and yield how each content stands, written down as it goes.

    A dry run only looks. Raises ContentFailed where Twilio does not answer; what was done until then is kept.
    """
    account = str(client.account_sid)
    there = content_api.held(client)
    for content in contents:
        found = _find(content, there)
        if content.kind == "template" and _is_taken(content, found, there):
            yield _standing(content, found, "kept", CHANGED)
            continue
        did = _lack(content, found)
        if dry_run:
            yield _standing(content, found, f"would be {did}" if did != "kept" else did, _status(content, found))
            continue
        made = _make(client, content, found)
        status = _status(content, made)
        _keep(database, account, content, made.sid, status, now)
        logger().info("template.synced", name=content.name, status=status, did=did)
        yield _standing(content, made, did, status)


def _lack(content: Content, found: Held | None) -> str:
    """Say what is done to a content: kept as it is, created alone, or submitted."""
    if content.kind == "template":
        return "submitted" if found is None or found.status == UNSUBMITTED else "kept"
    return "created" if found is None else "kept"


def _make(client: Client, content: Content, found: Held | None) -> Held:
    """Create and submit what is not there yet, and return how it stands."""
    made = found or content_api.create(client, content)
    waits = content.kind == "template" and made.status == UNSUBMITTED
    return content_api.submit(client, made.sid, content) if waits else made


class Sids:
    """The provider's names of what may be sent, read from the table now and then. Safe for threads.

    A text whose words have changed since it was approved is not sent until the changed one is.
    """

    def __init__(self, database: Database, account: str, contents: Iterable[Content]) -> None:
        """Take the database, the account, and what the program would send."""
        self._database, self._account = database, account
        self._checksums = {content.name: content.checksum for content in contents}
        self._lock, self._read_at, self._known = Lock(), float("-inf"), dict[str, str]()

    def __call__(self, name: str) -> str | None:
        """Return the name by which the provider sends a content of ours; None while it may not be sent."""
        with self._lock:
            if time.monotonic() - self._read_at > FRESH_SECONDS:
                with self._database.unit_of_work() as uow:
                    rows = uow.templates.usable(self._account)
                self._known = {row.name: row.sid for row in rows if self._is_same(row)}
                self._read_at = time.monotonic()
            return self._known.get(name)

    def _is_same(self, row: Template) -> bool:
        """Say whether a text stands as we would send it; a creditor's own has its words in its name."""
        return row.name.startswith(OWN) or row.checksum == self._checksums.get(row.name)


def _find(content: Content, there: Iterable[Held]) -> Held | None:
    """Return exactly this content on the account; one that was submitted before one that was not."""
    same = [one for one in there if one.friendly_name == content.friendly_name]
    return min(same, key=lambda one: one.status == UNSUBMITTED, default=None)


def _is_taken(content: Content, found: Held | None, there: Iterable[Held]) -> bool:
    """Say whether other words were submitted under this content's name."""
    return (found is None or found.status == UNSUBMITTED) and any(one.name == content.name for one in there)


def _status(content: Content, found: Held | None) -> str:
    if found is None:
        return MISSING
    return found.status if content.kind == "template" else SESSION


def _keep(database: Database, account: str, content: Content, sid: str, status: str, now: datetime) -> None:
    with database.unit_of_work() as uow:
        uow.templates.put(
            account, content.name, content.language,
            kind=content.kind, sid=sid, status=status, checksum=content.checksum, at=now,
        )  # fmt: skip
        uow.commit()


def _standing(content: Content, found: Held | None, did: str, status: str) -> Standing:
    sid = found.sid if found else None
    return Standing(content.name, content.language, content.kind, did, status, sid, _remedy(content, found, status))


def _remedy(content: Content, found: Held | None, status: str) -> str | None:
    """Return what a person has to do, if anything."""
    if found and status == APPROVED and found.category != content.category:
        return f"WhatsApp took it as {found.category}: let it tell of the account alone, {_VERSION}."
    remedy = REMEDIES.get(status)
    why = f"WhatsApp says: {found.reason.rstrip('.')}. " if found and found.reason else ""
    return why + remedy.format(file=content.file) if remedy else None


_VERSION = "and raise its version"
REMEDIES = {
    "rejected": f"Change its words in templates/{{file}}.yml {_VERSION}: a rejected name cannot be used again.",
    "disabled": f"It does not come back: change its words in templates/{{file}}.yml {_VERSION}.",
    "paused": "Clients blocked or reported it; it comes back by itself. See its quality in Twilio's console first.",
    CHANGED: "Other words were submitted under this name: raise its version in templates/{file}.yml.",
}
"""What each status asks of a person; the others ask for patience or nothing."""
