"""Write a statement of account: what is owed, every line that sums to it, what waits for an answer or is promised.

What is time-barred stands apart from what is to be paid, with what paying it may lead to.
"""

from collections.abc import Sequence
from datetime import date

from bot.papers.office import Office
from bot.papers.pen import Pen
from bot.papers.sheet import Sheet
from flows.movements import Bill, Books, Kind, Movement
from flows.negotiation.account import Account, Instalment, Invoice
from flows.outcome import Values
from flows.paying.due import next_bills, only_bill

DATED = (0.17, 0.61, 0.22)  #: shares of the width: day, words, figure
OF_BILLS = frozenset({Kind.BILL, Kind.CREDIT_NOTE, Kind.CORRECTION, Kind.DISCOUNT, Kind.CARRIED, Kind.WITHDRAWN})


def statement_paper(office: Office, books: Books, account: Account) -> bytes:
    """Return a client's statement as a PDF; `account` says what of the bills is disputed or stopped, and promised."""
    sheet = office.begin("statement-title")
    _top(sheet, office, books, account)
    _movements(sheet, office, books)
    pen, waiting = office.pen, [bill for bill in account.invoices if bill.payable < bill.balance and not bill.is_barred]
    _section(sheet, office, "statement-waiting", _named(pen, waiting, [one.balance - one.payable for one in waiting]))
    _section(
        sheet, office, "statement-barred-bills", _named(pen, account.barred, [one.balance for one in account.barred])
    )
    _section(sheet, office, "statement-promised", _promised(office, account))
    return office.end(sheet, means=account.payable > 0, bill=only_bill(next_bills(account, office.today)))


def _top(sheet: Sheet, office: Office, books: Books, account: Account) -> None:
    pen, barred = office.pen, sum(bill.balance for bill in account.barred)
    sheet.small(pen.say("statement-at", {"at": pen.moment(office.now), "creditor": office.creditor.name}))
    sheet.gap(4)
    sheet.small(pen.say("statement-balance"))
    sheet.figure(pen.amount(books.owed - barred))
    sheet.gap(1)
    told = {
        "statement-overdue": sum(one.amount for one in account.missed(office.today)),
        "statement-stopped": account.balance - account.payable - barred,
        "statement-barred": barred,
        "statement-favour": books.favour,
    }
    for key, amount in told.items():
        if amount:
            sheet.text_block(pen.say(key, {"amount": pen.money(amount)}))
    sheet.gap(2)


def _movements(sheet: Sheet, office: Office, books: Books) -> None:
    pen, bills = office.pen, {bill.number: bill for bill in books.bills}
    sheet.head(pen.say("statement-lines"))
    lines = books.movements()
    if not lines:
        sheet.text_block(pen.say("file-nothing"))
        return
    names = (pen.say("paper-day"), pen.say("statement-what"), pen.say("paper-sum"))
    total = sum(one.amount for one in lines)
    *sums, in_all = pen.column([*(one.amount for one in lines), total])
    rows = [(pen.figures(one.on), _words(office, one, bills), said) for one, said in zip(lines, sums, strict=True)]
    words = pen.say("statement-total" if total >= 0 else "statement-total-favour")
    sheet.rows(names, rows, DATED, (words, in_all))


def _words(office: Office, one: Movement, bills: dict[str, Bill]) -> str:
    """Return what a line is: a bill by its name, anything else by what it is and of what."""
    if one.kind is Kind.BILL:
        bill = bills[one.name]
        return _name(office.pen, bill.what, bill.number, bill.due_on)
    values: Values = {"kind": str(one.kind), "number": one.name}
    return office.pen.say("statement-bill-line" if one.kind in OF_BILLS else "statement-payment-line", values)


def _name(pen: Pen, what: str, number: str, due: date) -> str:
    """Return a bill in short: one line holds it beside its day and its amount."""
    return pen.say("statement-bill", {"what": what, "number": number, "due": pen.figures(due)})


def _named(pen: Pen, bills: Sequence[Invoice], sums: Sequence[int]) -> list[tuple[str, str]]:
    """Return bills by name, each with how much of it is meant."""
    names = (_name(pen, bill.description, bill.number, bill.due_on) for bill in bills)
    return list(zip(names, pen.column(sums), strict=True))


def _promised(office: Office, account: Account) -> list[tuple[str, str]]:
    """Return the payments of the agreement in force: the day, whether it is paid, and its amount."""
    pen = office.pen
    parts = account.agreement.instalments if account.agreement and account.agreement.is_active else ()
    sums = pen.column([part.amount for part in parts])
    return [
        (pen.say("statement-promised-line", _kept(pen, part)), said) for part, said in zip(parts, sums, strict=True)
    ]


def _kept(pen: Pen, part: Instalment) -> Values:
    paid = "paid" if not part.unpaid else "part" if part.paid else "open"
    return {"on": part.due_on, "paid": paid, "left": pen.money(part.unpaid)}


def _section(sheet: Sheet, office: Office, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        sheet.head(office.pen.say(heading))
        sheet.rows((), rows)
