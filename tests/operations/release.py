"""Know the release before this version: its commit, its schema, a backup that it made, and its code.

`make release`, on the commit that closes a release, puts that one in its place.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from bot.settings import load
from storage import embedded, migrations
from storage.backup.backup import backup
from tests.operations import talks

HERE = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("previous")
HAND = (Path(talks.__file__), talks.FILE)  #: what lets a code handle turn by turn
RECORD, BACKUP = FOLDER / "release.json", FOLDER / "talks.backup"


@dataclass(frozen=True, slots=True)
class Release:
    """A release: the commit that closed it, the last step of its schema."""

    version: str
    commit: str
    schema: str


def previous() -> Release:
    """Return the release before this version."""
    return Release(**json.loads(RECORD.read_text("utf-8")))


def unpack(release: Release, folder: Path) -> None:
    """Lay the code of a release in a folder, with the present hand that lets it handle turn by turn.

    A clone without its history fetches that commit. Raises LookupError where it cannot be had.
    """
    done = _archive(release)
    if done.returncode:
        _git("fetch", "--quiet", "--depth", "1", "origin", release.commit)
        done = _archive(release)
    if done.returncode:
        raise LookupError(
            f"The history here does not hold {release.commit[:12]}, which closed release {release.version}: bring all "
            f"of it (`git fetch --unshallow`), for this trial runs that code. {done.stderr.decode().strip()}"
        )
    with tarfile.open(fileobj=BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")
    for path in HAND:
        shutil.copy(path, folder / path.relative_to(HERE))


def _archive(release: Release) -> subprocess.CompletedProcess[bytes]:
    return _git("archive", release.commit)


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], cwd=HERE, capture_output=True, check=False)


def keep(commit: str) -> None:
    """Begin talks with the present code, and keep their backup as that of the release that a commit closes."""
    FOLDER.mkdir(exist_ok=True)
    BACKUP.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="concilia-release-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            migrations.upgrade(server.url)
            with talks.opened(server.url, load(os.environ).data_dir) as world:
                talks.settle(world)
                talks.begin(world)
                backup(server.url, world.app.vault, BACKUP, world.now)
    release = Release(version("concilia"), commit, migrations.HEAD)
    RECORD.write_text(json.dumps(asdict(release), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    keep(*sys.argv[1:])
