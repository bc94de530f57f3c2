"""Talk as a client in the terminal."""

from uuid import uuid4

import click

from bot.app import App
from bot.commands.context import opened
from storage.schema import Direction, Message

SHORTCUTS = "123456789"  #: a digit presses the quick reply with that place


@click.command()
@click.option("--client", "client_id", required=True, help="The client's id.")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
def chat(client_id: str, creditor_id: str) -> None:
    """Talk as a client; an empty line or Ctrl-D ends.

    Example: concilia chat --client C-0001 --creditor aguas-del-valle
    """
    with opened() as app:
        seen = _last(app, creditor_id, client_id)
        choices: list[dict[str, str]] = []
        while line := click.prompt("", default="", show_default=False, prompt_suffix="> "):
            _say(app, creditor_id, client_id, line, choices)
            while app.worker().handle_one():
                pass
            while app.delivery.work("terminal"):
                pass
            for message in _after(app, creditor_id, client_id, seen):
                seen = message.seq
                if message.direction is Direction.OUT:
                    choices = list(message.choices or ())
                    _print(message.text, choices)


def _say(app: App, creditor: str, client: str, line: str, choices: list[dict[str, str]]) -> None:
    pressed = choices[int(line) - 1] if line in SHORTCUTS[: len(choices)] else None
    payload = {"text": pressed["title"] if pressed else line, "button": pressed["id"] if pressed else None}
    with app.database.unit_of_work(creditor) as uow:
        uow.clients.get(creditor, client)
        uow.inbox.accept(
            channel="terminal",
            provider_id=uuid4().hex,
            address=f"{creditor}:{client}",
            payload=payload,
            at=app.clock.now(),
            trace_id=uuid4().hex,
            creditor=creditor,
            client=client,
        )
        uow.commit()


def _print(text: str, choices: list[dict[str, str]]) -> None:
    click.echo()
    click.echo(text)
    for place, choice in enumerate(choices, 1):
        click.secho(f"  [{place}] {choice['title']}", fg="cyan")


def _last(app: App, creditor: str, client: str) -> int:
    with app.database.unit_of_work(creditor) as uow:
        messages = uow.messages.latest(creditor, client, 1)
        return messages[-1].seq if messages else 0


def _after(app: App, creditor: str, client: str, seq: int) -> list[Message]:
    with app.database.unit_of_work(creditor) as uow:
        return uow.messages.of(creditor, client, seq)
