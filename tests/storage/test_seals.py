"""The seal of an agreement: any change is found, and nothing that was not changed is."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.agreement import AgreementTerms, dump
from flows.negotiation.proposal import Payment
from storage import seals
from storage.database import Database
from storage.schema import Agreement
from storage.unit_of_work import UnitOfWork
from tests.flows.agreed_terms import EXAMPLE, terms
from tests.storage.people import MINUTE, NOW, add_invoice, book, settle_in

DAY = date(2026, 3, 2)
UNCHAINED = "amendment 1 does not follow what was before it"
NAMES = [field.name for field in fields(AgreementTerms) if field.name != "interest"]


@given(terms, terms, st.sampled_from(NAMES))
def test_any_other_term_is_another_hash(one: AgreementTerms, other: AgreementTerms, name: str) -> None:
    """Two agreements have the same hash exactly when every term is the same."""
    changed = replace(one, **{name: getattr(other, name)})

    assert (one == changed) == (seals.hash_of(dump(one)) == seals.hash_of(dump(changed)))


def test_hash_is_the_same_everywhere() -> None:
    """Another process, with another order of its sets and dictionaries, comes to the same hash."""
    program = (
        "import json, sys; from storage import seals; "
        "print(seals.hash_of(dict(reversed(json.load(sys.stdin).items()))).hex())"
    )
    ran = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(dump(EXAMPLE)),
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout.strip()
        for seed in ("1", "2")
    ]

    assert [seals.hash_of(dump(EXAMPLE)).hex()] * 2 == ran


@pytest.fixture
def booked(database: Database) -> Database:
    """Give a database with one agreement of three payments, sealed."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "F1", 900, DAY)
        plan = tuple(Payment(DAY + timedelta(weeks=week), 300) for week in (1, 2, 3))
        book(uow, plan, terms=dump(replace(EXAMPLE, creditor="a")))
        uow.commit()
    return database


def only(uow: UnitOfWork) -> Agreement:
    """Return the one agreement, as the database has it."""
    return uow.agreements.of("a", "1")[0]


def move(uow: UnitOfWork, number: int, day: date) -> None:
    """Move an instalment as an effect does: change it, then amend."""
    row = uow.agreements.move("a", "1", number, day)
    uow.agreements.amend("a", row.id, "instalment.moved", NOW + MINUTE)


def test_what_was_not_changed_is_whole(booked: Database) -> None:
    """A sealed agreement fits its seal, after payments and after changes that were agreed, in order or not."""
    with booked.unit_of_work("a") as uow:
        before = seals.faults(only(uow))
        uow.fulfilment.fill("a", only(uow).id, 1, 300)
        move(uow, 2, DAY + timedelta(days=40))
        uow.agreements.split(
            "a", "1", 3, (Payment(DAY + timedelta(days=30), 100), Payment(DAY + timedelta(days=50), 200))
        )
        uow.agreements.amend("a", only(uow).id, "instalment.split", NOW + 2 * MINUTE)
        uow.commit()
    with booked.unit_of_work("a") as uow:
        row = only(uow)
        found = [change["payments"] for change in row.amendments]

    assert ([], []) == (before, seals.faults(row))
    assert [["2026-03-09", 300], ["2026-03-23", 300], ["2026-04-11", 300]] == found[0]
    assert [["2026-03-09", 300], ["2026-04-01", 100], ["2026-04-11", 300], ["2026-04-21", 200]] == found[1]


def _terms(row: Agreement) -> None:
    row.terms = {**row.terms, "total": 800}


def _amount(row: Agreement) -> None:
    row.instalments[0].amount = 400


def _day(row: Agreement) -> None:
    row.instalments[-1].due_on = DAY


def _total(row: Agreement) -> None:
    row.total = 800


def _version(row: Agreement) -> None:
    row.policy_version = "2"


def _by(row: Agreement) -> None:
    row.proposed_by = "adviser"


def _at(row: Agreement) -> None:
    row.accepted_at = NOW + MINUTE


def _amendment(row: Agreement) -> None:
    row.amendments = [{**row.amendments[0], "what": "instalment.skipped"}, *row.amendments[1:]]


def _one_less(row: Agreement) -> None:
    row.amendments = row.amendments[1:]


def _hash_too(row: Agreement) -> None:
    _terms(row)
    row.total = 800
    row.sha256 = seals.hash_of(row.terms)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (_terms, ["its terms are not those that were sealed", "its row says another total than its terms"]),
        (_amount, ["its instalments are not those that were agreed last"]),
        (_day, ["its instalments are not those that were agreed last"]),
        (_total, ["its row says another total than its terms"]),
        (_version, ["its row says another policy_version than its terms"]),
        (_by, ["its row says another proposed_by than its terms"]),
        (_at, ["its row says another accepted_at than its terms"]),
        (_amendment, [UNCHAINED]),
        (_one_less, [UNCHAINED]),
        (_hash_too, ["its hash is not the one that the audit log noted", UNCHAINED]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_every_tampering_is_found(booked: Database, tamper: Callable[[Agreement], Any], expected: list[str]) -> None:
    """Whatever is changed behind the seal is told, and where it is."""
    with booked.unit_of_work("a") as uow:
        noted = [only(uow).sha256.hex()]
        for number, days in ((1, 9), (1, 10)):
            move(uow, number, DAY + timedelta(days=days))
        tamper(only(uow))
        uow.commit()
    with booked.unit_of_work("a") as uow:
        found = seals.faults(only(uow), noted)

    assert expected == found
