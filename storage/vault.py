"""Keep what identifies people: encrypt it, find it again without reading it, and put it into links.

Every use has a key of its own, derived from the secret key by HKDF-SHA256 under its own label, so that what one use
gives away tells nothing of another. Encryption is AES-256-GCM with a random nonce; the first byte names the form.
"""

import base64
import binascii
import hmac
import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import BadLink, NaiveTime, NotSealed, OtherKey, WeakSecret

SECRET_LENGTH_MIN = 32  #: characters
FORM = b"\x01"  #: nonce of 12 bytes, then ciphertext and tag
NONCE_BYTES = 12
NAME_LENGTH = 12  #: characters by which people tell one secret key from another
EARLY = timedelta(minutes=5)  #: how far another machine's clock may be ahead


@dataclass(frozen=True)
class Keys:
    """What one secret key gives: a key for each use, and a name that gives nothing of it away."""

    name: str
    identity: AESGCM
    links: AESGCM
    index: bytes
    sessions: bytes
    signing: bytes
    backup: bytes


class Vault:
    """The keys of one installation: those of its secret key, and those of others as long as they are accepted.

    What is written is written under the current key; what another one wrote is read.
    """

    def __init__(self, secret_key: str, *others: str) -> None:
        """Derive the keys; refuse a secret that could be guessed."""
        self._keys = tuple(_keys(secret) for secret in (secret_key, *others))

    @property
    def name(self) -> str:
        """Return the name of the current key."""
        return self._keys[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all keys that are accepted, the current one first."""
        return tuple(keys.name for keys in self._keys)

    def backup_key(self, name: str) -> bytes:
        """Return the key of backups that a secret key gives, by its name. Raises OtherKey."""
        for keys in self._keys:
            if keys.name == name:
                return keys.backup
        raise OtherKey(name)

    def seal(self, text: str) -> bytes:
        """Return a text encrypted, different each time."""
        return _encrypt(self._keys[0].identity, text.encode())

    def open(self, sealed: bytes) -> str:
        """Return the text that was sealed."""
        return _decrypt([keys.identity for keys in self._keys], sealed).decode()

    def read(self, sealed: bytes | None) -> str | None:
        """Return the text that was sealed; nothing where there is none, or its key is lost."""
        try:
            return self.open(sealed) if sealed else None
        except NotSealed:
            return None

    def is_current(self, sealed: bytes) -> bool:
        """Say whether the current key opens what was sealed."""
        try:
            _decrypt([self._keys[0].identity], sealed)
        except NotSealed:
            return False
        return True

    def index(self, country: str, document: str) -> bytes:
        """Return the blind index of an identity document: the same for every way of writing it, and not invertible."""
        return self.indexes(country, document)[0]

    def indexes(self, country: str, document: str) -> tuple[bytes, ...]:
        """Return the blind indexes of a document under every key that is accepted, that of the current one first."""
        text = f"{country.upper()}:{normalise_document(document)}"
        return tuple(_mac(keys.index, text) for keys in self._keys)

    def renewals(self, country: str, document: str) -> list[tuple[bytes, bytes]]:
        """Return what another key makes of a document, each with what the current one makes of it."""
        current, *others = self.indexes(country, document)
        return [(one, current) for one in others]

    def link_token(self, payload: Mapping[str, Any], now: datetime) -> str:
        """Return a token for a link: opaque, unchangeable, dated now."""
        if now.utcoffset() is None:
            raise NaiveTime(now)
        content = json.dumps({"at": int(now.timestamp()), "payload": dict(payload)}, separators=(",", ":"))
        return base64.urlsafe_b64encode(_encrypt(self._keys[0].links, content.encode())).rstrip(b"=").decode()

    def read_link(self, token: str, now: datetime, max_age: timedelta) -> dict[str, Any]:
        """Return what a link's token carries; refuse one that is not ours, was changed, or is older than `max_age`."""
        try:
            sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
            content = json.loads(_decrypt([keys.links for keys in self._keys], sealed))
        except (NotSealed, binascii.Error, ValueError) as fault:
            raise BadLink("it is not one of ours, or it was changed") from fault
        age = timedelta(seconds=now.timestamp() - content["at"])
        if not -EARLY <= age <= max_age:
            raise BadLink("it has expired")
        payload: dict[str, Any] = content["payload"]
        return payload

    def hash_token(self, token: str) -> bytes:
        """Return what is kept of a session's token, so that a read database opens no session."""
        return self.hashes(token)[0]

    def hashes(self, token: str) -> tuple[bytes, ...]:
        """Return what may be kept of a token under every key that is accepted, that of the current one first."""
        return tuple(_mac(keys.sessions, token) for keys in self._keys)

    def sign(self, text: str) -> str:
        """Return the signature of a text, as hexadecimal digits."""
        return self.signatures(text)[0]

    def signatures(self, text: str) -> tuple[str, ...]:
        """Return the signatures of a text under every key that is accepted, that of the current one first."""
        return tuple(_mac(keys.signing, text).hex() for keys in self._keys)

    def is_signed(self, text: str, signature: str) -> bool:
        """Say whether a signature is ours, each comparison in constant time."""
        return any(hmac.compare_digest(one.encode(), signature.encode()) for one in self.signatures(text))


def normalise_document(document: str) -> str:
    """Return a document's letters and digits alone, in capitals: 12.345.678-k is 12345678K."""
    plain = unicodedata.normalize("NFKC", document)
    return "".join(character for character in plain if character.isalnum()).upper()


def _keys(secret_key: str) -> Keys:
    if len(secret_key) < SECRET_LENGTH_MIN:
        raise WeakSecret(len(secret_key), SECRET_LENGTH_MIN)
    key = partial(_derive, secret_key)
    return Keys(
        name=key("name").hex()[:NAME_LENGTH],
        identity=AESGCM(key("identity")),
        links=AESGCM(key("links")),
        index=key("index"),
        sessions=key("sessions"),
        signing=key("signing"),
        backup=key("backup"),
    )


def _derive(secret_key: str, use: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"concilia/{use}/1".encode()).derive(secret_key.encode())


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _encrypt(cipher: AESGCM, content: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return FORM + nonce + cipher.encrypt(nonce, content, FORM)


def _decrypt(ciphers: Iterable[AESGCM], sealed: bytes) -> bytes:
    """Return what one of the keys opens."""
    form, nonce, content = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if form != FORM or len(nonce) < NONCE_BYTES:
        raise NotSealed
    for cipher in ciphers:
        with suppress(InvalidTag):
            return cipher.decrypt(nonce, content, FORM)
    raise NotSealed
