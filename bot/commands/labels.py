"""What supervisors labelled, for a person to add to the training data."""

import getpass
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.counted import counted
from bot.errors import BadFile, BotError
from bot.learning.examples import Taught, gather, write_file, write_files
from storage.unit_of_work import UnitOfWork

LANGUAGES = ("es", "en", "pt")


class NothingLabelled(BotError):
    """There is nothing to export."""

    def __init__(self, creditor: str) -> None:
        """Name the creditor and the remedy."""
        super().__init__(
            f"{creditor} has no labelled messages of that time and language: a supervisor labels them "
            "at /console/readings."
        )


@click.group(cls=Listing)
def labels() -> None:
    """Export what supervisors labelled; nothing learns from it until a person commits it."""


@labels.command("export")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what was labelled on that day or later.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Only messages in that language.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write a file for each language and intent there."
)
@as_json
def export(creditor_id: str, since: datetime | None, language: str | None, out: Path | None, *, as_json: bool) -> None:
    """Print labelled messages as Rasa 3.1 YAML, personal data replaced; read them before you use them.

    Example: concilia labels export --creditor aguas-del-valle --since 2026-03-01 --language es
    """
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        zone = ZoneInfo(uow.creditors.get(creditor_id).timezone)
        after = since.replace(tzinfo=zone).astimezone(UTC) if since else None
        taught = gather(uow, memory.vault, creditor_id, after, language)
        if not taught:
            raise NothingLabelled(creditor_id)
        files = write_files(taught)
        if out:
            _write(out, files)
        _note(uow, creditor_id, memory.clock.now(), taught, since, language)
        uow.commit()
    rows = [asdict(one) for one in taught]
    words = (
        f"{counted(len(taught), 'message')} in {counted(len(files), 'file')} under {out}."
        if out
        else write_file(taught).rstrip()
    )
    show({"creditor": creditor_id, "count": len(taught), "examples": rows}, as_json=as_json, words=words)


def _note(
    uow: UnitOfWork,
    creditor: str,
    now: datetime,
    taught: Sequence[Taught],
    since: datetime | None,
    language: str | None,
) -> None:
    """Note in the audit log who took labelled messages out, how many, and which."""
    told = {"count": len(taught), "language": language, "since": since.date().isoformat() if since else None}
    uow.audit.append(creditor, now, f"operator:{getpass.getuser()}", "labels.exported", f"creditor:{creditor}", told)


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder. Raises BadFile where that cannot be, or where it would replace what is there."""
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise BadFile(str(folder), [f"{name} is there already; choose an empty folder." for name in taken])
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
