"""Write an agreement on paper: the terms word for word as they were sealed, in the client's language and money."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.papers.parts import ask_line, bill_line, means_lines
from bot.papers.pen import Pen
from bot.papers.sheet import Sheet
from flows.agreement import AgreementTerms, load_payments, patience_text
from flows.negotiation.proposal import Plan
from flows.wording.wording import Wording
from storage.seals import CODE_LENGTH

COVERED = "paper-covered"  #: names a bill with the weekday of its date, as the terms do


def agreement_paper(
    terms: AgreementTerms,
    sha256: str,
    *,
    wording: Wording,
    locale: str,
    amendments: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Return an agreement as a PDF: equal terms, seal and amendments give equal bytes.

    `amendments` are the changes that were sealed since, oldest first, as `storage.seals` writes them.
    """
    pen = Pen(wording, locale, terms.currency, terms.client.timezone)
    title = pen.say("paper-title")
    foot = f"{terms.creditor_name} · {title} {sha256[:CODE_LENGTH]}"
    sheet = Sheet(country=terms.client.country, locale=locale, title=title, foot=foot, at=terms.accepted_at)
    write_agreement(sheet, pen, terms, sha256, amendments)
    return sheet.bytes()


def write_agreement(
    sheet: Sheet, pen: Pen, terms: AgreementTerms, sha256: str, amendments: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Write every term from here on: total and payments first, then what holds besides."""
    _top(sheet, pen, terms)
    _payments(sheet, pen, terms.payments)
    for change in amendments:
        at = pen.moment(datetime.fromisoformat(change["at"]))
        sheet.head(pen.say("paper-amended", {"at": at}))
        _payments(sheet, pen, load_payments(change["payments"]))
    sheet.head(pen.say("paper-covers"))
    names = [bill_line(pen, one.description, one.number, one.due_on, COVERED) for one in terms.covered]
    sums = pen.column([one.amount for one in terms.covered])
    sheet.rows((), list(zip(names, sums, strict=True)))
    for name, lines in _sections(pen, terms).items():
        sheet.head(pen.say(name))
        for line in lines:
            sheet.text_block(line)
    sheet.gap(5)
    sheet.small(pen.say("paper-seal", {"code": sha256[:CODE_LENGTH]}))
    sheet.small(f"SHA-256 {sha256}")


def _top(sheet: Sheet, pen: Pen, terms: AgreementTerms) -> None:
    sheet.small(terms.creditor_name)
    sheet.headline(pen.say("paper-title"))
    sheet.gap(2)
    sheet.text_block(pen.say("paper-parties", {"name": terms.client.name, "tail": terms.client.tail}))
    sheet.small(pen.say("paper-agreed", {"at": pen.moment(terms.accepted_at)}))
    sheet.gap(4)
    sheet.small(pen.say("paper-total"))
    sheet.figure(pen.amount(terms.total))
    sheet.gap(1)
    sheet.text_block(pen.say("paper-waived"))
    if terms.discount:
        before = pen.money(terms.total + terms.discount)
        sheet.text_block(pen.say("paper-forgiven", {"before": before, "discount": pen.money(terms.discount)}))
    sheet.gap(4)


def _payments(sheet: Sheet, pen: Pen, plan: Plan) -> None:
    sums = pen.column([part.amount for part in plan])
    rows = [(pen.day(part.due_on), said) for part, said in zip(plan, sums, strict=True)]
    sheet.rows((pen.say("paper-day"), pen.say("paper-sum")), rows)


def _sections(pen: Pen, terms: AgreementTerms) -> Mapping[str, Sequence[str]]:
    """Return the sections in words, in order: the heading's key and its lines."""
    return {
        "paper-missed": [_missed(pen, terms)],
        "paper-means": means_lines(pen, terms.means, terms.client.id),
        "paper-change": [_change(pen, terms)],
        "paper-complain": [ask_line(pen, terms.official_phone, terms.official_page)],
        "paper-record": list(_record(pen, terms)),
    }


def _missed(pen: Pen, terms: AgreementTerms) -> str:
    """Say what happens when a payment is missed; one that earns a discount by being early is under no patience."""
    if terms.lapses_on:
        return pen.say("paper-lapses", {"on": terms.lapses_on})
    return pen.say(*patience_text(terms.patience))


def _change(pen: Pen, terms: AgreementTerms) -> str:
    rescue = terms.rescue
    if rescue is None or not rescue.per_agreement_max:
        return pen.say("paper-change-ask")
    return pen.say("paper-change-how", {"moves": rescue.per_agreement_max, "days": rescue.days_max})


def _record(pen: Pen, terms: AgreementTerms) -> Sequence[str]:
    """Return who proposed it, under which policy, and until when the offer stood where it had an end."""
    lines = [
        pen.say("paper-proposed", {"by": terms.proposed_by}),
        pen.say("paper-policy", {"version": terms.policy_version}),
    ]
    return [*lines, pen.say("paper-valid", {"until": pen.moment(terms.valid_until)})] if terms.valid_until else lines
