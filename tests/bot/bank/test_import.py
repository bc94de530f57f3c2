"""Hold what becomes of the payments of a file: recorded where it is certain, kept for a person where it is not."""

import pytest

from tests.bot.bank.conftest import Till
from tests.bot.bank.statements import booked, camt, moved, mt940, returned
from tests.bot.world import World

BILL = "1041-1"  #: the world's client owes 144.000 for it


@pytest.mark.parametrize(
    "content",
    [
        f"reference,amount,paid_on,text\nB-1,144000,2026-03-05,Pago fact. {BILL}\n",
        "reference,amount,paid_on,client_id\nB-1,144000,2026-03-05,1041\n",
        f"reference,amount,paid_on,invoice\nB-1,144000,2026-03-05,{BILL}\n",
        "reference,amount,paid_on,text\nB-1,144000,2026-03-05,De RUT 12345678-5\n",
        camt(booked(text=f"Agua {BILL}")),
        mt940(moved(text=f"Agua {BILL}")),
    ],
)
def test_certain(till: Till, content: str) -> None:
    """What is one client's for certain is recorded and applied, once, however often the file comes."""
    reports = [till.take(content) for _ in range(2)]

    assert [{"recorded": 1}, {"known": 1}] == [dict(one.outcomes) for one in reports]
    assert ["1 payment recorded, 0 known", "0 payments recorded, 1 known"] == [
        one.words().partition(" already")[0] for one in reports
    ]
    assert ([("B-1", "1041", 144_000)], 0, []) == (till.payments(), till.balance(), till.unmatched())


def test_thanked(till: Till) -> None:
    """Who showed who they are is thanked at once."""
    till.world.verify()
    till.table(f"B-1,44000,2026-03-05,{BILL}")

    assert "$44.000" in till.world.messages()[-1].text


def test_unmatched(till: Till) -> None:
    """What may be one's or another's is kept with every reason, and nothing is guessed."""
    till.world.add_client("2050", "Rosa Díaz", document=None, invoices=((144_000, till.world.now.date(), "Agua"),))
    report = till.table("B-1,144000,2026-03-05,transferencia", "B-2,777,2026-03-05,para 1041-1 y 2050-1")

    assert {"unmatched": 2} == dict(report.outcomes)
    assert ([], 144_000) == (till.payments(), till.balance())
    assert [
        ("B-1", 144_000, ["1041: invoice_balance", "2050: invoice_balance"]),
        ("B-2", 777, ["1041: invoice", "2050: invoice"]),
    ] == till.unmatched()


def test_nobody(till: Till) -> None:
    """Money of which nothing speaks for anybody is kept too."""
    till.table("B-1,5,2026-03-05,hola")

    assert [("B-1", 5, [])] == till.unmatched()


def test_names_are_not_enough(till: Till) -> None:
    """A name, whatever its order, and an amount that fits make a candidate, who has a case meanwhile."""
    till.table("B-1,144000,2026-03-05,FUENTES MARCELA", header="reference,amount,paid_on,payer")
    till.table("B-1,144000,2026-03-05,FUENTES MARCELA", header="reference,amount,paid_on,payer")

    assert [("B-1", 144_000, ["1041: name, invoice_balance"])] == till.unmatched()
    assert ["unmatched_payment"] == till.cases()


def test_names_in_capitals(till: Till) -> None:
    """A name that the books have in capitals with accents is the payer's, who writes none."""
    till.world.add_client("2001", "ÁNGELA MUÑOZ", document=None, invoices=())
    till.table("B-1,5,2026-03-05,MUNOZ ANGELA", header="reference,amount,paid_on,payer")

    assert [("B-1", 5, ["2001: name"])] == till.unmatched()


def test_seen_before(till: Till) -> None:
    """Whose account paid for a client before is a reason to think of that client."""
    header = "reference,amount,paid_on,text,account"
    till.table(f"B-1,5,2026-03-05,{BILL},CL-77", header=header)
    till.table("B-2,6,2026-03-06,,CL 77", header=header)

    assert [("B-2", 6, ["1041: payer"])] == till.unmatched()


def test_short_number(till: Till) -> None:
    """A short number is chance, unless the amount is just what is owed."""
    till.table("B-1,5,2026-03-05,piso 1041", "B-2,144000,2026-03-05,piso 1041")

    assert ([("B-2", "1041", 144_000)], [("B-1", 5, ["1041: client"])]) == (till.payments(), till.unmatched())


def test_another_currency(till: Till) -> None:
    """Money of another currency than the account's waits for a person."""
    till.take(camt(booked("10.50", text=BILL, currency="USD")))

    assert [("B-1", 1050, ["1041: invoice"])] == till.unmatched()


def test_reference_of_another(till: Till) -> None:
    """A list that names two payments alike is told so; a bank that does has two payments."""
    report = till.table(f"B-1,5,2026-03-05,{BILL}", f"B-1,6,2026-03-05,{BILL}")
    till.take(camt(booked("7", text=BILL), booked("8", text=BILL)))

    assert (1, True) == (report.rejected, report.rejected_path is not None)
    assert [5, 7, 8] == sorted(amount for _, _, amount in till.payments())


