"""Write the rows that could not be kept beside the file they came from, with the reason in a last column.

People open it in a table program, so no cell of it is a formula there (`bot.cells`); read again, it is as it came.
"""

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from bot.cells import as_text
from bot.errors import BadFile
from bot.portfolio.columns import REASON

PRIVATE = 0o600  #: of rows beside a folder, which has no manner of its own


def rejected_path(path: Path) -> Path:
    """Return where a file's rejected rows stand."""
    return path.with_name(f"{path.name}.rejected.csv")


class Rejected:
    """The file of rejected rows: a draft until it is published, nothing when there are none."""

    def __init__(self, path: Path, header: Sequence[str], encoding: str, delimiter: str) -> None:
        """Take the imported file's path, header and manners; its rejected rows can be corrected and imported alike."""
        self._path = rejected_path(path)
        self._draft = self._path.with_name(f".{self._path.name}.draft")
        self._source, self._encoding, self._delimiter = path, encoding, delimiter
        self._header = list(header[:-1] if header and header[-1] == REASON else header)
        self._file: IO[str] | None = None
        self._writer: Any = None

    def add(self, cells: Sequence[str], reason: str) -> None:
        """Write one row and its reason. Raises BadFile when the folder takes no file."""
        if self._file is None:
            self._open()
        width = len(self._header)
        row = [*cells[:width], *[""] * (width - len(cells)), reason]
        self._writer.writerow(map(as_text, row))

    def publish(self) -> Path | None:
        """Put the draft in place of an earlier import's file, which goes when there is nothing to put there."""
        if self._file is None:
            self._path.unlink(missing_ok=True)
            return None
        self._file.close()
        self._draft.replace(self._path)
        return self._path

    def __enter__(self) -> Self:
        """Return the file; leaving drops the draft."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Drop what was not published."""
        if self._file is not None:
            self._file.close()
            self._draft.unlink(missing_ok=True)

    def _open(self) -> None:
        try:
            self._file = self._draft.open("w", encoding=self._encoding, newline="")
            if self._source.is_file():
                shutil.copymode(self._source, self._draft)
            else:
                self._draft.chmod(PRIVATE)
        except OSError as fault:
            reason = f"cannot be written ({fault.strerror}); let rejected rows be written beside the imported file."
            raise BadFile(str(self._path), [reason]) from fault
        self._writer = csv.writer(self._file, delimiter=self._delimiter)
        self._writer.writerow(map(as_text, [*self._header, REASON]))


class Unwritten(Rejected):
    """What takes the place of the file in a dry run: it writes nothing."""

    def add(self, cells: Sequence[str], reason: str) -> None:
        """Write nothing."""

    def publish(self) -> Path | None:
        """Leave everything as it is."""
        return None
