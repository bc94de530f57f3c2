"""Say where updates go, and check what a bot asks for."""

from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from tests.fakes.telegram.refusal import JSON, bad


@dataclass(slots=True)
class Webhook:
    """Where updates go. `url` is empty while there is none."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    error: tuple[int, str] | None = None


def checked_webhook(params: JSON) -> Webhook:
    """Return a webhook as the bot asked for it; raise `Refusal` when Telegram would not take it.

    An address of this machine, or of a private network, needs no HTTPS here.
    """
    try:
        url = httpx.URL(params["url"])
    except httpx.InvalidURL as error:
        raise bad("bad webhook: invalid URL specified") from error
    if str(url) and url.scheme != "https" and not _is_near(url.host):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if not all(each.isascii() and (each.isalnum() or each in "_-") for each in secret):
        raise bad("secret token contains unallowed characters")
    if len(secret) > 256:
        raise bad("secret token is too long")
    return Webhook(str(url), secret, params.get("max_connections", 40))


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost"
