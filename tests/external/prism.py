"""Start Prism, which serves an OpenAPI document or stands before a server and checks what passes by it.

It is a package of npm, fetched once into `.tools/prism` and run by the Node of `tests.node`.
"""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.node import TOOLS, alone, fetch_node, npm

VERSION: Final = "5.14.2"  #: the last that runs on the Node of `tests.node`
FOLDER: Final = TOOLS / "prism" / VERSION
PROGRAM: Final = FOLDER / "node_modules/@stoplight/prism-cli/dist/index.js"
LISTENING: Final = re.compile(r"Prism is listening on (http://\S+)")


class NoPrismError(Exception):
    """Prism is not there, or does not start; the sentence names the remedy."""


def fetch_prism() -> list[str]:
    """Return the command that runs Prism, fetching it first where it is not there."""
    install = npm("install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER))
    with alone("prism"):
        if not PROGRAM.exists():
            subprocess.run([*install, f"@stoplight/prism-cli@{VERSION}"], check=False)
    if not PROGRAM.exists():
        raise NoPrismError("npm did not bring @stoplight/prism-cli into .tools/prism: check that its registry answers.")
    return [str(fetch_node()), str(PROGRAM)]


@contextmanager
def mocking(document: Path) -> Iterator[str]:
    """Serve a document's examples, and refuse what it does not allow; give the address."""
    with _running("mock", str(document)) as address:
        yield address


@contextmanager
def watching(document: Path, server: str) -> Iterator[str]:
    """Stand before a server, and answer an error where a request or an answer is not as in the document."""
    with _running("proxy", str(document), server) as address:
        yield address


@contextmanager
def _running(*words: str) -> Iterator[str]:
    command = [*fetch_prism(), *words, "--errors", "--port", "0", "--multiprocess", "false"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if found := LISTENING.search(line):
                break
        else:
            raise NoPrismError(f"Prism did not start: {said}")
        try:
            yield found[1]
        finally:
            process.terminate()
            process.communicate()  # what it still had to say, so that it never waits to be heard
