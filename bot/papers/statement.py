"""Write a statement of account: what is owed, every line that sums to it, what waits for an answer or is promised."""

from collections.abc import Iterator, Sequence

from bot.papers.office import Office
from bot.papers.parts import bill_line
from bot.papers.sheet import Sheet
from flows.movements import Bill, Books, Kind, Movement
from flows.negotiation.account import Account, Invoice
from flows.outcome import Values

DATED = (0.17, 0.61, 0.22)  #: shares of the width: day, words, figure
OF_BILLS = frozenset({Kind.BILL, Kind.CREDIT_NOTE, Kind.CORRECTION, Kind.DISCOUNT, Kind.CARRIED, Kind.WITHDRAWN})


def statement_paper(office: Office, books: Books, account: Account) -> bytes:
    """Return a client's statement as a PDF; `account` says what of the bills is disputed or stopped, and promised."""
    sheet = office.begin("statement-title")
    _top(sheet, office, books, account)
    _movements(sheet, office, books)
    _section(sheet, office, "statement-waiting", [*_waiting(office, account)])
    _section(sheet, office, "statement-promised", [*_promised(office, account)])
    return office.end(sheet, means=account.payable > 0)


def _top(sheet: Sheet, office: Office, books: Books, account: Account) -> None:
    pen, stopped = office.pen, account.balance - account.payable
    sheet.small(pen.say("statement-at", {"at": pen.moment(office.now), "creditor": office.creditor.name}))
    sheet.gap(4)
    sheet.small(pen.say("statement-balance"))
    sheet.figure(pen.amount(books.owed))
    sheet.gap(1)
    told = {
        "statement-overdue": account.overdue(office.today),
        "statement-stopped": stopped,
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
    rows = [(pen.figures(one.on), _words(office, one, bills), pen.amount(one.amount)) for one in lines]
    sheet.rows(names, rows, DATED)
    total = sum(one.amount for one in lines)
    sheet.total(pen.say("statement-total" if total >= 0 else "statement-total-favour"), pen.amount(total))


def _words(office: Office, one: Movement, bills: dict[str, Bill]) -> str:
    """Return what a line is: a bill by its name, anything else by what it is and of what."""
    if one.kind is Kind.BILL:
        bill = bills[one.name]
        return bill_line(office.pen, bill.what, bill.number, bill.due_on)
    values: Values = {"kind": str(one.kind), "number": one.name}
    return office.pen.say("statement-bill-line" if one.kind in OF_BILLS else "statement-payment-line", values)


def _waiting(office: Office, account: Account) -> Iterator[tuple[str, str]]:
    """Yield the bills of which something waits for an answer, with how much."""
    for bill in account.invoices:
        if stopped := _stopped(bill):
            yield bill_line(office.pen, bill.description, bill.number, bill.due_on), office.pen.amount(stopped)


def _stopped(bill: Invoice) -> int:
    return bill.balance - bill.payable


def _promised(office: Office, account: Account) -> Iterator[tuple[str, str]]:
    """Yield the payments of the agreement in force: the day, whether it is paid, and its amount."""
    for part in account.agreement.instalments if account.agreement and account.agreement.is_active else ():
        paid = "paid" if not part.unpaid else "part" if part.paid else "open"
        values: Values = {"on": part.due_on, "paid": paid, "left": office.pen.money(part.unpaid)}
        yield office.pen.say("statement-promised-line", values), office.pen.amount(part.amount)


def _section(sheet: Sheet, office: Office, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        sheet.head(office.pen.say(heading))
        sheet.rows((), rows)
