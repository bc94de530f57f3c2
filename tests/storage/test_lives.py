"""Hold the ledger's laws over random lives of accounts: whatever happens to them, in any order, and twice."""

from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storage.database import Database
from tests.emptying import Owner
from tests.storage import deeds
from tests.storage.people import settle_in
from tests.thoroughness import THOROUGH

CLIENTS = st.sampled_from(["1", "2"])
NUMBERS = st.sampled_from(["F1", "F2", "F3", "F4"])
AMOUNTS = st.integers(1, 2_000)
TIMES = st.sampled_from([1, 1, 2])
ROWS = st.lists(st.tuples(NUMBERS, AMOUNTS, st.integers(0, 2_000), st.booleans()), min_size=1, max_size=4)
LIVES, STEPS = (300, 30) if THOROUGH else (24, 8)


class Lives(RuleBasedStateMachine):
    """Two clients of one creditor, with two invoices each."""

    database: ClassVar[Database]
    owner: ClassVar[Owner]

    def __init__(self) -> None:
        super().__init__()
        self.owner.empty()
        settle_in(self.database, deeds.CREDITOR, clients=2)
        for number in ("F1", "F3"):
            deeds.bill(self.database, number, 1_000, None)

    @rule(number=NUMBERS, amount=AMOUNTS, balance=st.none() | st.integers(0, 2_000), times=TIMES)
    def bill(self, number: str, amount: int, balance: int | None, times: int) -> None:
        """A program writes an invoice, or corrects it."""
        for _ in range(times):
            deeds.bill(self.database, number, amount, balance)

    @rule(number=NUMBERS)
    def cancel(self, number: str) -> None:
        """The creditor takes an invoice back."""
        deeds.cancel(self.database, number)

    @rule(client=CLIENTS, place=st.integers(1, 4), amount=AMOUNTS, invoice=st.none() | NUMBERS, times=TIMES)
    def pay(self, client: str, place: int, amount: int, invoice: str | None, times: int) -> None:
        """Money arrives."""
        for _ in range(times):
            deeds.pay(self.database, client, f"P{place}", amount, invoice)

    @rule(place=st.integers(1, 4), times=TIMES)
    def reverse(self, place: int, times: int) -> None:
        """Money did not arrive after all."""
        for _ in range(times):
            deeds.reverse(self.database, f"P{place}")

    @rule(place=st.integers(1, 4))
    def let_go(self, place: int) -> None:
        """Money was the wrong client's, and may be anybody's again."""
        deeds.let_go(self.database, f"P{place}")

    @rule(number=NUMBERS, place=st.integers(1, 4), amount=st.integers(-500, 1_500).filter(bool), times=TIMES)
    def credit(self, number: str, place: int, amount: int, times: int) -> None:
        """The creditor writes something off an invoice, or on it."""
        for _ in range(times):
            deeds.credit(self.database, number, f"N{place}", amount)

    @rule(number=NUMBERS, amount=st.none() | AMOUNTS)
    def dispute(self, number: str, amount: int | None) -> None:
        """A client disputes an invoice, or a part of it."""
        deeds.dispute(self.database, number, amount)

    @rule(client=CLIENTS)
    def answer(self, client: str) -> None:
        """Disputes are answered."""
        deeds.answer(self.database, client)

    @rule(client=CLIENTS, count=st.integers(1, 3), percent=st.sampled_from([0, 0, 20]))
    def agree(self, client: str, count: int, percent: int) -> None:
        """A client agrees to a plan."""
        deeds.agree(self.database, client, count, percent)

    @rule(client=CLIENTS)
    def break_off(self, client: str) -> None:
        """A plan is broken."""
        deeds.break_off(self.database, client)

    @rule(client=CLIENTS)
    def lapse(self, client: str) -> None:
        """An early payment did not come by its day; money paid by it may still be told of."""
        deeds.lapse(self.database, client)

    @rule(client=CLIENTS)
    def find_place(self, client: str) -> None:
        """Money in a client's favour pays what is open."""
        deeds.find_place(self.database, client)

    @rule(rows=ROWS, balance=st.booleans(), payment=st.booleans())
    def take_in(self, rows: list[deeds.Row], balance: bool, payment: bool) -> None:
        """A file arrives; the same file again changes nothing."""
        deeds.take_in(self.database, rows, tells_balance=balance, tells_payment=payment)
        again = deeds.take_in(self.database, rows, tells_balance=balance, tells_payment=payment)
        assert (0, 0) == (again.created, again.updated)

    @invariant()
    def is_lawful(self) -> None:
        """Every balance is explained, no money is lost, nobody is asked for more than they owe."""
        with self.database.unit_of_work(deeds.CREDITOR) as uow:
            deeds.check_laws(uow)


@pytest.mark.hypothesis
def test_lives(migrated_url: str, owner: Owner) -> None:
    """After every step the ledger keeps its laws."""
    Lives.database, Lives.owner = Database(migrated_url, pool_size=1), owner
    try:
        run_state_machine_as_test(Lives, settings=settings(max_examples=LIVES, stateful_step_count=STEPS))
    finally:
        Lives.database.close()
