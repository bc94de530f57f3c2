"""Hold backups: one moment while others write, the same answers after it, and nothing written from a broken file."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest
from sqlalchemy import make_url

from bot.app import build
from bot.clock import Clock
from storage.backup.backup import backup
from storage.backup.restore import inspect, restore
from storage.backup.snapshot import open_snapshot
from storage.database import Database
from storage.errors import BrokenBackup, CopyFailed, NewerBackup, NotEmpty, OtherKey, StorageError, WrongSchema
from storage.vault import Vault
from tests.bot.commands.conftest import Command
from tests.bot.conftest import settings_of
from tests.bot.web.test_metrics import tell
from tests.bot.world import CREDITOR, POLICY, World
from tests.databases import made

OTHER = "sur"
TERMS = "puedo pagar 20 lucas el viernes y el resto en 3 veces"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a place for a backup."""
    return tmp_path / "a.backup"


def test_same_answers(world: World, file: Path, fresh_database: str) -> None:
    """What is copied while clients talk is one moment: its chain is whole, and a talk under way goes on alike."""
    world.add_creditor(OTHER, policy=POLICY)
    world.add_client("7", creditor=OTHER, document="7.654.321-6")
    world.verify()
    with _chatter(world):
        copy = backup(world.app.url, world.app.vault, file, world.now)
    restored = restore(fresh_database, world.app.vault, file)
    with _twin(world, fresh_database) as twin:
        twin.hear()
        answers = [one.say(TERMS) for one in (world, twin)]
        with twin.unit(CREDITOR, OTHER) as uow:
            chains = [uow.audit.verify(creditor).is_whole for creditor in (CREDITOR, OTHER)]

    assert copy == restored
    assert answers[0]
    assert answers[0] == answers[1]
    assert [True, True] == chains
    assert b"144.000" not in file.read_bytes()


@contextmanager
def _chatter(world: World) -> Iterator[None]:
    """Let a client of the other creditor write and be answered all the while, more than once."""
    over = Event()
    said: list[list[str]] = []

    def talk() -> None:
        while not over.is_set() or len(said) < 3:
            said.append(world.say("hola", client="7", creditor=OTHER))

    talker = Thread(target=talk)
    talker.start()
    try:
        yield
    finally:
        over.set()
        talker.join()


@contextmanager
def _twin(world: World, url: str) -> Iterator[World]:
    """Open the bot on a restored database, at the same moment."""
    app = build(settings_of(url, world.app.settings.data_dir), Clock(world.wall))
    try:
        yield World(app, world.wall)
    finally:
        app.close()


def _cut(content: bytes) -> bytes:
    return content[:-1]


def _endless(content: bytes) -> bytes:
    """Leave the last record out: the copy itself is whole, and nobody says so."""
    place = content.index(b"\n") + 1
    while True:
        length = 5 + int.from_bytes(content[place + 1 : place + 5], "big")
        if place + length == len(content):
            return content[:place]
        place += length


