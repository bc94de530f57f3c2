"""List a group's commands with all that each one's first sentence says, where click would cut it short."""

import inspect
import re

import click


class Listing(click.Group):
    """A group whose help says in full what each of its commands does."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first paragraph of its help up to the first full stop."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(command)) for name, command in found if command is not None])


def _summary(command: click.Command) -> str:
    paragraph = " ".join(inspect.cleandoc(command.help or "").partition("\n\n")[0].split())
    return re.split(r"(?<=\.)\s", paragraph)[0]
