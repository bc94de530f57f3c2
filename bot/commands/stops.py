"""Stop everything that is sent, and let it leave again."""

import getpass
from collections.abc import Callable
from typing import Any

import click

from bot import stops
from bot.commands.context import as_json, check_creditors, remembering, show
from storage.unit_of_work import UnitOfWork

WORDS_MAX = 200  #: characters of who and why
UNSAID = "no reason was given"


def _who_and_why(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--reason", default=UNSAID, help="Why; shown in the console and kept in the audit log."),
        click.option("--by", default=None, help="Who decides it. Default: who is signed in to this machine."),
        click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all."),
    ):
        command = option(command)
    return command


@click.command("stop-all")
@_who_and_why
@as_json
def stop_all(creditor_id: str | None, by: str | None, reason: str, *, as_json: bool) -> None:
    """Stop every outgoing message at once, answers too. Clients' messages are still taken and handled.

    Example: concilia stop-all --creditor aguas-del-valle --by "Paula Reyes" --reason "wrong amounts in the import"
    """
    who, why = name_who(by), read_words("--reason", reason)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = _creditors(uow, creditor_id)
        stops.stop(uow, creditors, who, why, memory.clock.now(), "operator")
        uow.commit()
    words = f"Nothing leaves in the name of {', '.join(creditors)} until `concilia resume`."
    show(_result(creditors, who, why, stopped=True), as_json=as_json, words=words)


@click.command("resume")
@_who_and_why
@as_json
def resume(creditor_id: str | None, by: str | None, reason: str, *, as_json: bool) -> None:
    """Let messages leave again; answers that waited for less than a day leave within five minutes.

    Example: concilia resume --creditor aguas-del-valle --by "Paula Reyes" --reason "the amounts are right again"
    """
    who, why = name_who(by), read_words("--reason", reason)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = _creditors(uow, creditor_id)
        resumed = stops.resume(uow, creditors, who, why, memory.clock.now(), "operator")
        uow.commit()
    words = f"Messages of {', '.join(resumed)} leave again." if resumed else "Nothing was stopped."
    show(_result(resumed, who, why, stopped=False), as_json=as_json, words=words)


def _creditors(uow: UnitOfWork, creditor: str | None) -> list[str]:
    if creditor is not None:
        check_creditors(uow, creditor)
        return [creditor]
    found = list(uow.creditors.ids())
    if not found:
        raise click.ClickException("There are no creditors yet: `concilia creditor apply` adds one.")
    return found


def name_who(by: str | None) -> str:
    """Return who decides: who is named, else who is signed in to this machine, else the operator."""
    return read_words("--by", by or _user())


def read_words(option: str, written: str) -> str:
    """Return the words of an option in one line. Raises UsageError when there are none, or too many."""
    words = " ".join(written.split())
    if not 0 < len(words) <= WORDS_MAX:
        raise click.UsageError(f"{option} takes 1 to {WORDS_MAX} characters.")
    return words


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"


def _result(creditors: list[str], by: str, reason: str, *, stopped: bool) -> dict[str, Any]:
    return {"creditors": creditors, "stopped": stopped, "by": by, "reason": reason}
