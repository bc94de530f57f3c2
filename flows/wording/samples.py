"""Fill every text with the worst values that it may meet, or with values as they are every day.

What a text may say is judged by them: the texts that ship, when the program is built, and a creditor's own, when they
are written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from flows.negotiation.money import Money, digits
from flows.outcome import Lines, Term, Value
from flows.wording.figures import PURSES
from flows.wording.wording import Wording

LANGUAGE_CURRENCIES = {"es": "CLP", "en": "CLP", "pt": "BRL"}  #: where a country is not said
WORST = 123_456_789
DAYS = (date(2026, 9, 30), date(2026, 9, 26), date(2026, 12, 30))  # a long Wednesday, a Saturday with its accent
HOURS = ((10, 30), (12, 30), (13, 0))
REASONS = ("first-payment-within-days", "down-payment-percent", "milestones", "settlements")
MONEY = {
    "before",
    "balance",
    "amount",
    "total",
    "stopped",
    "payable",
    "discount",
    "next_amount",
    "left",
    "other",
    "barred",
    "favour",
}
MOMENTS = {"until", "due", "at", "opens"}
DATES = {"last", "said", "on", "or_on", "first", "from", "to", "next_on"}
WORDS: dict[str, Any] = {
    "creditor": "Compañía Luz El Encanto",
    "name": "Comercial San Agustín",
    "tail": "41",
    "case": 104233,
    "code": "4f07a19c",
    "proof": "K7PM-3F91",
    "check": "www.elencanto.example",
    "version": "2026-09-30",
    "moves": 2,
    "link": f"https://acuerdos.elencanto.example/c/{'Ab3-' * 3}",
    "grace": 3,
    "late": 15,
    "what": "Agua de septiembre",
    "number": "F-120345",
    "line": "800 911 2000",
    "page": "www.elencanto.example",
    "phone": "600 600 6000",
    "adviser": "María Fernanda Rojas",
    "bank": "Banco del Sur",
    "account": "001-2345678-90",
    "holder": "Compañía Luz El Encanto",
    "tax_id": "76.123.456-0",
    "url": "https://pagos.example/encanto",
    "label": "Pagar en línea",
    "key": "pagamentos@elencanto.example",
    "where": "Av. Siempre Viva 742",
    "reference": "P104233-58",
    "field": "Referencia 1",
    "address": "+56912345678",
    "subject": "Medidor con fuga",
    "bill": "Agua de septiembre, F-120345, vencimiento: 30 de septiembre",
    "figure": 67,
    "threshold": 60,
    "place": 2,
    "day_a": 2,
    "day_b": 5,
    "text": {"es": "Se abonó hoy.", "en": "It was credited today.", "pt": "Foi creditado hoje."},
    "goal": Term("goal-avoid-interest"),
    "answer": {"es": "No se suma nada.", "en": "Nothing is added.", "pt": "Nada se soma."},
    "short": {"es": "Nada se suma.", "en": "Nothing added.", "pt": "Nada se soma."},
    "title": {"es": "Pagos más pequeños", "en": "Smaller payments", "pt": "Pagamentos menores"},
    "law": "Ley 1581 de 2012",
    "office": "Defensoría del Consumidor",
    "controller": "Compañía Luz El Encanto",
    "contact": "datos@elencanto.example",
    "benefit": {"es": "la reconexión queda sin costo.", "en": "reconnection is free.", "pt": "a religação é grátis."},
}  # fmt: skip
BLANK_ROWS = {
    "means": "pay-line", "own": "plan-run-line", "reasons": "plan-reason-line", "lighter": "plan-lighter-line",
}  # fmt: skip
ROWS = {
    "plan-counter": "plan-changed-line",
    "plan-counter-several": "plan-changed-line",
    "balance-statement": "invoice-line",
    "bill-page": "invoice-line",
    "balance-statement-stopped": "invoice-line",
    "balance-statement-barred": "invoice-line",
    "barred-ask": "invoice-line",
    "plan-options": "plan-option-line",
    "hours-read-back": "hours-line",
    "hours-never": "hours-line",
}


TURNS: dict[Any, tuple[Any, ...]] = {  # what changes from one set of values to the next
    "count": (1, 2, 12),
    "more": ("yes", "no", "yes"),
    "thanked": ("yes", "no", "no"),
    "others": ("yes", "no", "yes"),
    "keeps": ("dates", "count", "nothing"),
    "change": ("no", "date", "amount"),
    "shape": ("alike", "long", "mixed"),
    "days": (0, 1, 240),
    "kind": ("transfer", "link", "cash"),
    ("identify-wrong", "left"): (1, 2, 12),
    "missed": (2, 1, 3),
    "by": ("client", "bot", "adviser"),
    ("plan-terms", "missed"): tuple(Lines("plan-missed-both", ({"grace": 3, "missed": 2, "late": 15},)) for _ in DAYS),
    ("invoice-line", "stopped"): ("part", "no", "barred"),
    ("invoice-line", "late"): ("yes", "no", "no"),
    ("invoice-line", "due"): DAYS,
    "span": ("several", "one", "all"),
    "status": ("active", "replaced", "cancelled"),
    ("statement-bill-line", "kind"): ("carried", "discount", "correction"),
    ("statement-payment-line", "kind"): ("payment", "returned", "payment"),
    ("statement-promised-line", "paid"): ("open", "paid", "part"),
    ("paper-file-name", "paper"): ("statement", "receipt", "settlement"),
    "returned": ("no", "yes", "no"),
    "channel": ("whatsapp", "visit", "other"),
    "rule": ("hours", "counts", "other"),
    "outcome": ("explanation", "refused", "open"),
    ("file-promise", "status"): ("pending", "late", "missed"),
    ("file-contact", "kind"): ("silence", "adviser_reply", "reply"),
    ("file-address", "state"): ("agreed", "out", "none"),
    ("file-ticket", "kind"): ("order", "ticket", "ticket"),
    ("file-consent", "leave"): ("agreed", "silence", "health"),
    ("file-representative", "leave"): ("until", "taken-back", "until"),
    "band": ("low", "high", "unknown"),
    "ground": ("late_rate", "overdue", "broken"),
    ("file-case", "kind"): tuple(Term(f"case-kind-{kind}") for kind in ("refer", "dispute-service", "repair")),
    ("case-summary", "kind"): tuple(Term(f"case-kind-{kind}") for kind in ("refer", "dispute-service", "repair")),
    "fault": ("not_delivered", "figures", "unreachable"),
    ("case-summary-visitor", "kind"): (Term("case-kind-repair"),) * 3,
}


@dataclass(frozen=True)
class Sample:
    """One set of values: whose texts, where, and which of the turns."""

    wording: Wording
    locale: str
    place: int
    reason: str
    figure: int = WORST

    def values(self, key: str) -> dict[str, Value]:
        """Return a value for each blank of a text."""
        return {blank: self.value(key, blank) for blank in self.wording.blanks(key, self.locale)}

    def value(self, key: str, blank: str) -> Value:
        """Return the worst value of one blank."""
        turns = TURNS.get((key, blank)) or TURNS.get(blank)
        if turns:
            turned: Value = turns[self.place]
            return turned
        if blank in BLANK_ROWS or blank == "lines":
            return self.rows(BLANK_ROWS.get(blank) or ROWS.get(key, "plan-line"))
        if blank in KINDS:
            return KINDS[blank](self)
        word = WORDS[blank]
        worst: Value = word[self.locale.partition("-")[0]] if isinstance(word, dict) else word
        return worst

    def rows(self, key: str) -> Lines:
        """Return one row of a list."""
        return Lines(key, (self.values(key),))

    def amount(self) -> Money:
        """Return an amount of the country's currency, without cents."""
        language, _, country = self.locale.partition("-")
        purse = PURSES.get(country)
        currency = purse.currency if purse else LANGUAGE_CURRENCIES[language]
        return Money(self.figure * 10 ** digits(currency), currency)

    def moment(self) -> datetime:
        """Return a day and a time of day."""
        return datetime.combine(DAYS[self.place], time(*HOURS[self.place]), UTC)


KINDS: dict[str, Callable[[Sample], Value]] = {
    **dict.fromkeys(MONEY, Sample.amount),
    **dict.fromkeys(MOMENTS, Sample.moment),
    **dict.fromkeys(DATES, lambda sample: DAYS[sample.place]),
    "reason": lambda sample: Term(f"plan-reason-{sample.reason}"),
}


def samples(wording: Wording, key: str, locale: str, figure: int = WORST) -> tuple[dict[str, Value], ...]:
    """Return the sets of values that a text is tried with; `figure` is what its amounts are, in major units."""
    reasons = REASONS if "reason" in wording.blanks(key, locale) else REASONS[:1]
    return tuple(
        Sample(wording, locale, place, reason, figure).values(key) for place in range(len(DAYS)) for reason in reasons
    )
