"""Find the bill that a client means: by the button pressed, by its number, its amount, or its own words."""

import re
import unicodedata

from flows.facts import Facts
from flows.negotiation.account import Invoice
from flows.negotiation.money import digits
from flows.outcome import Choice, Value
from flows.phrases import money

CHOICES_MAX = 3  #: quick replies of one message
WORD_MIN = 3  #: letters of a word that can tell one invoice from another
COMMON = frozenset(
    {
        "del", "los", "las", "una", "por", "con", "que", "the", "for", "and", "dos", "das", "uma", "factura", "cuenta",
        "boleta", "invoice", "bill", "fatura", "conta",
    }
)  # fmt: skip
NUMBER_MAX = 14  #: characters of an invoice's number that a button has room for
EXACT = 10  #: a number or an amount tells more than words do


def open_bills(facts: Facts) -> tuple[Invoice, ...]:
    """Return the open invoices that are not stopped yet, the newest first."""
    open_ones = (invoice for invoice in facts.account.invoices if invoice.payable)
    return tuple(sorted(open_ones, key=lambda invoice: invoice.due_on, reverse=True))


def bill_name(invoice: Invoice) -> str:
    """Return what a bill is called: what it is for, else its number."""
    return invoice.description or invoice.number


def bill_sum(facts: Facts, invoice: Invoice) -> Value:
    """Return what is owed of a bill; its number where the sum may be wrong by now."""
    return invoice.number if facts.is_stale else money(facts, invoice.balance)


def bill_choices(facts: Facts, bills: tuple[Invoice, ...]) -> tuple[Choice, ...]:
    """Return the buttons of bills, as many as there is room for."""
    shown = bills[:CHOICES_MAX]
    return tuple(_choice(facts, invoice, [one for one in shown if one is not invoice]) for invoice in shown)


def pressed(bills: tuple[Invoice, ...], button: str | None) -> Invoice | None:
    """Return the bill whose button was pressed."""
    return next((one for one in bills if button == f"invoice:{one.number}"), None)


def named(facts: Facts, bills: tuple[Invoice, ...], text: str) -> Invoice | None:
    """Return the open invoice that the text names best: by its number, its amount, or its own words."""
    words, figures = _words(text), {re.sub(r"\W", "", word) for word in text.casefold().split()}
    hits = {one.number: _hits(facts, one, words, figures) for one in bills if one.balance}
    best = max(hits.values(), default=0)
    found = [one for one in bills if best and hits.get(one.number) == best]
    return found[0] if len(found) == 1 else None


def _choice(facts: Facts, invoice: Invoice, others: list[Invoice]) -> Choice:
    """Return the button of an invoice: its amount; where it tells nothing, its day; else its number."""
    name = f"invoice:{invoice.number}"
    alike = [one for one in others if one.balance == invoice.balance]
    if not alike and not facts.is_stale:
        return Choice(name, "button-invoice", {"amount": money(facts, invoice.balance)})
    if all(one.due_on != invoice.due_on for one in (others if facts.is_stale else alike)):
        return Choice(name, "button-invoice-day", {"on": invoice.due_on})
    return Choice(name, "button-invoice-number", {"number": invoice.number[-NUMBER_MAX:]})


def _hits(facts: Facts, invoice: Invoice, words: set[str], figures: set[str]) -> int:
    amount = str(invoice.balance // 10 ** digits(facts.creditor.currency))
    exact = {re.sub(r"\W", "", invoice.number.casefold()), amount} & figures
    return EXACT * len(exact) + len(_words(invoice.description) & words)


def _words(text: str) -> set[str]:
    """Return the telling words of a text, small and without accents: 'Luz, febrero' is luz and febrero."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return {word for word in re.findall(r"\w+", plain) if len(word) >= WORD_MIN and word not in COMMON}
