"""Write an agreement on paper: the terms word for word as they were sealed, in the client's language and money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.papers.sheet import Sheet
from flows.agreement import AgreementTerms, Covered, load_payments, patience_text
from flows.facts import PaymentMeans
from flows.negotiation.money import Money
from flows.negotiation.proposal import Plan
from flows.outcome import Say, Value, Values
from flows.wording import figures
from flows.wording.wording import Wording
from storage.seals import CODE_LENGTH

NO_YEAR = date.min  #: no day lies in it: on paper every day is written with its year


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes words, amounts and days of one agreement as its client reads them."""

    wording: Wording
    locale: str
    terms: AgreementTerms

    def say(self, key: str, values: Values | None = None) -> str:
        """Return a text with its blanks filled, days with their year."""
        return self.wording.render(Say(key, values or {}), self.locale, "paper", NO_YEAR).body

    def money(self, minor: int) -> Money:
        """Return an amount in the agreement's currency."""
        return Money(minor, self.terms.currency)

    def amount(self, minor: int) -> str:
        """Return an amount in words."""
        return figures.amount(self.money(minor), self.locale)

    def day(self, on: date) -> str:
        """Return a day in words, with its year."""
        return figures.day(on, self.locale, NO_YEAR)

    def moment(self, at: datetime) -> datetime:
        """Return a moment on the client's clock."""
        return at.astimezone(ZoneInfo(self.terms.client.timezone))


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
    pen = Pen(wording, locale, terms)
    title = pen.say("paper-title")
    foot = f"{terms.creditor_name} · {title} {sha256[:CODE_LENGTH]}"
    sheet = Sheet(country=terms.client.country, locale=locale, title=title, foot=foot, at=terms.accepted_at)
    write_agreement(sheet, pen, sha256, amendments)
    return sheet.bytes()


def write_agreement(sheet: Sheet, pen: Pen, sha256: str, amendments: Sequence[Mapping[str, Any]] = ()) -> None:
    """Write every term from here on: total and payments first, then what holds besides."""
    _top(sheet, pen)
    _payments(sheet, pen, pen.terms.payments)
    for change in amendments:
        at = pen.moment(datetime.fromisoformat(change["at"]))
        sheet.head(pen.say("paper-amended", {"at": at}))
        _payments(sheet, pen, load_payments(change["payments"]))
    sheet.head(pen.say("paper-covers"))
    sheet.rows((), [(_covered(pen, one), pen.amount(one.amount)) for one in pen.terms.covered])
    for name, lines in _sections(pen).items():
        sheet.head(pen.say(name))
        for line in lines:
            sheet.text_block(line)
    sheet.gap(5)
    sheet.small(pen.say("paper-seal", {"code": sha256[:CODE_LENGTH]}))
    sheet.small(f"SHA-256 {sha256}")


def _top(sheet: Sheet, pen: Pen) -> None:
    terms = pen.terms
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
    rows = [(pen.day(part.due_on), pen.amount(part.amount)) for part in plan]
    sheet.rows((pen.say("paper-day"), pen.say("paper-sum")), rows)


def _covered(pen: Pen, one: Covered) -> str:
    return pen.say("paper-covered", {"what": one.description, "number": one.number, "due": one.due_on})


def _sections(pen: Pen) -> Mapping[str, Sequence[str]]:
    """Return the sections in words, in order: the heading's key and its lines."""
    terms = pen.terms
    return {
        "paper-missed": [_missed(pen)],
        "paper-means": [pen.say("pay-line", _means(one)) for one in terms.means] or [pen.say("paper-means-none")],
        "paper-change": [_change(pen)],
        "paper-complain": [
            pen.say(
                "paper-complain-how", {"phone": terms.official_phone or "", "page": terms.official_page or ""}
            ).strip()
        ],
        "paper-record": list(_record(pen)),
    }


def _missed(pen: Pen) -> str:
    """Say what happens when a payment is missed; one that earns a discount by being early is under no patience."""
    if pen.terms.lapses_on:
        return pen.say("paper-lapses", {"on": pen.terms.lapses_on})
    return pen.say(*patience_text(pen.terms.patience))


def _change(pen: Pen) -> str:
    rescue = pen.terms.rescue
    if rescue is None or not rescue.per_agreement_max:
        return pen.say("paper-change-ask")
    return pen.say("paper-change-how", {"moves": rescue.per_agreement_max, "days": rescue.days_max})


def _record(pen: Pen) -> Sequence[str]:
    """Return who proposed it, under which policy, and until when the offer stood where it had an end."""
    terms = pen.terms
    lines = [
        pen.say("paper-proposed", {"by": terms.proposed_by}),
        pen.say("paper-policy", {"version": terms.policy_version}),
    ]
    return [*lines, pen.say("paper-valid", {"until": pen.moment(terms.valid_until)})] if terms.valid_until else lines


def _means(means: PaymentMeans) -> dict[str, Value]:
    blank: dict[str, Value] = dict.fromkeys(("bank", "account", "holder", "tax_id", "label", "url"), "")
    return {**blank, "kind": means.kind, **means.details}
