"""Keep pages to themselves: no scripts, styles, images or frames from elsewhere, and no word of them to a collector."""

from collections.abc import Iterable

from fastapi.telemetry import TelemetryConfig
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""What the framework would tell by itself: addresses of pages, which are keys to them, and faults in full."""
FRAMES = "frame-ancestors 'self'"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
        f"{FRAMES}; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
}


def framed_by(origins: Iterable[str]) -> dict[str, str]:
    """Return the header of a page that also these origins may show in a frame, and nobody else."""
    policy = HEADERS["Content-Security-Policy"]
    return {"Content-Security-Policy": policy.replace(FRAMES, " ".join((FRAMES, *origins)))}


def leading_out(named: Iterable[str] = ()) -> dict[str, str]:
    """Return the header of a page whose button leads to somebody else's page; nobody shows it in a frame.

    Browsers of Chromium's kind hold a form's redirects to `form-action`, each one of the chain, Firefox none. Where a
    provider's page stands is known only after the press, and it may lead on to a bank: so all of https, and in the
    clear no more than the hosts that the operator names, each `host` or `host:port`.
    """
    policy = HEADERS["Content-Security-Policy"].replace(FRAMES, "frame-ancestors 'none'")
    clear = sorted(f"http://{host}{'' if ':' in host else ':*'}" for host in named if host.count(":") <= 1)
    return {"Content-Security-Policy": " ".join((policy, "https:", *clear))}


class SecurityHeaders:
    """Adds the headers to every answer that does not set them itself.

    An answer that says itself who may frame it gets no `X-Frame-Options`, which cannot name anybody.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which to stand."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                framed = "frame-ancestors" in headers.get("Content-Security-Policy", "")
                for name, value in HEADERS.items():
                    if not (framed and name == "X-Frame-Options"):
                        headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
