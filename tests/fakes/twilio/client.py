"""Point the provider's real client at the provider played here."""

from typing import Any

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.twilio_client import moved
from tests.fakes.twilio.account import Account


class Redirected(TwilioHttpClient):  # type: ignore[misc] # published without types
    """The client's own transport, with the provider's addresses put elsewhere."""

    def __init__(self, address: str, timeout: float | None = None) -> None:
        """Take the address that stands for the provider's, and the time-out in seconds."""
        super().__init__(timeout=timeout)
        self._address = address
        if self.session is not None:
            self.session.trust_env = False

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 - as it is
        """Ask."""
        return super().request(method, moved(url, self._address), *args, **kwargs)


def client_of(account: Account, address: str, timeout: float | None = None, token: str | None = None) -> Client:
    """Return a real client of an account; the caller closes its transport's session."""
    return Client(account.sid, token or account.token, http_client=Redirected(address, timeout))
