"""Take access away and give it back; links by which staff choose a password or are let in; codes of a lost phone."""

import click

from bot.actors import OPERATOR
from bot.commands.context import as_json, opened, remembering, show
from bot.memory import Memory
from bot.people import Change, take_turn
from storage.unit_of_work import UnitOfWork


@click.command("disable")
@click.argument("email")
@as_json
def disable_staff(email: str, *, as_json: bool) -> None:
    """Let an adviser in no longer; open sessions end at once, and their cases go back to the queue.

    Example: concilia staff disable andrea@example.com
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        change = _change(uow, email, memory)
        row, held = change.staff, uow.cases.held_by(change.staff.id)
        if not held:
            change.disable(None)
            uow.commit()
    if held:  # the bot goes on with their clients: that needs what reads and writes messages
        with opened() as app, app.database.unit_of_work() as uow:
            _change(uow, email, app).disable(app.desk)
            uow.commit()
    words = f"{row.email} can no longer sign in." + (f" Cases back in the queue: {len(held)}." if held else "")
    show({"id": row.id, "disabled": True}, as_json=as_json, words=words)


@click.command("invite")
@click.argument("email")
@as_json
def invite_staff(email: str, *, as_json: bool) -> None:
    """Print a link by which somebody chooses a new password, once, within three days; the old one is good until then.

    Example: concilia staff invite andrea@example.com
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        change = _check_enabled(_change(uow, email, memory))
        url = memory.settings.public_url + change.invite(memory.vault)
        uow.commit()
    show({"id": change.staff.id, "url": url}, as_json=as_json, words=url)


@click.command("let-in")
@click.argument("email")
@as_json
def let_in_staff(email: str, *, as_json: bool) -> None:
    """Print a link that lets somebody in once, within a quarter of an hour: for the day on which nothing else does.

    Example: concilia staff let-in andrea@example.com
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        change = _check_enabled(_change(uow, email, memory))
        url = memory.settings.public_url + change.let_in(memory.vault)
        uow.commit()
    show({"id": change.staff.id, "url": url}, as_json=as_json, words=url)


@click.command("enable")
@click.argument("email")
@as_json
def enable_staff(email: str, *, as_json: bool) -> None:
    """Let somebody in again.

    Example: concilia staff enable andrea@example.com
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        change = _change(uow, email, memory)
        change.enable()
        uow.commit()
    show({"id": change.staff.id, "disabled": False}, as_json=as_json, words=f"{email} can sign in again.")


@click.command("reset-code")
@click.argument("email")
@as_json
def reset_code(email: str, *, as_json: bool) -> None:
    """Ask somebody who lost their phone for no more codes; their sessions end, and their password alone lets them in.

    Example: concilia staff reset-code andrea@example.com
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        change = _change(uow, email, memory)
        was = change.reset_second_step()
        uow.commit()
    words = f"{email} signs in with the password alone." if was else f"{email} was asked for no code."
    show({"id": change.staff.id, "reset": was}, as_json=as_json, words=words)


def _change(uow: UnitOfWork, email: str, memory: Memory) -> Change:
    """Begin to change somebody, with all of their creditors in scope; nobody else changes staff meanwhile."""
    row = uow.staff.find(email)
    if row is None:
        raise click.ClickException(f"Nobody signs in with {email}: `concilia staff list` shows who does.")
    take_turn(uow)
    if creditors := uow.staff.creditors(row.id):
        uow.scope(*creditors)
    return Change(uow, row, OPERATOR, memory.clock.now())


def _check_enabled(change: Change) -> Change:
    if change.staff.disabled_at is not None:
        email = change.staff.email
        raise click.ClickException(f"{email} is disabled: `concilia staff enable {email}` lets them in again.")
    return change
