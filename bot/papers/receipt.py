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
    sheet.small(pen.say("receipt-returned", {"on": paid.returned_on}) if paid.returned_on else pen.say("receipt-got"))
    sheet.figure(pen.amount(paid.amount))
    sheet.gap(2)
    facts = {"receipt-reference": paid.reference, "receipt-paid-on": pen.day(paid.on)}
    sheet.rows((), [(pen.say(name), fact) for name, fact in facts.items()], (0.4, 0.6))
    if rows := _parts(office, books, paid):
        sheet.head(pen.say("receipt-parts"))
        sheet.rows((), rows)
    if account is not None:
        sheet.head(pen.say("receipt-left"))
        sheet.text_block(_left(office, account))
    return office.end(sheet, means=False)


def _parts(office: Office, books: Books, paid: Paid) -> list[tuple[str, str]]:
    """Return what a payment paid: its part of each bill, and what stays in the client's favour."""
    pen, bills = office.pen, {bill.number: bill for bill in books.bills}
    named = ((bills[number], amount) for number, amount in paid.parts)
    rows = [(bill_line(pen, bill.what, bill.number, bill.due_on), pen.amount(amount)) for bill, amount in named]
    return [*rows, (pen.say("receipt-favour"), pen.amount(paid.unapplied))] if paid.unapplied else rows


def _left(office: Office, account: Account) -> str:
    """Say what is left at the moment of the paper, and what comes next of it."""
    pen, at = office.pen, office.pen.moment(office.now)
    if not account.balance:
        return pen.say("receipt-left-nothing", {"at": at})
    part = account.next_instalment
    if part is None:
        return pen.say("receipt-left-all", {"at": at, "left": pen.money(account.balance)})
    values: Values = {
        "at": at,
        "left": pen.money(account.agreement.unpaid if account.agreement else account.balance),
        "next_amount": pen.money(part.unpaid),
        "next_on": part.due_on,
    }
    return pen.say("receipt-left-next", values)
