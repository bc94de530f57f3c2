"""What an import leaves in the ledger: balances, payments, disputes; the same file twice changes nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from flows.negotiation.till import Allocation
from storage.schema import InvoiceStatus
from tests.bot.portfolio.desk import HEADER, NOW, ImportDesk

OPEN, PAID = InvoiceStatus.OPEN, InvoiceStatus.PAID
LATER = datetime(2026, 4, 1, 12, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[3] / "docs/examples"


def test_columns_required_are_enough(desk: ImportDesk) -> None:
    """The five required columns make a client in the creditor's country, locale and zone, and an open invoice."""
    report = desk.take(f"{HEADER}\nC1,Ana Soto,F1,2026-03-01,12500\n")

    client = desk.client("C1")
    assert (1, 0, 1, 0, 0) == (report.accepted, report.rejected, report.created, report.updated, report.unchanged)
    assert ("Ana Soto", "CL", "es-CL", "America/Santiago") == (
        client.name, client.country, client.locale, client.timezone
    )  # fmt: skip
    assert [("F1", "C1", 12500, 12500, 0, OPEN)] == desk.invoices()
    assert [] == desk.payments()


@pytest.mark.parametrize(
    ("cells", "as_of", "invoice", "payment"),
    [
        (",,", None, (1000, 0, OPEN), None),  # unpaid: the whole amount
        ("400,,", None, (400, 0, OPEN), None),  # some of it was paid, nobody says when
        (",2026-02-01,", None, (0, 0, PAID), (1000, date(2026, 2, 1))),  # paid: history
        ("400,2026-02-01,", None, (400, 0, OPEN), (600, date(2026, 2, 1))),  # paid in part
        (",2026-02-01,", date(2026, 2, 1), (0, 0, PAID), (1000, date(2026, 2, 1))),  # on the day itself: known
        (",2026-02-02,", date(2026, 2, 1), (1000, 0, OPEN), None),  # after it: not known yet
        ("400,2026-02-02,", date(2026, 2, 1), (1000, 0, OPEN), None),  # what is left then neither
        (",,yes", None, (1000, 1000, OPEN), None),  # disputed: all that is owed
        ("400,,sí", None, (400, 400, OPEN), None),
        (",2026-02-01,sim", None, (0, 0, PAID), (1000, date(2026, 2, 1))),  # settled: nothing is disputed any more
        (",2026-02-02,x", date(2026, 2, 1), (1000, 1000, OPEN), None),
        ("0,,", None, (0, 0, PAID), None),
    ],
)
def test_balance(
    desk: ImportDesk,
    cells: str,
    as_of: date | None,
    invoice: tuple[int, int, InvoiceStatus],
    payment: tuple[int, date] | None,
) -> None:
    """A balance is what the file says; where it says nothing, the amount or, once paid, nothing."""
    desk.take(f"{HEADER},balance,paid_on,disputed\nC1,Ana,F1,2026-01-31,1000,{cells}\n", as_of=as_of)

    assert [("F1", "C1", 1000, *invoice)] == desk.invoices()
    assert ([("import:F1", "C1", *payment)] if payment else []) == desk.payments()
    assert ([("F1", True)] if invoice[1] else []) == desk.holds()


def test_not_issued_yet(desk: ImportDesk) -> None:
    """As of a day, what is issued later does not exist: it is left out, counted apart, and nothing is wrong with it."""
    text = f"{HEADER},issued_on\nC1,Ana,F1,2026-03-01,10,2026-02-01\nC2,Eva,F2,2026-03-01,10,2026-02-02\n"

    report = desk.take(text, as_of=date(2026, 2, 1))

    assert (1, 0, 1, None) == (report.accepted, report.rejected, report.not_issued, report.rejected_path)
    assert ["F1"] == [row[0] for row in desk.invoices()]


FULL = (
    f"{HEADER},document_type,document_id,birth_date,phone,whatsapp,telegram,email,consent_whatsapp,consent_sms,"
    "disputed,paid_on,issued_on,segment,region\n"
    "C1,Ana,F1,2026-03-01,1000,RUN,12.345.678-5,1980-05-06,+56 9 8765 4321,+56987654321,12345,a@b.cl,sí,no,no,,"
    "2026-02-01,hogar,RM\n"
    "C1,Ana,F2,2026-03-01,1000,RUN,12.345.678-5,1980-05-06,+56 9 8765 4321,+56987654321,12345,a@b.cl,sí,no,sí,,"
    "2026-02-01,hogar,RM\n"
    "C2,Eva,F3,2026-03-01,1000,,,,,,,,,,no,2026-02-05,2026-02-01,,\n"
)


