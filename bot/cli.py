"""The command line: one sentence for what went wrong, exit status 0 done, 1 could not be done, 2 wrong use."""

import importlib
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy.exc import OperationalError

from bot.commands.listing import Listing
from bot.errors import BotError
from flows.errors import FlowError
from storage.errors import Missing, StorageError

COMMANDS = {
    "api-key": "bot.commands.api_keys:api_key",
    "audit": "bot.commands.audit:audit",
    "backup": "bot.commands.backups:backup",
    "bench": "bot.commands.bench:bench",
    "campaign": "bot.commands.campaigns:campaign",
    "chat": "bot.commands.chat:chat",
    "check": "bot.commands.check:check",
    "client": "bot.commands.clients:client",
    "contacts": "bot.commands.contacts:contacts",
    "creditor": "bot.commands.creditors:creditor",
    "demo": "bot.commands.service:demo",
    "import": "bot.commands.portfolio:import_",
    "keys": "bot.commands.keys:keys",
    "labels": "bot.commands.labels:labels",
    "link": "bot.commands.links:link",
    "may-send": "bot.commands.lines:may_send",
    "means": "bot.commands.means:means",
    "migrate": "bot.commands.service:migrate",
    "negotiate": "bot.commands.lines:negotiate",
    "objections": "bot.commands.objections:objections",
    "payments": "bot.commands.payments:payments",
    "parse": "bot.commands.lines:parse",
    "policy": "bot.commands.creditors:policy",
    "reconcile": "bot.commands.portfolio:reconcile",
    "region": "bot.commands.regions:region",
    "report": "bot.commands.reports:report",
    "restore": "bot.commands.backups:restore",
    "resume": "bot.commands.stops:resume",
    "rights": "bot.commands.rights:rights",
    "serve": "bot.commands.service:serve",
    "simulate": "bot.commands.simulate:simulate",
    "staff": "bot.commands.staff:staff",
    "stop-all": "bot.commands.stops:stop_all",
    "templates": "bot.commands.templates:templates",
    "telegram": "bot.commands.telegram:telegram",
    "tickets": "bot.commands.tickets:tickets",
    "train": "bot.commands.lines:train",
    "webhooks": "bot.commands.webhooks:webhooks",
    "witness": "bot.commands.witness:witness",
    "worker": "bot.commands.service:worker",
}
"""Where each command lives; it is imported when it is called, so that none waits for another's libraries."""


class Lazy(Listing):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="concilia")
def cli() -> None:
    """Concilia: clients negotiate their own payment plans; advisers take over what a machine must not decide."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command, that of the process unless one is given; what it could not do is a sentence on standard error."""
    try:
        cli.main(arguments, prog_name="concilia", standalone_mode=False)
    except Exception as fault:  # noqa: BLE001 - no traceback reaches a user
        status, words = explain(fault)
        sys.stderr.write(f"{words}\n")
        sys.exit(status)
    sys.exit(0)


def explain(fault: Exception) -> tuple[int, str]:
    """Return the exit status and the words for what a command raised."""
    if isinstance(fault, click.UsageError):
        return 2, _wrong_use(fault)
    if isinstance(fault, click.ClickException):
        return 1, fault.format_message()
    if isinstance(fault, Missing) and fault.kind in LISTS:
        return 1, f"{fault} `concilia {LISTS[fault.kind]}` shows them."
    if isinstance(fault, KNOWN):
        return 1, str(fault)
    if isinstance(fault, OSError):
        return 1, UNTOUCHED.format(path=fault.filename or "A file", why=fault.strerror or type(fault).__name__)
    return 1, WORDS.get(type(fault)) or UNFORESEEN.format(place=_place(fault))


KNOWN = (BotError, FlowError, StorageError)  #: their words are made for whoever typed the command
LISTS = {
    "API key": "api-key list",
    "list of ways to pay": "means list",
    "regional hold": "region list",
    "webhook": "webhooks list",
}
"""The command that lists what somebody named by a wrong id."""
UNTOUCHED = "{path}: cannot be read or written ({why}); check the path, its rights, and the room left there."
WORDS: dict[type[Exception], str] = {
    click.Abort: "Nothing was done: the input ended too early.",
    OperationalError: "The database does not answer, or lets us not in: check CONCILIA_DATABASE_URL and the server.",
}
UNFORESEEN = "This should not have happened ({place}): please report it with the command that you typed."


def _wrong_use(fault: click.UsageError) -> str:
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message()
    path = fault.ctx.command_path if fault.ctx else "concilia"
    return f"{fault.format_message()} See `{path} --help`."


def _place(fault: Exception) -> str:
    """Return the kind and the place of a fault, without its words: they may quote somebody's data."""
    *_, last = traceback.extract_tb(fault.__traceback__)
    return f"{type(fault).__name__} in {'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"
