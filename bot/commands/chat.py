"""Talk as a client in the terminal."""

import sys
import time
from collections.abc import Iterator
from uuid import uuid4

import click

from bot.app import App
from bot.channels.terminal import NAME
from bot.commands.context import check_creditors, opened
from bot.errors import BotError, UnknownClient
from bot.log import quiet
from storage.schema import Direction, InboxRow, Message, WorkStatus

SHORTCUTS = "123456789"  #: a digit presses the quick reply with that place
PATIENCE_SECONDS = 30.0  #: how long an answer is waited for when another process has taken the message
LOOK_SECONDS = 0.05


class NoAnswer(BotError):
    """Nobody answered in time."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__("No answer came: another process has the message; its log says why it is not done.")


@click.command()
@click.option("--client", "client_id", required=True, help="The client's id.")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
def chat(client_id: str, creditor_id: str) -> None:
    """Talk as a client; a number presses a quick reply, an empty line or Ctrl-D ends.

    Example: concilia chat --client C-0001 --creditor aguas-del-valle
    """
    with opened() as app, quiet():
        seen = _last(app, creditor_id, client_id)
        choices: list[dict[str, str]] = []
        for line in _lines():
            _wait(app, _say(app, creditor_id, client_id, line, choices))
            for message in _after(app, creditor_id, client_id, seen):
                seen = message.seq
                if message.direction is Direction.OUT:
                    choices = list(message.choices or ())
                    _print(message.text, choices)


def _lines() -> Iterator[str]:
    """Yield what is typed, or piped in, until an empty line or the end."""
    while True:
        if sys.stdin.isatty():
            click.echo("> ", nl=False)
        line = sys.stdin.readline().strip()
        if not line:
            return
        yield line


def _say(app: App, creditor: str, client: str, line: str, choices: list[dict[str, str]]) -> int | None:
    pressed = choices[int(line) - 1] if line in tuple(SHORTCUTS[: len(choices)]) else None
    payload = {"text": pressed["title"] if pressed else line, "button": pressed["id"] if pressed else None}
    with app.database.unit_of_work(creditor) as uow:
        row = uow.inbox.accept(
            channel=NAME,
            provider_id=uuid4().hex,
            address=f"{creditor}:{client}",
            payload=payload,
            at=app.clock.now(),
            trace_id=uuid4().hex,
            creditor=creditor,
            client=client,
        )
        uow.commit()
    return row


def _wait(app: App, row: int | None) -> None:
    """Help with the work until the message is handled and what follows is delivered, by whichever process."""
    worker, patience = app.worker(), time.monotonic() + PATIENCE_SECONDS
    while True:
        while worker.handle_one() or app.delivery.work(NAME):
            pass
        with app.database.unit_of_work() as uow:
            found = uow.session.get(InboxRow, row)
        if found is None or found.status is not WorkStatus.WAITING:
            return
        if time.monotonic() > patience:
            raise NoAnswer
        time.sleep(LOOK_SECONDS)


def _print(text: str, choices: list[dict[str, str]]) -> None:
    click.echo()
    click.echo(text)
    for place, choice in enumerate(choices, 1):
        click.secho(f"  [{place}] {choice['title']}", fg="cyan")


def _last(app: App, creditor: str, client: str) -> int:
    """Return the number of the last message; refuse a client that does not exist."""
    with app.database.unit_of_work(creditor) as uow:
        check_creditors(uow, creditor)
        if uow.clients.find(creditor, client) is None:
            raise UnknownClient(creditor, client)
        messages = uow.messages.latest(creditor, client, 1)
        return messages[-1].seq if messages else 0


def _after(app: App, creditor: str, client: str, seq: int) -> list[Message]:
    with app.database.unit_of_work(creditor) as uow:
        return uow.messages.of(creditor, client, seq)
