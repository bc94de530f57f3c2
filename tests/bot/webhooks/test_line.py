"""Hold how a webhook is called: under a certificate that is trusted for its name, by an address that was looked at."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.applications import Starlette
from starlette.routing import Route

from bot.webhooks.guard import Guard
from bot.webhooks.line import Answer, Line
from tests.bot.webhooks.ears import Ear, trickling
from tests.serving import in_thread

GUARD = Guard(frozenset({"localhost", "127.0.0.1"}))
NAME = "localhost"


def certify(folder: Path) -> dict[str, str]:
    """Write a certificate of this machine's name and its key; return where they are, as uvicorn calls them."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    draft = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    draft = draft.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.DNSName(NAME)])
    signed = draft.add_extension(names, critical=False).sign(key, hashes.SHA256())
    pem, none = serialization.Encoding.PEM, serialization.NoEncryption()
    contents = {
        "ssl_certfile": signed.public_bytes(pem),
        "ssl_keyfile": key.private_bytes(pem, serialization.PrivateFormat.PKCS8, none),
    }
    for word, content in contents.items():
        (folder / word).write_bytes(content)
    return {word: str(folder / word) for word in contents}


def ask(line: Line, url: str) -> Answer:
    """Send one letter."""
    with line.calling() as call:
        return call.post(url, b"{}", {})


def test_certificates(tmp_path: Path) -> None:
    """A receiver is believed under its own name alone, and under a certificate that is trusted."""
    ear, files = Ear(), certify(tmp_path)
    trusting = Line(GUARD, trust=ssl.create_default_context(cafile=files["ssl_certfile"]))
    routes = [Route("/hook", ear.take, methods=["POST"])]
    with in_thread(Starlette(routes=routes), lifespan="off", ssl_certfile=files["ssl_certfile"],
                   ssl_keyfile=files["ssl_keyfile"]) as address:  # fmt: skip
        port = address.rpartition(":")[2]
        urls = [f"https://{host}:{port}/hook" for host in (NAME, "127.0.0.1")]
        answers = [ask(Line(GUARD), urls[0]), *(ask(trusting, url) for url in urls)]

    assert [Answer(error="tls"), Answer(code=204), Answer(error="tls")] == answers
    assert 1 == len(ear.heard)


def test_nobody_there() -> None:
    """Each way of not answering has its word."""
    found = [ask(Line(GUARD), f"http://{host}/hook").error for host in ("nowhere.invalid", "127.0.0.1:1", "10.0.0.1")]

    assert ["no_such_name", "not_reached", "refused_address"] == found


def test_too_slow() -> None:
    """An answer that trickles in is not waited for beyond the time for all of it."""
    with trickling() as address:
        assert Answer(error="timeout") == ask(Line(GUARD, patience=0.2), address)
