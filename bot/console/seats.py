"""Say from where somebody signed in, in words that they know again: which browser on what, and the network, masked."""

import re
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.requests import Request

#: What a browser says of itself: the first that fits, for most also name those whom they are like.
BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("Linux", r"Linux|X11"),
)
AGENT_MAX = 400  #: characters that are looked at
KEPT = {4: 2, 6: 2}  #: parts of an address that are kept: a region of a provider, no home


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a session was opened: `browser` as 'Firefox · Windows', `network` as '203.0.…'; empty when not known."""

    browser: str = ""
    network: str = ""


NOWHERE = Seat()


def seat_of(request: Request) -> Seat:
    """Return from where a request comes."""
    agent = request.headers.get("user-agent", "")
    return Seat(name_browser(agent), mask_address(request.client.host if request.client else ""))


def name_browser(agent: str) -> str:
    """Return the names of the browser and of what it runs on, as far as it tells them."""
    found = (_first(names, agent[:AGENT_MAX]) for names in (BROWSERS, SYSTEMS))
    return " · ".join(name for name in found if name)


def mask_address(host: str) -> str:
    """Return the beginning of an address of the internet; nothing of what is none."""
    try:
        address = ip_address(host)
    except ValueError:
        return ""
    mark = "." if address.version == 4 else ":"  # noqa: PLR2004 - of the protocol
    return mark.join([*address.exploded.split(mark)[: KEPT[address.version]], "…"])


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, agent)), "")
