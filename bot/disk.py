"""Read what operators hand over as files, and write what they are handed: whole, closed to others, or not at all."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BadFile
from flows.lined_yaml import yaml_fault


def read_text(file: Path) -> str:
    """Return a file's text, without the mark that some editors put before it; raise BadFile where it has none."""
    try:
        return file.read_text("utf-8-sig")
    except OSError as fault:
        raise BadFile(file.name, ["cannot be read; check the path and its permissions."]) from fault
    except UnicodeDecodeError as fault:
        raise BadFile(file.name, ["is not text in UTF-8; save it as UTF-8."]) from fault


def read_yaml(file: Path, loader: type[yaml.SafeLoader | yaml.BaseLoader] = yaml.SafeLoader) -> Any:  # noqa: ANN401
    """Return what a file's YAML holds; raise BadFile where the file, or its YAML, cannot be read."""
    text = read_text(file)
    try:
        return yaml.load(text, loader)  # noqa: S506 - both make plain values only
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: a day or a number that there is not
        raise BadFile(file.name, [str(yaml_fault(fault))]) from fault


@contextmanager
def drafted(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write files under other names beside their own; they take these once the block has ended well, else none is left.

    Only their owner can read them. Raises OSError, with the path, before the block begins: a full disk stops no commit.
    """
    drafts = {path: draft_of(path) for path in files}
    try:
        for path, draft in drafts.items():
            _write(path, draft, files[path])
        yield
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            with suppress(OSError):  # where there is no such folder there is no draft either
                draft.unlink()


def draft_of(path: Path) -> Path:
    """Return where a file stands until it is whole; one that a killed process left there makes room for the next."""
    return path.with_name(f".{path.name}.draft")


def _write(path: Path, draft: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:  # the system names no file where the disk is full, and the draft where it may not be made
        raise OSError(fault.errno, fault.strerror, str(path)) from fault
