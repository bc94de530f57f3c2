"""A client's own file, for whoever asks for it; their erasure; letters about what is past its date."""

import getpass
import sys
from datetime import datetime
from pathlib import Path

import click

from bot.commands.contacts import Moment
from bot.commands.context import as_json, check_creditors, opened, remembering, show
from bot.commands.listing import Listing
from bot.counted import counted
from bot.disk import drafted
from bot.errors import UnknownClient
from flows.proof import grouped


@click.group(cls=Listing)
def client() -> None:
    """Give a client the file that is kept of them, or a letter; erase who they are."""


@client.command("export")
@click.argument("client_id", metavar="ID")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder; else exports in DATA_DIR.")
@as_json
def export(client_id: str, creditor_id: str, out: Path | None, *, as_json: bool) -> None:
    """Write a client's file as JSON and PDF, and hold every agreement against its seal; exit 1 if one does not fit.

    Example: concilia client export C-0001 --creditor aguas-del-valle --out /tmp/file
    """
    from bot.erasure import EXPORTS, stem  # noqa: PLC0415 - a command loads only its own parts
    from bot.papers.dossier import write_dossier  # noqa: PLC0415
    from bot.texts import load_wording  # noqa: PLC0415

    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        row = uow.clients.find(creditor_id, client_id)
        if row is None:
            raise UnknownClient(creditor_id, client_id)
        now = memory.clock.now()
        made = write_dossier(uow, row, load_wording(), now)
        folder, name = out or memory.settings.data_dir / EXPORTS, stem(creditor_id, client_id)
        paths = {kind: folder / f"{name}.{kind}" for kind in ("json", "pdf")}
        uow.audit.append(creditor_id, now, "operator", "client.exported", f"client:{client_id}", {})
        with drafted({paths["json"]: made.text, paths["pdf"]: made.paper}):
            uow.commit()
    checked = [
        {"id": one["id"], "sha256": one["sha256"], "whole": one["whole"], "faults": one["faults"]}
        for one in made.file["agreements"]
    ]
    is_whole = all(one["whole"] for one in checked)
    lines = [f"Agreement {one['id']}: {'; '.join(one['faults'])}." for one in checked if not one["whole"]]
    state = "each as it was sealed" if is_whole else "not all as they were sealed"
    told = f"{counted(len(checked), 'agreement')}, {state}."
    show(
        {
            "client_id": client_id,
            "creditor": creditor_id,
            **{kind: str(path) for kind, path in paths.items()},
            "whole": is_whole,
            "agreements": checked,
        },
        as_json=as_json,
        words="\n".join([*map(str, paths.values()), told, *lines]),
    )
    if not is_whole:
        raise SystemExit(1)


@client.command("erase")
@click.argument("client_id", metavar="ID")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
@as_json
def erase(client_id: str, creditor_id: str, *, yes: bool, as_json: bool) -> None:
    """Erase who a client is and all that was said; the books stay under the number alone. Nothing brings it back.

    Example: concilia client erase C-0001 --creditor aguas-del-valle --yes
    """
    from bot.erasure import erase as erase_client  # noqa: PLC0415 - a command loads only its own parts
    from bot.erasure import kept  # noqa: PLC0415

    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        row = uow.clients.find(creditor_id, client_id)
        if row is None:
            raise UnknownClient(creditor_id, client_id)
        if not (yes or as_json or not sys.stdin.isatty()):
            click.confirm(f"Erase client {client_id}, for good?", abort=True)
        actor = f"operator:{getpass.getuser()}"
        done = erase_client(uow, row, memory.vault, memory.settings.data_dir, memory.clock.now(), actor)
        for path in done.files:  # before it is for good: copies that stay after a failure could not be named again
            path.unlink()
        uow.commit()
    told = {
        "client_id": client_id,
        "creditor": creditor_id,
        "rows": dict(done.rows),
        "audit_entries": done.entries,
        "files": [str(path) for path in done.files],
        "remarks": list(done.remarks),
        "kept": [{"what": one.what, "why": one.why} for one in kept()],
    }
    stays = (f"Stays: {one.what}, for {one.why}." for one in kept())
    show(told, as_json=as_json, words="\n".join([f"Client {client_id} was erased.", *done.remarks, *stays]))


@client.command("letter")
@click.argument("client_id", metavar="ID")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the letter goes, a PDF.")
@click.option("--sent-at", type=Moment(), metavar="TIME", help="Record that it was sent: it counts as a contact.")
@as_json
def letter(client_id: str, creditor_id: str, out: Path | None, sent_at: datetime | None, *, as_json: bool) -> None:
    """Write a one-page letter about what is past its date, for print; with --sent-at, record that it was sent.

    The contact rules are asked before it is written.

    Example: concilia client letter C-0001 --creditor aguas-del-valle --out /tmp/letter.pdf
    """
    from bot.mailing import Mailing  # noqa: PLC0415 - a command loads only its own parts

    if out is None and sent_at is None:
        raise click.UsageError("Say where the letter goes with --out, or when it was sent with --sent-at.")
    told: dict[str, str] = {"client_id": client_id, "creditor": creditor_id}
    with opened() as app, app.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        row = uow.clients.find(creditor_id, client_id)
        if row is None:
            raise UnknownClient(creditor_id, client_id)
        mailing, now = Mailing(app.bot, app.reminder.judge.door), app.clock.now()
        files: dict[Path, bytes] = {}
        if out is not None:
            printed = mailing.print(uow, row, now)
            files[out] = printed.paper
            told |= {"pdf": str(out), "code": grouped(printed.code)}
        if sent_at is not None:
            mailing.mark_sent(uow, row, sent_at, now)
            told["sent_at"] = sent_at.isoformat()
        with drafted(files):
            uow.commit()
    show(told, as_json=as_json, words="\n".join(told[name] for name in ("pdf", "code", "sent_at") if name in told))
