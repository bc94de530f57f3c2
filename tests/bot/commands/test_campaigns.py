"""Hold the commands of campaigns: from a draft to its recall, what is paused, and what each refuses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.commands.campaign_words import report_words, why
from storage.database import Database
from tests.bot.campaigns.scene import ALONE, written
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR

PORTFOLIO = """client_id,name,invoice_number,due_on,amount,document_type,document_id,whatsapp,consent_whatsapp
1,Ana,F1,{due},1000,rut,12345678-5,+56912345678,yes
2,Eva,F2,{due},1000,rut,9876543-3,+56912345679,yes
"""


@pytest.fixture
def file(concilia: Command, creditor_file: Path, tmp_path: Path) -> Path:
    """Give the file of a campaign for everybody, from today on, of a creditor with two clients."""
    today = datetime.now(UTC).date()
    (tmp_path / "cartera.csv").write_text(PORTFOLIO.format(due=today - timedelta(days=2)), "utf-8")
    concilia("creditor", "apply", creditor_file)
    concilia("import", tmp_path / "cartera.csv", "--creditor", CREDITOR)
    path = tmp_path / "hoy.yml"
    days = {"from": str(today - timedelta(days=1)), "to": str(today + timedelta(days=30))}
    path.write_text(written(**days, **ALONE), "utf-8")
    return path


def submit(concilia: Command, file: Path, by: str = "Paula Reyes") -> str:
    """Submit a campaign; return its number as it is typed."""
    return str(concilia("campaign", "submit", file, "--creditor", CREDITOR, "--by", by, "--json").json["id"])


def test_life(concilia: Command, file: Path, database: Database) -> None:
    """A campaign is submitted, foreseen, approved by somebody else, paused, lifted and recalled; each act is kept."""
    number = submit(concilia, file)
    seen = concilia("campaign", "preview", number, "--json").json
    approved = concilia("campaign", "approve", number, "--by", "Andrés Soto", "--json").json
    paused = concilia("campaign", "pause", number, "--reason", "a question", "--json").json
    listed = concilia("campaign", "list", "--json").json
    lifted = concilia("campaign", "lift", number, "--reason", "answered", "--by", "Andrés Soto", "--json").json
    told = concilia("campaign", "report", number, "--json").json
    recalled = concilia("campaign", "recall", number, "--reason", "a slip", "--json").json
    with database.unit_of_work(CREDITOR) as uow:
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, f"campaign:{number}")]

    assert ({"all": 2}, ["1", "2"]) == (seen["clients"], [one["client_id"] for one in seen["contacts"]])
    assert ("running", "Andrés Soto", "Paula Reyes") == tuple(
        approved[key] for key in ("state", "approved_by", "made_by")
    )
    assert ("person", "a question", None) == (paused["rule"], paused["reason"], paused["lifted_at"])
    assert ["paused"] == [one["state"] for one in listed["campaigns"]]
    assert ("Andrés Soto", int(number)) == (lifted["lifted_by"], lifted["campaign"])
    assert [("all", 0, 0, None)] == [
        tuple(one[key] for key in ("arm", "assigned", "sent", "rate")) for one in told["results"]
    ]
    assert ("recalled", "a slip") == (recalled["state"], recalled["closed_why"])
    assert [f"campaign.{act}" for act in ("submitted", "approved", "paused", "lifted", "recalled")] == noted


def test_words(concilia: Command, file: Path) -> None:
    """Whoever reads a terminal is told what was done, and what comes next."""
    number = submit(concilia, file)
    said = [
        concilia("campaign", "check", file),
        concilia("campaign", "list"),
        concilia("campaign", "preview", number),
        concilia("campaign", "approve", number, "--by", "Andrés Soto"),
        concilia("campaign", "report", number),
        concilia("campaign", "pause", "--creditor", CREDITOR, "--reason", "a storm", "--by", "Paula Reyes"),
        concilia("campaign", "list", "--creditor", CREDITOR),
        concilia("campaign", "lift", "--creditor", CREDITOR, "--reason", "it is over"),
    ]

    assert [(0, "")] * len(said) == [(ran.status, ran.err) for ran in said]
    for ran, words in zip(
        said,
        (
            "hoy.yml: valid.",
            "marzo-suave              ",
            "Clients: all 2.",
            f"Campaign {number} is approved, from ",
            "all          0 of at least 100 have had their days; 0 drawn",
            f"nothing of {CREDITOR} leaves",
            "all contacts are paused since",
            f"Contacts of {CREDITOR} may leave again.",
        ),
        strict=True,
    ):
        assert words in ran.out


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("approve", "ID", "--by", "paula reyes"), 1, "Who made a campaign cannot approve it"),
        (("approve", "999999"), 1, "There is no campaign 999999: `concilia campaign list` shows them."),
        (("preview", "999999"), 1, "There is no campaign 999999"),
        (("report", "999999"), 1, "There is no campaign 999999"),
        (("pause", "ID", "--reason", "why"), 1, "is not in force: only one that is can be paused"),
        (("pause", "--reason", "why"), 2, "Name a campaign's ID, or with --creditor whose contacts are meant."),
        (("pause", "--creditor", "nobody", "--reason", "why"), 1, "No creditor is called 'nobody'"),
        (("pause", "ID", "--creditor", "other", "--reason", "why"), 2, f"is of {CREDITOR}, not of other"),
        (("pause", "ID", "--reason", " "), 2, "--reason takes"),
        (("lift", "ID", "--reason", "why"), 1, "That is not paused: `concilia campaign list` shows what is."),
        (("recall", "ID"), 2, "--reason"),
        (("recall", "0", "--reason", "why"), 2, "0"),
        (("submit", "FILE", "--creditor", "nobody"), 1, "No creditor is called 'nobody'"),
        (("submit", "FILE", "--creditor", CREDITOR), 1, "one called 'marzo-suave' is there already"),
        (("list", "--creditor", "nobody"), 1, "No creditor is called 'nobody'"),
    ],
)
def test_faults(concilia: Command, file: Path, words: tuple[str, ...], status: int, says: str) -> None:
    """What cannot be done is told in a sentence with its remedy."""
    known = {"ID": submit(concilia, file), "FILE": file}
    ran = concilia("campaign", *(known.get(word, word) for word in words))

    assert (status, True) == (ran.status, says in ran.err)


def test_paused_already(concilia: Command, file: Path) -> None:
    """What is paused is not paused again; nothing is listed of nobody."""
    empty = concilia("campaign", "list").out
    words = ("campaign", "pause", "--creditor", CREDITOR, "--reason", "a storm")

    assert "There are no campaigns yet: `concilia campaign submit`.\n" == empty
    assert (0, 1) == (concilia(*words).status, concilia(*words).status)


def test_bad_file(concilia: Command, file: Path, tmp_path: Path) -> None:
    """Every fault of a file is told with its line, by `check` and by `submit`; as JSON too."""
    bad = tmp_path / "mala.yml"
    bad.write_text(file.read_text("utf-8").replace("share: 100", "share: 90"), "utf-8")
    checked, submitted = concilia("campaign", "check", bad), concilia("campaign", "submit", bad, "--creditor", CREDITOR)
    faults = concilia("campaign", "check", bad, "--json")

    assert (1, 1, 1) == (checked.status, submitted.status, faults.status)
    assert checked.err == submitted.err
    assert ["the shares and hold_out make 90, not 100"] == [one["what"] for one in faults.json["faults"]]


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("open", "kind against hold_out: +7.0 points, surely between -2.0 and +16.0: no difference is shown yet"),
        ("more", "+16.0: does better"),
        ("fewer", "+16.0: does worse"),
        ("too_few", "kind against hold_out: nothing can be told yet"),
    ],
)
def test_report_words(verdict: str, words: str) -> None:
    """A difference is told with its limits, and never as more than it is."""
    figures: dict[str, float | None] = {"difference": 0.07, "low": -0.02, "high": 0.16}
    if verdict == "too_few":
        figures = dict.fromkeys(figures)
    found = {"arm": "kind", "against": "hold_out", "verdict": verdict, **figures}
    told: dict[str, Any] = {
        "id": 3,
        "campaign": "abril",
        "state": "running",
        "goal": {"what": "paid", "within_days": 14, "at_least": 100},
        "results": [],
        "findings": [found],
        "guard_rails": {"now": {"contacted": 10, "opt_outs": 1}},
    }

    assert words in report_words(told)


def test_why_paused() -> None:
    """A guard rail's reason is told in words; a person's as they wrote it."""
    told = "7 of 120 clients contacted within 7 days complained: 5.8 %, where 0.5 % would be usual or tolerated."

    assert [told, "a storm"] == [why(reason) for reason in ("complaints=7/120/0.5", "a storm")]
