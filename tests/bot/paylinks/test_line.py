"""Hold the call to a payment provider: one page for one reference, in time, and nobody led where they did not ask."""

import time
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.paylinks.line import Away, NoPage, PayLine, Refused
from bot.paylinks.providers import Provider
from bot.webhooks.guard import HERE, Guard
from flows.negotiation.money import Money
from flows.paying.link import LinkWish
from tests.bot.paylinks.conftest import NAME
from tests.fakes.paylinks import KEY, PayProvider

WISH = LinkWish("P1041-83-ABCDEFGHJK", Money(14_450, "MXN"), datetime(2026, 3, 7, tzinfo=UTC))
PATIENCE = 0.5
BAD_DAYS = [
    "down",
    "busy",
    "moved",
    "garbled",
    "empty",
    "listed",
    "endless",
    "other_sum",
    "no_sum",
    "other_client",
    "script",
    "inside",
]


def line_to(url: str, key: str = KEY) -> PayLine:
    """Return a line to a provider at an address, with little patience."""
    provider = Provider.model_validate({"url": url, "key": SecretStr(key)})
    return PayLine({NAME: provider}, Guard(frozenset(HERE)), PATIENCE)


def ask(url: str) -> str:
    """Ask for the page."""
    return line_to(url).ask(NAME, WISH, "Aguas del Valle")


def test_made(provider: PayProvider, address: str) -> None:
    """The provider is told the sum, the reference and the end, and nothing of the client."""
    assert f"{provider.address}/p/1" == ask(address)
    assert [
        {
            "reference": "P1041-83-ABCDEFGHJK",
            "amount": "144.50",
            "currency": "MXN",
            "expires_at": "2026-03-07T00:00:00+00:00",
            "description": "Aguas del Valle",
        }
    ] == provider.asked


@pytest.mark.parametrize("day", ["lost", "down", "busy", "garbled", "slow"])
def test_asked_again(provider: PayProvider, address: str, day: str) -> None:
    """What went wrong once is asked again under the same reference, which makes one page."""
    provider.day = [day, "good"]
    first = ask(address)

    assert (first, 1) == (ask(address), len(provider.pages))
    assert 3 == len(provider.asked)


@pytest.mark.parametrize(
    ("day", "fault", "calls"),
    [("refusing", Refused, 1), *((day, Away, 2) for day in BAD_DAYS)],
)
def test_no_page(provider: PayProvider, address: str, day: str, fault: type[NoPage], calls: int) -> None:
    """A refusal is not asked again; an answer that cannot be used, or is for something else, leads nobody anywhere."""
    provider.day = [day]
    with pytest.raises(fault):
        ask(address)

    assert calls == len(provider.asked)


def test_slow(provider: PayProvider, address: str) -> None:
    """Nobody waits longer than the tries have."""
    provider.day, begun = ["slow"], time.monotonic()
    with pytest.raises(Away):
        ask(address)

    assert line_to(address).longest + 2 > time.monotonic() - begun


def test_nobody_there() -> None:
    """Where nobody listens there is no page."""
    with pytest.raises(Away, match="Connect"):
        ask("http://127.0.0.1:9/links")


def test_wrong_key(provider: PayProvider, address: str) -> None:
    """A key that the provider does not know is refused once, and stands in no message."""
    with pytest.raises(Refused) as told:
        line_to(address, "sk_test_of_another").ask(NAME, WISH, "Aguas del Valle")

    assert ([], "status 401") == (provider.asked, str(told.value))
    assert "sk_test" not in repr(line_to(address, "sk_test_of_another"))
