"""Set up what every test shares: how hard properties are tried, whether trials take part, and a PostgreSQL."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from bot.app import MODEL_FOLDER
from nlu.intents import Model, find_or_train, load_or_train
from storage import embedded, migrations
from storage.database import Database
from tests import leftovers
from tests.databases import made
from tests.emptying import Owner
from tests.sharing import kept, share

TOLERATED = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    suppress_health_check=TOLERATED,
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),  # the same change gives the same answer there; at home each run seeks anew
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# `make outside` names the folder with the outside data; without it the trials are no part of the run. What is `long`
# has runs of its own, which name its folder.
HERE = Path(__file__).parent
collect_ignore = [] if os.environ.get("CONCILIA_TRIAL_DATA") else ["external"]
collect_ignore += [str(folder.relative_to(HERE)) for folder in HERE.rglob("long")]

YOUNG_OBJECTS = 20_000  #: what libraries leave behind stays; looking through it at every 700 takes a sixth of a run
STORIES = "tests/test_conversations.py"
RECKONING = "tests/flows/negotiation/"  #: needs nothing that is learnt
SERVICE = "service"  #: the folder in pytest's cache

# The folder of this run's servers. Unlike pytest's own it lets the server's user through, which root's server needs.
SERVERS = "CONCILIA_TEST_SERVERS"
LIFE = pytest.StashKey[int]()  #: what says that this run lives
LEARNING = pytest.StashKey[Thread]()
IN_HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Tables are counted by whoever asks: one that was emptied between two tests would by chance pass for empty ever after.
UNCOUNTED = {"autovacuum_analyze_threshold": "2147483647"}


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of servers, once for all processes of the run; connect, compile and look for garbage less often.

    What runs left that were killed is cleared away first.
    """
    gc.set_threshold(YOUNG_OBJECTS)
    share()
    if not hasattr(config, "workerinput"):
        leftovers.clear()
        folder = Path(tempfile.mkdtemp(prefix=leftovers.PREFIX))
        folder.chmod(0o755)
        config.stash[LIFE] = leftovers.claim(folder)
        os.environ[SERVERS] = str(folder)
        if _is_shared_out(config):
            _learn(config)


def _is_shared_out(config: pytest.Config) -> bool:
    return bool(config.getoption("dist", "no") == "loadfile")


def _learn(config: pytest.Config) -> None:
    """Begin to learn where the data are new; who needs what is learnt waits for the lock that is held meanwhile."""
    config.stash[LEARNING] = Thread(target=find_or_train, args=[_data_folder(config) / MODEL_FOLDER], daemon=True)
    config.stash[LEARNING].start()


def _data_folder(config: pytest.Config) -> Path:
    assert config.cache is not None
    return Path(config.cache.mkdir(SERVICE))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder of servers; a run of a moment waits until it has learnt."""
    if not hasattr(config, "workerinput"):
        if LEARNING in config.stash:
            config.stash[LEARNING].join()
        shutil.rmtree(os.environ.pop(SERVERS))
        os.close(config.stash[LIFE])


class ByFile(LoadFileScheduling):  # type: ignore[misc] # published without types
    """Gives each process whole files; stories one by one, which fill what is left at the end."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(STORIES) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """Share the tests out by file where a run asks for that."""
    return ByFile(config, log) if _is_shared_out(config) else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put stories behind all others: a file of one long test is then not what everybody waits for at the end.

    What reckons stands in front: it needs nothing that may still be learnt.
    """
    items.sort(key=lambda item: (item.nodeid.startswith(STORIES), not item.nodeid.startswith(RECKONING)))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the address of one throw-away server, shared by all processes of the run; the last to leave stops it."""
    folder = Path(os.environ[SERVERS])
    with embedded.start(folder / "shared", settings=IN_HASTE | UNCOUNTED, refuge=folder / "refuge") as server:
        yield server.url


@pytest.fixture
def fresh_database(postgres_url: str) -> Iterator[str]:
    """Give the address of a new, empty database."""
    with made(postgres_url) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_url(postgres_url: str) -> Iterator[str]:
    """Give the address of a database with the current schema, one for each process of the run."""
    with made(postgres_url) as url:
        migrations.upgrade(url)
        with kept(url):
            yield url


@pytest.fixture(scope="session")
def owner(migrated_url: str) -> Iterator[Owner]:
    """Give the hand that empties that database."""
    owner = Owner(migrated_url)
    yield owner
    owner.close()


@pytest.fixture
def database(migrated_url: str, owner: Owner) -> Iterator[Database]:
    """Give an empty database with the current schema; what another test left in it, or connected to it, is gone."""
    owner.start_over()
    database = Database(migrated_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def data_folder(request: pytest.FixtureRequest) -> Path:
    """Give the data folder of every service in the tests; it is kept between runs, with what was learnt."""
    return _data_folder(request.config)


@pytest.fixture(scope="session")
def model_folder(data_folder: Path) -> Path:
    """Give the folder of the trained model; it locks itself, so that workers train it once."""
    return data_folder / MODEL_FOLDER


@pytest.fixture(scope="session")
def model(model_folder: Path) -> Model:
    """Give the model of the present data and recipe."""
    return load_or_train(model_folder)
