"""Write a closing letter: exactly what is settled, and that nothing of it will be asked for again."""

from datetime import datetime

from bot.papers.letters import Letter
from bot.papers.office import Office
from bot.papers.parts import bill_line
from flows.closing import forgiven, paid_for
from flows.movements import Books
from flows.outcome import Values
from flows.proof import grouped


def settlement_paper(office: Office, books: Books, letter: Letter, codes: list[str], check: str) -> bytes:
    """Return a closing letter as a PDF; `codes` are those of the agreements that were kept, `check` proves its own."""
    pen, numbers = office.pen, letter["invoices"]
    issued_at = datetime.fromisoformat(letter["at"])
    day = pen.moment(issued_at).date()
    sheet = office.begin("settlement-title", grouped(letter["code"]))
    sheet.small(pen.say("settlement-dated", {"on": day}))
    sheet.gap(4)
    named: Values = {"creditor": office.creditor.name, "name": office.client.name, "on": day}
    sheet.text_block(pen.say("settlement-says" if numbers else "settlement-says-nothing-owed", named))
    bills = [bill for bill in books.bills if bill.number in numbers]
    if bills:
        sheet.gap(3)
        paid = paid_for(books, numbers)
        *sums, in_all = pen.column([*(one.amount for one in bills), paid])
        rows = [(bill_line(pen, one.what, one.number, one.due_on), said) for one, said in zip(bills, sums, strict=True)]
        sheet.rows((), rows, total=(pen.say("settlement-paid"), in_all) if paid else None)
    sheet.gap(4)
    if given := forgiven(books, numbers):
        sheet.text_block(pen.say("settlement-forgiven", {"amount": pen.money(given)}))
    for code in codes:
        sheet.text_block(pen.say("settlement-agreement", {"code": code}))
    if numbers:
        sheet.text_block(pen.say("settlement-closed", named))
    sheet.gap(4)
    sheet.text_block(pen.say("settlement-thanks", named))
    sheet.gap(4)
    sheet.small(pen.say("paper-proof", {"proof": grouped(letter["code"]), "check": check}))
    return office.end(sheet, means=False)
