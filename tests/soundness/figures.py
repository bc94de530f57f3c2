"""Read the figures in a message as a client of its country does, with none of the product's own code.

What is found: amounts in minor units, days with the weekday that is claimed for them, times, and every other number.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

POINT, COMMA = r"\d{1,3}(?:\.\d{3})*(?:,\d{2})?", r"\d{1,3}(?:,\d{3})*(?:\.\d{2})?"
MONEY: Mapping[str, str] = {  # country → how its own money is written
    "CL": rf"\$(?P<sum>{POINT})", "CO": rf"\$(?P<sum>{POINT})", "AR": rf"\$(?P<sum>{POINT})",
    "CR": rf"₡(?P<sum>{POINT})", "ES": rf"(?P<sum>{POINT}) €", "BR": rf"R\$ (?P<sum>{POINT})",
    "MX": rf"\$(?P<sum>{COMMA})", "PE": rf"S/ (?P<sum>{COMMA})", "DO": rf"RD\$(?P<sum>{COMMA})",
    "US": rf"\$(?P<sum>{COMMA})", "GB": rf"£(?P<sum>{COMMA})",
}  # fmt: skip
POINTED = {"CL", "CO", "AR", "CR", "ES", "BR"}
WHOLE = {"CL"}  #: a peso of Chile has no cents

WEEKDAYS: Mapping[str, tuple[str, ...]] = {  # Monday first; the short forms are their beginnings
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
}
MONTHS: Mapping[str, tuple[str, ...]] = {
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
    "en": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"),
    "pt": ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
           "novembro", "dezembro"),
}  # fmt: skip
SPELT_ALSO = {"setiembre": 9}  #: as Peru writes it
CLOCK = r"(?P<hour>\d{1,2})(?:(?::|h)(?P<minute>\d{2})|h)?(?: ?(?P<half>[ap])\. ?m\b\.?| ?(?P<brief>[ap])m\b)?"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written: `weekday` counts from Monday, what is not written is None."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    at: dt.time | None = None

    def is_of(self, moment: dt.date) -> bool:
        """Say whether this names a date, or a moment to the minute where a time is written."""
        written = (self.month, self.day) == (moment.month, moment.day) and self.year in (None, moment.year)
        if self.at is None or not written:
            return written
        return isinstance(moment, dt.datetime) and (moment.hour, moment.minute) == (self.at.hour, self.at.minute)


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of a text: an amount in minor units, a day, a time alone or a bare number, with its place."""

    kind: str
    value: int | Day | dt.time
    start: int
    end: int


def read(text: str, country: str, language: str) -> list[Found]:
    """Return all figures of a text in the order in which they stand; each digit belongs to exactly one."""
    found, rest = [], text
    for reader in (_amounts, _days, _times, _numbers):
        for one in reader(rest, country, language):
            found.append(one)
            rest = rest[: one.start] + "\0" * (one.end - one.start) + rest[one.end :]
    return sorted(found, key=lambda one: one.start)


def _amounts(text: str, country: str, _: str) -> Iterator[Found]:
    for hit in re.finditer(MONEY[country], text):
        digits = hit["sum"].replace(".", "").replace(",", ".") if country in POINTED else hit["sum"].replace(",", "")
        places = 0 if country in WHOLE else 2
        yield Found("amount", int(Decimal(digits).scaleb(places)), *hit.span())


def _days(text: str, country: str, language: str) -> Iterator[Found]:
    taken: list[range] = []
    for pattern in _day_patterns(country, language):
        for hit in re.finditer(pattern, text, re.IGNORECASE):
            if any(hit.start() in span or hit.end() - 1 in span for span in taken):
                continue
            taken.append(range(*hit.span()))
            yield Found("day", _day(hit, language), *hit.span())


def _day_patterns(country: str, language: str) -> Iterator[str]:
    """Yield the ways to write a day, the longest first, each with the time that may follow it."""
    week = "|".join(WEEKDAYS[language])
    brief = "|".join(sorted({name[:3] for name in WEEKDAYS[language]}))
    month = "|".join((*MONTHS[language], *SPELT_ALSO))
    number, year = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
    clock = rf"(?:,? (?:a las? |às? |at )?{CLOCK})?(?!\d)"
    if language == "es":
        yield rf"\b(?:(?P<week>{week}),? )?{number} de (?P<month>{month})\b(?: de {year})?(?: a las? {CLOCK})?"
    if language == "pt":
        yield rf"\b{number}º? de (?P<month>{month})\b(?: de {year})?(?: \((?P<week>{week})\))?(?: às? {CLOCK})?"
    if language == "en":
        yield rf"\b(?:(?P<week>{week}),? )?(?P<month>{month}) {number}\b(?:, {year})?(?: at {CLOCK})?"
        yield rf"\b(?:(?P<week>{week}),? )?{number} (?P<month>{month})\b(?: {year})?(?: at {CLOCK})?"
    order = r"(?P<mm>\d{1,2})/(?P<day>\d{1,2})" if country == "US" and language == "en" else (
        r"(?P<day>\d{1,2})/(?P<mm>\d{1,2})"
    )  # fmt: skip
    yield rf"\b(?P<brief_week>{brief}) {order}{clock}"
    yield rf"\b{order} \((?P<brief_week>{brief})\){clock}"


def _day(hit: re.Match[str], language: str) -> Day:
    parts = hit.groupdict()
    names = {name: place for place, name in enumerate(MONTHS[language], 1)} | SPELT_ALSO
    month = int(parts["mm"]) if parts.get("mm") else names[parts["month"].lower()]
    said = (parts.get("week") or parts.get("brief_week") or "").lower()
    weekday = next((place for place, name in enumerate(WEEKDAYS[language]) if said and name.startswith(said)), None)
    year = int(parts["year"]) if parts.get("year") else None
    return Day(month, int(parts["day"]), year, weekday, _clock(parts) if parts.get("hour") else None)


def _times(text: str, _: str, __: str) -> Iterator[Found]:
    told = rf"\b(?:a las? |às? |at ){CLOCK}(?!\d)|(?<!\d)(?P<h2>\d{{1,2}}):(?P<m2>\d{{2}})(?!\d)"
    for hit in re.finditer(told, text):
        parts = hit.groupdict()
        at = _clock(parts) if parts["hour"] else dt.time(int(parts["h2"]), int(parts["m2"]))
        yield Found("time", at, *hit.span())


def _clock(parts: Mapping[str, str | None]) -> dt.time:
    hour, half = int(parts["hour"] or 0), parts.get("half") or parts.get("brief")
    return dt.time(hour % 12 + (12 if half == "p" else 0) if half else hour, int(parts.get("minute") or 0))


def _numbers(text: str, _: str, __: str) -> Iterator[Found]:
    for hit in re.finditer(r"\d+", text):
        yield Found("number", int(hit.group()), *hit.span())
