"""Look at a file before it is read: its digest, its encoding, its delimiter."""

import codecs
import csv
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BadFile

CHUNK_BYTES = 1 << 20
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""What a file may begin with, and the encoding that it announces."""

DELIMITERS = (",", ";", "\t", "|")
XML = ".xml"  #: what a tax document's file ends with, in small letters
WORKBOOK = b"PK\x03\x04"  #: an XLSX file is a ZIP archive
COMPOUND = b"\xd0\xcf\x11\xe0"  #: an XLS file is a compound document, and so is an XLSX file with a password
NO_TABLE = "is neither text nor a workbook that can be opened; save it as XLSX, or as CSV in UTF-8."


@dataclass(frozen=True, slots=True)
class Source:
    """A file, its size in bytes, its SHA-256, and its encoding; a workbook has none."""

    path: Path
    size: int
    sha256: str
    encoding: str | None


def look_at(path: Path, encoding: str | None = None) -> Source:
    """Return what a file is, reading it once; text that is not UTF-8 is Windows-1252. Raises BadFile."""
    if path.is_dir():
        return _look_into(path)
    digest, decoder, size, head = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), 0, b""
    is_utf8 = True
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                head = head or chunk
                size += len(chunk)
                digest.update(chunk)
                is_utf8 = is_utf8 and _decodes(decoder, chunk)
    except OSError as fault:
        raise BadFile(path.name, [f"cannot be read ({fault.strerror}); check the path."]) from fault
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    return Source(path, size, digest.hexdigest(), _encoding(path, head, encoding, is_utf8=is_utf8))


def _look_into(folder: Path) -> Source:
    """Return what the XML files of a folder are together: their bytes, and the digest of their names and contents."""
    digest, size = hashlib.sha256(), 0
    for path in sorted(one for one in folder.rglob("*") if one.suffix.casefold() == XML and one.is_file()):
        with path.open("rb") as file:
            digest.update(f"{path.relative_to(folder)} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
        size += path.stat().st_size
    return Source(folder, size, digest.hexdigest(), None)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(path: Path, head: bytes, given: str | None, *, is_utf8: bool) -> str | None:
    if head.startswith(WORKBOOK):
        return None
    if head.startswith(COMPOUND):
        reason = "is a workbook of before 2007 (XLS), or one with a password; save it as XLSX without one, or as CSV."
        raise BadFile(path.name, [reason])
    if not head:
        raise BadFile(path.name, ["is empty; its first row must name the columns."])
    marked = next((name for mark, name in MARKS.items() if head.startswith(mark)), None)
    if not (marked or given or is_utf8) and b"\0" in head:
        raise BadFile(path.name, [NO_TABLE])
    return marked or given or ("utf-8" if is_utf8 else "cp1252")


def find_delimiter(header: str, names: Collection[str]) -> str:
    """Return the delimiter under which a header line names most of the columns that are looked for."""

    def count(delimiter: str) -> tuple[int, int]:
        fields = next(csv.reader([header], delimiter=delimiter), [])
        return sum(field.strip().casefold() in names for field in fields), len(fields)

    return max(DELIMITERS, key=count)
