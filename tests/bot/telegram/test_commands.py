"""Hold Telegram's commands and the chat page's way there: links made when asked for, codes for staff."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings
from bot.telegram_arrivals import PATH
from bot.web.chat import chat_routes
from bot.web.chat_links import chat_link
from tests.bot.commands.conftest import Command, Ran, concilia, creditor_file
from tests.bot.serving import service_of, serving
from tests.bot.telegram.scene import SECRET
from tests.bot.world import World
from tests.fakes import telegram as play

__all__ = ["concilia", "creditor_file"]
HOOK = "https://concilia.example" + PATH


@pytest.fixture
def on(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch Telegram on for commands."""
    monkeypatch.setenv("CONCILIA_TELEGRAM_TOKEN", play.TOKEN)
    monkeypatch.setenv("CONCILIA_TELEGRAM_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("CONCILIA_TELEGRAM_API_URL", str(settings.telegram_api_url))


def link(concilia: Command, client: str = "1041") -> Ran:
    """Ask for a client's link."""
    return concilia("telegram", "link", "--client", client, "--creditor", "aguas-del-valle", "--json")


@pytest.mark.usefixtures("on")
def test_link(world: World, concilia: Command) -> None:
    """A link leads to the bot with a word of its own, each time another one."""
    first, second = link(concilia).json["url"], link(concilia).json["url"]

    assert first.startswith("https://t.me/concilia_bot?start=")
    assert first != second


@pytest.mark.usefixtures("on")
def test_link_of_nobody(world: World, concilia: Command) -> None:
    """A client who is not there gets none."""
    ran = link(concilia, "9999")

    assert (1, True) == (ran.status, "has no client '9999'" in ran.err)


def test_off(world: World, concilia: Command) -> None:
    """While Telegram is off every command says how it is switched on."""
    ran = concilia("telegram", "status")

    assert (1, "Telegram is off: set CONCILIA_TELEGRAM_TOKEN and CONCILIA_TELEGRAM_WEBHOOK_SECRET.\n") == (
        ran.status,
        ran.err,
    )


@pytest.mark.usefixtures("on")
def test_status(world: World, telegram: play.Telegram, concilia: Command) -> None:
    """How updates come is told, and a webhook is taken away when asked."""
    assert world.app.telegram is not None
    world.app.telegram.wire.call(lambda bot: bot.set_webhook(HOOK))
    before = concilia("telegram", "status", "--json").json
    ran = concilia("telegram", "unhook")
    after = concilia("telegram", "status", "--json").json

    assert ("concilia_bot", HOOK, 0, None) == (before["bot"], before["webhook"], ran.status, after["webhook"])


@pytest.mark.usefixtures("on")
def test_bad_token(world: World, telegram: play.Telegram, concilia: Command) -> None:
    """A token that Telegram refuses is one sentence."""
    telegram.token = "100:other"
    ran = concilia("telegram", "status")

    assert (1, 1) == (ran.status, len(ran.err.splitlines()))
    assert "bad_token" in ran.err


def test_staff_code(world: World, concilia: Command) -> None:
    """An adviser gets a code; nobody else does."""
    code = concilia("staff", "link", "andrea@example.org", "--json").json["code"]
    nobody = concilia("staff", "link", "eva@example.org")

    with world.unit() as uow:
        found = uow.links.open(code, world.now)
    assert found is not None
    assert ("staff_group", 1) == (found.purpose, nobody.status)


@pytest.mark.usefixtures("world")
def test_staff_code_while_telegram_is_off(concilia: Command) -> None:
    """A code that nobody would hear is told as one, with the remedy."""
    assert "Telegram is off in these settings" in concilia("staff", "link", "andrea@example.org").out


@pytest.mark.usefixtures("on", "world")
def test_staff_code_while_telegram_is_on(concilia: Command) -> None:
    """Where Telegram is on, the code is all that is said."""
    assert 1 == len(concilia("staff", "link", "andrea@example.org").out.splitlines())


@pytest.fixture
def page(world: World) -> Iterator[httpx.Client]:
    """Give a browser at the chat's pages."""
    site = Starlette(routes=chat_routes(service_of(world.app)))
    with serving(site) as address, httpx.Client(base_url=address) as client:
        yield client


def test_page(world: World, telegram: play.Telegram, page: httpx.Client) -> None:
    """The chat page leads to the bot by a link that is made when it is followed, and binds the client's chat."""
    path = chat_link(world.app.vault, world.creditor, world.client, world.now)
    shown = page.get(path).text
    answer = page.get(f"{path}/telegram")
    where = answer.headers["location"]
    with world.unit() as uow:
        found = uow.links.open(where.partition("start=")[2], world.now)

    assert f'href="{path}/telegram"' in shown
    assert (303, True, "no-store") == (
        answer.status_code,
        where.startswith("https://t.me/concilia_bot?start="),
        answer.headers["cache-control"],
    )
    assert found is not None
    assert world.client == found.client_id


def test_page_forged(page: httpx.Client) -> None:
    """Without a personal link there is no way to anybody's chat."""
    assert 410 == page.get("/chat/forged/telegram").status_code


def test_group_of_another(world: World, concilia: Command, creditor_file: Path) -> None:
    """A group belongs to one creditor: its advisers would read of another's clients."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "staff_group": {"telegram": -1001}}
    text = creditor_file.read_text("utf-8").replace(world.creditor, "luz-del-sur")
    creditor_file.write_text(f"{text}\nstaff_group: {{telegram: -1001}}\n", "utf-8")
    creditor_file.with_name("policy.yml").write_text(
        creditor_file.with_name("policy.yml").read_text("utf-8").replace(world.creditor, "luz-del-sur"), "utf-8"
    )
    ran = concilia("creditor", "apply", creditor_file)

    assert (1, True) == (ran.status, "aguas-del-valle has this group" in ran.err)


def test_group_number(concilia: Command, creditor_file: Path) -> None:
    """A group's number lies below zero; another one is a fault of the file."""
    creditor_file.write_text(creditor_file.read_text("utf-8") + "\nstaff_group: {telegram: 1001}\n", "utf-8")
    ran = concilia("creditor", "apply", creditor_file)

    assert (1, True) == (ran.status, "staff_group.telegram" in ran.err)
