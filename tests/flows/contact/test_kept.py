"""Hold that contact rules are kept as one text, from which they are read again unchanged."""

import json

import pytest

from flows.closed_days import EDITION
from flows.contact.errors import BadPack
from flows.contact.kept import sum_of
from flows.contact.packs import parse_kept
from tests.flows.contact.packs import packs

COUNTRIES = sorted(packs().by_country)


@pytest.mark.parametrize("country", COUNTRIES)
def test_read_again(country: str) -> None:
    """What is kept of a country is read as the same rules, with the edition of the holidays."""
    kept = packs().kept[country]

    assert (packs().by_country[country], EDITION) == parse_kept(kept.document)
    assert (country, packs().by_country[country].version) == (kept.country, kept.version)


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_text(country: str) -> None:
    """The same rules are the same text, also when they were kept and read before: sets are written in order."""
    kept = packs().kept[country]
    written = json.loads(kept.document)

    assert kept.document == json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert written["pack"] == parse_kept(kept.document)[0].model_dump(mode="json")
    assert kept.checksum == sum_of(kept.document)


def test_own_closed_days() -> None:
    """Days that an operator adds or takes away are other rules, under another name, for their country alone."""
    changed = packs().with_holidays("CL: {add: [2026-06-15, 2026-03-10], remove: [2026-09-18]}\n")

    assert packs().mark("CL") != changed.mark("CL")
    assert packs().mark("PE") == changed.mark("pe")
    assert parse_kept(changed.kept["CL"].document)[0] == changed.by_country["CL"]


def test_unknown_country() -> None:
    """A country without rules has no name of rules either."""
    assert packs().mark("ZZ") is None


@pytest.mark.parametrize(
    "document",
    ["", "[]", "{}", '{"holidays": "1"}', '{"holidays": "1", "pack": {}}', '{"holidays": "1", "pack": []}'],
)
def test_no_pack(document: str) -> None:
    """A text that is no pack is refused in a sentence."""
    with pytest.raises(BadPack, match="kept: "):
        parse_kept(document)