def test_same_file_twice_changes_nothing(desk: ImportDesk) -> None:
    """Not a column of a row differs after the second time, not even a date of writing; the log holds the import."""
    first = desk.take(FULL)
    before = desk.everything()
    second = desk.take(FULL, now=LATER)

    assert (3, 3, 0, 0) == (first.accepted, first.created, first.updated, first.unchanged)
    assert (3, 0, 0, 3, 0) == (second.accepted, second.created, second.updated, second.unchanged, second.clients)
    assert before == desk.everything()
    assert ["portfolio.imported"] * 2 == [action for action, _ in desk.audit()]


def test_dry_run_writes_nothing_and_reports_the_same(desk: ImportDesk) -> None:
    """A dry run counts as the real one does, and neither rows nor files nor audit entries come of it."""
    text = FULL + "C3,Leo,F4,2026-03-01,much,,,,,,,,,,,,,,\n"
    dry = desk.take(text, dry_run=True)
    left = (desk.everything(), desk.audit(), sorted(path.name for path in desk.folder.iterdir()))
    real = desk.take(text)

    assert {key: [] for key in left[0]} == left[0]
    assert ([], ["portfolio.csv"]) == left[1:]
    assert dry.as_json() | {"dry_run": False, "rejected_path": real.as_json()["rejected_path"]} == real.as_json()


def test_rows_of_the_same_invoice_update_it_and_leave_an_audit_line(desk: ImportDesk) -> None:
    """An invoice that changed says so in the log, with what it was; one that did not says nothing."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\nC1,Ana,F2,2026-03-01,1000\n")
    report = desk.take(f"{HEADER},paid_on\nC1,Ana,F1,2026-03-10,900,\nC1,Ana,F2,2026-03-01,1000,\n")

    assert (0, 1, 1) == (report.created, report.updated, report.unchanged)
    assert [("F1", "C1", 900, 900, 0, OPEN), ("F2", "C1", 1000, 1000, 0, OPEN)] == desk.invoices()
    with desk.database.unit_of_work("a") as uow:
        ((_, payload),) = uow.audit.about("a", "invoice:F1")
    assert {
        "client": "C1",
        "changed": {"due_on": ["2026-03-01", "2026-03-10"], "amount": [1000, 900], "balance": [1000, 900]},
    } == payload
    assert [("portfolio.imported"), "invoice.written", "portfolio.imported"] == [action for action, _ in desk.audit()]


def test_the_last_row_of_an_invoice_counts(desk: ImportDesk) -> None:
    """Within one file the later row updates the earlier, with its audit line; the file once more changes nothing."""
    text = f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\nC1,Ana,F1,2026-03-01,2000\n"
    first, second = desk.take(text), desk.take(text)

    assert (1, 1, 0) == (first.created, first.updated, first.unchanged)
    assert (0, 0, 2) == (second.created, second.updated, second.unchanged)
    assert 2000 == desk.invoices()[0][2]


def test_a_payment_comes_is_corrected_and_goes(desk: ImportDesk) -> None:
    """The history follows the file: paid, paid on another day, not paid after all; without the column it stays."""
    columns = f"{HEADER},paid_on\nC1,Ana,F1,2026-03-01,1000,"
    seen = []
    for text in (f"{columns}\n", f"{columns}2026-02-01\n", f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n",
                 f"{columns}2026-02-03\n", f"{columns}\n"):  # fmt: skip
        report = desk.take(text)
        seen.append((report.updated, desk.invoices()[0][3], [payment[2:] for payment in desk.payments()]))

    assert [
        (0, 1000, []),
        (1, 0, [(1000, date(2026, 2, 1))]),
        (0, 0, [(1000, date(2026, 2, 1))]),
        (1, 0, [(1000, date(2026, 2, 3))]),
        (1, 1000, []),
    ] == seen


@pytest.mark.parametrize(
    ("header", "cells", "balance", "payments"),
    [
        ("", "", 700, [300]),  # the file knows nothing of balances
        (",balance", ",1000", 700, [300]),  # it does not know of our payment yet
        (",balance", ",700", 700, [300]),  # it knows
        (",balance", ",100", 100, [300]),  # it knows of more
        (",paid_on", ",2026-03-04", 0, [300, 700]),  # it was settled: the rest of it is what the file tells of
    ],
)
def test_money_of_our_own_is_never_asked_for_again(
    desk: ImportDesk, header: str, cells: str, balance: int, payments: list[int]
) -> None:
    """A payment that arrived by another way stays paid, whatever balance a later file repeats."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    with desk.database.unit_of_work("a") as uow:
        recorded = uow.payments.record(
            creditor="a", client="C1", reference="bank", amount=300, currency="CLP", paid_on=date(2026, 3, 1),
            source="api", at=NOW,
        )  # fmt: skip
        uow.payments.allocate(recorded.payment, [Allocation(300, "F1")], None, NOW)
        uow.commit()
    text = f"{HEADER}{header}\nC1,Ana,F1,2026-03-01,1000{cells}\n"
    desk.take(text)
    again = desk.take(text)

    assert balance == desk.invoices()[0][3]
    assert payments == [payment[2] for payment in desk.payments()]
    assert 0 == again.updated


