"""Hold the rights that each country gives over one's data: law, days to answer, and where one complains.

A row is shown to a client as law only where somebody found it written (`Why.quality`); one from memory is kept by the
creditor as its own day, and the client is told our own promise alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import yaml
from pydantic import Field, ValidationError

from flows.contact.calendar import Calendar
from flows.contact.errors import BadPack
from flows.contact.rows import Part, Why
from flows.service_levels import Statute, last_day

FOUND = frozenset({"official", "firm"})  #: qualities of a source that somebody read
SURE = frozenset({"high", "medium"})
EVERY = "every"  #: the row of whichever right has none of its own
MATTER = "matter"  #: among a case's details: what it is about beyond its kind
ADULT = 18  #: years, where a country's row says nothing else


class Right(StrEnum):
    """What somebody asks of whoever keeps their data."""

    ACCESS = "access"  #: what is kept of them, and a copy
    RECTIFY = "rectify"  #: that what is wrong be put right
    ERASE = "erase"  #: that it be erased
    OBJECT = "object"  #: that it be used no more, or not for this


RIGHTS = frozenset(map(str, Right))


class Answer(Part):
    """Within how many days a request is answered; the day on which it came does not count."""

    days: int = Field(ge=1, le=90)
    business: bool
    why: Why

    @property
    def statute(self) -> Statute:
        """Return the days as cases count them."""
        return Statute(self.days, self.business)


class Authority(Part):
    """Whom one may turn to besides; `url` is its page."""

    name: str
    url: str | None = None
    why: Why


class CountryRights(Part):
    """The rights of one country. `data` sees to personal data, `consumer` to how one was served and charged."""

    law: str
    answers: Mapping[str, Answer]
    data: Authority
    consumer: Authority
    adult: int = Field(default=ADULT, ge=14, le=21)

    def answer(self, right: str) -> Answer | None:
        """Return within how many days a right is answered."""
        return self.answers.get(right) or self.answers.get(EVERY)


@dataclass(frozen=True)
class Book:
    """The rights of every country that is known."""

    by_country: Mapping[str, CountryRights]

    def of(self, country: str) -> CountryRights | None:
        """Return a country's rights by its ISO code, None where none are written down."""
        return self.by_country.get(country.upper())


def is_found(why: Why) -> bool:
    """Say whether a row may be told to a client as it stands: read somewhere by somebody, and not doubted."""
    return why.quality in FOUND and why.confidence in SURE


def lawful_day(rights: CountryRights | None, right: str, country: str, day: date) -> date | None:
    """Return the last day by which a request of a day is answered by law, None where no law was found for it."""
    answer = rights.answer(right) if rights else None
    if answer is None or not is_found(answer.why):
        return None
    return last_day(answer.statute, Calendar(country), day)


def read_book(text: str) -> Book:
    """Read the rights of all countries from YAML. Raises BadPack with every fault."""
    found: dict[str, CountryRights] = {}
    faults: list[str] = []
    for country, written in yaml.safe_load(text).items():
        try:
            found[country] = CountryRights.model_validate(written)
        except ValidationError as fault:
            faults += [f"rights: {country}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in fault.errors()]
    if faults:
        raise BadPack(tuple(faults))
    return Book(found)


def gaps(book: Book, countries: Mapping[str, str]) -> Iterator[str]:
    """Yield which creditors' countries have no rights, by the creditor's id."""
    for creditor, country in countries.items():
        if book.of(country) is None:
            yield (
                f"{creditor}: nothing is known of the rights over personal data in {country}; "
                "add its row to flows/rights/countries.yml, with its law and its source."
            )
