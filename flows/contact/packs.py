"""Hold the contact rules of each country, and read them from YAML text.

Nothing is inherited: what binds in a country stands in its file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from flows.closed_days import covered_years
from flows.contact.calendar import Calendar, all_regions, days, find_region
from flows.contact.errors import BadPack
from flows.contact.kept import KeptPack, keep
from flows.contact.rows import (
    Consent,
    FirstContact,
    Forbidden,
    Holidays,
    Limit,
    OpenHours,
    Part,
    Rule,
    Status,
    StatutoryHold,
)
from flows.contact.week import Week

#: libyaml's loader where PyYAML was built with it: the packs are read at every start.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Pack(Part):
    """The contact rules of one country."""

    country: str = Field(pattern=r"^[A-Z]{2}$")
    name: str
    version: str
    status: Status
    hours: OpenHours
    product_cap_hours: OpenHours | None = None
    holidays: Holidays
    regions: Mapping[str, OpenHours] = {}
    unknown_region: Literal["country", "strictest"] = "country"
    limits: tuple[Limit, ...]
    consent: Consent
    forbidden: Forbidden | None = None
    holds: Mapping[str, StatutoryHold] = {}
    may_ask_reason: Rule
    opt_out_text: Rule
    help_line: Rule
    first_contact: FirstContact
    duties: Mapping[str, Rule] = {}

    @model_validator(mode="after")
    def has_a_calendar(self) -> Self:
        """Refuse a country whose holidays, or a region that, the library does not know."""
        first, last = covered_years(self.country)
        if first > last:
            msg = f"the holidays of {self.country!r} are not known"
            raise ValueError(msg)
        if strangers := [region for region in self.regions if find_region(self.country, region) != region]:
            msg = f"{strangers[0]!r} is no subdivision of {self.country}"
            raise ValueError(msg)
        return self

    @cached_property
    def reach(self) -> timedelta:
        """Return a time after which no past contact weighs any more."""
        return max((limit.span.reach for limit in self.limits), default=timedelta())

    @cached_property
    def strictest_hours(self) -> OpenHours:
        """Return the hours that the country and all its listed regions share."""
        week = self.hours.week
        for region in self.regions.values():
            week = week.within(region.week)
        says = f"Where the region is not known, the hours that all regions share: {week}"
        return OpenHours(week=week, why=self.hours.why.model_copy(update={"says": says}))

    def hours_in(self, region: str | None) -> OpenHours:
        """Return the hours of a region; of one not known, the country's or the strictest of all, as the pack says."""
        code = find_region(self.country, region) if region else None
        if code is None:
            return self.strictest_hours if self.unknown_region == "strictest" else self.hours
        return self.regions.get(code, self.hours)

    def lawful_week(self, region: str | None) -> Week:
        """Return the hours of a region that the law and our own policy share."""
        week = self.hours_in(region).week
        return week.within(self.product_cap_hours.week) if self.product_cap_hours else week

    def calendar_in(self, region: str | None, only: tuple[date, ...] | None = None) -> Calendar:
        """Return the closed days of a region, or `only` those given."""
        rows, regions = self.holidays, self._regions_of(region)
        return Calendar(self.country, rows.categories, regions, rows.add, rows.remove, days(only))

    def _regions_of(self, region: str | None) -> tuple[str, ...]:
        """Return the subdivisions whose holidays count; for a region that cannot be read, all of them."""
        if region is None or not region.strip():
            return tuple(self.regions) if self.unknown_region == "strictest" else ()
        code = find_region(self.country, region)
        if code is None:
            return tuple(self.regions) if self.unknown_region == "strictest" else all_regions(self.country)
        return (code,)


