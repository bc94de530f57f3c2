"""Hold that whoever calls out of the process is known, and that whatever address came with data passes the guard."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.bot.services import HERE

ROOMS = ("bot", "flows", "nlu", "storage")
CALLERS = (
    "aiohttp", "ftplib", "http.client", "httpcore", "httpx", "opentelemetry.exporter", "requests", "smtplib",
    "socket", "telegram.request", "twilio.http", "twilio.rest", "urllib.request", "urllib3", "websockets",
)  # fmt: skip

# The address comes with data (a webhook, a provider's answer, a redirect): only over the guarded network.
GUARDED = {"bot/channels/twilio_files.py", "bot/paylinks/line.py", "bot/webhooks/line.py"}
# The guard itself.
GUARD = {"bot/webhooks/guard.py", "bot/webhooks/network.py", "bot/trust.py"}
# One address, which the operator set or which is the provider's own; nobody is followed elsewhere.
FIXED = {
    "bot/channels/telegram_wire.py",
    "bot/channels/twilio_client.py",
    "bot/jobs/paging.py",
    "bot/oidc.py",
    "bot/tracing_otlp.py",
    "nlu/rasa/engine.py",
}
# They are lent the provider's client, and make none.
LENT = {"bot/channels/content_api.py", "bot/channels/twilio.py", "bot/templates.py"}
# Commands of whoever sits at the machine, which call what they started or were told.
COMMANDS = {
    "bot/bench/console.py", "bot/bench/serving.py", "bot/bench/talking.py", "bot/bench/understanding.py",
    "nlu/rasa/compare.py", "nlu/rasa/program.py",
}  # fmt: skip
# Sockets that listen, or lead to our own database.
OWN = {"bot/demo/run.py", "bot/demo/serving.py", "bot/web/process.py", "storage/notify.py"}


def imports(path: Path) -> Iterator[str]:
    """Yield what a module imports, by its whole name."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def calls_out(path: Path) -> bool:
    """Say whether a module has what it takes to call somebody."""
    return any(name == one or name.startswith(f"{one}.") for name in imports(path) for one in CALLERS)


def text(name: str) -> str:
    """Return a module's source."""
    return (HERE / name).read_text()


def test_whoever_calls_out_is_known() -> None:
    """A module that learns to call somebody finds its place here, and with it what bounds its addresses."""
    modules = [path for room in ROOMS for path in (HERE / room).rglob("*.py")]
    found = {str(path.relative_to(HERE)) for path in modules if calls_out(path)}

    assert GUARDED | GUARD | FIXED | LENT | COMMANDS | OWN == found


def test_addresses_of_data_pass_the_guard() -> None:
    """They are called over the guarded network and nothing else; who has one fixed address follows nobody."""
    assert [] == [name for name in GUARDED if "network_backend=network" not in text(name) or "httpx" in text(name)]
    assert [] == [name for name in LENT if " Client(" in text(name)]
    assert [] == [name for name in FIXED if "follow_redirects=True" in text(name)]
