"""Keys of programs."""

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing

SCOPES = ("read", "write")


@click.group("api-key", cls=Listing)
def api_key() -> None:
    """Create, list and revoke keys for the REST API."""


@api_key.command("create")
@click.option("--name", required=True, help="What the key is for.")
@click.option("--creditor", "creditor_id", help="The only creditor it opens; without it, all.")
@click.option("--scope", default="read,write", show_default=True, help="read, write, or both.")
@as_json
def create_key(name: str, creditor_id: str | None, scope: str, *, as_json: bool) -> None:
    """Print a new key once; only its hash is kept.

    Example: concilia api-key create --name erp --creditor aguas-del-valle --scope read
    """
    scopes = [part.strip() for part in scope.split(",") if part.strip()]
    if not scopes or set(scopes) - set(SCOPES):
        raise click.UsageError("--scope takes read, write, or read,write.")
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, *([creditor_id] if creditor_id else []))
        _, key = uow.api_keys.create(name, scopes, memory.clock.now(), creditor_id)
        uow.commit()
    show({"name": name, "key": key}, as_json=as_json, words=f"{key}\nKeep it now: it is not shown again.")


@api_key.command("list")
@as_json
def list_keys(*, as_json: bool) -> None:
    """List the keys, without their words.

    Example: concilia api-key list
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows = [
            {
                "id": row.id,
                "name": row.name,
                "creditor": row.creditor_id,
                "scope": row.scopes,
                "revoked": row.revoked_at is not None,
            }
            for row in uow.api_keys.all()
        ]
    words = "\n".join(
        f"{row['id']:>4} {row['name']:24} {row['creditor'] or 'all':24} {'revoked' if row['revoked'] else ''}"
        for row in rows
    )
    show(rows, as_json=as_json, words=words or "There are no keys yet.")


@api_key.command("revoke")
@click.argument("key_id", metavar="ID", type=click.IntRange(1, 2**53))
@as_json
def revoke_key(key_id: int, *, as_json: bool) -> None:
    """Let a key open nothing any more.

    Example: concilia api-key revoke 3
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        uow.api_keys.revoke(key_id, memory.clock.now())
        uow.commit()
    show({"id": key_id, "revoked": True}, as_json=as_json, words=f"Key {key_id} opens nothing any more.")