@dataclass(frozen=True, eq=False)
class Packs:
    """The packs of every country that may be written to; one is told from another as a whole."""

    by_country: Mapping[str, Pack]

    def of(self, country: str) -> Pack | None:
        """Return a country's pack by its ISO code in any case, or None."""
        return self.by_country.get(country.upper())

    @cached_property
    def kept(self) -> Mapping[str, KeptPack]:
        """Return every pack by its country as it is kept beside what leaves under it."""
        packs = self.by_country.values()
        return {pack.country: keep(pack.country, pack.version, pack.model_dump(mode="json")) for pack in packs}

    def mark(self, country: str) -> str | None:
        """Return the short name of a country's rules in force, None where none are known."""
        kept = self.kept.get(country.upper())
        return kept.mark if kept else None

    def with_holidays(self, text: str) -> "Packs":
        """Return packs with an operator's closed days, YAML `{CL: {add: [2026-06-15]}}`. Raises `BadPack`."""
        changes = _read_yaml("holidays", text)
        if strangers := sorted(str(country) for country in changes if country not in self.by_country):
            raise BadPack((f"holidays: {strangers[0]} has no pack; name a country that has one.",))
        changed = {country: _change(self.by_country[country], change) for country, change in changes.items()}
        return replace(self, by_country={**self.by_country, **changed})


def _change(pack: Pack, change: object) -> Pack:
    """Return a pack whose calendar has more days, or fewer."""
    try:
        given = Holidays.model_validate({**_mapping(change), "why": pack.holidays.why})
    except TypeError as fault:
        raise BadPack((f"holidays: {pack.country}: write add and remove with lists of dates; {fault}.",)) from fault
    except ValidationError as fault:
        raise BadPack(_sentences(f"holidays: {pack.country}", fault)) from fault
    add = (pack.holidays.add | given.add) - given.remove
    rows = pack.holidays.model_copy(update={"add": add, "remove": (pack.holidays.remove | given.remove) - given.add})
    return pack.model_copy(update={"holidays": rows})


def parse_packs(texts: Mapping[str, str]) -> Packs:
    """Read packs from YAML text by country code. Raises `BadPack` with the faults of all of them."""
    packs: dict[str, Pack] = {}
    faults: list[str] = []
    for country, text in texts.items():
        try:
            packs[country] = parse_pack(country, text)
        except BadPack as fault:
            faults += fault.faults
    if faults:
        raise BadPack(tuple(faults))
    return Packs(packs)


def parse_pack(country: str, text: str) -> Pack:
    """Read one country's pack. Raises `BadPack` with all its faults."""
    try:
        pack = Pack.model_validate(_read_yaml(country, text))
    except ValidationError as fault:
        raise BadPack(_sentences(country, fault)) from fault
    if pack.country != country:
        raise BadPack((f"{country}: country is {pack.country!r}; the pack and its file must name the same country.",))
    return pack


def parse_kept(document: str) -> tuple[Pack, str]:
    """Read a pack from the text in which it was kept, with the edition of the holidays. Raises `BadPack`."""
    try:
        written = json.loads(document)
        return Pack.model_validate(written["pack"]), str(written["holidays"])
    except ValidationError as fault:
        raise BadPack(_sentences("kept", fault)) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise BadPack((f"kept: not the text of a pack; {fault}.",)) from fault


def _read_yaml(name: str, text: str) -> dict[str, Any]:
    """Read YAML text that must hold keys. Raises `BadPack`."""
    try:
        return _mapping(yaml.load(text, Loader=LOADER))  # noqa: S506 (both loaders are safe ones)
    except (yaml.YAMLError, TypeError) as fault:
        raise BadPack((f"{name}: not YAML with keys; {' '.join(str(fault).split())}",)) from fault


def _mapping(written: object) -> dict[str, Any]:
    """Return a mapping as it is; refuse anything else."""
    if not isinstance(written, dict):
        msg = f"expected keys, found {written!r}"
        raise TypeError(msg)
    return written


def _sentences(name: str, fault: ValidationError) -> tuple[str, ...]:
    """Return one sentence for each fault of a pack, with its place."""
    return tuple(f"{name}: {'.'.join(map(str, each['loc'])) or 'pack'}: {each['msg']}" for each in fault.errors())
