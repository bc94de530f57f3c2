"""Find the tax documents of a file, a folder, or a ZIP archive; none is read beyond its limit."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from bot.errors import BadFile
from bot.portfolio.source import WORKBOOK, XML, Source

FILE_BYTES_MAX = 64 << 20
FILES_MAX = 200_000
HEAD_BYTES = 64
WORKBOOK_PART = "[Content_Types].xml"  #: what every workbook holds, and no archive of documents


class File(NamedTuple):
    """One file of documents: its name, and its content, or None when it is too large."""

    name: str
    content: bytes | None


def holds_documents(source: Source) -> bool:
    """Say whether a file is XML, a folder, or an archive that is no workbook."""
    if source.path.is_dir():
        return True
    with source.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(WORKBOOK):
        return _is_archive(source.path)
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _is_archive(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError):
        return False
    return WORKBOOK_PART not in names and any(_is_xml(name) for name in names)


def files(source: Source) -> Iterator[File]:
    """Yield the files of documents, by their names. Raises BadFile when there are none, or too many."""
    if source.path.is_dir():
        paths = sorted(path for path in source.path.rglob("*") if _is_xml(path.name) and path.is_file())
        _check(source, len(paths))
        yield from (File(str(path.relative_to(source.path)), _content(path)) for path in paths)
    elif source.encoding is None:
        yield from _unpacked(source)
    else:
        yield File(source.path.name, _content(source.path))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.stat().st_size <= FILE_BYTES_MAX else None


def _unpacked(source: Source) -> Iterator[File]:
    try:
        with ZipFile(source.path) as archive:
            parts = sorted((one for one in archive.infolist() if _is_xml(one.filename)), key=lambda one: one.filename)
            _check(source, len(parts))
            for part in parts:
                with archive.open(part) as file:
                    content = file.read(FILE_BYTES_MAX + 1)
                yield File(part.filename, content if len(content) <= FILE_BYTES_MAX else None)
    except (BadZipFile, NotImplementedError, RuntimeError) as fault:
        reason = "is an archive that cannot be unpacked: it is damaged or has a password; pack it again without one."
        raise BadFile(source.path.name, [reason]) from fault


def _check(source: Source, count: int) -> None:
    if not count:
        raise BadFile(source.path.name, ["holds no XML file; name the folder or the archive of the tax documents."])
    if count > FILES_MAX:
        raise BadFile(source.path.name, [f"holds more than {FILES_MAX} files; import it in parts."])


def _is_xml(name: str) -> bool:
    place = Path(name)
    return place.suffix.casefold() == XML and not place.name.startswith(".")
