"""The embedded PostgreSQL, tried on real processes: who starts it, who stops it, and what survives a kill."""

import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage import embedded
from storage.embedded import home, owners, postmaster, programs
from storage.errors import EmbeddedError, FolderRefused, NoBinaries, OtherVersion

ROOT = Path(__file__).resolve().parents[2]
OWNER = Path(__file__).with_name("owner.py")
IN_HASTE = {"fsync": "off"}
NOBODY = pwd.getpwnam("nobody")


class Owner:
    """A process that holds the server of a folder."""

    def __init__(
        self, data_dir: Path, refuge: Path, *, uid: int | None = None, site: Path | None = None, **env: str
    ) -> None:
        words = [sys.executable, str(OWNER), str(data_dir), str(refuge), *([] if uid is None else [str(uid)])]
        path = os.pathsep.join(str(folder) for folder in (site, ROOT) if folder)
        self.process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path, **env},
        )

    def told(self) -> dict[str, str]:
        """Wait for the process to join, and return what it said."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return dict(json.loads(line)) if line else {"error": self.process.communicate()[1]}

    def url(self) -> str:
        """Wait for the address."""
        told = self.told()
        assert ["url"] == list(told), told
        return told["url"]

    def exit(self) -> str:
        """Let the process come to its clean end; return what it complained of."""
        return self.process.communicate()[1]

    def kill(self) -> None:
        """Kill the process, which has no time to leave."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the server's user can pass through, and leave no server running in it."""
    path = Path(os.environ["CONCILIA_TEST_SERVERS"]) / uuid4().hex[:8]
    path.mkdir()
    yield path
    for control in path.rglob(home.CONTROL):
        end(control.with_name(home.CLUSTER))
    shutil.rmtree(path)


@pytest.fixture
def own(folder: Path) -> Iterator[Callable[..., Owner]]:
    """Start owners of the folder's server; those still alive in the end are killed."""
    started: list[Owner] = []

    def begin(data_dir: Path = folder / "var", **how: object) -> Owner:
        started.append(Owner(data_dir, folder / "refuge", **how))  # type: ignore[arg-type]
        return started[-1]

    yield begin
    for owner in started:
        if owner.process.returncode is None:
            owner.kill()


@pytest.fixture(scope="module")
def as_shipped() -> Iterator[embedded.EmbeddedServer]:
    """Give a server with the settings that people get."""
    folder = Path(os.environ["CONCILIA_TEST_SERVERS"])
    with embedded.start(folder / "as-shipped", refuge=folder / "refuge") as server:
        yield server


def ask(url: str, question: str) -> object:
    """Return the one value that answers a question in SQL."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row and row[0]


def running(cluster: Path) -> bool:
    """Tell whether the server of a database folder runs."""
    found = postmaster.read(cluster)
    return found is not None and postmaster.is_serving(found.pid, cluster)


def pid_of(cluster: Path) -> int:
    """Return the pid of a server that runs."""
    found = postmaster.read(cluster)
    assert found is not None
    assert running(cluster)
    return found.pid


def end(cluster: Path) -> None:
    """Stop what a test left running, by its pid."""
    while running(cluster):
        os.kill(pid_of(cluster), signal.SIGINT)
        time.sleep(0.05)


def modes(folder: Path) -> dict[Path, int]:
    """Return the permissions of a folder and of everything in it."""
    return {path: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def copy_wheel(site: Path) -> Path:
    """Put the wheel into a folder of packages, and return the folder."""
    unneeded = shutil.ignore_patterns("pginstall", "include", "*.a")
    installed = programs.package()
    shutil.copytree(installed, site / programs.WHEEL, ignore=unneeded)
    if (libraries := installed.with_name(programs.LIBRARIES)).exists():
        shutil.copytree(libraries, site / programs.LIBRARIES)
    return site


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("listen_addresses", ""),  # no network
        ("unix_socket_permissions", "0700"),
        ("fsync", "on"),  # what was acknowledged is on the disk
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("max_connections", "100"),
        ("jit", "off"),
        ("TimeZone", "UTC"),
    ],
)
def test_settings(as_shipped: embedded.EmbeddedServer, setting: str, value: str) -> None:
    """The server keeps what it acknowledges, and is reached by a socket alone."""
    assert value == ask(as_shipped.url, f"SHOW {setting}")


def test_locale(as_shipped: embedded.EmbeddedServer) -> None:
    """Letters with accents have upper and lower case on every system, whatever locales it has."""
    assert "C.UTF-8" == ask(as_shipped.url, "SELECT datlocale FROM pg_database WHERE datname = 'concilia'")
    assert "ñandú" == ask(as_shipped.url, "SELECT lower('ÑANDÚ')")


def test_closed_to_others(as_shipped: embedded.EmbeddedServer) -> None:
    """Nobody but the server's user can come near data, socket or log."""
    cluster = as_shipped.cluster

    assert [0o700, 0o700] == [stat.S_IMODE(path.stat().st_mode) for path in (cluster.folder, cluster.control)]