def credits_of(desk: ImportDesk) -> list[tuple[str, int]]:
    """Return kind and amount of every credit of the client, when every balance is what its lines explain."""
    with desk.database.unit_of_work("a") as uow:
        assert [] == uow.credits.unbalanced("a")
        return [(str(row.kind), row.amount) for row in uow.credits.of("a", "C1")]


@pytest.mark.parametrize(
    ("then", "balance", "lines"),
    [
        ("1000,400,", 400, [("carried", 600)]),  # the same again
        ("1000,400,2026-03-04", 400, [("carried", 600), ("carried", -600)]),  # it was a payment, and has its day now
        ("1000,700,", 700, [("carried", 600), ("carried", -300)]),  # less was taken off than was said
        ("800,400,", 400, [("carried", 600), ("carried", -200)]),  # the bill was corrected
        ("1000,0,", 0, [("carried", 600), ("carried", 400)]),
    ],
)
def test_what_a_balance_says_beyond_its_lines_is_a_line(
    desk: ImportDesk, then: str, balance: int, lines: list[tuple[str, int]]
) -> None:
    """A balance below the amount, without a payment that explains it, is carried as a line of the invoice's own."""
    columns = "client_id,name,invoice_number,due_on,amount,balance,paid_on\nC1,Ana,F1,2026-03-01,"
    desk.take(f"{columns}1000,400,\n")
    first = credits_of(desk)
    desk.take(f"{columns}{then}\n")

    assert [("carried", 600)] == first
    assert (balance, lines) == (desk.invoices()[0][3], credits_of(desk))


@pytest.mark.parametrize(
    ("header", "cells", "balance"),
    [
        ("", "1000", 700),  # the file does not know of it
        (",balance", "1000,1000", 700),  # nor does its balance
        (",balance", "1000,700", 700),  # it does
        (",balance", "700,700", 700),  # the bill itself was corrected
        (",balance", "1000,500", 500),  # money came elsewhere too
        (",balance,paid_on", "1000,0,2026-03-04", 0),
    ],
)
def test_a_credit_note_stands(desk: ImportDesk, header: str, cells: str, balance: int) -> None:
    """What somebody wrote off a bill is not asked for again by a file that does not know of it."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    with desk.database.unit_of_work("a") as uow:
        uow.credits.record(
            creditor="a", invoice="F1", amount=300, dated_on=date(2026, 3, 2), at=NOW, actor="key:1", reference="N1"
        )  # fmt: skip
        uow.commit()
    for _ in range(2):
        report = desk.take(f"{HEADER}{header}\nC1,Ana,F1,2026-03-01,{cells}\n")

    assert ("credit_note", 300) in credits_of(desk)
    assert (balance, 0) == (desk.invoices()[0][3], report.updated)


def test_money_beyond_a_corrected_amount_is_in_favour(desk: ImportDesk) -> None:
    """When a file says that a bill was smaller than what was paid of it, the rest is the client's again."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    with desk.database.unit_of_work("a") as uow:
        recorded = uow.payments.record(
            creditor="a", client="C1", reference="bank", amount=700, currency="CLP", paid_on=date(2026, 3, 1),
            source="api", at=NOW,
        )  # fmt: skip
        uow.payments.allocate(recorded.payment, [Allocation(700, "F1")], None, NOW)
        uow.commit()
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,500\n")
    with desk.database.unit_of_work("a") as uow:
        favour = uow.payments.credit("a", "C1")

    assert ([], 200, 0) == (credits_of(desk), favour, desk.invoices()[0][3])


