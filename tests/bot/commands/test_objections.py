"""Hold the commands on objections: every fault at once, immutable versions, counts in plain words, a measure."""

from datetime import UTC, datetime
from pathlib import Path

from bot.objections import apply_objections, default_text
from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR
from tests.flows.objections.books import BOOK, SMALL
from tests.nlu.test_objections import LABELLED


def write(folder: Path, text: str) -> Path:
    """Write a file of objections."""
    path = folder / "objections.yml"
    path.write_text(text, "utf-8")
    return path


def test_check(concilia: Command, tmp_path: Path) -> None:
    """A valid file is valid; of another every fault is told with its line and remedy, also as JSON."""
    good = concilia("objections", "check", write(tmp_path, SMALL))
    spoilt = write(tmp_path, SMALL.replace("route: trust", "route: nowhere").replace("pt: [muito caro]", "fr: [cher]"))
    bad, machine = concilia("objections", "check", spoilt), concilia("objections", "check", spoilt, "--json")

    assert (0, "objections.yml: valid.\n") == (good.status, good.out)
    assert 1 == bad.status == machine.status
    assert "objections.yml: line 5: 'fr' is no language here" in bad.err
    assert "objections.yml: line 14: 'nowhere' leads nowhere" in bad.err
    assert {5, 14} <= {row["line"] for row in machine.json["faults"]}


def test_check_in_a_country(concilia: Command, tmp_path: Path) -> None:
    """Replies are judged as the clients of a country read them."""
    formal = write(tmp_path, SMALL.replace("Visto todo", "Usted ve todo"))

    assert 0 == concilia("objections", "check", formal).status
    assert "addresses the client as elsewhere" in concilia("objections", "check", formal, "--locale", "es-AR").err


def test_apply_and_list(concilia: Command, creditor_file: Path, tmp_path: Path) -> None:
    """A version is applied once, in force from then on, and never rewritten; the list shows it."""
    concilia("creditor", "apply", creditor_file)
    before = concilia("objections", "list", "--creditor", CREDITOR, "--json").json
    path = write(tmp_path, SMALL)
    applied = [concilia("objections", "apply", path, "--creditor", CREDITOR).out for _ in range(2)]
    after = concilia("objections", "list", "--creditor", CREDITOR, "--json").json
    changed = concilia(
        "objections", "apply", write(tmp_path, SMALL.replace("Pesa.", "Pesa mesmo.")), "--creditor", CREDITOR
    )
    words = concilia("objections", "list", "--creditor", CREDITOR).out

    assert (BOOK.version, set(BOOK.objections)) == (before["version"], {row["code"] for row in before["objections"]})
    assert [f"{CREDITOR}: version 1 of its objections is in force.\n"] * 2 == applied
    assert ("1", ["too_expensive", "too_expensive", "no_trust"]) == (
        after["version"], [row["code"] for row in after["objections"]]
    )  # fmt: skip
    assert [None, "smaller", None] == [row["branch"] for row in after["objections"]]
    assert {0} == {row[end] for row in after["objections"] for end in ("times", "agreement", "under_way")}
    assert (1, True) == (changed.status, "give the changed file a new version" in changed.err)
    assert "too_expensive" in words


def test_refused(concilia: Command, creditor_file: Path, tmp_path: Path) -> None:
    """A file with faults is not applied, and a creditor that does not exist has no objections."""
    concilia("creditor", "apply", creditor_file)
    spoilt = concilia(
        "objections", "apply", write(tmp_path, SMALL.replace("route: plan", "route: away")), "--creditor", CREDITOR
    )
    nobody = [
        concilia("objections", "apply", write(tmp_path, SMALL), "--creditor", "nobody"),
        concilia("objections", "list", "--creditor", "nobody"),
    ]

    assert (1, True) == (spoilt.status, "'away' leads nowhere" in spoilt.err)
    assert [(1, True)] * 2 == [(ran.status, "No creditor is called 'nobody'" in ran.err) for ran in nobody]


def test_named_by_the_creditor(concilia: Command, creditor_file: Path, tmp_path: Path) -> None:
    """A creditor's file names its objections; both are applied together, or neither."""
    creditor_file.write_text(creditor_file.read_text("utf-8") + "\nobjections: objections.yml\n", "utf-8")
    missing = concilia("creditor", "apply", creditor_file)
    write(tmp_path, SMALL.replace("route: trust", "route: nowhere"))
    spoilt = concilia("creditor", "apply", creditor_file)
    nothing = concilia("creditor", "list", "--json").json
    write(tmp_path, SMALL)
    concilia("creditor", "apply", creditor_file)

    assert (1, True) == (missing.status, "objections: objections.yml cannot be read" in missing.err)
    assert (1, True) == (spoilt.status, "line 14" in spoilt.err)
    assert [] == nothing
    assert "1" == concilia("objections", "list", "--creditor", CREDITOR, "--json").json["version"]
    assert "objections" not in concilia("check").out.partition("\n\n")[2]


def test_named_again(concilia: Command, creditor_file: Path, tmp_path: Path, database: Database) -> None:
    """What the console saved stays in force until the file says something else, also what it said before that."""
    second, third = (SMALL.replace('version: "1"', f'version: "{number}"') for number in (2, 3))
    creditor_file.write_text(creditor_file.read_text("utf-8") + "\nobjections: objections.yml\n", "utf-8")
    told = []
    for text in (SMALL, SMALL, third, SMALL):
        write(tmp_path, text)
        ran = concilia("creditor", "apply", creditor_file)
        version = concilia("objections", "list", "--creditor", CREDITOR, "--json").json["version"]
        told.append((ran.status, version, "the objections in force stay" in ran.out))
        with database.unit_of_work(CREDITOR) as uow:
            apply_objections(uow, CREDITOR, "objections.yml", second, "staff:1", datetime.now(UTC))
            uow.commit()

    assert second != SMALL
    assert [(0, "1", False), (0, "2", True), (0, "3", False), (0, "1", False)] == told


def test_measure(concilia: Command, tmp_path: Path) -> None:
    """The measure tells recall and precision, and every message that was taken for another."""
    folder = tmp_path / "labelled"
    folder.mkdir()
    (folder / "es.yml").write_text((LABELLED / "es.yml").read_text("utf-8"), "utf-8")
    path = write(tmp_path, default_text())
    found = concilia("objections", "measure", path, folder, "--json").json
    words = concilia("objections", "measure", path, folder / "es.yml").out
    (folder / "fr.yml").write_text("{}", "utf-8")

    assert set(BOOK.objections) == found["objections"].keys()
    assert 0 < found["recall"] <= 1
    assert 0 < found["precision"] <= 1
    assert f"recall {found['recall']:.3f}" in words
    assert "is not named by its language" in concilia("objections", "measure", path, folder).err
