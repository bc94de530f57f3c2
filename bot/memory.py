"""Open what is remembered: the database at its current schema, the key of its secrets, and the clock."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.errors import BadSettings
from bot.log import logger
from bot.settings import Settings
from storage import embedded, migrations
from storage.database import Database
from storage.embedded import EmbeddedServer
from storage.errors import WrongSchema
from storage.vault import Vault

SECRET_FILE = "secret.key"  # noqa: S105 - the file's name
NO_KEY = (
    "CONCILIA_SECRET_KEY: it is not set, and there is no {path}; set the service's own key, or its CONCILIA_DATA_DIR."
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What commands need that neither read messages nor answer them: the database, its secrets and the clock."""

    settings: Settings
    server: EmbeddedServer | None
    url: str
    database: Database
    vault: Vault
    clock: Clock

    def close(self) -> None:
        """Close the database, and leave the embedded server."""
        self.database.close()
        if self.server is not None:
            self.server.stop()


def remember(settings: Settings, clock: Clock | None = None) -> Memory:
    """Start what is embedded, and bring the database to the current schema."""
    server = None if settings.database_url else embedded.start(settings.data_dir)
    try:
        url = server.url if server else str(settings.database_url)
        database = _migrated(url)
        return Memory(settings, server, url, database, vault_of(settings), clock or _clock(database))
    except BaseException:
        if server is not None:
            server.stop()
        raise


def _migrated(url: str) -> Database:
    """Open a database, brought to the current schema where it is not there yet."""
    database = Database(url)
    try:
        if newer := database.check_schema():
            logger().warning("schema.newer", remedy=newer)
    except WrongSchema:
        database.close()
        migrations.upgrade(url)
        return Database(url)
    return database


@contextmanager
def reach(settings: Settings) -> Iterator[str]:
    """Start what is embedded and give the database's address; its schema stays as it is."""
    if settings.database_url:
        yield settings.database_url
    else:
        with embedded.start(settings.data_dir) as server:
            yield server.url


def vault_of(settings: Settings) -> Vault:
    """Return the vault of the secret key, which is made where there is none, and of the others that are accepted."""
    return Vault(secret_key(settings), *settings.other_secret_keys)


def known_vault_of(settings: Settings) -> Vault:
    """Return the vault of keys that are there already: one made now would open nothing. Raises BadSettings."""
    if find_secret_key(settings) is None:
        raise BadSettings([NO_KEY.format(path=settings.data_dir / SECRET_FILE)])
    return vault_of(settings)


def secret_key(settings: Settings) -> str:
    """Return the secret key: the setting, else one made once and kept under the data folder, readable by its owner."""
    if (known := find_secret_key(settings)) is not None:
        return known
    path = settings.data_dir / SECRET_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        _create(path, secrets.token_hex(32))
    return path.read_text("ascii").strip()


def find_secret_key(settings: Settings) -> str | None:
    """Return the secret key where one is set, or lies in the data folder."""
    path = settings.data_dir / SECRET_FILE
    return settings.secret_key or (path.read_text("ascii").strip() if path.exists() else None)


def _create(path: Path, content: str) -> None:
    """Write a file that only its owner can read, unless there is one; never half of it."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(content, "ascii")
    try:
        path.hardlink_to(draft)
    finally:
        draft.unlink()


def _clock(database: Database) -> Clock:
    with database.unit_of_work() as uow:
        return Clock(offset=uow.clock.get())
