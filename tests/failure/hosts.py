"""Make machines of this one: each a network namespace with an address of its own, on a bridge that all hang on.

Only root may do that, on a Linux that has namespaces; elsewhere the trial fails and says so.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests.conftest import SERVERS
from tests.failure.house import Machine, Machines
from tests.leftovers import HOSTS

NETWORK = "10.77.{}.{}"
BITS = "24"
NAMES = ("database", "web", "worker1", "worker2", "worker3")


class NoMachines(Exception):
    """Machines cannot be made here."""


@dataclass(frozen=True)
class Cable:
    """What ties a machine to the others; `link` is its end at the bridge."""

    link: str

    def cut(self) -> None:
        """Let nothing through: whatever is sent is lost without a word, as when a cable is pulled."""
        _ip("link", "set", self.link, "down")

    def mend(self) -> None:
        """Let everything through again."""
        _ip("link", "set", self.link, "up")


@dataclass(frozen=True)
class Hosts:
    """The machines of a trial, with the cable of each by its name."""

    machines: Machines
    cables: dict[str, Cable]


@contextmanager
def hosts() -> Iterator[Hosts]:
    """Make the machines; whatever happens, they are gone at the end. Raises NoMachines."""
    mark = uuid4().hex[:4]
    noted = Path(os.environ[SERVERS]) / f"{HOSTS}{mark}"  # a later run finds by it what a killed one left
    noted.touch()
    bridge, third = f"cb{mark}", int(mark, 16) % 250 + 1
    made: list[tuple[str, ...]] = []
    try:
        _make(made, ("link", "add", bridge, "type", "bridge"), ("link", "del", bridge))
        _ip("addr", "add", f"{NETWORK.format(third, 1)}/{BITS}", "dev", bridge)
        _ip("link", "set", bridge, "up")
        found = [_plug(made, bridge, mark, third, place, name) for place, name in enumerate(NAMES, 2)]
        (database, web, *workers), cables = [one for one, _ in found], [one for _, one in found]
        here = Machine(NETWORK.format(third, 1))
        machines = Machines(database=database, providers=here, web=web, workers=tuple(workers))
        yield Hosts(machines, dict(zip(NAMES, cables, strict=True)))
    finally:
        for words in reversed(made):
            _ip(*words)
        noted.unlink()


def _plug(
    made: list[tuple[str, ...]], bridge: str, mark: str, third: int, place: int, name: str
) -> tuple[Machine, Cable]:
    """Make one machine and its cable."""
    space, link, address = f"concilia-{mark}-{name}", f"cv{mark}{place}", NETWORK.format(third, place)
    _make(made, ("netns", "add", space), ("netns", "del", space))
    _ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", space)
    _ip("link", "set", link, "master", bridge, "up")
    for words in (
        ("addr", "add", f"{address}/{BITS}", "dev", "eth0"),
        ("link", "set", "eth0", "up"),
        ("link", "set", "lo", "up"),
    ):
        _ip("-netns", space, *words)
    return Machine(address, ("ip", "netns", "exec", space)), Cable(link)


def _make(made: list[tuple[str, ...]], words: tuple[str, ...], undo: tuple[str, ...]) -> None:
    _ip(*words)
    made.append(undo)


def _ip(*words: str) -> None:
    try:
        done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError as fault:
        raise NoMachines("`ip` is not on this machine: install iproute2.") from fault
    if done.returncode:
        who = "root" if os.geteuid() == 0 else "a user without the right: run this trial as root"
        raise NoMachines(f"`ip {' '.join(words)}` failed ({done.stderr.strip()}); this is {who}.")
