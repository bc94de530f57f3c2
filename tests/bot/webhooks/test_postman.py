"""Hold how events reach their webhooks: signed, again until they are there, one receiver never waiting for another."""

from dataclasses import replace
from datetime import timedelta

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from bot.webhooks.guard import Guard
from bot.webhooks.postman import LEASE
from storage.queue.deliveries import WAITS
from storage.schema import DeliveryStatus
from tests.bot.webhooks.ears import codes, deliveries, listening, standing, subscribe, tell
from tests.bot.world import World

SENT, WAITING, DEAD = DeliveryStatus.SENT, DeliveryStatus.WAITING, DeliveryStatus.DEAD


def post(world: World) -> None:
    """Send all that is due now."""
    while world.app.postman.work():
        pass


def test_signed(world: World) -> None:
    """The published library takes what arrives by its secret, at the wall's time, and nothing that was changed."""
    with listening() as ear:
        _, secret = subscribe(world, ear.address)
        tell(world)
        post(world)
    (headers, body), *others = ear.heard
    event = Webhook(secret).verify(body, headers)

    assert [] == others
    assert ("client.exit_intent", world.creditor, world.client) == tuple(
        event[key] for key in ("event", "creditor", "client_id")
    )
    assert ["id", "event", "at", "creditor", "client_id", "data"] == list(event)
    assert (event["id"], "application/json") == (headers["webhook-id"], headers["content-type"])
    for changed, words in ((secret, body + b" "), ("whsec_" + "A" * 44, body)):
        with pytest.raises(WebhookVerificationError):
            Webhook(changed).verify(words, headers)


def test_down_for_a_while(world: World) -> None:
    """What a receiver has no room for comes again under the same id, later each time, until it is taken."""
    with listening(codes(500, 503, 204)) as ear:
        subscribe(world, ear.address)
        tell(world)
        after = []
        for waited in (timedelta(), WAITS[0], WAITS[1]):
            world.wall.at += waited
            post(world)
            after += standing(world)

    assert [(WAITING, 1), (WAITING, 2), (SENT, 3)] == after
    assert 1 == len({(headers["webhook-id"], body) for headers, body in ear.heard})


def test_closed_door(world: World) -> None:
    """Where nobody answers, all that is due has had its try with one call, and the last try leaves it to a person."""
    with listening() as ear:
        subscribe(world, ear.address)
    tell(world, *["1041"] * 3)
    post(world)
    first = standing(world)
    for waited in WAITS:
        world.wall.at += waited
        post(world)
    row = deliveries(world)[0]

    assert [(WAITING, 1)] * 3 == first
    assert [(DEAD, len(WAITS) + 1)] * 3 == standing(world)
    assert ("not_reached", None) == (row.error, row.code)


def test_gone(world: World) -> None:
    """A receiver that says it is gone is called no more; what it was not told waits for a person."""
    with listening(codes(410)) as ear:
        webhook, _ = subscribe(world, ear.address)
        tell(world, "1041", "1041")
        post(world)
        tell(world)
        post(world)
    with world.unit() as uow:
        ended = uow.webhooks.get(webhook).ended_at

    assert (1, world.now) == (len(ear.heard), ended)
    assert [(DEAD, "ended")] * 2 == [(row.status, row.error) for row in deliveries(world)]


def test_follows_nobody(world: World) -> None:
    """An answer that leads elsewhere is a failure like any other."""
    with listening() as other, listening(codes(307, location=other.address)) as ear:
        subscribe(world, ear.address)
        tell(world)
        post(world)

    assert ([], [(WAITING, 1)], 307) == (other.heard, standing(world), deliveries(world)[0].code)


def test_rest(world: World) -> None:
    """A receiver that names a time to rest is left alone so long, with all that is due."""
    answers = codes(429, 204, **{"retry-after": "90"})
    with listening(answers) as ear:
        subscribe(world, ear.address)
        tell(world, "1041", "1042")
        heard = []
        for waited in (0, 60, 30):
            world.wall.move(seconds=waited)
            post(world)
            heard.append(len(ear.heard))

    assert [1, 1, 3] == heard


def test_slow_one(world: World) -> None:
    """While a receiver takes its time nobody else calls it, and others are told."""
    with listening() as slow, listening() as quick:
        told = subscribe(world, slow.address)[0], subscribe(world, quick.address)[0]
        tell(world, "1041", "1042")
        with world.app.database.unit_of_work(world.creditor) as uow:
            visit = uow.deliveries.claim(world.now, 50, LEASE)
            uow.commit()
        post(world)
        meanwhile = len(slow.heard), len(quick.heard)
        world.wall.at += LEASE
        post(world)

    assert visit is not None
    assert (told[0], (0, 2)) == (visit.webhook, meanwhile)
    assert [(SENT, 1)] * 4 == standing(world)
    assert 2 == len(slow.heard)


def test_never_elsewhere(world: World) -> None:
    """A name that leads into a network of ours is not called, though it was taken when the webhook was made."""
    with listening() as ear:
        subscribe(world, ear.address)
        tell(world)
        line = replace(world.app.postman.line, guard=Guard(frozenset()))
        replace(world.app.postman, line=line).work()

    assert ([], "refused_address") == (ear.heard, deliveries(world)[0].error)


def test_one_connection(world: World) -> None:
    """What waits for one receiver goes by one connection, in the order in which it happened."""
    clients = [str(number) for number in range(1040, 1050)]
    with listening(codes(200)) as ear:
        subscribe(world, ear.address)
        tell(world, *clients)
        post(world)

    assert (clients, 1) == ([event["client_id"] for event in ear.events], len(ear.lines))


def test_forgotten(world: World) -> None:
    """What arrived is forgotten a month later; what is dead stays until a person has seen it."""
    with listening() as ear:
        webhook, _ = subscribe(world, ear.address)
        tell(world)
        post(world)
    tell(world)
    with world.unit() as uow:
        uow.deliveries.give_up(world.creditor, webhook, "ended")
        uow.jobs.put("retention", world.now)
        uow.jobs.put("retention", world.now + timedelta(days=31))
    counts = []
    for days in (0, 31):
        world.wall.move(days=days)
        world.work()
        counts.append([row.status for row in deliveries(world)])

    assert [[SENT, DEAD], [DEAD]] == counts
