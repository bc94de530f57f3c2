"""The command line: one sentence for what went wrong, exit status 0 done, 1 could not be done, 2 wrong use."""

import importlib
import sys

import click

from bot.errors import BotError
from flows.errors import FlowError
from storage.errors import StorageError

COMMANDS = {
    "api-key": "bot.commands.api_keys:api_key",
    "audit": "bot.commands.audit:audit",
    "bench": "bot.commands.bench:bench",
    "chat": "bot.commands.chat:chat",
    "check": "bot.commands.check:check",
    "creditor": "bot.commands.creditors:creditor",
    "demo": "bot.commands.service:demo",
    "import": "bot.commands.portfolio:import_",
    "link": "bot.commands.links:link",
    "may-send": "bot.commands.lines:may_send",
    "migrate": "bot.commands.service:migrate",
    "negotiate": "bot.commands.lines:negotiate",
    "parse": "bot.commands.lines:parse",
    "policy": "bot.commands.creditors:policy",
    "serve": "bot.commands.service:serve",
    "staff": "bot.commands.staff:staff",
    "train": "bot.commands.lines:train",
    "worker": "bot.commands.service:worker",
}
"""Where each command lives; it is imported when it is called, so that none waits for another's libraries."""


class Lazy(click.Group):
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


def main() -> None:
    """Run a command; what it could not do is one sentence on standard error."""
    try:
        cli(standalone_mode=False)
    except click.UsageError as fault:
        fault.show()
        sys.exit(2)
    except click.ClickException as fault:
        fault.show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except (BotError, FlowError, StorageError, OSError) as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(1)
