"""Hold the commands that stop contacts with a region."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR

PORTFOLIO = """client_id,name,invoice_number,due_on,amount,region
1,Ana,F1,2026-01-02,1000,Biobío
2,Eva,F2,2026-01-02,1000,VS
3,Isa,F3,2026-01-02,1000,
"""


def test_hold_and_lift(concilia: Command, creditor_file: Path, tmp_path: Path, database: Database) -> None:
    """A region is held until the end of a day there, listed, and lifted; the command counts whom it is about."""
    concilia("creditor", "apply", creditor_file)
    (tmp_path / "cartera.csv").write_text(PORTFOLIO, "utf-8")
    concilia("import", tmp_path / "cartera.csv", "--creditor", CREDITOR)
    words = ("--country", "cl", "--region", "biobio", "--until", "2999-12-31", "--reason", "fires", "--by", "Paula")
    held = concilia("region", "hold", *words, "--json").json
    listed = concilia("region", "list", "--json").json
    said = [concilia("region", "list").out, concilia("region", "lift", str(held["id"])).out]
    with database.unit_of_work(CREDITOR) as uow:
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, f"regional_hold:{held['id']}")]

    assert ("CL", "BI", None, 2, 1) == tuple(
        held[name] for name in ("country", "region", "creditor", "clients", "region_unknown")
    )
    assert ("fires", "Paula", "3000-01-01T03:00:00+00:00") == (held["reason"], held["by"], held["until"])
    assert [held["id"]] == [row["id"] for row in listed]
    assert [True, f"Hold {held['id']} is lifted.\n"] == ["CL BI" in said[0], said[1]]
    assert "No region is held.\n" == concilia("region", "list").out
    assert ["region.held", "region.released"] == noted


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("hold", "--country", "XX", "--reason", "fires"), 2, "--country: 'XX' is no country"),
        (
            ("hold", "--country", "CL", "--region", "Atlantis", "--reason", "fires"),
            2,
            "--region: 'Atlantis' is none of",
        ),
        (("hold", "--country", "CL", "--until", "2020-01-01", "--reason", "fires"), 2, "--until: is past"),
        (("hold", "--country", "CL", "--creditor", "nobody", "--reason", "fires"), 1, "No creditor is called 'nobody'"),
        (("hold", "--country", "CL", "--reason", " "), 2, "--reason takes"),
        (("lift", "7"), 1, "7"),
    ],
)
def test_faults(concilia: Command, creditor_file: Path, words: tuple[str, ...], status: int, says: str) -> None:
    """What cannot be held is told in a sentence with its remedy."""
    concilia("creditor", "apply", creditor_file)
    ran = concilia("region", *words)

    assert (status, True) == (ran.status, says in ran.err)
