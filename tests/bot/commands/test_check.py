"""Hold `check`: settings, texts, country rules, training data, creditors and policies, all faults at once."""

import json
from pathlib import Path

import pytest

from bot.settings import TABLE
from nlu.data_check import FLOOR, faults
from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR


def test_sound(concilia: Command, creditor_file: Path) -> None:
    """What ships, and a creditor that was applied, has no faults; every setting is listed with its default."""
    concilia("creditor", "apply", creditor_file)
    ran, told = concilia("check"), concilia("check", "--json").json

    assert (0, "No faults.") == (ran.status, ran.out.splitlines()[-1])
    assert [f"CONCILIA_{row.name}" for row in TABLE] == [row["name"] for row in told["settings"]]
    assert [] == told["faults"]


def test_settings(concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fault of the settings is told once, with status 1."""
    monkeypatch.setenv("CONCILIA_TELEGRAM_TOKEN", "x")
    monkeypatch.setenv("CONCILIA_UNDERSTANDING", "guesses")
    monkeypatch.setenv("CONCILIA_COLOUR", "blue")
    ran = concilia("check", "--json")

    assert 1 == ran.status
    assert ["CONCILIA_UNDERSTANDING", "CONCILIA_TELEGRAM_TOKEN", "CONCILIA_COLOUR"] == [
        fault.replace(":", " ").split()[0] for fault in ran.json["faults"]
    ]


def test_holidays(concilia: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file of own holidays that cannot be used is named; one that can be is what `may-send` answers by."""
    monkeypatch.setenv("CONCILIA_HOLIDAYS", str(tmp_path / "days.yml"))
    missing = concilia("check", "--json").json["faults"]
    (tmp_path / "days.yml").write_text("ZZ: {add: [2026-06-15]}")
    unknown = concilia("check", "--json").json["faults"]
    (tmp_path / "days.yml").write_text("CL: {add: [2026-06-15]}")
    asked = {"country": "CL", "zones": ["America/Santiago"], "channel": "web", "kind": "due"}
    answer = concilia("may-send", stdin=json.dumps({**asked, "now": "2026-06-15T12:00:00-04:00"})).json

    assert [True] == [fault.startswith("CONCILIA_HOLIDAYS: ") for fault in missing]
    assert ["holidays: ZZ has no pack; name a country that has one."] == unknown
    assert ("CL.holidays", "2026-06-16T08:00:00-04:00") == (answer["rule"], answer["next_allowed_at"])


def test_creditors(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A creditor whose stored file no longer fits is named."""
    concilia("creditor", "apply", creditor_file)
    with database.unit_of_work(CREDITOR) as uow:
        row = uow.creditors.get(CREDITOR)
        row.document = {**row.document, "timezone": "Chile"}
        uow.commit()
    ran = concilia("check", "--json")

    assert (1, 1) == (ran.status, len(ran.json["faults"]))
    assert ran.json["faults"][0].startswith(f"{CREDITOR}: timezone: 'Chile'")


def test_forbidden_phrases(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A phrase that the creditor forbids, and that its objections or the texts which ship say, is named with where."""
    concilia("creditor", "apply", creditor_file)
    with database.unit_of_work(CREDITOR) as uow:
        row = uow.creditors.get(CREDITOR)
        row.document = {**row.document, "contact": {"forbidden_phrases": ["a veces se pasa", "es sano", "jamas dicho"]}}
        uow.commit()
    ran = concilia("check", "--json")

    told = (
        f"{CREDITOR}: contact.forbidden_phrases: 'a veces se pasa' is said by the text reminder-after-due-kind; "
        "change what the texts say (docs/texts.md), or allow the phrase."
    )

    assert 1 == ran.status
    assert [told] == [fault for fault in ran.json["faults"] if "a veces" in fault]
    assert [] == [fault for fault in ran.json["faults"] if "jamas" in fault]


def test_no_database(concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer is one of the faults."""
    monkeypatch.setenv("CONCILIA_DATABASE_URL", "postgresql://me@127.0.0.1:1/nothing")
    ran = concilia("check", "--json")

    assert (1, True) == (ran.status, "does not answer" in ran.json["faults"][0])


def test_training_data(tmp_path: Path) -> None:
    """Files that cannot be read, strange intents, messages under two intents and too few of them are all told."""
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "broken.yml").write_text("nlu: [", "utf-8")
    lines = "\n".join(f"    - hola {number}" for number in range(FLOOR["es"]))
    greet = f"- intent: greet\n  examples: |\n{lines}\n"
    other = "- intent: sing\n  examples: |\n    - la la\n- intent: thank\n  examples: |\n    - ¡HOLA 1!\n    - hola 2\n"
    (folder / "courtesy.yml").write_text(f"nlu:\n{greet}{other}", "utf-8")
    found = faults(sorted(folder.iterdir()))

    assert found[0].startswith("broken.yml: ")
    assert "sing is no intent" in found[1]
    assert any("thank has 2 messages in es" in fault for fault in found)
    assert not any("greet has" in fault and " es;" in fault for fault in found)
    assert "'hola 2' stands under greet (es), thank (es)" in found[-1]
