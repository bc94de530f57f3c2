"""What a country's pack must hold, and how a bad one is refused."""

from datetime import date

import pytest
import yaml

from flows.contact.errors import BadPack
from flows.contact.packs import Packs, parse_pack, parse_packs
from flows.contact.page import law_page, rows
from tests.flows.contact.law_page import PAGE
from tests.flows.contact.packs import packs, texts

CHILE = texts()["CL"]


def faults(**changes: object) -> str:
    """Return what is said about Chile's pack after changes to its keys."""
    with pytest.raises(BadPack) as refused:
        parse_pack("CL", yaml.safe_dump({**yaml.safe_load(CHILE), **changes}))
    return str(refused.value)


def test_fifteen_countries_have_a_pack() -> None:
    """Every country of the product has its rules."""
    countries = ["AR", "BR", "CL", "CO", "CR", "DO", "EC", "ES", "GB", "GT", "MX", "PA", "PE", "SV", "US"]

    assert countries == sorted(packs().by_country)


@pytest.mark.parametrize("country", sorted(texts()))
def test_every_row_has_a_source_or_is_our_own_policy(country: str) -> None:
    """No row claims to be law without saying where it stands; what is only remembered is not of high confidence."""
    pack = packs().by_country[country]
    bare = [name for name, _, why in rows(pack) if why.basis != "product" and not why.source]
    unmarked = [name for name, _, why in rows(pack) if why.quality == "memory" and why.confidence == "high"]

    assert [] == bare + unmarked


@pytest.mark.parametrize("country", sorted(texts()))
def test_law_names_its_article(country: str) -> None:
    """A row of law or of a bill names its article."""
    nameless = [
        n for n, _, why in rows(packs().by_country[country]) if why.basis in ("law", "bill") and not why.article
    ]

    assert [] == nameless


def test_the_page_on_contact_law_says_what_the_packs_say() -> None:
    """docs/contact-law.md is what the packs hold; write it again with `python -m tests.flows.contact.law_page`."""
    assert PAGE.read_text(encoding="utf-8") == law_page(packs())


def test_every_country_can_be_written_to() -> None:
    """Each pack opens on some day, and so do the hours that a country's regions share."""
    shut = [country for country, pack in packs().by_country.items() if not any(pack.strictest_hours.week.days)]

    assert [] == shut


def test_all_faults_of_all_packs_are_told_at_once() -> None:
    """One error names every pack's faults, each with its country and place."""
    with pytest.raises(BadPack) as refused:
        parse_packs({"CL": CHILE.replace("at_most: 2", "at_most: 0"), "CO": "[]", "PE": "{"})

    places = [fault.split(":")[0] for fault in refused.value.faults]
    assert ["CL", "CO", "PE"] == places
    assert "CL: limits.0.at_most" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"country": "PE"}, "must name the same country"),
        ({"country": "XX"}, "holidays of 'XX' are not known"),
        ({"surprise": 1}, "CL: surprise"),
        ({"hours": {"week": {"mon_fri": ["08:00", 1200]}, "why": {}}}, 'not a quoted time such as "09:00"'),
        ({"hours": {"week": {"monday": None}, "why": {}}}, "'monday' is not a day of the week"),
        ({"hours": {"week": {"mon_fri": ["20:00", "08:00"]}, "why": {}}}, "before it opens"),
        ({"hours": {"week": {}, "why": {"says": "a", "basis": "law", "confidence": "low"}}}, "needs a source"),
        ({"regions": {"ZZ": {"week": {}, "why": {}}}}, "CL: regions.ZZ"),
        ({"limits": [{"rule": "x", "span": {"days": 7, "hours": 1}, "why": {}}]}, "exactly one of"),
    ],
)
def test_a_bad_pack_is_refused_with_its_place(changes: dict[str, object], expected: str) -> None:
    """A fault names the country, the place and what is wrong."""
    assert expected in faults(**changes)


def test_a_region_must_exist() -> None:
    """A pack's regions are subdivisions of its country."""
    row = {"week": {"mon_fri": ["08:00", "20:00"]}, "why": {"says": "a", "basis": "product", "confidence": "high"}}

    assert "'ZZ' is no subdivision of CL" in faults(regions={"ZZ": row})


def test_an_operator_adds_and_removes_holidays() -> None:
    """Days of the operator's file are closed or open beside the published ones, in their country alone."""
    changed = packs().with_holidays("CL: {add: [2026-03-10], remove: [2026-09-18]}\n")
    days = [date(2026, 3, 10), date(2026, 9, 18), date(2026, 9, 19)]

    def closed(source: Packs, country: str) -> list[bool]:
        calendar = source.by_country[country].calendar_in(None)
        return [calendar.is_closed(day) for day in days]

    assert [True, False, True] == closed(changed, "CL")
    assert [False, True, True] == closed(packs(), "CL")
    assert closed(packs(), "PE") == closed(changed, "PE")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XX: {add: []}", "XX has no pack"),
        ("CL: [2026-03-10]", "write add and remove"),
        ("CL: {add: [soon]}", "holidays: CL: add"),
        ("- CL", "holidays: not YAML with keys"),
    ],
)
def test_a_bad_holiday_file_is_refused(text: str, expected: str) -> None:
    """A fault in the operator's file is one sentence with its place."""
    with pytest.raises(BadPack, match=expected):
        packs().with_holidays(text)


def test_regional_holidays_close_their_region() -> None:
    """A state's day is closed in that state, open in another, and closed where the state cannot be read."""
    brazil, day = packs().by_country["BR"], date(2026, 7, 9)  # São Paulo's
    chile, morro = packs().by_country["CL"], date(2026, 6, 7)  # Arica's

    assert [True, True, False, True] == [brazil.calendar_in(r).is_closed(day) for r in ("SP", "br-sp", "RJ", None)]
    assert [True, False, True] == [chile.calendar_in(r).is_closed(morro) for r in ("Arica y Parinacota", None, "Mars")]


def test_carnival_is_closed_in_brazil() -> None:
    """Optional days that people keep count as holidays where the pack says so."""
    assert packs().by_country["BR"].calendar_in("MG").is_closed(date(2026, 2, 17))
