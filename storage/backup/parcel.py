"""The file of a backup: a header that anybody can read, and records that only the secret key opens.

The first line is the header as JSON. After it come records: one byte for the kind, four for the length, then
AES-256-GCM under a key of the file's own. The nonce is the record's kind and place, the header is bound to each: a
record that was changed, moved, left out or taken from another file does not open, and a file without its last record is
no backup.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import BrokenBackup

FORM = 1
HEADER_BYTES_MAX = 10_000
PIECE_BYTES = 1 << 20
TAG_BYTES = 16
PIECE, END = b"\x00", b"\x01"  #: kinds of records: a piece of the copy, and what it must come to
LENGTH_BYTES, PLACE_BYTES = 4, 11
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself without the key: when it was made, of what schema, and which secret key opens it."""

    made_at: str
    schema: str
    postgres: str
    key: str
    salt: str
    form: int = FORM


def new_salt() -> str:
    """Return what makes the key of one file its own."""
    return os.urandom(SALT_BYTES).hex()


class Sealer:
    """Writes one file."""

    def __init__(self, file: IO[bytes], header: Header, key: bytes) -> None:
        """Write the header."""
        self._file, self._line = file, _line(header)
        self._cipher, self._place = _cipher(header, key), 0
        file.write(self._line)

    def put(self, piece: bytes) -> None:
        """Write a piece of the copy."""
        self._write(PIECE, piece)

    def end(self, told: object) -> None:
        """Write what the copy must come to; nothing follows it."""
        self._write(END, json.dumps(told, sort_keys=True).encode())

    def _write(self, kind: bytes, content: bytes) -> None:
        sealed = self._cipher.encrypt(_nonce(kind, self._place), content, self._line)
        self._file.write(kind + len(sealed).to_bytes(LENGTH_BYTES, "big") + sealed)
        self._place += 1


def read_header(file: IO[bytes]) -> Header:
    """Return the header of a file, and leave it at its first record. Raises BrokenBackup."""
    line = file.readline(HEADER_BYTES_MAX)
    try:
        told = Header(**json.loads(line))
    except (ValueError, TypeError) as fault:
        raise BrokenBackup("it is none of `concilia backup`") from fault
    if told.form != FORM or _line(told) != line:
        raise BrokenBackup("this version cannot read its form")
    return told


def read_records(file: IO[bytes], header: Header, key: bytes, take: Callable[[bytes], None]) -> dict[str, object]:
    """Give every piece of the copy to `take`, and return what it must come to. Raises BrokenBackup."""
    cipher, line = _cipher(header, key), _line(header)
    for place, (kind, sealed) in enumerate(_records(file)):
        try:
            content = cipher.decrypt(_nonce(kind, place), sealed, line)
        except InvalidTag as fault:
            raise BrokenBackup("a part of it was changed") from fault
        if kind == END:
            told: dict[str, object] = json.loads(content)
            return told
        take(content)
    raise BrokenBackup("its end is missing")


def _records(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while kind := file.read(1):
        length = int.from_bytes(file.read(LENGTH_BYTES), "big")
        if kind not in {PIECE, END} or (kind == PIECE and length > PIECE_BYTES + TAG_BYTES):
            raise BrokenBackup("a part of it was changed")
        yield kind, file.read(length)


def _line(header: Header) -> bytes:
    return json.dumps(asdict(header), sort_keys=True).encode() + b"\n"


def _cipher(header: Header, key: bytes) -> AESGCM:
    own = HKDF(algorithm=SHA256(), length=32, salt=bytes.fromhex(header.salt), info=b"concilia/backup/file/1")
    return AESGCM(own.derive(key))


def _nonce(kind: bytes, place: int) -> bytes:
    return kind + place.to_bytes(PLACE_BYTES, "big")
