"""Hold what an adviser sees of a stopped account: why, in whose words, until when, and by which case."""

from datetime import timedelta
from functools import partial

from tests.bot.console.conftest import Desk
from tests.bot.console.test_queue import open_case
from tests.bot.world import World


def test_why_it_is_stopped(world: World, andrea: Desk) -> None:
    """A stop shows its kind and the client's own words, and leads to its case unless that is the one on the page."""
    case, other = open_case(world, "complaint", 3, 2), open_case(world, "dispute_invoice", 3, 3)
    with world.unit() as uow:
        place = partial(uow.holds.place, creditor=world.creditor, client=world.client, at=world.now)
        place(kind="pause", until=world.now + timedelta(days=9), reason="me operan el <lunes>")
        place(kind="complaint", case=case)
        place(kind="dispute_invoice", case=other, invoice="1041-1")
    page = andrea.see(f"/console/cases/{case}").text
    stops = page[page.index('class="stops"') : page.index("</ul>", page.index('class="stops"'))]

    assert "<b>Cuenta en pausa</b>" in stops
    assert "<q>me operan el &lt;lunes&gt;</q>" in stops
    assert 1 == stops.count("<q>")
    assert [1, 1] == [stops.count("<a "), stops.count(f'<a href="/console/cases/{other}">caso {other}</a>')]