def test_a_dispute_comes_and_goes(desk: ImportDesk) -> None:
    """A disputed invoice is held; once it is not disputed any more, or paid, the hold is lifted and kept."""
    columns = f"{HEADER},disputed\nC1,Ana,F1,2026-03-01,1000,"
    desk.take(f"{columns}no\n")
    desk.take(f"{columns}sí\n")
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")  # says nothing of disputes
    held = (desk.invoices()[0][4], desk.holds())
    desk.take(f"{columns}\n")

    assert (1000, [("F1", True)]) == held
    assert (0, [("F1", False)]) == (desk.invoices()[0][4], desk.holds())


def test_creditors_with_the_same_ids_stay_apart(desk: ImportDesk) -> None:
    """Clients and invoices of two creditors may bear the same numbers, and neither touches the other's."""
    desk.add("b", currency="USD")
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    report = desk.take(f"{HEADER}\nC1,Otra,F1,2026-03-01,10.50\n", creditor="b")

    assert 1 == report.created
    assert [("F1", "C1", 1000, 1000, 0, OPEN)] == desk.invoices()
    assert [("F1", "C1", 1050, 1050, 0, OPEN)] == desk.invoices("b")
    assert ("Ana", "Otra") == (desk.client("C1").name, desk.client("C1", "b").name)


def test_an_invoice_belongs_to_one_client(desk: ImportDesk) -> None:
    """A number that came with one client is refused with another, in the same file or a later one."""
    text = f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\nC2,Eva,F1,2026-03-01,1000\nC2,Eva,F2,2026-03-01,1000\n"
    first, second = desk.take(text), desk.take(text)
    third = desk.take(f"{HEADER}\nC9,Leo,F1,2026-03-01,5\n")

    assert [(2, 1), (2, 1), (0, 1)] == [(report.accepted, report.rejected) for report in (first, second, third)]
    assert ["C1", "C2"] == [row[1] for row in desk.invoices()]
    assert third.rejected_path is not None
    assert "C9,Leo,F1,2026-03-01,5,invoice_number belongs to another client" in third.rejected_path.read_text()
    with desk.database.unit_of_work("a") as uow:
        assert uow.clients.find("a", "C9") is None


def agree(desk: ImportDesk, discount: int) -> None:
    """Let the client of F1 agree to pay what is left of it after a discount in two instalments."""
    with desk.database.unit_of_work("a") as uow:
        half = (1000 - discount) // 2
        uow.agreements.book(
            creditor="a",
            client="C1",
            plan=(Payment(date(2026, 4, 1), half), Payment(date(2026, 5, 1), half)),
            total=2 * half,
            discount=discount,
            currency="CLP",
            invoices=["F1"],
            proposed_by="client",
            policy_version="1",
            at=NOW,
        )
        uow.commit()


@pytest.mark.parametrize(
    ("cells", "statuses", "kept"),
    [
        ("400,", ["paid", "pending"], False),  # 600 arrived: the first, and some of the second
        ("500,2026-03-04", ["paid", "pending"], False),
        (",2026-03-04", ["paid", "paid"], True),
        (",", ["pending", "pending"], False),
    ],
)
def test_money_counts_for_the_agreement(desk: ImportDesk, cells: str, statuses: list[str], kept: bool) -> None:
    """Who pays an agreed invoice by the bank is not reminded of instalments: what the file tells of fills them."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    agree(desk, discount=0)
    for _ in range(2):
        desk.take(f"{HEADER},balance,paid_on\nC1,Ana,F1,2026-03-01,1000,{cells}\n")

    with desk.database.unit_of_work("a") as uow:
        (agreement,) = uow.agreements.of("a", "C1")
        assert statuses == [str(part.status) for part in agreement.instalments]
        assert kept == (agreement.status is AgreementStatus.KEPT)


@pytest.mark.parametrize("balance", ["", "200", "1000"])
def test_what_was_forgiven_is_not_asked_for_again(desk: ImportDesk, balance: str) -> None:
    """A kept agreement's discount is gone for good, whatever a file goes on to say of the invoice."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    agree(desk, discount=200)
    desk.take(f"{HEADER},balance\nC1,Ana,F1,2026-03-01,1000,200\n")
    report = desk.take(f"{HEADER},balance\nC1,Ana,F1,2026-03-01,1000,{balance}\n")

    assert ("F1", "C1", 1000, 0, 0, PAID) == desk.invoices()[0]
    assert 0 == report.updated


