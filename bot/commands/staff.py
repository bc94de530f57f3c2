"""Advisers of the console."""

import sys
from typing import Any

import click

from bot.actors import OPERATOR
from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.commands.staff_access import disable_staff, enable_staff, invite_staff, let_in_staff, reset_code
from bot.passwords import hash_password
from bot.people import EMAIL, Change
from storage.schema import Role


@click.group(cls=Listing)
def staff() -> None:
    """Add, list, invite, disable and enable advisers, and reset their codes."""


@staff.command("add")
@click.option("--name", required=True, help="The name that clients read.")
@click.option("--email", required=True, help="The name to sign in with.")
@click.option(
    "--creditor", "creditors", multiple=True, help="A creditor whose clients they may see; repeat. Default: all."
)
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.ADVISER.value, show_default=True)
@click.option("--password", envvar="CONCILIA_STAFF_PASSWORD", help="Better asked for: others see what is typed here.")
@as_json
def add_staff(
    name: str, email: str, creditors: tuple[str, ...], role: str, password: str | None, *, as_json: bool
) -> None:
    """Add an adviser; the password is asked for, or read from CONCILIA_STAFF_PASSWORD.

    Example: concilia staff add --name "Andrea Rojas" --email andrea@example.com --creditor aguas-del-valle
    """
    if not EMAIL.fullmatch(email):
        raise click.UsageError(f"{email!r} is no e-mail address: write one such as andrea@example.com.")
    if not name.strip():
        raise click.UsageError("--name is empty: write the name that clients read.")
    hashed = hash_password(password or _ask(), (*name.split(), email, *email.split("@")))
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, *creditors)
        if uow.staff.find(email) is not None:
            raise click.ClickException(f"Somebody signs in with {email} already: choose another address.")
        row = uow.staff.add(
            name=name.strip(),
            email=email,
            password_hash=hashed,
            role=Role(role),
            creditors=sorted(set(creditors)) or uow.creditors.ids(),
            at=memory.clock.now(),
        )
        if creditors := uow.staff.creditors(row.id):
            uow.scope(*creditors)
            Change(uow, row, OPERATOR, memory.clock.now()).note("hired", role=role)
        uow.commit()
    show({"id": row.id, "email": row.email}, as_json=as_json, words=f"{row.email} may sign in at /console.")


@staff.command("list")
@as_json
def list_staff(*, as_json: bool) -> None:
    """List advisers.

    Example: concilia staff list
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows: list[dict[str, Any]] = [
            {
                "id": row.id,
                "name": row.name,
                "email": row.email,
                "role": str(row.role),
                "creditors": list(uow.staff.creditors(row.id)),
                "disabled": row.disabled_at is not None,
            }
            for row in uow.staff.all()
        ]
    words = "\n".join(
        f"{row['email']:32} {row['role']:10} {'disabled' if row['disabled'] else ', '.join(row['creditors'])}"
        for row in rows
    )
    show(rows, as_json=as_json, words=words or "There is nobody yet: `concilia staff add` adds an adviser.")


@staff.command("link")
@click.argument("email")
@as_json
def link_staff(email: str, *, as_json: bool) -> None:
    """Print a code by which an adviser says who they are on Telegram; it is used once, within an hour.

    Example: concilia staff link andrea@example.com
    """
    from bot.staff_group import make_code  # noqa: PLC0415 - a command loads only its own parts

    with remembering() as memory, memory.database.unit_of_work() as uow:
        row = uow.staff.find(email)
        if row is None or row.disabled_at is not None:
            raise click.ClickException(f"Nobody signs in with {email}: `concilia staff list` shows who does.")
        code = make_code(uow, row, memory.clock.now())
        uow.commit()
    words = f"They write this to the bot on Telegram, within an hour: /link {code}"
    if memory.settings.telegram_token is None:
        words += "\nTelegram is off in these settings: nobody hears it until CONCILIA_TELEGRAM_TOKEN is set."
    show({"id": row.id, "code": code}, as_json=as_json, words=words)


def _ask() -> str:
    """Ask for a password, twice; where nobody sits at a terminal, say how else it is given."""
    if not sys.stdin.isatty():
        raise click.UsageError("There is no terminal to ask for the password: set CONCILIA_STAFF_PASSWORD.")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked


for command in (disable_staff, enable_staff, invite_staff, let_in_staff, reset_code):
    staff.add_command(command)
