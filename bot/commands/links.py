"""Personal links to the web chat."""

import click

from bot.commands.context import as_json, opened, show


@click.command()
@click.option("--client", "client_id", required=True, help="The client's id.")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def link(client_id: str, creditor_id: str, *, as_json: bool) -> None:
    """Print a client's personal link to the web chat; it expires, and says nothing of the client.

    Example: concilia link --client C-0001 --creditor aguas-del-valle
    """
    from bot.web.chat import chat_link  # noqa: PLC0415 - a command loads only its own parts

    with opened() as app, app.database.unit_of_work(creditor_id) as uow:
        client = uow.clients.get(creditor_id, client_id)
        url = app.settings.public_url + chat_link(app.vault, creditor_id, client.id, app.clock.now())
    show({"client_id": client_id, "creditor": creditor_id, "url": url}, as_json=as_json, words=url)
