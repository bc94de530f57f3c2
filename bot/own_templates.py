"""Know a creditor's own words of templates, change them with four eyes, and let the provider review them.

What two people decided on is submitted by a job, through the same sync as the house's; until it is approved, clients
get the house's. A draft is the file of all own words, by template and locale, as people write it.
"""

import time
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from threading import Lock

import yaml

from bot.contents import Content, content_of
from bot.drafts import Matter
from bot.objections import unwanted
from bot.texts import load_templates, load_wording
from flows.wording.own_templates import Bodies, faults, own_catalogue
from flows.wording.templates import Catalogue
from storage.database import Database
from storage.schema import Draft
from storage.unit_of_work import UnitOfWork

KEY = "templates"  #: of a creditor's document, and the job by which they are submitted
FRESH_SECONDS = 30.0  #: for so long a process takes what it has read as it is
MARK = 8  #: characters that tell one version from another


def bodies(uow: UnitOfWork, creditor: str) -> Bodies:
    """Return what is in force of a creditor's own words."""
    found: Bodies = uow.creditors.get(creditor).document.get(KEY) or {}
    return found


def parsed(text: str) -> Bodies:
    """Return the own words that a draft holds."""
    found: Bodies = yaml.safe_load(text) or {}
    return found


def written(own: Bodies) -> str:
    """Return own words as a draft holds them."""
    whole = {base: dict(places) for base, places in own.items() if places}
    return str(yaml.safe_dump(whole, sort_keys=True, allow_unicode=True, width=120)) if whole else ""


def with_body(own: Bodies, base: str, locale: str, body: str | None) -> Bodies:
    """Return own words with those of one template put in the place of the house's, or the house's again."""
    others = {place: one for place, one in own.get(base, {}).items() if place != locale}
    return {**own, base: others if body is None else {**others, locale: body.strip()}}


def contents_of(own: Catalogue) -> list[Content]:
    """Return own templates as the provider keeps them."""
    return [*map(content_of, own.templates)]


class OwnTemplates:
    """Each creditor's own templates, read now and then. Safe for threads."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        """Take the database, and the house's templates."""
        self._database, self._catalogue = database, catalogue
        self._lock, self._read_at, self._known = Lock(), float("-inf"), dict[str, Catalogue]()

    def __call__(self, creditor: str) -> Catalogue | None:
        """Return a creditor's own templates, None where it has none."""
        with self._lock:
            if time.monotonic() - self._read_at > FRESH_SECONDS:
                self._known, self._read_at = self.read(), time.monotonic()
            return self._known.get(creditor)

    def read(self) -> dict[str, Catalogue]:
        """Return the own templates of every creditor that has some."""
        with self._database.unit_of_work() as uow:
            owned = [(row.id, row.document.get(KEY)) for row in uow.creditors.all()]
        return {name: own_catalogue(self._catalogue, name, own) for name, own in owned if own}


def _faults(uow: UnitOfWork, creditor: str, text: str) -> Sequence[str]:
    phrases, catalogue = tuple(unwanted(uow.creditors.get(creditor))), load_templates(load_wording())
    return [
        f"{base} {locale}: {fault}"
        for base, places in parsed(text).items()
        for locale, body in places.items()
        for fault in faults(body, base, locale, catalogue, phrases)
    ]


def _current(uow: UnitOfWork, creditor: str) -> str:
    return written(bodies(uow, creditor))


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:  # noqa: ARG001 - as every matter is applied
    owner = uow.creditors.get(row.creditor_id)
    owner.document = {**owner.document, KEY: parsed(row.document)}
    uow.jobs.put(KEY, now)


TEMPLATES = Matter(KEY, _current, _faults, lambda text: sha256(text.encode()).hexdigest()[:MARK], _apply)
