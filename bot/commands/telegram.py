"""Telegram: how updates come, a link that opens a client's chat, a webhook taken away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bot.commands.context import as_json, check_creditors, remembering, settings, show
from bot.commands.listing import Listing
from bot.errors import BotError, UnknownClient

if TYPE_CHECKING:
    from bot.channels.telegram import Telegram


class Off(BotError):
    """Telegram is not switched on."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__("Telegram is off: set CONCILIA_TELEGRAM_TOKEN and CONCILIA_TELEGRAM_WEBHOOK_SECRET.")


class Silent(BotError):
    """Telegram did not do what was asked."""

    def __init__(self, code: str) -> None:
        """Name its code and the remedy."""
        super().__init__(f"Telegram did not answer as it should ({code}): check the token and the network, try again.")


@contextmanager
def _channel() -> "Iterator[Telegram]":
    from bot.channels.telegram import Telegram  # noqa: PLC0415 - a command loads only its own parts
    from bot.channels.telegram_wire import Wire  # noqa: PLC0415

    given = settings()
    if given.telegram_token is None:
        raise Off
    channel = Telegram(Wire(given.telegram_token, given.telegram_api_url))
    try:
        yield channel
    except (UnknownClient, Off):
        raise
    except BotError as fault:
        raise Silent(str(fault)) from fault
    finally:
        channel.close()


@click.group(cls=Listing)
def telegram() -> None:
    """Link clients to the bot on Telegram, and see how its updates come."""


@telegram.command("link")
@click.option("--client", "client_id", required=True, help="The client's id.")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def link(client_id: str, creditor_id: str, *, as_json: bool) -> None:
    """Print a link that opens a client's chat with the bot; it is used once, within a week.

    Example: concilia telegram link --client C-0001 --creditor aguas-del-valle
    """
    from bot.telegram_chats import make_link  # noqa: PLC0415 - a command loads only its own parts

    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        if uow.clients.find(creditor_id, client_id) is None:
            raise UnknownClient(creditor_id, client_id)
        with _channel() as channel:
            name = channel.username()
        url = make_link(uow, creditor_id, client_id, name, memory.clock.now())
        uow.commit()
    show({"client_id": client_id, "creditor": creditor_id, "url": url}, as_json=as_json, words=url)


@telegram.command("status")
@as_json
def status(*, as_json: bool) -> None:
    """Tell how updates come, and what Telegram says of them.

    Example: concilia telegram status
    """
    from bot.telegram_arrivals import standing, way_of  # noqa: PLC0415 - a command loads only its own parts

    with _channel() as channel:
        found = {"bot": channel.username(), **standing(channel)}
    words = "\n".join((way_of(settings()), *(f"{name}: {value}" for name, value in found.items() if value)))
    show(found, as_json=as_json, words=words)


@telegram.command("unhook")
@as_json
def take_webhook_away(*, as_json: bool) -> None:
    """Take the bot's webhook away, so that this machine can ask for updates; none is lost.

    Example: concilia telegram unhook
    """
    from bot.telegram_arrivals import unhook  # noqa: PLC0415 - a command loads only its own parts

    with _channel() as channel:
        unhook(channel)
    show({"webhook": None}, as_json=as_json, words="Telegram keeps updates until they are asked for.")
