"""Hold a change of the secret key: nothing is lost and nobody is turned away before, during and after it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from bot import second_step
from bot.app import App, build
from bot.channels.webchat import NAME
from bot.clock import Clock
from bot.console import login
from bot.renewal import renew
from bot.web.chat_links import chat_address, chat_link, chat_renewals, open_room
from storage.errors import BadLink, NotSealed
from storage.vault import Vault
from tests.bot.commands.conftest import Command
from tests.bot.conftest import SECRET
from tests.bot.world import CREDITOR, World

NEW = "the next key of the tests, which is long enough too"
DOCUMENT = "12.345.678-5"
SHOWN = "ya puedo contarle"  #: is said to whoever has shown who they are
KEYS = (Vault(NEW), Vault(SECRET))


def test_names_tell_keys_apart() -> None:
    """A key has one name wherever it is set; the name is in no key and no key in it."""
    both = Vault(NEW, SECRET)

    assert (KEYS[0].name, KEYS[1].name) == both.names
    assert len(set(both.names)) == 2
    assert not any(name in secret for name in both.names for secret in (NEW, SECRET))


@pytest.mark.parametrize("order", [(NEW, SECRET), (SECRET, NEW)])
def test_each_reads_the_other(world: World, order: tuple[str, str]) -> None:
    """Whichever of two keys is current, what the other wrote is opened, found and believed; an unknown one's is not."""
    mine, other, stranger = Vault(*order), Vault(order[1]), Vault("a key that was never set here, long enough")
    now = world.now

    assert mine.open(other.seal("hola")) == "hola"
    assert mine.read_link(other.link_token({"a": 1}, now), now, timedelta(1)) == {"a": 1}
    assert mine.is_signed("a", other.sign("a"))
    assert other.hash_token("a") in mine.hashes("a")
    assert other.index("CL", DOCUMENT) in mine.indexes("CL", DOCUMENT)
    assert not mine.is_signed("a", stranger.sign("a"))
    with pytest.raises(NotSealed):
        mine.open(stranger.seal("hola"))
    with pytest.raises(BadLink):
        mine.read_link(stranger.link_token({"a": 1}, now), now, timedelta(1))


@contextmanager
def _under(world: World, key: str, *others: str) -> Iterator[World]:
    """Open the bot on the same database under other keys."""
    settings = replace(world.app.settings, secret_key=key, other_secret_keys=others)
    app = build(settings, Clock(world.wall))
    try:
        yield World(app, world.wall)
    finally:
        app.close()


def test_change(world: World, tmp_path: Path) -> None:
    """Sessions, links, codes, people and talks outlive the change; after `renew` the key before is needed no more."""
    app, now = world.app, world.now
    staff, codes, token, link, address = _begin(world)
    with _under(world, NEW, SECRET) as during:
        vault = during.app.vault
        with during.unit() as uow:
            signed = login.read_session(uow, vault, token, now)
            code = second_step.check(uow, vault, uow.staff.get(staff), codes[0], now)
            uow.people.adopt(vault.renewals("CL", DOCUMENT))
            person = uow.people.ensure(vault.index("CL", DOCUMENT), now).id
        room = open_room(vault, link, now)
        asked = during.verify()
        _interrupt(during.app)
        first, again = renew(during.app.database, vault), renew(during.app.database, vault, page=1)
    with _under(world, NEW) as after:
        talk = after.say("cuánto debo")
        with after.unit() as uow:
            word = uow.addresses.find(NAME, chat_address(after.app.vault, CREDITOR, world.client))
            born = after.app.vault.open(world.row().document_sealed or b"")

    assert signed is not None
    assert second_step.Verdict.LISTED is code
    assert (CREDITOR, world.client) == (room.creditor, room.client)
    assert world.row().person_id == person
    assert SHOWN in " ".join(asked)
    assert talk
    assert word is not None
    assert (address, DOCUMENT) == (word.id, born)
    assert [0] * len(again.tallies) == [one.renewed + one.lost for one in again.tallies]
    assert (0, 0) == (first.left, again.left)
    assert sum(one.renewed for one in first.tallies) > 0
    with pytest.raises(NotSealed):
        app.vault.open(world.row().document_sealed or b"")


