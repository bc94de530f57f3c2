"""The texts that WhatsApp approves, and the contents that carry buttons: what the account has, and what it lacks."""

import sys
from dataclasses import asdict

import click

from bot.channels.twilio_client import TwilioOff, connected
from bot.commands.context import as_json, remembering, settings, show
from bot.commands.listing import Listing
from bot.contents import MISSING, Content
from bot.templates import Standing, alone, sync, wanted
from bot.texts import load_templates, load_wording
from flows.wording.template_faults import LOCALE
from storage.schema import Template


def _locales(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    for locale in given:
        if not LOCALE.fullmatch(locale):
            raise click.BadParameter(f"{locale!r} is no locale; write es, en or pt, alone or as in es-CL.")
    return given


for_locales = click.option(
    "--locale", "locales", multiple=True, callback=_locales, help="Only what clients of that locale get; repeatable."
)


@click.group(cls=Listing)
def templates() -> None:
    """Submit the texts that may leave outside WhatsApp's window, and see how they stand."""


@templates.command("sync")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@for_locales
@as_json
def sync_(*, dry_run: bool, locales: tuple[str, ...], as_json: bool) -> None:
    """Create and submit what the Twilio account lacks, and keep how each text stands; run it again for the outcome.

    Example: concilia templates sync --locale es-CL --dry-run
    """
    contents = wanted(load_templates(load_wording()), locales)
    with (
        connected(settings()) as client,
        remembering() as memory,
        alone(memory.url, str(client.account_sid)),
        click.progressbar(
            sync(memory.database, client, contents, memory.clock.now(), dry_run=dry_run),
            length=len(contents), label="Templates", file=sys.stderr, hidden=not sys.stderr.isatty(),
        ) as steps,
    ):  # fmt: skip
        found = list(steps)
    show({"templates": [asdict(one) for one in found]}, as_json=as_json, words=_told(found))
    if any(one.remedy for one in found):
        raise SystemExit(1)


@templates.command("list")
@for_locales
@as_json
def list_(*, locales: tuple[str, ...], as_json: bool) -> None:
    """Show each text's name, language and status as of the last `templates sync`.

    Example: concilia templates list
    """
    account = settings().twilio_account_sid
    if not account:
        raise TwilioOff
    with remembering() as memory, memory.database.unit_of_work() as uow:
        kept = {row.name: row for row in uow.templates.all(account)}
    rows = [_row(content, kept.get(content.name)) for content in wanted(load_templates(load_wording()), locales)]
    words = "\n".join(f"{row['name']:44} {row['language']:6} {row['status']:12} {row['sid'] or '–'}" for row in rows)
    show({"templates": rows}, as_json=as_json, words=words)


def _row(content: Content, kept: Template | None) -> dict[str, str | None]:
    """Return what is known of one content; of other words under its name nothing is said."""
    known = kept if kept and kept.checksum == content.checksum else None
    return {
        "name": content.name,
        "language": content.language,
        "kind": content.kind,
        "status": known.status if known else MISSING,
        "sid": known.sid if known else None,
        "checked_at": known.checked_at.isoformat() if known and known.checked_at else None,
    }


def _told(found: list[Standing]) -> str:
    """Return a line for each text, and below those that need a person, what they need."""
    lines = [
        f"{one.name:44} {one.language:6} {one.status:12} {one.did}" + (f"\n    {one.remedy}" if one.remedy else "")
        for one in found
    ]
    return "\n".join(lines)
