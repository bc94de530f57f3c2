"""A letter is one page that says what is past its date; it is a contact: the rules are asked, and it counts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pypdf import PdfReader

from flows.proof import read
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, World

LETTER = ("client", "letter", "1041", "--creditor", CREDITOR)


def test_letter(world: World, concilia: Command, tmp_path: Path) -> None:
    """One page names the creditor, the bill, the ways to pay and to ask, and a code that proves it."""
    ran = concilia(*LETTER, "--out", tmp_path / "letter.pdf", "--json")
    pages = PdfReader(tmp_path / "letter.pdf").pages
    text = " ".join(pages[0].extract_text().split())
    words = ("Su cuenta con Aguas del Valle", "Marcela Fuentes", "Agua, enero, 1041-1", "$144.000", "Banco del Valle",
             "«persona»", "600 555 0100", "/c/", "SERNAC", ran.json["code"])  # fmt: skip
    with world.unit() as uow:
        proof = uow.codes.find(read(ran.json["code"]) or "")

    assert (0, 1, []) == (ran.status, len(pages), [word for word in words if word not in text])
    assert proof is not None
    assert "letter" == proof.channel


def test_sent(world: World, concilia: Command, tmp_path: Path) -> None:
    """What was sent counts as a contact once, and no second letter is written while the law's pause lasts."""
    at = datetime.now(UTC) - timedelta(minutes=1)  # commands go by the wall clock
    told = [concilia(*LETTER, "--sent-at", at.isoformat()) for _ in range(2)]
    again = concilia(*LETTER, "--out", tmp_path / "letter.pdf")
    with world.unit() as uow:
        contacts = uow.contacts.of_person(world.row().person_id, at)

    assert [0, 0] == [ran.status for ran in told]
    assert [("letter", "after_due", "operator")] == [(one.channel, one.kind, one.recorded_by) for one in contacts]
    assert (1, False) == (again.status, (tmp_path / "letter.pdf").exists())
    assert "No letter for 1041: CL." in again.err


def test_disputed(world: World, concilia: Command, tmp_path: Path) -> None:
    """Nobody gets a letter about what they dispute; the command says why, and what comes first."""
    world.dispute()
    ran = concilia(*LETTER, "--out", tmp_path / "letter.pdf")

    assert 1 == ran.status
    assert "No letter for 1041" in ran.err
