"""Run pg_dump and pg_restore, fed and read as they run: nothing of what they carry lies on a disk unsealed."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, cast

from sqlalchemy.engine import URL

from storage.backup.parcel import PIECE_BYTES
from storage.embedded import program
from storage.errors import CopyFailed

DUMP = ("--format=custom", "--no-owner", "--no-acl")
RESTORE = ("--format=custom", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error")
BOUND = "--enable-row-security"
SCOPE = "-c concilia.creditors={scope}"


def dump(url: URL, snapshot: str, scope: str | None, take: Callable[[bytes], None]) -> None:
    """Give a copy of a database to `take`, piece by piece, as one moment shows it. Raises CopyFailed.

    Whom row-level security binds names the creditors in `scope`; all their rows are copied.
    """
    own = (BOUND,) if scope else ()
    options = {"PGOPTIONS": SCOPE.format(scope=scope)} if scope else {}
    words = ("pg_dump", *DUMP, *own, f"--snapshot={snapshot}")
    with _running(words, url, options, stdout=subprocess.PIPE) as process:
        said = cast("IO[bytes]", process.stdout)
        while piece := said.read(PIECE_BYTES):
            take(piece)


@contextmanager
def restoring(url: URL) -> Iterator[Callable[[bytes], None]]:
    """Take a copy piece by piece and make a database of it, in one transaction. Raises CopyFailed.

    What the block raises ends it before anything is kept.
    """
    with _running(("pg_restore", *RESTORE), url, {}, stdin=subprocess.PIPE) as process:
        heard = cast("IO[bytes]", process.stdin)
        yield lambda piece: _feed(heard, piece)
        heard.close()


@contextmanager
def _running(
    words: tuple[str, ...],
    url: URL,
    options: dict[str, str],
    stdin: int = subprocess.DEVNULL,
    stdout: int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program on a database; one that a fault leaves behind is killed, one that fails says why."""
    where, secret = url.set(drivername="postgresql", password=None), {"PGPASSWORD": url.password or ""}
    env = {**os.environ, **(secret if url.password else {}), **options, "LC_ALL": "C"}
    command = [str(program(words[0])), *words[1:], f"--dbname={where.render_as_string(hide_password=False)}"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=said, env=env) as process,
    ):
        try:
            with suppress(BrokenPipeError):  # it says itself why it stopped reading
                yield process
            status = process.wait()
        except BaseException:
            process.kill()
            with suppress(BrokenPipeError):
                process.communicate()
            raise
        if status != 0:
            raise CopyFailed(words[0], _reason(said))


def _feed(heard: IO[bytes], piece: bytes) -> None:
    heard.write(piece)


def _reason(said: IO[bytes]) -> str:
    """Return the first thing that a program complained of, without the values of rows that it may quote."""
    said.seek(0)
    lines = said.read().decode(errors="replace").splitlines()
    found = next((line for line in lines if "error" in line.lower()), lines[0] if lines else "it gave no reason")
    return found.partition("error: ")[2] or found
