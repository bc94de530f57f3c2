"""Name the secret keys, and bring what others wrote to the current one."""

import sys
from itertools import count

import click

from bot.commands.context import as_json, remembering, settings, show
from bot.commands.listing import Listing
from bot.counted import counted
from bot.log import configure
from bot.memory import known_vault_of
from bot.renewal import Renewed, renew


@click.group(cls=Listing)
def keys() -> None:
    """Name the secret keys that are set, and change the current one without a pause."""


@keys.command("list")
@as_json
def list_keys(*, as_json: bool) -> None:
    """Name the secret keys that are set, the current one first; a name gives nothing of its key away.

    Example: concilia keys list
    """
    configure()
    current, *others = known_vault_of(settings()).names
    words = "\n".join([f"{current} current", *(f"{name} accepted" for name in others)])
    show({"current": current, "accepted": others}, as_json=as_json, words=words)


@keys.command("renew")
@as_json
def renew_keys(*, as_json: bool) -> None:
    """Bring what other keys sealed to the current one while the service goes on; it may be begun again at any time.

    Example: concilia keys renew
    """
    known_vault_of(settings())
    with (
        remembering() as memory,
        click.progressbar(
            count(), label="Renewed", show_pos=True, show_percent=False, show_eta=False,
            bar_template="%(label)s  %(info)s rows", file=sys.stderr, hidden=not sys.stderr.isatty(),
        ) as bar,
    ):  # fmt: skip
        done = renew(memory.database, memory.vault, bar.update)
        current = memory.vault.name
    tables = {one.table: {"seen": one.seen, "renewed": one.renewed, "lost": one.lost} for one in done.tallies}
    show({"key": current, "tables": tables, "left": done.left}, as_json=as_json, words=_words(done, current))
    if any(one.lost for one in done.tallies):
        raise SystemExit(1)


def _words(done: Renewed, current: str) -> str:
    lines = [
        f"{one.table}: {counted(one.seen, 'value')}, {one.renewed} sealed anew"
        + (f", {one.lost} opened by no key that is set" if one.lost else "")
        for one in done.tallies
    ]
    left = counted(done.left, "person is", "people are")
    return "\n".join([*lines, f"All else stands under {current}. {left} known by a document under another key alone."])
