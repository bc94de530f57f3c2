"""Know what a creditor says in its own words in place of the house's, and change it with four eyes.

A draft is the file of all its own texts, by locale and key, as people write it; nothing where it has none.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import yaml

from bot.drafts import Matter
from bot.objections import unwanted
from bot.texts import load_wording
from flows.wording.own import Own, Texts, faults, sources
from flows.wording.wording import Wording
from storage.schema import Draft, Json
from storage.unit_of_work import UnitOfWork

KEY = "wording"  #: of a creditor's document
MARK = 8  #: characters that tell one version from another


def read(document: Mapping[str, Mapping[str, Json]]) -> Texts:
    """Return own texts as a creditor's document, or a draft, holds them."""
    return {
        locale: {key: Own(one["text"], one.get("sms") or "") for key, one in keys.items()}
        for locale, keys in document.items()
    }


def own_texts(uow: UnitOfWork, creditor: str) -> Texts:
    """Return what is in force of a creditor's own words."""
    return read(uow.creditors.get(creditor).document.get(KEY) or {})


def parsed(text: str) -> Texts:
    """Return the own texts that a draft holds."""
    return read(yaml.safe_load(text) or {})


def written(texts: Texts) -> str:
    """Return own texts as a draft holds them."""
    if not (document := dumped(texts)):
        return ""
    return str(yaml.safe_dump(document, sort_keys=True, allow_unicode=True, width=120))


def dumped(texts: Texts) -> Json:
    """Return own texts as a creditor's document holds them."""
    return {
        locale: {key: {"text": own.text, **({"sms": own.sms} if own.sms else {})} for key, own in keys.items()}
        for locale, keys in texts.items()
        if keys
    }


def with_text(texts: Texts, locale: str, key: str, own: Own | None) -> Texts:
    """Return own texts with one put in the place of the house's, or the house's again."""
    others = {name: one for name, one in texts.get(locale, {}).items() if name != key}
    return {**texts, locale: others if own is None else {**others, key: own}}


def worded(texts: Texts) -> Wording:
    """Return the house's texts with a creditor's own laid over them."""
    return load_wording().with_own({locale: text for locale, text in sources(texts).items() if text})


def _faults(uow: UnitOfWork, creditor: str, text: str) -> list[str]:
    phrases, house = tuple(unwanted(uow.creditors.get(creditor))), load_wording()
    return [
        f"{locale} {key}: {fault}"
        for locale, keys in parsed(text).items()
        for key, own in keys.items()
        for fault in faults(own, key, locale, house, phrases)
    ]


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:  # noqa: ARG001 - as every matter is applied
    owner = uow.creditors.get(row.creditor_id)
    owner.document = {**owner.document, KEY: dumped(parsed(row.document))}


def _current(uow: UnitOfWork, creditor: str) -> str:
    return written(own_texts(uow, creditor))


WORDING = Matter(KEY, _current, _faults, lambda text: sha256(text.encode()).hexdigest()[:MARK], _apply)
