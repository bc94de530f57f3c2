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
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import BadLink, NaiveTime, NotSealed, WeakSecret

SECRET_LENGTH_MIN = 32  #: characters
FORM = b"\x01"  #: nonce of 12 bytes, then ciphertext and tag
NONCE_BYTES = 12
EARLY = timedelta(minutes=5)  #: how far another machine's clock may be ahead


class Vault:
    """The keys of one installation."""

    def __init__(self, secret_key: str) -> None:
        """Derive the keys; refuse a secret that could be guessed."""
        if len(secret_key) < SECRET_LENGTH_MIN:
            raise WeakSecret(len(secret_key), SECRET_LENGTH_MIN)
        self._identity = AESGCM(_derive(secret_key, "identity"))
        self._links = AESGCM(_derive(secret_key, "links"))
        self._index = _derive(secret_key, "index")
        self._sessions = _derive(secret_key, "sessions")
        self._signing = _derive(secret_key, "signing")

    def seal(self, text: str) -> bytes:
        """Return a text encrypted, different each time."""
        return _encrypt(self._identity, text.encode())

    def open(self, sealed: bytes) -> str:
        """Return the text that was sealed."""
        return _decrypt(self._identity, sealed).decode()

    def index(self, country: str, document: str) -> bytes:
        """Return the blind index of an identity document: the same for every way of writing it, and not invertible."""
        return _mac(self._index, f"{country.upper()}:{normalise_document(document)}")

    def link_token(self, payload: Mapping[str, Any], now: datetime) -> str:
        """Return a token for a link: opaque, unchangeable, dated now."""
        if now.utcoffset() is None:
            raise NaiveTime(now)
        content = json.dumps({"at": int(now.timestamp()), "payload": dict(payload)}, separators=(",", ":"))
        return base64.urlsafe_b64encode(_encrypt(self._links, content.encode())).rstrip(b"=").decode()

    def read_link(self, token: str, now: datetime, max_age: timedelta) -> dict[str, Any]:
        """Return what a link's token carries; refuse one that is not ours, was changed, or is older than `max_age`."""
        try:
            content = json.loads(_decrypt(self._links, base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))))
        except (NotSealed, binascii.Error, ValueError) as fault:
            raise BadLink("it is not one of ours, or it was changed") from fault
        age = timedelta(seconds=now.timestamp() - content["at"])
        if not -EARLY <= age <= max_age:
            raise BadLink("it has expired")
        payload: dict[str, Any] = content["payload"]
        return payload

    def hash_token(self, token: str) -> bytes:
        """Return what is kept of a session's token, so that a read database opens no session."""
        return _mac(self._sessions, token)

    def sign(self, text: str) -> str:
        """Return the signature of a text, as hexadecimal digits."""
        return _mac(self._signing, text).hex()

    def is_signed(self, text: str, signature: str) -> bool:
        """Say whether a signature is ours, in constant time."""
        return hmac.compare_digest(self.sign(text).encode(), signature.encode())


def normalise_document(document: str) -> str:
    """Return a document's letters and digits alone, in capitals: 12.345.678-k is 12345678K."""
    plain = unicodedata.normalize("NFKC", document)
    return "".join(character for character in plain if character.isalnum()).upper()


def _derive(secret_key: str, use: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"concilia/{use}/1".encode()).derive(secret_key.encode())


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _encrypt(cipher: AESGCM, content: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return FORM + nonce + cipher.encrypt(nonce, content, FORM)


def _decrypt(cipher: AESGCM, sealed: bytes) -> bytes:
    form, nonce, content = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if form != FORM or len(nonce) < NONCE_BYTES:
        raise NotSealed
    try:
        return cipher.decrypt(nonce, content, FORM)
    except InvalidTag as fault:
        raise NotSealed from fault
