"""Hold what channels keep: the shared pace, receipts in any order, links that open once."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.storage.people import NOW, settle_in

SECOND = timedelta(seconds=1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # the keys differ
@given(gaps=st.lists(st.integers(0, 2500), max_size=30), burst=st.integers(1, 4))
def test_pace(database: Database, gaps: list[int], burst: int) -> None:
    """Within any stretch of n seconds no more than n and a burst leave; what must wait is told exactly how long."""
    now, left = NOW, []
    key = f"{burst} {gaps}"
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        with database.unit_of_work() as uow:
            wait = uow.paces.take(key, SECOND, now, burst)
            again = uow.paces.take(f"{key}?", SECOND, now, burst) if wait else None
            told = uow.paces.take(key, SECOND, now + wait, burst) if wait else timedelta()
            uow.rollback() if wait else uow.commit()
        left += [] if wait else [now]
        assert not told
        assert again in (None, timedelta())

    for start, first in enumerate(left):
        for count, last in enumerate(left[start:], start=1):
            assert count <= (last - first) / SECOND + burst


def test_pushed_back(database: Database) -> None:
    """What a provider asks to wait binds every worker, and is never shortened."""
    with database.unit_of_work() as uow:
        uow.paces.push_back("sender", NOW + SECOND * 9)
        uow.paces.push_back("sender", NOW + SECOND * 5)
        wait = uow.paces.take("sender", SECOND, NOW)

    assert SECOND * 9 == wait


def test_left(database: Database) -> None:
    """How long a key is kept back is read while another worker books it, and books nothing."""
    with database.unit_of_work() as uow:
        before = uow.paces.left("sender", NOW)
        uow.paces.push_back("sender", NOW + SECOND * 9)
        uow.commit()
    with database.unit_of_work() as first, database.unit_of_work() as second:
        booked = first.paces.take("sender", SECOND, NOW + SECOND * 9)
        seen = [second.paces.left("sender", NOW + SECOND * after) for after in (0, 8, 9, 10)]

    assert (timedelta(), timedelta(), [SECOND * 9, SECOND, timedelta(), timedelta()]) == (before, booked, seen)


def test_closed(database: Database) -> None:
    """The accounts that rest are named with when they are tried again; other keys are no accounts."""
    with database.unit_of_work() as uow:
        for key, after in (("account twilio AC1", 9), ("account telegram", 0), ("sender", 9), ("account_x", 9)):
            uow.paces.push_back(key, NOW + SECOND * after)
        found = uow.paces.closed(NOW)

    assert {"twilio AC1": NOW + SECOND * 9} == found


def test_forgotten_paces(database: Database) -> None:
    """What is past is erased; what still keeps something back stays, and what is being booked meanwhile."""
    keys = ("past", "busy", "ahead")
    with database.unit_of_work() as uow:
        for key, after in zip(keys, (0, 0, 2), strict=True):
            uow.paces.push_back(key, NOW + SECOND * after)
        uow.commit()
    with database.unit_of_work() as busy, database.unit_of_work() as clean:
        busy.paces.take("busy", SECOND, NOW + SECOND)
        clean.paces.forget(NOW + SECOND)
        clean.commit()
        busy.commit()
    with database.unit_of_work() as uow:
        left = [uow.paces.left(key, NOW) for key in keys]

    assert [timedelta(), SECOND * 2, SECOND * 2] == left


def test_receipts(database: Database) -> None:
    """A receipt is kept once, also before its message is known, and found by the provider's name or our own mark."""
    with database.unit_of_work() as uow:
        told = [
            uow.receipts.accept(channel="sms", provider_id="SM1", status="sent", at=NOW),
            uow.receipts.accept(channel="sms", provider_id="SM1", status="delivered", at=NOW, outbox_id=7),
            uow.receipts.accept(channel="sms", provider_id="SM1", status="sent", at=NOW),
            uow.receipts.accept(channel="sms", provider_id="SM2", status="sent", at=NOW),
        ]
        by_name = [row.status for row in uow.receipts.waiting("sms", "SM1")]
        by_mark = [row.status for row in uow.receipts.waiting("sms", "", 7)]
        uow.receipts.forget(NOW + SECOND)
        left = uow.receipts.waiting("sms", "SM2")

    assert ([True, True, False, True], ["sent", "delivered"], ["delivered"], []) == (
        [row is not None for row in told],
        by_name,
        by_mark,
        left,
    )


def test_links(database: Database) -> None:
    """A link opens until it is used or ends; one of another purpose, or one never made, opens nothing."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        once = uow.links.make("telegram", "a", "1", NOW, SECOND * 60)
        page = uow.links.make("terms", "a", "1", NOW, SECOND * 60, "7")
        assert len(page) <= 12 < len(once) <= 64
        opened = [uow.links.open(page, NOW + SECOND * after) for after in (0, 59, 60)]
        used = [uow.links.use(word, "telegram", NOW) for word in (page, "none", once, once)]

    assert ["7", "7", None] == [link and link.subject for link in opened]
    assert [None, None, "1", None] == [link and link.client_id for link in used]
