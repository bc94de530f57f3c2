"""Write a short letter about what is past its date: one page, the bills, how to pay, where to ask, how to check it."""

from collections.abc import Sequence
from textwrap import shorten

from bot.papers.office import Office
from bot.papers.parts import means_lines
from bot.papers.sheet import Sheet
from flows.negotiation.account import Invoice
from flows.outcome import Values
from flows.paying.due import only_bill
from flows.proof import grouped

BILLS_MAX = (8, 5, 3, 1)  #: named one by one: the most with which everything stands on one page
MEANS_MAX = 4
NAME_MAX = 36  #: signs of what a bill is for
COLUMNS = (0.17, 0.59, 0.24)  #: shares of the width: due date, bill, amount


def letter_paper(office: Office, bills: Sequence[Invoice], code: str, check: str, chat: str) -> bytes:
    """Return the letter as a PDF; `chat` is the client's own address of the chat, `code` proves it at `check`."""
    for most in BILLS_MAX:
        sheet = _write(office, bills, most, code, check, chat)
        if sheet.page_no() == 1:
            return sheet.bytes()
        sheet.close()
    return _write(office, bills, BILLS_MAX[-1], code, check, chat).bytes()


def _write(office: Office, bills: Sequence[Invoice], most: int, code: str, check: str, chat: str) -> Sheet:
    pen = office.pen
    sheet = office.begin("letter-title", grouped(code))
    sheet.small(pen.day(office.today))
    sheet.gap(3)
    sheet.text_block(pen.say("letter-opens"))
    sheet.gap(2)
    _bills(sheet, office, bills, most)
    sheet.gap(2)
    sheet.text_block(pen.say("letter-plan"))
    sheet.head(pen.say("paper-means"))
    for line in means_lines(pen, office.creditor.means[:MEANS_MAX], office.client.id, only_bill(bills)):
        sheet.text_block(line)
    _ways(sheet, office, chat)
    sheet.gap(3)
    proof: Values = {"proof": grouped(code), "check": check}
    for line in filter(None, (pen.say("letter-law"), pen.say("letter-never"), pen.say("paper-proof", proof))):
        sheet.small(line)
    return sheet


def _bills(sheet: Sheet, office: Office, bills: Sequence[Invoice], most: int) -> None:
    """Write the bills, the oldest first, what is beyond the most in one line, and the sum."""
    pen, rest = office.pen, bills[most:]
    sums = [one.payable for one in bills]
    *each, others, in_all = pen.column([*sums[:most], sum(sums[most:]), sum(sums)])
    shown = [(pen.figures(one.due_on), _name(one), said) for one, said in zip(bills[:most], each, strict=True)]
    more = ("", pen.say("letter-more", {"count": len(rest)}), others)
    names = (pen.say("letter-due"), pen.say("statement-what"), pen.say("paper-sum"))
    sheet.rows(names, [*shown, more] if rest else shown, COLUMNS, (pen.say("letter-total"), in_all))


def _name(bill: Invoice) -> str:
    return ", ".join(filter(None, (shorten(bill.description, NAME_MAX, placeholder="…"), bill.number)))


def _ways(sheet: Sheet, office: Office, chat: str) -> None:
    """Write how to reach a person, and that whatever is wrong stops."""
    where: Values = {"phone": office.creditor.official_phone or "", "page": office.creditor.official_page or ""}
    sheet.head(office.pen.say("letter-ask"))
    for key, values in (("letter-chat", {"link": chat}), ("letter-phone", where), ("letter-dispute", {})):
        if said := office.pen.say(key, values).strip():
            sheet.text_block(said)
