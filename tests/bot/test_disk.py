"""Files are written whole or not at all: no full disk, failure or kill leaves one half done, nor an older one lost."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.disk import draft_of, drafted

ROOM = 100  #: bytes


@contextmanager
def full_disk(room: int = ROOM) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_written(tmp_path: Path) -> None:
    """Files stand in new folders, whole, for their owner alone, once the block has ended; no draft stays."""
    file = tmp_path / "a" / "b" / "file.pdf"
    with drafted({file: b"words"}):
        assert not file.exists()

    assert (b"words", 0o600, [file]) == (file.read_bytes(), file.stat().st_mode & 0o777, [*file.parent.iterdir()])


def test_no_room(tmp_path: Path) -> None:
    """Where one file finds no room the block does not begin, none is left, and the fault names the file."""
    first, second = tmp_path / "first.json", tmp_path / "second.pdf"
    first.write_bytes(b"older")
    with full_disk(), pytest.raises(OSError, match=r"second\.pdf") as fault, drafted({first: b"a", second: b"b" * 200}):
        raise AssertionError

    assert str(second) == fault.value.filename
    assert ([first], b"older") == ([*tmp_path.iterdir()], first.read_bytes())


def test_failure(tmp_path: Path) -> None:
    """Where the block fails, an older file stays as it was."""
    file = tmp_path / "file.json"
    file.write_bytes(b"older")
    with pytest.raises(ValueError, match="no"), drafted({file: b"newer"}):
        raise ValueError("no")

    assert ([file], b"older") == ([*tmp_path.iterdir()], file.read_bytes())


def test_killed(tmp_path: Path) -> None:
    """Of a process that is killed a draft is left, whose room the next takes."""
    file = tmp_path / "file.json"
    if not (child := os.fork()):
        with drafted({file: b"never"}):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert [draft_of(file)] == [*tmp_path.iterdir()]
    with drafted({file: b"now"}):
        pass

    assert ([file], b"now") == ([*tmp_path.iterdir()], file.read_bytes())


@pytest.mark.parametrize("path", [Path("/dev/null"), Path("/proc")])
def test_no_ordinary_file(path: Path) -> None:
    """A device or a folder is never put aside for a file."""
    with pytest.raises(OSError, match="not an ordinary file"), drafted({path: b"words"}):
        raise AssertionError

    assert not path.is_file()
