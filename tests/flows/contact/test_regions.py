"""Hold who lives in a region: by any of its names, and where that is not known, to be safe, everybody."""

import pytest

from flows.contact.regions import is_within, name_region


@pytest.mark.parametrize(
    ("country", "region", "lives_in", "lives_at", "within"),
    [
        ("CL", None, "CL", "VS", True),
        ("CL", None, "cl", None, True),
        ("CL", None, "AR", None, False),
        ("CL", "BI", "CL", "BI", True),
        ("CL", "BI", "CL", "cl-bi", True),
        ("CL", "BI", "CL", "  Biobio ", True),
        ("CL", "BI", "CL", "VS", False),
        ("CL", "BI", "CL", None, True),
        ("CL", "BI", "CL", " ", True),
        ("CL", "BI", "CL", "la costa", True),  # cannot be read: may be there
        ("BR", "SP", "BR", "São Paulo", True),
        ("MX", "oaxaca", "MX", "Oaxaca", True),  # no codes are known there: names alone
        ("MX", "oaxaca", "MX", "Puebla", False),
        ("MX", "oaxaca", "MX", None, True),
    ],
)
def test_within(country: str, region: str | None, lives_in: str, lives_at: str | None, within: bool) -> None:
    """A client is held where they live, and wherever they may live."""
    assert within is is_within(country, region, lives_in, lives_at)


@pytest.mark.parametrize(
    ("country", "written", "named"),
    [("CL", "Biobío", "BI"), ("CL", "CL-BI", "BI"), ("CL", "Atlantis", None), ("MX", " Michoacán", "michoacan")],
)
def test_name(country: str, written: str, named: str | None) -> None:
    """A region has one name; one that does not exist, where all are known, has none."""
    assert named == name_region(country, written)