def _changed(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def _renamed(content: bytes) -> bytes:
    header, _, rest = content.partition(b"\n")
    told = {**json.loads(header), "made_at": "2020-01-01T00:00:00+00:00"}
    return json.dumps(told, sort_keys=True).encode() + b"\n" + rest


def _newer(content: bytes) -> bytes:
    header, _, rest = content.partition(b"\n")
    return json.dumps({**json.loads(header), "schema": "9999"}, sort_keys=True).encode() + b"\n" + rest


DAMAGE: dict[Callable[[bytes], bytes], type[StorageError]] = {
    _cut: BrokenBackup,
    _endless: BrokenBackup,
    _changed: BrokenBackup,
    _renamed: BrokenBackup,
    _newer: NewerBackup,
    lambda _: b"": BrokenBackup,
    lambda _: b'{"form": 2}\n': BrokenBackup,
}


def test_nothing_of_a_broken_file(world: World, file: Path, fresh_database: str) -> None:
    """A file that was cut, changed, renamed or made under another key leaves the database empty; so does a full one."""
    vault = world.app.vault
    copy = backup(world.app.url, vault, file, world.now)
    whole, found = file.read_bytes(), []
    for damage in DAMAGE:
        file.write_bytes(damage(whole))
        found.append(_refusal(fresh_database, vault, file))
    file.write_bytes(whole)
    other = _refusal(fresh_database, Vault("another key of the tests, long enough"), file)
    with open_snapshot(fresh_database) as moment:
        left = moment.tables()

    assert list(DAMAGE.values()) == found
    assert (OtherKey, []) == (other, left)
    assert copy == inspect(file, vault)
    assert NotEmpty is _refusal(world.app.url, vault, file)
    with pytest.raises(FileExistsError):
        backup(world.app.url, vault, file, world.now)
    with pytest.raises(WrongSchema):
        backup(fresh_database, vault, file.with_name("b.backup"), world.now)

    assert [file] == list(file.parent.iterdir())


def _refusal(url: str, vault: Vault, file: Path) -> type[StorageError]:
    with pytest.raises(StorageError) as fault:
        restore(url, vault, file)
    return type(fault.value)


def test_an_ordinary_owner(world: World, file: Path, postgres_url: str, fresh_database: str) -> None:
    """Whoever owns the database without passing by its separation copies all creditors, and restores them."""
    world.add_creditor(OTHER, policy=POLICY)
    world.add_client("7", creditor=OTHER, document="7.654.321-6")
    backup(world.app.url, world.app.vault, file, world.now)
    with made(postgres_url) as owned, _owner(owned) as url:
        first = restore(url, world.app.vault, file)
        again = backup(url, world.app.vault, file.with_name("again.backup"), world.now)
    last = restore(fresh_database, world.app.vault, file.with_name("again.backup"))
    database = Database(fresh_database)
    database.check_schema()
    with database.unit_of_work(OTHER) as uow:
        seen = [row.id for row in uow.clients.page(OTHER)]
    database.close()

    assert first.rows == again.rows == last.rows
    assert (2, 2) == (first.rows["creditors"], first.rows["clients"])
    assert ["7"] == seen


@contextmanager
def _owner(url: str) -> Iterator[str]:
    """Give a database to an ordinary role, and its address for that role."""
    address = make_url(url)
    name = f"owner_{address.database}"
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as superuser:
        superuser.execute(f"CREATE ROLE {name} LOGIN")
        superuser.execute(f"ALTER DATABASE {address.database} OWNER TO {name}")
        superuser.execute(f"ALTER SCHEMA public OWNER TO {name}")
        yield address.set(username=name).render_as_string(hide_password=False)
        superuser.execute(f"REASSIGN OWNED BY {name} TO CURRENT_USER")
        superuser.execute(f"DROP OWNED BY {name}")
        superuser.execute(f"DROP ROLE {name}")


def test_a_program_that_fails(world: World, file: Path, fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What PostgreSQL's programs complain of is told, without a traceback and without a half file."""
    monkeypatch.setattr("storage.backup.programs.DUMP", ("--format=nonsense",))

    with pytest.raises(CopyFailed, match="pg_dump"):
        backup(world.app.url, world.app.vault, file, world.now)

    assert [] == list(file.parent.iterdir())


def _age(world: World) -> float:
    """Return how old the newest copy of a database is, as it is told to whoever watches."""
    return tell(world.app)["concilia_backup_age_seconds"]


def test_commands(world: World, concilia: Command, fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands copy, check and restore; then nothing leaves until somebody resumes, and the log says why.

    When a copy was made is told of what was copied, and of nothing that came from a copy.
    """
    world.verify()
    ages, first = [_age(world)], concilia("backup", "a.backup")
    ran = [concilia("backup", "b.backup", "--json"), concilia("restore", "b.backup", "--check", "--json")]
    ages.append(_age(world))
    monkeypatch.setenv("CONCILIA_DATABASE_URL", fresh_database)
    ran += [concilia("restore", "b.backup", "--by", "Paula Reyes", "--json"), concilia("audit", "verify", "--json")]
    refused = concilia("restore", "a.backup")
    with _twin(world, fresh_database) as twin, twin.unit() as uow:
        owner = uow.creditors.get(CREDITOR)
        stopped = (owner.stopped_by, owner.stopped_reason)
        ages.append(_age(twin))

    assert [0] * 5 == [one.status for one in (first, *ran)], [one.err for one in (first, *ran)]
    assert [inf, 0.0, inf] == ages
    assert ran[0].json["rows"] == ran[1].json["rows"] == ran[2].json["rows"]
    assert ran[3].json["whole"]
    assert (1, True) == (refused.status, "is not empty" in refused.err)
    assert ("Paula Reyes", True) == (stopped[0], "restored from the backup of" in str(stopped[1]))
