"""Read one message: the grammar's only public function, and the way from text to values."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from nlu.grammar import capacity, remarks
from nlu.grammar.calendars import Calendar
from nlu.grammar.countries import country_of, language_of
from nlu.grammar.difficulty import difficulty
from nlu.grammar.doubts import Said, doubts
from nlu.grammar.items import Found
from nlu.grammar.languages import language_in
from nlu.grammar.legs import compose
from nlu.grammar.numerals import Numerals
from nlu.grammar.rules import Line
from nlu.grammar.scan import Scanner
from nlu.grammar.spelling import respell
from nlu.grammar.text import tokenize
from nlu.grammar.walk import Walk
from nlu.reading import Entity, Extraction, Range

LONGEST = 4_000  #: characters read; what comes after holds no proposal of a chat message
END_TOKENS = 160  #: of a longer message, so many tokens of its beginning and of its end are read
UNASKED = frozenset({"identity", "rating", "which_invoice"})  #: questions whose answers are no sums and no days
_AS_AMOUNT = dict.fromkeys(capacity.MEANS, "amount")  #: questions that read a bare number as that one does
WITHOUT_CENTS = frozenset(("CLP", "PYG"))


def extract(
    text: str,
    locale: str,
    today: date,
    currency: str | None = None,
    paydays: Sequence[int | str] = (15, "last"),
    question: str | None = None,
    *,
    proposed: bool = False,
) -> Extraction:
    """Find every value and the proposed legs in `text`, dates resolved against the client's local `today`.

    `locale` is BCP 47; `currency` (ISO 4217) stands in for the country's; `paydays` are days of the month, "last"
    for the last; `question` is what the bot had just asked (confirm, amount, date, count, identity, which_invoice,
    rating, capacity, income, costs, debts) and shifts how a bare number or day is read; `proposed` says that the
    message as a whole was judged to propose, so that its values are payments though no verb of its own offers them.
    """
    asked, question = question, _AS_AMOUNT.get(question or "", question)
    country = country_of(locale)
    line, language = line_of(text[:LONGEST], locale)
    month_first = country.month_first and locale.lower().startswith("en")  # es-US writes the day first
    calendar = Calendar(today, tuple(paydays), month_first, country=country.code, income=dict(country.income))
    money = currency or country.currency
    walk = Walk(line, list(_scanner(language, question, locale).scan(line)), calendar, money)
    found = walk.run()
    if question in UNASKED and any(item.strong for item in found.items):
        # Who offers while they are asked for a code has not answered with it: their figures are sums.
        question = None
        walk = Walk(line, list(_scanner(language, question, locale).scan(line)), calendar, money)
        found = walk.run()
    legs = compose(
        found.items,
        found.unknown,
        walk.hold(),
        "date" if proposed else question,
        whole_cents=money in WITHOUT_CENTS,
        paid_after_hold=found.paid_after_hold,
    )
    legs = capacity.beside(legs, found)
    answers = asked in capacity.MEANS and not (asked == capacity.ASKED and capacity.proposes(found, legs))
    if question in UNASKED or answers:
        legs = ()
    said = Said(line, calendar, country, money, language, money in WITHOUT_CENTS)
    return Extraction(
        entities=_entities(found, line, text),
        legs=legs,
        ranges=tuple(Range(*said) for said in found.ranges),
        conditions=remarks.conditions(line, language, text),
        capacity=capacity.answered(found, line, country.code)
        if asked == capacity.ASKED and not legs
        else capacity.most(found),
        difficulty=difficulty(line, language),
        settles=any(leg.amount is not None for leg in legs) and remarks.settles(line, language),
        doubts=doubts(found.items, said, text) if legs else (),
    )


def line_of(text: str, locale: str) -> tuple[Line, str]:
    """Cut a message into its line of tokens, and tell the language that it is read in."""
    language = language_of(locale)
    tokens = tokenize(text)
    if len(tokens) > 2 * END_TOKENS:
        tokens = tokens[:END_TOKENS] + tokens[-END_TOKENS:]
    language = language_in(tokens, language)
    return Line(_numerals(language, locale).merge(respell(tokens, language))), language


@lru_cache(maxsize=256)
def _numerals(language: str, locale: str) -> Numerals:
    return Numerals(language, country_of(locale))


@lru_cache(maxsize=256)
def _scanner(language: str, question: str | None, locale: str) -> Scanner:
    return Scanner(language, country_of(locale), question)


def _entities(found: Found, line: Line, text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            kind,
            text[line.tokens[first].start : line.tokens[last - 1].end],
            value,
            currency,
            line.tokens[first].start,
            line.tokens[last - 1].end,
        )
        for kind, first, last, value, currency in sorted(found.entities, key=lambda entity: entity[1])
    )
