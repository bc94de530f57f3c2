"""Check the files named on the command line: YAML and TOML can be read, text has no stray spaces or conflict marks."""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import yaml

STRAY = {
    r"[ \t]+$": "spaces at the end",
    r"^(<{7} |>{7} )": "a conflict mark",
    r"\r$": "a carriage return",
}


def read_yaml(text: str) -> None:
    """Read all documents, refusing none of their tags."""
    list(yaml.compose_all(text, Loader=yaml.SafeLoader))


READERS: dict[str, Callable[[str], object]] = {".yml": read_yaml, ".yaml": read_yaml, ".toml": tomllib.loads}


def faults(path: Path) -> list[str]:
    """Return what is wrong with a file, one sentence each."""
    text = path.read_bytes().decode("utf-8")
    lines = text.split("\n")
    found = [
        f"{path}:{number}: {what}"
        for number, line in enumerate(lines, 1)
        for pattern, what in STRAY.items()
        if re.search(pattern, line)
    ]
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        found.append(f"{path}:{len(lines)}: the file should end with one line break")
    try:
        READERS.get(path.suffix, len)(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as fault:
        found.append(f"{path}: {fault}")
    return found


if __name__ == "__main__":
    listed = [fault for name in sys.argv[1:] for fault in faults(Path(name))]
    print(*listed, sep="\n", end="\n" if listed else "")
    sys.exit(bool(listed))
