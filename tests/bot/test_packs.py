"""Hold that an operator's own holidays are kept in contacts, and that a file which cannot be used is named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.app import build
from bot.errors import BadSettings
from bot.packs import load_packs, open_packs
from bot.settings import Settings
from flows.contact.errors import BadPack
from storage.database import Database

OWN = "CL: {add: [2026-06-15]}\nPE: {remove: [2026-07-28]}\n"


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """Give settings that name a file of own holidays."""
    path = tmp_path / "holidays.yml"
    path.write_text(OWN, "utf-8")
    return replace(settings, holidays=path)


def is_closed(settings: Settings, country: str, day: date) -> bool:
    """Say whether a day is closed in a country under these settings."""
    return open_packs(settings).by_country[country].calendar_in(None).is_closed(day)


def test_own_days(settings: Settings, own: Settings) -> None:
    """Days are closed that the file adds, and open that it removes; without a file what ships holds."""
    days = (("CL", date(2026, 6, 15)), ("PE", date(2026, 7, 28)), ("CL", date(2026, 9, 18)))

    assert [(False, True), (True, False), (True, True)] == [
        (is_closed(settings, *day), is_closed(own, *day)) for day in days
    ]
    assert open_packs(settings) is load_packs()


def test_kept(own: Settings, database: Database) -> None:
    """A service that starts with own holidays keeps its rules with them, beside those of before, once."""
    for given in (replace(own, holidays=None), own, own):
        build(given).close()
    with database.unit_of_work() as uow:
        kept = [row.country for row in uow.packs.all()]

    assert {"CL": 2, "PE": 2} == {country: kept.count(country) for country in kept if kept.count(country) > 1}
    assert len(load_packs().by_country) + 2 == len(kept)


def test_no_file(settings: Settings, tmp_path: Path) -> None:
    """A file that is not there, or no text, is named with its setting."""
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.yml", binary):
        with pytest.raises(BadSettings, match=f"CONCILIA_HOLIDAYS: {path} cannot be read"):
            open_packs(replace(settings, holidays=path))


@pytest.mark.parametrize("text", ["CL: [2026-06-15]", "ZZ: {add: [2026-06-15]}", "CL: {add: [soon]}", "- CL"])
def test_no_days(settings: Settings, tmp_path: Path, text: str) -> None:
    """A file of something else is refused in a sentence."""
    path = tmp_path / "holidays.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadPack, match="holidays"):
        open_packs(replace(settings, holidays=path))
