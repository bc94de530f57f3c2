"""Write a receipt: a payment, what it paid, and what is left."""

from bot.papers.office import Office
from bot.papers.parts import bill_line
from flows.movements import Books, Paid
from flows.negotiation.account import Account
from flows.outcome import Values


def receipt_paper(office: Office, books: Books, account: Account | None, paid: Paid) -> bytes:
    """Return the receipt of a payment as a PDF; one that was returned says so, and proves nothing.

    Without an account, whose figures may be too old to be told, it says nothing of what is left.
    """
    pen = office.pen
    sheet = office.begin("receipt-title", paid.reference)
    sheet.gap(4)
    if paid.returned_on:
        sheet.warning(pen.say("receipt-returned", {"on": paid.returned_on}))
    else:
        sheet.small(pen.say("receipt-got"))
    sheet.figure(pen.amount(paid.amount), is_good=not paid.returned_on)
    sheet.gap(2)
    facts = {"receipt-reference": paid.reference, "receipt-paid-on": pen.day(paid.on)}
    sheet.rows((), [(pen.say(name), fact) for name, fact in facts.items()], (0.4, 0.6))
    if rows := _parts(office, books, paid):
        sheet.head(pen.say("receipt-parts"))
        sheet.rows((), rows)
    if account is not None:
        sheet.head(pen.say("receipt-left"))
        sheet.text_block(_left(office, account))
        if barred := sum(bill.balance for bill in account.barred):
            sheet.text_block(pen.say("statement-barred", {"amount": pen.money(barred)}))
    return office.end(sheet, means=False)


def _parts(office: Office, books: Books, paid: Paid) -> list[tuple[str, str]]:
    """Return what a payment paid: its part of each bill, and what stays in the client's favour."""
    pen, bills = office.pen, {bill.number: bill for bill in books.bills}
    named = [bills[number] for number, _ in paid.parts]
    *sums, rest = pen.column([*(amount for _, amount in paid.parts), paid.unapplied])
    rows = [(bill_line(pen, one.what, one.number, one.due_on), said) for one, said in zip(named, sums, strict=True)]
    return [*rows, (pen.say("receipt-favour"), rest)] if paid.unapplied else rows


def _left(office: Office, account: Account) -> str:
    """Say what is left at the moment of the paper, and what comes next of it."""
    pen, at = office.pen, office.pen.moment(office.now)
    left = account.balance - sum(bill.balance for bill in account.barred)
    if not left:
        return pen.say("receipt-left-nothing", {"at": at})
    part = account.next_instalment
    if part is None:
        return pen.say("receipt-left-all", {"at": at, "left": pen.money(left)})
    values: Values = {
        "at": at,
        "left": pen.money(account.agreement.unpaid if account.agreement else left),
        "next_amount": pen.money(part.unpaid),
        "next_on": part.due_on,
    }
    return pen.say("receipt-left-next", values)
