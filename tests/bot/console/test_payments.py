"""What a client has paid, as an adviser sees it: a list of the latest, and a drawing of a year."""

from datetime import UTC, date

from bot.console.manner import Manner
from bot.console.payments import HEIGHT, LENGTH, MONTHS, Payments, read_payments
from tests.bot.world import World


def paid(world: World, *payments: tuple[date, int]) -> Payments:
    """Record payments of the first client, and return what an adviser sees of them."""
    with world.unit() as uow:
        for number, (day, amount) in enumerate(payments):
            uow.payments.record(
                creditor=world.creditor,
                client=world.client,
                reference=f"P-{number}",
                amount=amount,
                currency="CLP",
                paid_on=day,
                source="bank",
                at=world.now,
            )
        manner = Manner.of(uow.creditors.get(world.creditor), world.now.astimezone(UTC))
        return read_payments(uow, world.row(), manner)


def test_nothing_paid(world: World) -> None:
    """Without a payment there is neither list nor drawing."""
    seen = paid(world)

    assert ((), 0, ()) == (tuple(seen.rows), seen.more, tuple(seen.bars))


def test_latest_payments_are_listed(world: World) -> None:
    """The list holds the latest payments, the newest first, and says how many came before."""
    today = world.now.date()

    seen = paid(world, *((today.replace(day=day), 1_000 * day) for day in range(1, LENGTH + 3)))

    assert [f"${day}.000" for day in range(LENGTH + 2, 2, -1)] == [row.amount for row in seen.rows]
    assert 2 == seen.more


def test_year_is_drawn(world: World) -> None:
    """Each month of the last year is a bar as high as what was paid in it; what is older is not drawn."""
    today = world.now.date().replace(day=1)
    year_ago = today.replace(year=today.year - 1)

    seen = paid(world, (year_ago, 90_000), (today, 10_000), (today, 10_000), (date(today.year, 1, 31), 10_000))

    heights = [bar.height for bar in seen.bars]
    assert [HEIGHT, HEIGHT // 2] == sorted(filter(None, heights), reverse=True)
    assert (MONTHS, HEIGHT) == (len(heights), heights[-1])
    assert all(bar.y + bar.height == HEIGHT for bar in seen.bars)
    assert f"Pagó en 2 de los últimos {MONTHS} meses" == seen.bars_words
