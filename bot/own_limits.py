"""Know what a creditor asks of itself beyond a country's rules of contact, and change it with four eyes.

A draft is the file of its own limits by country, as people write it; nothing where it has none. What would leave more
room than the law is refused, whoever says yes to it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import yaml

from bot.drafts import Matter
from bot.packs import load_packs
from flows.contact.own_limits import Looser, OwnLimits, looser
from storage.schema import Draft, Json
from storage.unit_of_work import UnitOfWork

KEY = "own_limits"  #: of a creditor's document
MARK = 8  #: characters that tell one version from another
Limits = Mapping[str, OwnLimits]  #: by country


def own_limits(uow: UnitOfWork, creditor: str) -> Limits:
    """Return what is in force of a creditor's own limits."""
    return read(uow.creditors.get(creditor).document.get(KEY) or {})


def read(document: Mapping[str, Json]) -> Limits:
    """Return own limits as a creditor's document, or a draft, holds them."""
    return {country: OwnLimits.model_validate(one) for country, one in document.items()}


def parsed(text: str) -> Limits:
    """Return the own limits that a draft holds."""
    return read(yaml.safe_load(text) or {})


def dumped(limits: Limits) -> Json:
    """Return own limits as a creditor's document holds them."""
    found = ((country, one.model_dump(mode="json", exclude_defaults=True)) for country, one in sorted(limits.items()))
    return {country: one for country, one in found if one}


def written(limits: Limits) -> str:
    """Return own limits as a draft holds them."""
    document = dumped(limits)
    return str(yaml.safe_dump(document, sort_keys=True, allow_unicode=True, width=120)) if document else ""


def looser_in(limits: Limits) -> list[tuple[str, Looser]]:
    """Return everything in which own limits would leave more room than the law, each with its country."""
    packs = load_packs()
    rows = [(country, packs.of(country), own) for country, own in limits.items()]
    return [(country, one) for country, pack, own in rows if pack for one in looser(pack, own)]


def sentence(country: str, one: Looser) -> str:
    """Say in what a limit would leave more room than the law, and where that stands."""
    ground = "; ".join(filter(None, [one.why.article, one.why.source])) or one.why.basis
    return f"{country}: {one.what} leave more room than the country does ({one.allowed or 'never'}): {ground}"


def _faults(_: UnitOfWork, __: str, text: str) -> Sequence[str]:
    return [sentence(*one) for one in looser_in(parsed(text))]


def _current(uow: UnitOfWork, creditor: str) -> str:
    return written(own_limits(uow, creditor))


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:  # noqa: ARG001 - as every matter is applied
    owner = uow.creditors.get(row.creditor_id)
    owner.document = {**owner.document, KEY: dumped(parsed(row.document))}


LIMITS = Matter("limits", _current, _faults, lambda text: sha256(text.encode()).hexdigest()[:MARK], _apply)
