"""Hold that nobody is written to against a law in some weeks of life, and that a judge who is lied to says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nlu.intents import Model
from tests.year.chronicle import Entry
from tests.year.judge import Verdict, judge
from tests.year.rows import BEGUN, moment
from tests.year.year import Year, opened

START = datetime(2026, 3, 16, 3, 0, tzinfo=UTC)  #: Easter and the end of summer time lie ahead
CREDITORS = ("aguas-del-valle", "luz-del-maipo", "hogar-cafetal", "fibra-ipe", "severn-water")
CLIENTS, DAYS, SEED = 30, 35, 20260316


FALSIFIED = {
    "balance is not what its lines leave": "UPDATE invoices SET amount = amount + 1 WHERE number LIKE 'Y-%'",
    "a bill is paid and asks for money": "UPDATE invoices SET status = 'paid' WHERE balance > 0",
    "a payment is not what was made of it": "UPDATE payments SET amount = amount + 1",
    "paid is not what was received": "UPDATE payments SET amount = amount - 1",
    "what arrived was not handled": "UPDATE inbox SET status = 'dead'",
    "a job was not done": "UPDATE jobs SET status = 'waiting'",
    "neither left nor waits": "UPDATE outbox SET status = 'unknown'",
    "its place in the queue disagree": "UPDATE outbox SET status = 'failed' WHERE status = 'sent'",
    "a case is stuck": "UPDATE cases SET status = 'open', opened_at = opened_at - interval '13 days'",
    "answered by nothing": "UPDATE cases SET outcome = NULL",
    "no answer promised": "UPDATE cases SET due_at = opened_at - interval '1 day'",
    "a letter was not heard once": "UPDATE messages SET provider_id = 'x' WHERE direction = 'in'",
    "a message was not taken once": "UPDATE messages SET status = 'failed' WHERE channel = 'sms' AND status = 'sent'",
}
"""What is made false in the database at the end, and what the laws say of it."""


@dataclass(frozen=True)
class Lived:
    """What was written down of five weeks, how many messages the providers took, and how all stood at the end.

    `falsified` is what was said of the end by what was made false in it.
    """

    entries: list[Entry]
    taken: Mapping[str, int]
    at_the_end: list[str]
    falsified: Mapping[str, list[str]]


@pytest.fixture(scope="module")
def chronicle(postgres_url: str, data_folder: Path, model: Model) -> Lived:
    """Give five weeks of thirty clients."""
    with opened(postgres_url, data_folder, START, timedelta(hours=12)) as year:
        year.people(CLIENTS, SEED, DAYS, CREDITORS)
        year.live(DAYS)
        at_the_end = year.wrong_at_the_end()
        falsified = {law: list(falsify(year, lie)) for law, lie in FALSIFIED.items()}
        return Lived(list(year.chronicle.pages()), year.taken, at_the_end, falsified)


def falsify(year: Year, lie: str) -> list[str]:
    """Make something false, return what is said of it, and take it back."""
    with year.chronicle.owner.transaction(force_rollback=True):
        year.chronicle.owner.execute(lie.encode())
        return year.wrong_at_the_end()


@pytest.fixture
def lived(chronicle: Lived) -> Verdict:
    """Give the judge's verdict."""
    verdict = judge(chronicle.entries, chronicle.taken)
    print(f"Seed {SEED}: {verdict.figures}")  # noqa: T201 - shown with a failure
    return verdict


def test_no_law_is_broken(lived: Verdict) -> None:
    """Clients of five creditors in four countries live for five weeks, and no law is broken."""
    assert [] == lived.wrong


def test_all_stands_as_it_should(chronicle: Lived) -> None:
    """Balances, payments, messages, cases and work come out even at the end."""
    assert [] == chronicle.at_the_end


@pytest.mark.parametrize("law", FALSIFIED)
def test_falsehoods_are_found(chronicle: Lived, law: str) -> None:
    """What is made false in the database at the end is found."""
    assert any(law in one for one in chronicle.falsified[law])


def test_there_was_something_to_judge(lived: Verdict) -> None:
    """They were written to of bills and promises, and some were due who had to be."""
    kinds = ("begun before_due", "begun after_due", "begun promise", "bills that asked for a contact")

    assert [] == [kind for kind in kinds if not lived.figures[kind]]


def later(entry: Entry) -> Entry | None:
    """Let every contact of ours have left twelve hours later."""
    at = (moment(entry.row["at"]) + timedelta(hours=12)).isoformat() if _is_begun(entry) else None
    return replace(entry, row={**entry.row, "at": at}) if at else entry


def without_consent(entry: Entry) -> Entry | None:
    """Let nobody have agreed to anything."""
    return replace(entry, row={**entry.row, "consent": False}) if entry.place == "contact_points" else entry


def never(entry: Entry) -> Entry | None:
    """Let no contact of ours have left."""
    return None if _is_begun(entry) or entry.row.get("initiated_by") == "bot" else entry


def undecided(entry: Entry) -> Entry | None:
    """Let no decision be kept with a message."""
    return replace(entry, row={**entry.row, "contact_decision": None}) if entry.place == "messages" else entry


def _is_begun(entry: Entry) -> bool:
    return entry.place == "contacts" and entry.row["kind"] in BEGUN


@pytest.mark.parametrize(
    ("lie", "law"),
    [(later, "hours"), (without_consent, "consent"), (never, "nobody spoke of"), (undecided, "no decision")],
)
def test_lies_are_found(chronicle: Lived, lie: Callable[[Entry], Entry | None], law: str) -> None:
    """What is changed in the chronicle afterwards is found."""
    told = (lie(entry) for entry in chronicle.entries)
    wrong = judge(entry for entry in told if entry is not None).wrong

    assert any(law in one for one in wrong)
