"""Hold the vault: what is sealed opens only here, unchanged, and each use has a key of its own."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import BadLink, NaiveTime, NotSealed, WeakSecret
from storage.vault import Vault, normalise_document

SECRET = "0123456789abcdef0123456789abcdef"
VAULT = Vault(SECRET)
OTHER = Vault(SECRET[::-1])
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@given(st.text())
def test_round_trip(words: str) -> None:
    """What was sealed opens to the same text, and looks different each time."""
    sealed = VAULT.seal(words)

    assert (words, True) == (VAULT.open(sealed), sealed != VAULT.seal(words))


@given(st.text(min_size=1), st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_tampered(words: str, place: int, change: int) -> None:
    """Sealed data with any bit changed is refused."""
    sealed = bytearray(VAULT.seal(words))
    sealed[place % len(sealed)] ^= change

    with pytest.raises(NotSealed):
        VAULT.open(bytes(sealed))


@pytest.mark.parametrize(
    "sealed",
    [b"", b"\x01", b"\x01" + bytes(12), b"\x02" + bytes(40), OTHER.seal("12345678")],
    ids=["nothing", "form alone", "no content", "other form", "other key"],
)
def test_not_sealed(sealed: bytes) -> None:
    """What this key did not seal is refused."""
    with pytest.raises(NotSealed, match="CONCILIA_SECRET_KEY"):
        VAULT.open(sealed)


@pytest.mark.parametrize(
    "written", ["12.345.678-k", "12345678K", " 12 345 678 - k", "12.345.678‐K", "１２３４５６７８k"]
)
def test_index(written: str) -> None:
    """A document has one blind index, however it is written, for ever: the value is part of stored data."""
    assert VAULT.index("CL", "12345678K") == VAULT.index("cl", written)


def test_index_differs() -> None:
    """Another country, another document or another installation gives another index."""
    indexes = {VAULT.index("CL", "1"), VAULT.index("AR", "1"), VAULT.index("CL", "2"), OTHER.index("CL", "1")}

    assert 4 == len(indexes)


def test_index_is_stable() -> None:
    """The index of a document never changes between versions: it is how people are found again."""
    assert "78909a" == VAULT.index("CL", "12345678K").hex()[:6]


def test_keys_differ() -> None:
    """No two uses share a key: the same words give unrelated values, and one use opens nothing of another."""
    values = {
        VAULT.index("CL", "1"),
        VAULT.hash_token("CL:1"),
        bytes.fromhex(VAULT.sign("CL:1")),
    }
    link = VAULT.link_token({"client": "1"}, NOW)

    assert 3 == len(values)
    with pytest.raises(BadLink):
        OTHER.read_link(link, NOW, DAY)


def test_link() -> None:
    """A link's token carries its payload until it expires, and shows nothing of it."""
    token = VAULT.link_token({"creditor": "aguas", "client": "C-1"}, NOW)

    assert {"creditor": "aguas", "client": "C-1"} == VAULT.read_link(token, NOW + DAY, DAY)
    assert "aguas" not in token


@pytest.mark.parametrize("late", [DAY + timedelta(seconds=1), timedelta(days=400), -timedelta(hours=1)])
def test_expired(late: timedelta) -> None:
    """A link older than allowed is refused, and one from the future too."""
    token = VAULT.link_token({}, NOW)

    with pytest.raises(BadLink, match="expired"):
        VAULT.read_link(token, NOW + late, DAY)


@given(st.text())
def test_foreign_link(token: str) -> None:
    """Whatever stands in a link, it is read or refused with one sentence."""
    with pytest.raises(BadLink, match="not one of ours"):
        VAULT.read_link(token, NOW, DAY)


def test_tampered_link() -> None:
    """A link with one letter changed is refused."""
    token = VAULT.link_token({"client": "1"}, NOW)
    changed = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]

    with pytest.raises(BadLink, match="changed"):
        VAULT.read_link(changed, NOW, DAY)


def test_sealed_is_no_link() -> None:
    """What the identity key sealed does not pass for a link: the keys differ."""
    token = base64.urlsafe_b64encode(VAULT.seal('{"at": 1772452800, "payload": {}}')).decode()

    with pytest.raises(BadLink):
        VAULT.read_link(token, NOW, DAY)


def test_naive() -> None:
    """A link is dated with a zone."""
    with pytest.raises(NaiveTime):
        VAULT.link_token({}, NOW.replace(tzinfo=None))


def test_weak() -> None:
    """A secret that could be guessed is refused with the remedy."""
    with pytest.raises(WeakSecret, match="at least 32 random ones"):
        Vault("secret")


def test_signature() -> None:
    """A signature fits its text and no other."""
    signature = VAULT.sign("body")

    assert (True, False, False) == (
        VAULT.is_signed("body", signature),
        VAULT.is_signed("bodY", signature),
        VAULT.is_signed("body", "é"),
    )


@given(st.text())
def test_normalise(document: str) -> None:
    """Normalising twice is normalising once."""
    once = normalise_document(document)

    assert once == normalise_document(once)
