"""Hold the wake-ups: only what was committed is announced, and a lost connection is taken up again."""

import queue

import psycopg

from storage.database import Database
from storage.leader import Leader
from storage.notify import Listener
from storage.queue import Inbox
from storage.queue.inbox import CHANNEL
from tests.storage.people import NOW

PATIENCE = 20  #: seconds until a test gives up


def address(database: Database) -> str:
    """Return a database's address."""
    return database.url.render_as_string(hide_password=False)


def throw_out(database: Database, marker: str) -> None:
    """End the connections whose last statement contains a word, and wait until they are gone."""
    with psycopg.connect(address(database).replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE %s",
            (f"%{marker}%",),
        )


def test_heard(database: Database) -> None:
    """A committed announcement is heard with its payload, one that was rolled back is not."""
    heard: queue.Queue[tuple[str, str]] = queue.Queue()
    with Listener(address(database), ["news"], lambda *news: heard.put(news)):
        standing = heard.get(timeout=PATIENCE)
        with database.unit_of_work() as uow:
            uow.notify("news", "lost")
        with database.unit_of_work() as uow:
            uow.notify("news", "7")
            uow.commit()
        news = heard.get(timeout=PATIENCE)

    assert (("news", ""), ("news", "7")) == (standing, news)


def test_reconnects(database: Database) -> None:
    """After a lost connection it listens again, and wakes everybody once for what was missed."""
    heard: queue.Queue[tuple[str, str]] = queue.Queue()
    with Listener(address(database), ["news"], lambda *news: heard.put(news)):
        heard.get(timeout=PATIENCE)
        throw_out(database, "LISTEN")
        again = heard.get(timeout=PATIENCE)
        with database.unit_of_work() as uow:
            uow.notify("news", "8")
            uow.commit()
        news = heard.get(timeout=PATIENCE)

    assert (("news", ""), ("news", "8")) == (again, news)


def test_inbox_announces(database: Database) -> None:
    """What arrives wakes the workers; a repeat wakes nobody."""
    heard: queue.Queue[tuple[str, str]] = queue.Queue()
    with Listener(address(database), [CHANNEL, "end"], lambda *news: heard.put(news)):
        for _ in range(2):
            heard.get(timeout=PATIENCE)
        for _ in range(2):
            with database.unit_of_work() as uow:
                Inbox(uow.session).accept(
                    channel="sms", provider_id="1", address="+56", payload={}, at=NOW, trace_id="t"
                )
                uow.commit()
        with database.unit_of_work() as uow:
            uow.notify("end")
            uow.commit()
        news = [heard.get(timeout=PATIENCE) for _ in range(2)]

    assert [(CHANNEL, ""), ("end", "")] == news


def test_one_leads(database: Database) -> None:
    """Of two candidates one leads, until it resigns or its connection is gone; other offices are free."""
    first, second = Leader(address(database), "clock"), Leader(address(database), "clock")
    other = Leader(address(database), "other")
    at_first = first.leads(), second.leads(), first.leads(), other.leads()
    first.resign()
    after = second.leads(), first.leads()
    throw_out(database, "pg_try_advisory_lock")
    deposed = second.leads()
    for candidate in (first, second, other):
        candidate.resign()

    assert ((True, False, True, True), (True, False), False) == (at_first, after, deposed)
