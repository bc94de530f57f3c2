"""Personal links to the web chat."""

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.errors import UnknownClient
from bot.web.chat_links import chat_link


@click.command()
@click.option("--client", "client_id", required=True, help="The client's id.")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def link(client_id: str, creditor_id: str, *, as_json: bool) -> None:
    """Print a client's personal link to the web chat; it expires, and says nothing of the client.

    Example: concilia link --client C-0001 --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        if uow.clients.find(creditor_id, client_id) is None:
            raise UnknownClient(creditor_id, client_id)
        url = memory.settings.public_url + chat_link(memory.vault, creditor_id, client_id, memory.clock.now())
    show({"client_id": client_id, "creditor": creditor_id, "url": url}, as_json=as_json, words=url)
