"""Check everything that an operator can get wrong, all at once."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from sqlalchemy.exc import OperationalError

from bot import tracing
from bot.cadences import unread
from bot.commands.context import as_json, remembering, settings, show
from bot.creditors.document import CreditorFile
from bot.creditors.faults import faults as creditor_faults
from bot.enrolment import unreadable
from bot.errors import BadSettings, BotError
from bot.forbidden import said_by_bot
from bot.objections import text_of, unwanted
from bot.packs import open_packs
from bot.paylinks.providers import read_providers, unserved
from bot.rights import load_rights
from bot.settings import PREFIX, TABLE, load
from bot.texts import load_wording, read_templates
from bot.ways import ways_of
from flows.errors import FlowError
from flows.negotiation.policy import faults as policy_faults
from flows.objections.faults import faults as objection_faults
from flows.rights.book import gaps
from flows.wording.template_faults import faults as template_faults
from storage.errors import StorageError
from storage.schema import Creditor


@click.command()
@as_json
def check(*, as_json: bool) -> None:
    """Check settings, texts, templates, country rules, training data, creditors and their policies; report every fault.

    Example: concilia check
    """
    faults = _safely(_settings)
    parts = (_texts, _templates, _training) + (() if faults else (_traces, _countries, _creditors, _rights))
    found = faults + [fault for part in parts for fault in _safely(part)]
    rows = [{"name": PREFIX + row.name, "default": row.default, "meaning": row.help} for row in TABLE]
    listing = "\n".join(f"  {row['name']:32} {row['default'] or '–':24} {row['meaning']}" for row in rows)
    ways = [] if faults else ways_of(settings())
    words = "\n".join(["Settings, with their defaults:", listing, "", *ways, *(found or ["No faults."])])
    show({"settings": rows, "faults": found}, as_json=as_json, words=words)
    if found:
        raise SystemExit(1)


def _safely(part: Callable[[], Iterator[str]]) -> list[str]:
    """Return a part's faults; one that cannot be looked at is a fault itself."""
    try:
        return list(part())
    except (BotError, FlowError, StorageError, OSError) as fault:
        return str(fault).splitlines()
    except OperationalError:
        return ["The database does not answer, or lets us not in: check CONCILIA_DATABASE_URL and the server."]


def _settings() -> Iterator[str]:
    try:
        load(os.environ, Path(".env"))
    except BadSettings as fault:
        yield from fault.faults


def _texts() -> Iterator[str]:
    wording = load_wording()
    known = {language: wording.keys(language) for language in ("es", "en", "pt")}
    for language, keys in known.items():
        yield from (
            f"texts: {key} is missing in {language}." for key in sorted(frozenset().union(*known.values()) - keys)
        )


def _templates() -> Iterator[str]:
    yield from template_faults(read_templates(), load_wording())


def _countries() -> Iterator[str]:
    open_packs(settings())
    yield from ()


def _traces() -> Iterator[str]:
    tracing.check(settings().traces_url)
    yield from ()


def _rights() -> Iterator[str]:
    with remembering() as memory, memory.database.unit_of_work() as uow:
        yield from gaps(load_rights(), {row.id: str(row.document["country"]) for row in uow.creditors.all()})


def _training() -> Iterator[str]:
    from nlu.data_check import faults  # noqa: PLC0415 - a command loads only its own parts

    yield from faults()


def _creditors() -> Iterator[str]:
    with remembering() as memory, memory.database.unit_of_work() as uow:
        for row in uow.creditors.all():
            uow.scope(row.id)
            if row.policy_version is None:
                yield f"{row.id}: has no policy; `concilia policy apply FILE --creditor {row.id}` gives it one."
                continue
            text = uow.policies.get(row.id, row.policy_version).document
            stored = (*_unserved(row), *creditor_faults(row.document, settings().sender_role), *unread(row.document))
            yield from (f"{row.id}: {fault}" for fault in stored)
            yield from (f"{row.id}: {fault}" for fault in (*_said_anyway(row), *unreadable(uow, row.id)))
            yield from (
                f"{row.id}: objections {row.objections_version or 'that ship'}: {fault}"
                for fault in objection_faults(text_of(uow, row), row.locale, unwanted(row))
            )
            yield from (f"{row.id}: policy {row.policy_version}: {fault}" for fault in policy_faults(text))


def _unserved(row: Creditor) -> Iterator[str]:
    """Yield the ways to pay in force that no payment provider serves."""
    if not creditor_faults(row.document, settings().sender_role):
        yield from unserved(read_providers(settings()), CreditorFile.model_validate(row.document))


def _said_anyway(row: Creditor) -> Iterator[str]:
    """Yield the phrases that a creditor forbids and that the texts which ship say to its clients."""
    for phrase, found in said_by_bot(load_wording(), row, unwanted(row)).items():
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield (
            f"contact.forbidden_phrases: {phrase!r} is said by the text {found[0]}{more}; "
            "change what the texts say (docs/texts.md), or allow the phrase."
        )
