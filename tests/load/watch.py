"""Look, a few times a minute, at what each process holds and has spent, and at what waits in the queues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from statistics import mean

from bot.bench import processes
from tests.failure.house import House

KIB_IN_MIB = 1024
MINUTE = 60.0
OWN = ("Pss_Anon:", "Pss_Shmem:")
NORMAL = 1.96  #: so many deviations hold 95 in a hundred


@dataclass(frozen=True)
class Look:
    """One look: seconds since the trial began; MiB and processor seconds by process; what waits, by where it stands."""

    at: float
    memory: Mapping[str, float]
    spent: Mapping[str, float]
    waiting: Mapping[str, int]


@dataclass(frozen=True)
class Slope:
    """What a figure grows by in a minute, and how far from it the truth may lie, 19 times of 20."""

    per_minute: float
    give_or_take: float

    @property
    def grows(self) -> bool:
        """Tell whether it surely grows."""
        return self.per_minute > self.give_or_take


@dataclass
class Watch:
    """All looks of a trial."""

    house: House
    looks: list[Look] = field(default_factory=list)

    def look(self, at: float) -> None:
        """Look once."""
        roots = self._roots()
        memory = {name: held(processes.below({pid})) / KIB_IN_MIB for name, pid in roots.items()}
        spent = {name: processes.spent({pid}) or 0.0 for name, pid in roots.items()}
        self.looks.append(Look(at, memory, spent, self.house.open()))

    @property
    def names(self) -> Sequence[str]:
        """Return the processes that are watched."""
        return list(self.looks[0].memory) if self.looks else []

    def spent(self) -> dict[str, float]:
        """Return the processor seconds that each took from the first look to the last."""
        first, last = self.looks[0], self.looks[-1]
        return {name: last.spent[name] - first.spent[name] for name in self.names}

    def minutes(self) -> Iterable[tuple[int, Sequence[Look]]]:
        """Yield the looks of each minute."""
        for minute in range(int(self.looks[-1].at // MINUTE) + 1):
            mine = [look for look in self.looks if look.at // MINUTE == minute]
            if mine:
                yield minute, mine

    def slope(self, name: str) -> Slope:
        """Return what the memory of a process grew by in the second half, when all is loaded and every table met."""
        half = self.looks[-1].at / 2
        return slope([(look.at / MINUTE, look.memory[name]) for look in self.looks if look.at >= half])

    def _roots(self) -> Mapping[str, int]:
        parts = [self.house.web, *self.house.workers, self.house.postgres.part]
        return {part.name: part.popen.pid for part in parts if part.popen is not None}


def slope(points: Sequence[tuple[float, float]]) -> Slope:
    """Return the line nearest to points, by least squares; too few of them tell nothing."""
    if len(points) < 3:
        return Slope(0.0, float("inf"))
    middle, level = mean(x for x, _ in points), mean(y for _, y in points)
    width = sum((x - middle) ** 2 for x, _ in points)
    rise = sum((x - middle) * (y - level) for x, y in points) / width
    rest = sum((y - level - rise * (x - middle)) ** 2 for x, y in points)
    return Slope(rise, NORMAL * sqrt(rest / (len(points) - 2) / width))


def held(pids: Iterable[int]) -> int:
    """Return the KiB of memory that processes hold of their own: what several share is counted once among them.

    Pages of files are left out, such as libraries' code: whose share they count to changes with all else that runs.
    """
    return sum(_own(Path(f"/proc/{pid}/smaps_rollup")) for pid in pids)


def _own(path: Path) -> int:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        return 0  # it has ended
    return sum(int(line.split()[1]) for line in lines if line.startswith(OWN))