def test_log_keeps_no_personal_data(as_shipped: embedded.EmbeddedServer) -> None:
    """A failed statement leaves neither itself nor its values in the server's log."""
    with psycopg.connect(as_shipped.url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE people (phone text PRIMARY KEY)")
        connection.execute("INSERT INTO people VALUES ('+56912345678')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('+56912345678')")

    assert "+56912345678" not in as_shipped.cluster.log.read_text()


def test_settings_of_the_caller(folder: Path) -> None:
    """Who starts the server may set what it likes, on top of ours."""
    with embedded.start(folder / "var", settings={"fsync": "off", "max_connections": "20"}, refuge=folder) as server:
        assert ["off", "20", "off"] == [ask(server.url, f"SHOW {name}") for name in ("fsync", "max_connections", "jit")]


def test_every_start_is_one_hold(folder: Path) -> None:
    """A process that started twice holds the server until it has stopped twice, and a repeated stop counts once."""
    first = embedded.start(folder / "var", settings=IN_HASTE, refuge=folder)
    second = embedded.start(folder / "var", refuge=folder)
    first.stop()
    first.stop()

    assert first.url == second.url
    assert running(second.cluster.folder)

    second.stop()

    assert not running(second.cluster.folder)


def test_path_too_long_for_a_socket(folder: Path) -> None:
    """A folder with a long path, and with characters that a shell would read, works all the same."""
    with embedded.start(folder / ("ñ $(false) 'x' \"y\", " * 6), settings=IN_HASTE, refuge=folder) as server:
        socket_folder = Path(postmaster.read(server.cluster.folder).socket_folder)  # type: ignore[union-attr]

        assert 1 == ask(server.url, "SELECT 1")
        assert server.cluster.folder != socket_folder
        assert 0o700 == stat.S_IMODE(socket_folder.stat().st_mode)
        assert server.cluster.folder.stat().st_uid == socket_folder.stat().st_uid

    assert not socket_folder.exists()


def test_settings_of_other_clients_lead_nowhere_else(own: Callable[..., Owner]) -> None:
    """A person's own settings for PostgreSQL's clients do not reach the server, nor lead away from it."""
    owner = own(PGPORT="1", PGHOST="/nowhere", PGDATA="/nowhere", PGDATABASE="other", PGUSER="other")

    assert 1 == ask(owner.url(), "SELECT 1")


def test_last_clean_exit_stops_the_server(folder: Path, own: Callable[..., Owner]) -> None:
    """Two processes that begin at once share one server; the first to leave leaves it running, the last stops it."""
    first, second = own(), own()
    cluster = folder / "var" / home.CLUSTER

    url = first.url()

    assert url == second.url()

    first.exit()

    assert 1 == ask(url, "SELECT 1")

    second.exit()

    assert not running(cluster)


def test_killed_owner_is_forgotten(folder: Path, own: Callable[..., Owner]) -> None:
    """A killed owner leaves the server running, and the next clean exit of anybody stops it."""
    killed = own()
    url = killed.url()
    killed.kill()

    assert 1 == ask(url, "SELECT 1")

    later = own()

    assert url == later.url()

    later.exit()

    assert not running(folder / "var" / home.CLUSTER)


def test_killed_owner_does_not_stop_another(folder: Path, own: Callable[..., Owner]) -> None:
    """Forgetting a killed owner does not take a living one for dead."""
    killed, living, leaving = own(), own(), own()
    urls = {owner.url() for owner in (killed, living, leaving)}
    killed.kill()
    leaving.exit()

    assert 1 == len(urls)
    assert 1 == ask(urls.pop(), "SELECT 1")
    assert 1 == len(list((folder / "var" / home.CONTROL).glob("owner.*")))


FORK = """
import os, sys
from pathlib import Path
from storage import embedded
from storage.embedded import postmaster

server = embedded.start(Path(sys.argv[1]), refuge=Path(sys.argv[1]))
child = os.fork()
if child == 0:
    sys.exit()  # with all that a clean exit does
os.waitpid(child, 0)
found = postmaster.read(server.cluster.folder)
sys.stdout.write(str(found is not None and postmaster.is_serving(found.pid, server.cluster.folder)))
"""


def test_forked_child_holds_nothing(folder: Path) -> None:
    """The clean exit of a forked child does not stop its parent's server; the parent's does."""
    script = [sys.executable, "-c", FORK, str(folder)]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ("True", "") == (done.stdout, done.stderr)
    assert not running(folder / home.CLUSTER)


def write_until_killed(server: embedded.EmbeddedServer) -> list[int]:
    """Commit rows one by one while the server is killed; return those that it acknowledged."""
    acknowledged: list[int] = []
    killer = threading.Thread(target=os.kill, args=[pid_of(server.cluster.folder), signal.SIGKILL])
    with psycopg.connect(server.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (id integer)")
        for number in count():
            if number == 100:
                killer.start()
            try:
                connection.execute("INSERT INTO kept VALUES (%s)", [number])
            except psycopg.OperationalError:
                break
            acknowledged.append(number)
    killer.join()
    return acknowledged


def test_killed_server_keeps_what_it_acknowledged(folder: Path) -> None:
    """After kill -9 of the server, the next start recovers every commit that it had acknowledged."""
    with embedded.start(folder / "var", refuge=folder) as server:
        acknowledged = write_until_killed(server)
        with embedded.start(folder / "var", refuge=folder) as again:
            kept = ask(again.url, "SELECT array_agg(id) FROM kept")

    assert 100 <= len(acknowledged)
    assert [] == sorted(set(acknowledged) - set(kept))  # type: ignore[call-overload]
    assert not running(server.cluster.folder)


def test_revive(folder: Path) -> None:
    """A process that outlives its server can have it again at the same address."""
    with embedded.start(folder / "var", settings=IN_HASTE, refuge=folder) as server:
        os.kill(pid_of(server.cluster.folder), signal.SIGKILL)
        server.revive()
        server.revive()

        assert 1 == ask(server.url, "SELECT 1")


def test_pid_that_is_a_stranger_s_by_now(folder: Path) -> None:
    """Files left behind by a killed server, whose pid another process of the same user has now, are overruled.

    PostgreSQL refuses to start over them by itself, and asking only whether the pid exists says that the server runs.
    """
    with embedded.start(folder / "var", settings=IN_HASTE, refuge=folder) as server:
        cluster = server.cluster.folder
        killed = pid_of(cluster)
        os.kill(killed, signal.SIGKILL)
        stranger = start_stranger(cluster.stat())
        for name in (postmaster.FILE, ".s.PGSQL.5432.lock"):
            left_behind = (cluster / name).read_text().splitlines()
            assert str(killed) == left_behind[0]
            (cluster / name).write_text("\n".join([str(stranger.pid), *left_behind[1:], ""]))
        try:
            with embedded.start(folder / "var", settings=IN_HASTE, refuge=folder) as again:
                assert 1 == ask(again.url, "SELECT 1")
                assert stranger.pid != pid_of(cluster)
            assert stranger.poll() is None
        finally:
            stranger.kill()
            stranger.wait()


def start_stranger(owner: os.stat_result) -> subprocess.Popen[bytes]:
    """Start a process of the server's user that has nothing to do with the server."""
    if os.geteuid() != 0:
        return subprocess.Popen(["sleep", "600"])
    return subprocess.Popen(["sleep", "600"], cwd="/", user=owner.st_uid, group=owner.st_gid, extra_groups=[])


def test_stopping_spares_the_stranger(folder: Path) -> None:
    """A server that is gone is not stopped: its pid may be a stranger's by now."""
    server = embedded.start(folder / "var", settings=IN_HASTE, refuge=folder)
    cluster = server.cluster.folder
    end(cluster)
    (cluster / postmaster.FILE).write_text(f"{os.getpid()}\n")

    server.stop()

    assert not running(cluster)


def test_half_made_database_is_made_anew(folder: Path) -> None:
    """A process killed while it created the database leaves nothing that a later one opens."""
    unfinished = folder / "var" / f"{home.CLUSTER}.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    with embedded.start(folder / "var", settings=IN_HASTE, refuge=folder) as server:
        assert 1 == ask(server.url, "SELECT 1")

    assert not unfinished.exists()


def refused(folder: Path) -> str:
    """Return why a folder is refused, having seen that it was left as it was."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(EmbeddedError) as error:
        embedded.start(folder.parent, refuge=folder.parent)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return f"{type(error.value).__name__}: {error.value}"


def give_away(path: Path) -> None:
    """Give what root made to the user that root would run the server as."""
    if os.geteuid() == 0:
        os.chown(path, NOBODY.pw_uid, NOBODY.pw_gid)


def cluster_of(folder: Path, **files: str) -> Path:
    """Make a database's folder that holds other files; return it."""
    cluster = folder / home.CLUSTER
    cluster.mkdir()
    for name, text in files.items():
        (cluster / name).write_text(text)
    give_away(cluster)
    return cluster


def test_other_major_version_is_refused(folder: Path) -> None:
    """A folder of another PostgreSQL is left alone, with a sentence that names folder, versions and remedies."""
    cluster = cluster_of(folder, PG_VERSION="16\n")

    assert f"OtherVersion: {OtherVersion(cluster, '16', 18)}" == refused(cluster)
    assert "CONCILIA_DATA_DIR" in refused(cluster)


def test_folder_without_database_is_refused(folder: Path) -> None:
    """A folder that holds other things is left alone."""
    cluster = cluster_of(folder, letter="Querida Ana")

    assert f"FolderRefused: {FolderRefused(cluster, 'it holds files, but no database')}" == refused(cluster)


def test_data_folder_that_is_a_file(folder: Path) -> None:
    """What is no folder is refused with a sentence."""
    (folder / "var").write_text("")

    with pytest.raises(FolderRefused, match="CONCILIA_DATA_DIR"):
        embedded.start(folder / "var", refuge=folder)


def test_lost_data_is_not_replaced_by_nothing(folder: Path) -> None:
    """Where the data lay outside the data folder and is gone, an empty database does not take its place unasked."""
    (folder / home.POINTER).write_text(f"{folder / 'gone'}\n")

    with pytest.raises(FolderRefused, match="which is gone"):
        embedded.start(folder, refuge=folder)
    assert not (folder / "gone").exists()


def test_link_in_place_of_the_control_folder(folder: Path) -> None:
    """A link is not followed to where the locks and the log would be written."""
    (folder / "elsewhere").mkdir()
    (folder / home.CONTROL).symlink_to(folder / "elsewhere")

    with pytest.raises(FolderRefused, match="is a link"):
        embedded.start(folder, refuge=folder)
    assert [] == list((folder / "elsewhere").iterdir())


def test_failure_leaves_nobody_behind(folder: Path) -> None:
    """A server that cannot start says why, and leaves neither process nor owner."""
    with pytest.raises(EmbeddedError, match="max_connections"):
        embedded.start(folder / "var", settings={**IN_HASTE, "max_connections": "0"}, refuge=folder)

    assert not running(folder / "var" / home.CLUSTER)
    assert not owners.any_alive(folder / "var" / home.CONTROL)


def test_machine_without_the_programs() -> None:
    """Where the wheel does not exist, the sentence names the other way to a database."""
    with pytest.raises(NoBinaries, match="CONCILIA_DATABASE_URL"):
        programs.package("no_such_wheel")


@pytest.mark.parametrize("time", ["first", "second"])
def test_fresh_database(fresh_database: str, time: str) -> None:
    """A test that asks for a fresh database gets an empty one of its own, on the server that all tests share."""
    assert 0 == ask(fresh_database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    ask(fresh_database, "CREATE TABLE traces ()")
    assert "off" == ask(fresh_database, "SHOW fsync")


def start_here(folder: Path, own: Callable[..., Owner]) -> tuple[Path, Callable[[], Owner]]:
    """Start as who we are: root, with a user for the server, or an ordinary user."""
    return folder / "var", own


def start_from_closed_home(folder: Path, own: Callable[..., Owner]) -> tuple[Path, Callable[[], Owner]]:
    """Start as root with wheel and data in a home folder that the server's user cannot enter."""
    clone = folder / "home" / "clone"
    clone.parent.mkdir(mode=0o700)
    site = copy_wheel(clone / "site")
    return clone / "var", lambda: own(clone / "var", site=site)


def start_as_ordinary_user(folder: Path, own: Callable[..., Owner]) -> tuple[Path, Callable[[], Owner]]:
    """Start as somebody who is not root, with a data folder of their own."""
    site = copy_wheel(folder / "site")
    (folder / "var").mkdir(mode=0o700)
    give_away(folder / "var")
    return folder / "var", lambda: own(uid=NOBODY.pw_uid, site=site)


# An ordinary user cannot become another one, so root alone has all three ways to try.
WAYS = [start_here, start_from_closed_home, start_as_ordinary_user] if os.geteuid() == 0 else [start_here]


@pytest.mark.parametrize("way", WAYS)
def test_whoever_starts_it(
    way: Callable[..., tuple[Path, Callable[[], Owner]]], folder: Path, own: Callable[..., Owner]
) -> None:
    """Whoever starts it, and from wherever, PostgreSQL runs as an ordinary user, keeps the data, and opens no door."""
    _, begin = way(folder, own)
    permissions = modes(folder)
    first = begin()
    url = first.url()
    ask(url, "CREATE TABLE kept AS SELECT 'still here' AS said")
    cluster = Path(str(ask(url, "SHOW data_directory")))

    assert 0 != (cluster / postmaster.FILE).stat().st_uid

    first.exit()

    assert not running(cluster)

    second = begin()

    assert "still here" == ask(second.url(), "SELECT said FROM kept")
    assert permissions.items() <= modes(folder).items()


if os.geteuid() == 0:

    def test_closed_home_has_a_pointer(folder: Path, own: Callable[..., Owner]) -> None:
        """Where the data cannot lie in the data folder, a file there says where it lies."""
        data_dir, begin = start_from_closed_home(folder, own)
        owner = begin()
        cluster = Path(str(ask(owner.url(), "SHOW data_directory")))

        assert f"{cluster.parent}\n" == (data_dir / home.POINTER).read_text()
        assert folder / "refuge" == cluster.parent.parent

    def test_root_visits_the_folder_of_an_ordinary_user(folder: Path, own: Callable[..., Owner]) -> None:
        """Root may use a user's folder, even be killed there, and the user goes on as before."""
        _, begin = start_as_ordinary_user(folder, own)
        begin().exit()
        root = own()
        root.url()
        root.kill()
        user = begin()

        assert 1 == ask(user.url(), "SELECT 1")

        user.exit()

        assert not running(folder / "var" / home.CLUSTER)

    def test_ordinary_user_in_a_folder_of_another(folder: Path, own: Callable[..., Owner]) -> None:
        """Somebody else's folder is refused with a sentence, not a traceback."""
        own().exit()
        stranger = own(uid=NOBODY.pw_uid)

        assert "CONCILIA_DATA_DIR" in stranger.told()["error"]
