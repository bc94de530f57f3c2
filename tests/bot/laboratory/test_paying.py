"""Hold how invented clients take a plan and pay it, against small cases worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.laboratory.client import Client
from bot.laboratory.generator import invent, people
from bot.laboratory.paying import Instalment, live
from bot.laboratory.person import Person
from bot.laboratory.population import BASE, load_population
from bot.laboratory.words import Act, Kind, Reply, Word
from bot.laboratory.world import World
from flows.negotiation.proposal import Payment, Plan

POPULATION = load_population(BASE)
CHILE = World(POPULATION, "CL", "CLP")
MONDAY = date(2026, 3, 2)
SURELY, NEVER = (0.0,), (1.0,)


def someone(
    money: tuple[tuple[int, int], ...], *, luck: tuple[float, ...] = SURELY, cures_on: int | None = None
) -> Person:
    """Return a client with this money, who owes 300 and saves everything."""
    made = invent(CHILE, 1, 1)
    known = replace(made.known, today=MONDAY, balance=300)
    truth = replace(made.truth, money=money, in_hand=0, saved=1.0, luck=luck, cures_on=cures_on)
    temper = replace(
        made.temper, opening="propose", is_vulnerable=False, bargains=False, believed=100, before=100, believed_from=0,
        paydays=(10, 20, 30, 40), in_hand=0, saved=1.0, tolerance=0.2, patience=2, luck=NEVER,
    )  # fmt: skip
    return Person(known, truth, temper, made.said)


def plan(*parts: tuple[int, int]) -> Plan:
    """Return a plan of days from the Monday and amounts."""
    return tuple(Payment(MONDAY + timedelta(days=day), amount) for day, amount in parts)


THREE = plan((10, 100), (20, 100), (30, 100))
PAYDAYS = ((10, 100), (20, 100), (30, 100))


def test_kept() -> None:
    """Who has the money and remembers pays each day in full; Good Friday is no day of grace."""
    paid = live(someone(PAYDAYS), THREE, 180)

    assert PAYDAYS == paid.payments
    assert None is paid.broken_on
    assert (Instalment(10, 100, 15, 10), Instalment(20, 100, 23, 20), Instalment(30, 100, 36, 30)) == paid.instalments


def test_late_is_no_break() -> None:
    """A payment that comes five days late is missed, and the plan holds."""
    paid = live(someone(((10, 100), (25, 100), (30, 100))), THREE, 180)

    assert ((10, 100), (25, 100), (30, 100)) == paid.payments
    assert [True, False, True] == [one.is_kept for one in paid.instalments]
    assert None is paid.broken_on


def test_broken() -> None:
    """Fifteen days overdue break it; who would pay anyway pays on from then."""
    poor = (*PAYDAYS[:1], (80, 90), (90, 500))

    assert (live(someone(poor), THREE, 180).payments, 35) == (((10, 100),), live(someone(poor), THREE, 180).broken_on)
    assert ((10, 100), (80, 90), (90, 110)) == live(someone(poor, cures_on=1), THREE, 180).payments


def test_after_a_break_only_what_was_paid_counts() -> None:
    """Instalments due after the break are judged by what was paid then, not by what would have been."""
    paid = live(someone(((10, 100), (80, 900))), plan((10, 50), (20, 100), (80, 150)), 180)

    assert (35, ((10, 50), (20, 50))) == (paid.broken_on, paid.payments)
    assert [True, False, False] == [one.is_kept for one in paid.instalments]


def test_forgotten() -> None:
    """Who never remembers pays nothing, whatever lies there; a plan of one is broken after fifteen days."""
    paid = live(someone(PAYDAYS, luck=NEVER), plan((10, 300)), 180)

    assert ((), 25) == (paid.payments, paid.broken_on)


def test_without_a_plan() -> None:
    """Who would pay anyway does so from their day on, and never more than is owed; the others do not."""
    rich = ((10, 200), (20, 200), (30, 200))

    assert ((20, 200), (30, 100)) == live(someone(rich, cures_on=15), None, 180).payments
    assert () == live(someone(rich), None, 180).payments


def test_never_more_than_is_owed_or_there() -> None:
    """With any people: sums paid are within the money there was, and within what was owed."""
    for person in people(CHILE, 150, 3):
        half, rest = person.known.balance // 2, person.known.balance - person.known.balance // 2
        wanted = (Payment(person.known.today + timedelta(days=9), half), Payment(person.said.first, rest))
        for agreed in (None, tuple(sorted(wanted))):
            paid = live(person, agreed, 180).payments
            assert sum(amount for _, amount in paid) <= person.known.balance
            assert sum(amount for _, amount in paid) <= person.truth.in_hand + sum(a for _, a in person.truth.money)
            assert all(amount > 0 and 0 <= day <= 180 for day, amount in paid)


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        (THREE, Act.ACCEPT),  # each payday brings 100
        (plan((10, 119), (30, 181)), Act.ACCEPT),  # 19 too much is within a fifth of a payday
        (plan((10, 130), (30, 170)), Act.REFUSE),
        (plan((5, 50), (30, 250)), Act.REFUSE),  # nothing is there before the tenth
        (plan((30, 300)), Act.ACCEPT),
    ],
)
def test_what_is_too_much(asked: Plan, act: Act) -> None:
    """A plan is taken when what it asks above what they think to have is within their tolerance."""
    client = Client(someone(PAYDAYS), POPULATION.talk)

    assert act == client.hear(Reply(Kind.OFFER, (asked,))).act


def test_patience_ends() -> None:
    """Who refused as often as they bear says nothing more."""
    client = Client(someone(PAYDAYS), POPULATION.talk)
    offer = Reply(Kind.OFFER, (plan((5, 300)),))

    assert [Act.REFUSE, Act.SILENCE] == [client.hear(offer).act, client.hear(offer).act]


def test_who_bargains_refuses_once() -> None:
    """A first offer that could be borne is refused by who bargains, the same one is taken then."""
    made = someone(PAYDAYS)
    client = Client(replace(made, temper=replace(made.temper, bargains=True)), POPULATION.talk)

    assert [Act.REFUSE, Act.ACCEPT] == [client.hear(Reply(Kind.OFFER, (THREE,))).act for _ in range(2)]


def test_a_dispute_is_told_again() -> None:
    """Who is asked for money after a dispute says it once more, then nothing."""
    made = someone(PAYDAYS)
    client = Client(replace(made, temper=replace(made.temper, opening="dispute")), POPULATION.talk)
    pushed = Reply(Kind.OFFER, (THREE,))

    assert [Act.DISPUTE, Act.DISPUTE, Act.SILENCE] == [client.open().act, *(client.hear(pushed).act for _ in range(2))]


def test_the_way_beside_a_person() -> None:
    """A plan that needs no person is taken where it is nearly theirs; means are told by who tells them."""
    made = someone(PAYDAYS)
    client = Client(replace(made, temper=replace(made.temper, tells_means=True)), POPULATION.talk)

    assert Act.TAKE == client.hear(Reply(Kind.EXCEPTION, (plan((40, 300)), THREE))).act
    assert Act.ADVISER == client.hear(Reply(Kind.EXCEPTION, (plan((40, 300)), plan((5, 300))))).act
    assert Word(Act.MEANS) == client.hear(Reply(Kind.ASK_MEANS))