@pytest.mark.parametrize(
    "content",
    [
        mt940(moved(text=f"Agua {BILL}"), moved(text="Devolucion de B-1", reference="NONREF//B-9", mark="RC")),
        camt(booked(text=BILL), booked(text="B-1", reference="B-9", side="DBIT", reversal=True)),
    ],
)
def test_taken_back(till: Till, content: str) -> None:
    """What a bank takes back, naming the payment, is owed again; told of twice, it is taken back once."""
    outcomes = [till.take(content).outcomes for _ in range(2)]

    assert [{"recorded": 1, "reversed": 1}, {"known": 2}] == [dict(one) for one in outcomes]
    assert 144_000 == till.balance()


def test_taken_back_of_nobody(till: Till) -> None:
    """Where the bank does not name what it took back, or not that amount, a person is told; nothing is guessed."""
    till.take(mt940(moved(text=BILL)))
    back = [moved(text="Devolucion", reference="NONREF//B-9", mark="RC"), moved("5,", "B-1", "NONREF//B-8", mark="RC")]
    report = till.take(mt940(*back))

    assert (["B-9", "B-8"], 0) == (report.reversals, till.balance())


TWIN = booked("5", text=BILL, reference="")
OTHERS = [booked(amount, text=BILL, reference="") for amount in ("6", "7")]


@pytest.mark.parametrize(
    ("first", "then", "recorded", "waiting"),
    [
        ([TWIN], [TWIN], [5], 0),  # the same statement again
        ([TWIN, TWIN], [TWIN, TWIN], [5, 5], 0),  # two that say the same in one statement are two
        ([TWIN], [TWIN, TWIN], [5, 5], 0),  # a statement that goes on
        ([TWIN, OTHERS[0]], [TWIN, *OTHERS], [5, 6, 7], 0),  # it overlaps, as the others show
        ([TWIN], [TWIN, *OTHERS], [5, 6, 7], 1),  # all else is new: nobody can know
        ([TWIN], [TWIN, booked("6", reference="", text=BILL, day="2026-03-06")], [5, 6], 0),  # of another day
    ],
)
def test_without_a_name(till: Till, first: list[str], then: list[str], recorded: list[int], waiting: int) -> None:
    """Money without a reference is told apart by all that it says; where that does not do, a person is asked, once."""
    till.take(camt(*first))
    till.take(camt(*then))
    for content in (first, then):
        assert set(till.take(camt(*content)).outcomes) == {"known"}

    assert recorded == sorted(amount for _, _, amount in till.payments())
    assert [["1041: alike, invoice"]] * waiting == [reasons for _, _, reasons in till.unmatched()]


ALIKE = [moved("5,", f"{BILL} {who}", "01916") for who in ("ANA", "LUIS")]


@pytest.mark.parametrize(("first", "then"), [(ALIKE, ALIKE), (ALIKE[:1], ALIKE), (ALIKE, ALIKE[::-1])])
def test_same_name_and_sum(till: Till, first: list[str], then: list[str]) -> None:
    """Two payments of one sum and day that a bank names alike, as by the number of its form, are two if they differ."""
    for content in (first, then, *([one] for one in ALIKE)):
        till.take(mt940(*content))

    assert [5, 5] == [amount for _, _, amount in till.payments()]


def test_came_back(till: Till) -> None:
    """What the creditor sent and the bank returned waits for a person, whatever it names."""
    till.take(camt(booked("5", details=returned(BILL))))

    assert ([], [("B-1", 5, ["1041: invoice"])]) == (till.payments(), till.unmatched())


def test_payer_of_many(till: Till) -> None:
    """Who pays for many, as a cash network does, is no reason to think of any of them."""
    header = "reference,amount,paid_on,text,account"
    for place in range(6):
        till.world.add_client(f"A-10000{place}", f"Ana {place}", document=None)
        till.table(f"B-{place},5,2026-03-05,A-10000{place},CAJA-77", header=header)
    till.table("B-9,6,2026-03-06,,CAJA-77", header=header)

    assert [("B-9", 6, [])] == till.unmatched()


def test_dry_run(till: Till) -> None:
    """A dry run says what would be done, and does nothing."""
    report = till.take(camt(booked(text=BILL), booked(reference="B-2")), dry_run=True)

    assert {"recorded": 1, "unmatched": 1} == dict(report.outcomes)
    assert ([], [], 144_000) == (till.payments(), till.unmatched(), till.balance())


def test_kept_sealed(till: Till, world: World) -> None:
    """What the bank tells of a payer is kept sealed."""
    till.take(camt(booked("5", text="de Ana", payer="Ana Rojas")))
    with world.app.database.unit_of_work(world.creditor) as uow:
        [row] = uow.unmatched.waiting([world.creditor], 9)

    assert row.text_sealed is not None
    assert "de Ana" == world.app.vault.open(row.text_sealed)
    assert row.payer_sealed is not None
    assert b"Ana" not in row.payer_sealed
