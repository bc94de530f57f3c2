"""Hold what is told of a campaign: who was drawn, whose days are over, who reached the goal, what left."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot import campaigns
from bot.campaign_report import Report, report
from flows.contact.campaigns.document import HOLD_OUT
from flows.contact.campaigns.trial import ArmResult
from flows.negotiation.proposal import Payment
from storage.schema import CampaignStatus, Client
from tests.bot.campaigns.scene import DUE, MAKER, add, begin, drawn, entries, row_of
from tests.bot.jobs.test_promises import at, do
from tests.bot.world import World

DAY = timedelta(days=1)
START = DUE + DAY * 3  #: the day on which the clients are drawn
COPIED = ", ".join(one.name for one in Client.__table__.columns if one.computed is None and one.name != "id")
CROWD = f"""
INSERT INTO clients (id, {COPIED}) SELECT 'N-' || place, {COPIED}
FROM clients AS row, generate_series(1, 400) AS place WHERE row.id = 'C-1';
INSERT INTO assignments (creditor_id, campaign_id, client_id, arm, at)
SELECT :creditor, :number, 'N-' || place, CASE WHEN place <= 200 THEN 'kind' ELSE 'hold_out' END, :at
FROM generate_series(1, 400) AS place;
INSERT INTO messages (creditor_id, client_id, seq, direction, channel, initiated_by, kind, text, status, at)
SELECT :creditor, 'N-' || place, 1, 'in', 'web', 'client', 'message', 'hola', 'received', :at
FROM generate_series(1, 200 + :others) AS place WHERE place <= 100 OR place > 200
"""  # noqa: S608 - our own words
"""Four hundred clients, half of them in an arm and half held out; who of them wrote on the day of the draw."""


def told(world: World, number: int) -> Report:
    """Return what is told of a campaign now."""
    with world.unit() as uow:
        return report(uow, world.creditor, number, world.now)


def pay(world: World, client: str, on: date, reference: str) -> None:
    """Record a payment that was made on a day."""
    with world.unit() as uow:
        own: dict[str, Any] = {"creditor": world.creditor, "client": client, "source": "bank", "now": world.now}
        world.app.cashier.record(uow, amount=10_000, paid_on=on, reference=reference, **own)


def agree(world: World, client: str) -> None:
    """Book an agreement, now."""
    own: dict[str, Any] = {"creditor": world.creditor, "client": client, "currency": "CLP", "discount": 0}
    facts: dict[str, Any] = {"proposed_by": "client", "policy_version": "2026-01-01", "at": world.now}
    with world.unit() as uow:
        plan = (Payment(DUE + DAY * 40, 50_000),)
        uow.agreements.book(plan=plan, total=50_000, invoices=[f"{client}-1"], **facts, **own)


def answer(world: World, client: str) -> None:
    """Let a client write."""
    world.say("hola", client=client)


def draw(world: World, **goal: Any) -> tuple[int, list[str], list[str], list[str]]:  # noqa: ANN401 - keys of the goal
    """Begin a campaign and let three clients be drawn into one arm, two into another, one held out; return them."""
    number = begin(world, goal=goal)
    arms = drawn(number, "kind", 3), drawn(number, "plain", 2), drawn(number, HOLD_OUT)
    add(world, *(client for arm in arms for client in arm))
    world.wall.at = at(START, 10)
    do(world, "reminders")
    return number, *arms


def test_paid(world: World) -> None:
    """A payment counts from the day of the draw to the goal's last; everybody who was drawn counts in their arm."""
    number, kind, plain, held = draw(world, what="paid", within_days=10)
    pay(world, kind[0], START - DAY, "before")
    pay(world, kind[1], START, "that day")
    pay(world, kind[1], START + DAY, "and once more")
    pay(world, plain[0], START + DAY * 10, "the last day")
    pay(world, plain[1], START + DAY * 11, "too late")
    soon = told(world, number).results
    world.wall.at = at(START + DAY * 10, 10)
    pay(world, held[0], START + DAY * 4, "told of late")
    late = told(world, number)

    assert [("kind", 3, 0, 0), ("plain", 2, 0, 0), (HOLD_OUT, 1, 0, 0)] == [_figures(one) for one in soon]
    assert [("kind", 3, 3, 1), ("plain", 2, 2, 1), (HOLD_OUT, 1, 1, 1)] == [_figures(one) for one in late.results]
    assert {"kind": (3, 0), "plain": (2, 0)} == late.sent
    assert ["too_few", "too_few"] == [one.verdict for one in late.findings]


@pytest.mark.parametrize(("what", "do_it"), [("agreed", agree), ("answered", answer)])
def test_goals(world: World, what: str, do_it: Callable[[World, str], None]) -> None:
    """An agreement, or an answer, counts from the draw to the end of the goal's days, once for each client."""
    number, kind, plain, _ = draw(world, what=what, within_days=5)
    world.wall.move(days=1)
    do_it(world, kind[0])
    world.wall.at = at(START + DAY * 5, 11)
    do_it(world, plain[0])

    assert [("kind", 3, 3, 1), ("plain", 2, 2, 0), (HOLD_OUT, 1, 1, 0)] == [
        _figures(one) for one in told(world, number).results
    ]


def test_held_back(world: World) -> None:
    """What of a campaign was blocked at the door counts as blocked, not as sent; its client counts in the arm."""
    number = begin(world)
    clients = drawn(number, "kind", 2)
    add(world, *clients)
    world.wall.at = at(START, 10)
    with world.unit() as uow:
        uow.jobs.put("reminders", world.now)
    while world.app.runner.run_one():
        pass
    with world.unit() as uow:
        uow.people.opt_out(uow.clients.get(world.creditor, clients[0]).person_id, "web", world.now)
    world.work()

    assert {"kind": (1, 1)} == told(world, number).sent
    assert 2 == told(world, number).results[0].assigned


def test_pauses(world: World) -> None:
    """Every pause of a campaign is told, those that were lifted too."""
    number = begin(world)
    for reason in ("first", "second"):
        with world.unit() as uow:
            pause = campaigns.pause(uow, world.creditor, number, MAKER, reason, world.now)
            assert pause
            if reason == "first":
                campaigns.lift(uow, world.creditor, pause.id, MAKER, "answered", world.now)
    found = told(world, number)

    assert [("first", True), ("second", False)] == [(one.reason, one.lifted_at is not None) for one in found.pauses]
    assert "paused" == found.standing.state


@pytest.mark.parametrize(("others", "status"), [(100, CampaignStatus.APPROVED), (20, CampaignStatus.ENDED)])
def test_stopping_rule(world: World, others: int, status: CampaignStatus) -> None:
    """A campaign ends by itself once a difference is found: of 200 in an arm 100 wrote, of 200 held out so many."""
    number = begin(world, goal={"what": "answered", "within_days": 5})
    add(world, "C-1")
    given = {"creditor": world.creditor, "number": number, "at": world.now - DAY * 6, "others": others}
    with world.unit() as uow:
        for statement in CROWD.split(";"):
            uow.session.execute(text(statement), given)
    do(world, "guard")
    (finding, _) = told(world, number).findings
    row = row_of(world, number)

    assert (status, others == 20) == (row.status, finding.is_found)
    assert (finding.low <= 0.5 - others / 200 <= finding.high, 200) == (True, told(world, number).results[0].judged)
    assert (status is CampaignStatus.ENDED) == (
        "campaign.ended" in [one[1] for one in entries(world, f"campaign:{number}")]
    )


def _figures(one: ArmResult) -> tuple[str, int, int, int]:
    return one.arm, one.assigned, one.judged, one.reached