def _begin(world: World) -> tuple[int, list[str], str, str, int]:
    """Sign somebody in, with codes for the day without the phone; give the client a link, and the web chat."""
    vault, now = world.app.vault, world.now
    world.add_client("2002", document="7.654.321-6")
    world.add_client("3003", document=None)
    with world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        uow.second_steps.put(staff, vault.seal(pyotp.random_base32()), 0)
        codes = list(second_step.write_list(uow, vault, staff))
        token = login.open_session(uow, vault, staff, now)
        address = uow.addresses.ensure(NAME, chat_address(vault, CREDITOR, world.client), now).id
        uow.clients.reach(CREDITOR, world.client, address)
    link = chat_link(vault, CREDITOR, world.client, now).removeprefix("/chat/")
    return staff.id, codes, token, link, address


def _interrupt(app: App) -> None:
    """Begin, and end in the middle: what is done by then stays done."""
    looks = iter((None, None, None))

    def stop(_: int) -> None:
        next(looks)

    with pytest.raises(StopIteration):
        renew(app.database, app.vault, stop, page=1)


def test_one_person_whoever_imports(
    world: World, concilia: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While two keys take turns at being current, a portfolio makes nobody twice."""
    path = _portfolio(tmp_path, ("n0", DOCUMENT), ("n1", "7.654.321-6"))
    people, ran = [], []
    for current, other in ((SECRET, NEW), (NEW, SECRET), (SECRET, NEW), (NEW, SECRET)):
        monkeypatch.setenv("CONCILIA_SECRET_KEY", current)
        monkeypatch.setenv("CONCILIA_OTHER_SECRET_KEYS", other)
        done = concilia("import", path, "--creditor", CREDITOR)
        ran.append(done.status)
        with world.unit() as uow:
            people.append((uow.people.count_known(), uow.clients.get(CREDITOR, "n0").person_id))

    assert [0] * 4 == ran
    assert [(2, world.row().person_id)] * 4 == people


def test_a_lost_key(world: World, concilia: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a lost key sealed is counted and said; clients are answered, and known again once the portfolio comes."""
    monkeypatch.setenv("CONCILIA_SECRET_KEY", NEW)
    named, renewed = concilia("keys", "list", "--json"), concilia("keys", "renew", "--json")
    with _under(world, NEW) as after:
        told = after.say("hola")
        told += after.say("sí", button="affirm")
        told += after.say("6785")
        imported = concilia("import", _portfolio(tmp_path, (world.client, DOCUMENT)), "--creditor", CREDITOR)
        again = concilia("keys", "renew", "--json")

    assert {"current": KEYS[0].name, "accepted": []} == named.json
    assert (1, {"seen": 1, "renewed": 0, "lost": 1}) == (renewed.status, renewed.json["tables"]["clients"])
    assert 1 == renewed.json["left"]
    assert told
    assert SHOWN not in " ".join(told)
    assert (0, "") == (imported.status, imported.err)
    assert (0, {"seen": 1, "renewed": 0, "lost": 0}) == (again.status, again.json["tables"]["clients"])
    assert KEYS[0].open(world.row().document_sealed or b"") == DOCUMENT


@pytest.mark.parametrize("words", [("keys", "list"), ("keys", "renew"), ("backup", "tonight.backup")], ids=" ".join)
def test_no_key_is_made_in_passing(
    concilia: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Where the service's key is not at hand nothing is named, renewed or sealed under one that is made up for it."""
    for name in ("DATABASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(f"CONCILIA_{name}")
    monkeypatch.setenv("CONCILIA_DATA_DIR", str(tmp_path / "elsewhere"))
    ran = concilia(*words)

    assert (1, "") == (ran.status, ran.out)
    assert "set the service's own key" in ran.err
    assert [] == list(tmp_path.iterdir())


def _portfolio(folder: Path, *clients: tuple[str, str]) -> Path:
    """Write a portfolio of clients with their documents, who owe a bill each."""
    path = folder / "portfolio.csv"
    rows = [["client_id", "name", "invoice_number", "due_on", "amount", "document_type", "document_id"]]
    rows += [[one, f"Cliente {one}", f"{one}-1", "2026-02-12", "144000", "rut", number] for one, number in clients]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_chat_words_follow(world: World) -> None:
    """Each word of another key leads to that of the current one."""
    both = Vault(NEW, SECRET)

    assert [(chat_address(KEYS[1], "a", "b"), chat_address(both, "a", "b"))] == chat_renewals(both, "a", "b")
    assert [] == chat_renewals(KEYS[0], "a", "b")