def test_the_payment_of_what_was_forgiven_stands(desk: ImportDesk) -> None:
    """A file that no longer knows when an invoice of a kept agreement was paid changes nothing, nor does its repeat."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,1000\n")
    agree(desk, discount=0)
    desk.take(f"{HEADER},balance,paid_on\nC1,Ana,F1,2026-03-01,1000,,2026-03-04\n")
    before = desk.everything()
    reports = [desk.take(f"{HEADER},balance,paid_on\nC1,Ana,F1,2026-03-01,1000,0,\n") for _ in range(2)]

    assert [0, 0] == [report.updated for report in reports]
    assert before == desk.everything()


MDY = """countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate
391,0379-N,4/6/2013,0000611365,1/2/2013,2/1/2013,55.94,No,1/15/2013
406,8976-A,3/3/2012,0007900770,5/26/2013,6/25/2013,61.7,Yes,7/3/2013
391,2820-X,1/26/2012,9009231909,7/3/2013,8/2/2013,65.88,No,7/8/2013
391,2820-X,1/26/2012,9009231910,6/30/2013,7/30/2013,5,No,6/30/2013
"""
DMY = """countrycode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate
391,2820-X,26/01/2012,9009231910,30/06/2013,30/07/2013,5.0,No,30/06/2013
406,8976-A,03/03/2012,7900770,26/05/2013,25/06/2013,61.7,Yes,03/07/2013
391,0379-N,06/04/2013,611365,02/01/2013,01/02/2013,55.94,No,15/01/2013
391,2820-X,26/01/2012,9009231909,03/07/2013,02/08/2013,65.88,No,08/07/2013
"""


def test_two_dialects_give_the_same_ledger(desk: ImportDesk) -> None:
    """Month first or day first, zeros kept or lost: with its mapping each file says the same of a day."""
    for creditor, text in (("mdy", MDY), ("dmy", DMY)):
        desk.add(creditor, country="US", currency="USD", timezone="America/New_York", locale="en-US")
        desk.take(text, EXAMPLES / f"ibm-{creditor}.mapping.yml", creditor, date(2013, 6, 30))

    assert [
        ("0000611365", "0379-N", 5594, 0, 0, PAID),
        ("0007900770", "8976-A", 6170, 6170, 6170, OPEN),
        ("9009231910", "2820-X", 500, 0, 0, PAID),
    ] == desk.invoices("mdy")
    assert desk.invoices("mdy") == desk.invoices("dmy")
    assert [
        ("import:0000611365", "0379-N", 5594, date(2013, 1, 15)),
        ("import:9009231910", "2820-X", 500, date(2013, 6, 30)),
    ] == desk.payments("mdy")
    assert desk.payments("mdy") == desk.payments("dmy")
    assert ("0379-N", "US") == (desk.client("0379-N", "dmy").name, desk.client("0379-N", "dmy").country)


def test_what_else_a_file_tells(desk: ImportDesk) -> None:
    """A bill's barred day and its page, a client's first day and yearly worth are kept, changed, and never lost."""
    header = f"{HEADER},barred_on,document_url,since_on,yearly_value"
    desk.take(f"{header}\n1,Ana,F1,2026-03-10,100,2026-05-01,https://a.example/F1.pdf,2019-02-01,5000")
    first = _else(desk)
    desk.take(f"{header}\n1,Ana,F1,2026-03-10,100,2026-06-01,https://a.example/F1b.pdf,,6000")
    second = _else(desk)
    desk.take(f"{HEADER}\n1,Ana,F1,2026-03-10,100")
    bad = desk.take(f"{header}\n1,Ana,F1,2026-03-10,100,,ftp://a.example,,")

    assert (date(2026, 5, 1), "https://a.example/F1.pdf", date(2019, 2, 1), 5000) == first
    assert (date(2026, 6, 1), "https://a.example/F1b.pdf", date(2019, 2, 1), 6000) == second == _else(desk)
    assert ["document_url is not an address such as https://example.com/F-1.pdf"] == list(bad.reasons)


def _else(desk: ImportDesk) -> tuple[object, ...]:
    with desk.database.unit_of_work("a") as uow:
        bill, client = uow.invoices.get("a", "F1"), uow.clients.get("a", "1")
        return bill.barred_on, bill.document_url, client.since_on, client.yearly_value
