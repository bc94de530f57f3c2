"""Hold where webhooks may go: the public web, and the hosts that the operator names."""

import pytest

from bot.errors import BadSettings, ClientMistake
from bot.settings import load
from bot.webhooks.guard import Guard, RefusedAddress, guard_of, is_public

STRICT = Guard(frozenset())
NAMED = Guard(frozenset({"crm.lan", "10.0.0.5:8443"}))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - this machine by another name
        ("10.1.2.3", False),
        ("172.31.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),  # behind a provider's own translation
        ("169.254.169.254", False),  # a cloud's metadata
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("fec0::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses(address: str, expected: bool) -> None:
    """An address is public or not, however it is written and whatever it carries inside."""
    assert expected == is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://crm.example/hook",
        "ftp://crm.example/hook",
        "crm.example/hook",
        "https://",
        "https://user:word@crm.example/hook",
        "https://crm.example/hook#part",
        "https://crm.example:99999/hook",
        "https://crm.example:0/hook",
        "https://localhost/hook",
        "https://printer.local/hook",
        "https://metadata.google.internal/",
        "https://127.0.0.1/hook",
        "https://127.1/hook",
        "https://2130706433/hook",
        "https://0x7f000001/hook",
        "https://[::1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://crm.example/" + "a" * 2000,
    ],
)
def test_refused(url: str) -> None:
    """What is no https address of the public web is refused, with a sentence."""
    with pytest.raises(ClientMistake, match=r"^url: .+\.$"):
        STRICT.check(url)


@pytest.mark.parametrize("url", ["https://crm.example/hook?a=1", "https://crm.example:8443/", "https://93.184.215.14/"])
def test_taken(url: str) -> None:
    """An https address of the public web is taken."""
    assert url == STRICT.check(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://crm.lan/hook", True),
        ("https://CRM.lan:9000/hook", True),
        ("https://10.0.0.5:8443/hook", True),
        ("https://10.0.0.5/hook", False),
        ("http://10.0.0.6:8443/hook", False),
    ],
)
def test_named(url: str, expected: bool) -> None:
    """What the operator names is taken, by its port where one is named, and nothing beside it."""
    try:
        taken = NAMED.check(url) == url
    except ClientMistake:
        taken = False

    assert expected == taken


def test_looked_up() -> None:
    """A name is judged by all the addresses that it has as it is called."""
    with pytest.raises(RefusedAddress):
        STRICT.find("localhost", 443)

    assert ["93.184.215.14"] == STRICT.find("93.184.215.14", 443)
    assert {"127.0.0.1", "::1"} >= set(Guard(frozenset({"localhost"})).find("localhost", 80)) != set()


def test_this_machine() -> None:
    """A service that only its own machine reaches may call that machine; any other may not, unless it is named."""
    url = "http://127.0.0.1:8090/hook"
    public = {"CONCILIA_PUBLIC_URL": "https://concilia.example"}

    assert url == guard_of(load({})).check(url)
    assert url == guard_of(load({**public, "CONCILIA_WEBHOOK_HOSTS": "crm.lan, 127.0.0.1:8090"})).check(url)
    with pytest.raises(ClientMistake):
        guard_of(load(public)).check(url)
    with pytest.raises(BadSettings, match="CONCILIA_WEBHOOK_HOSTS: write hosts"):
        load({"CONCILIA_WEBHOOK_HOSTS": "https://crm.lan/"})
