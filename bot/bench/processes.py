"""Count what processes have spent of the processors' time, as Linux tells it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PROC = Path("/proc")
PARENT, SPENT = 1, slice(11, 15)  #: fields behind the name: whose child it is; user and system, own and of children


def spent(roots: set[int]) -> float | None:
    """Return the seconds that these processes and all below them have run until now; nothing where none tells it."""
    if not PROC.is_dir():
        return None
    rows = dict(_rows())
    ticks = sum(int(field) for pid in _below(roots, rows) for field in rows[pid][SPENT])
    return ticks / os.sysconf("SC_CLK_TCK")


def below(roots: set[int]) -> set[int]:
    """Return these processes and all below them that run; nothing where none tells it."""
    return _below(roots, dict(_rows())) if PROC.is_dir() else set()


def _below(roots: set[int], rows: Mapping[int, Sequence[str]]) -> set[int]:
    found = set(roots)
    while more := {pid for pid, row in rows.items() if int(row[PARENT]) in found} - found:
        found |= more
    return found & rows.keys()


def parent(pid: int) -> int:
    """Return the process that started another."""
    return int(dict(_rows())[pid][PARENT])


def _rows() -> Iterator[tuple[int, list[str]]]:
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            try:
                told = (entry / "stat").read_text("utf-8", "replace")
            except OSError:
                continue  # it has ended
            yield int(entry.name), told.rpartition(")")[2].split()
