"""A client's file: everything that is kept, on paper too, and no agreement that was tampered with passes."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from sqlalchemy import text

from bot.disk import draft_of
from tests.bot.commands.conftest import Command
from tests.bot.test_disk import full_disk
from tests.bot.world import CREDITOR, World

EXPORT = ("client", "export", "1041", "--creditor", CREDITOR)
MOVED = "instalment.moved"


def agree(world: World) -> None:
    """Let the client agree to three payments, pay the first, and move the second."""
    world.verify()
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")
    world.press("Sí, lo dejo así")
    with world.unit() as uow:
        world.app.cashier.record(
            uow,
            creditor=CREDITOR,
            client="1041",
            amount=50_000,
            paid_on=date(2026, 3, 5),
            reference="P-1",
            source="bank",
            now=world.now,
        )
        row = uow.agreements.move(CREDITOR, "1041", 2, date(2026, 4, 6))
        uow.agreements.amend(CREDITOR, row.id, MOVED, world.now)
    world.work()


def test_export(world: World, concilia: Command, tmp_path: Path) -> None:
    """The file holds all sections, amounts as the API writes them, no identity, and the agreement as it was sealed."""
    agree(world)
    ran = concilia(*EXPORT, "--out", tmp_path / "file", "--json")
    file = json.loads(Path(ran.json["json"]).read_text("utf-8"))
    agreement = file["agreements"][0]

    assert (0, True, [[]]) == (ran.status, ran.json["whole"], [one["faults"] for one in ran.json["agreements"]])
    assert {"client_id": "1041", "creditor": CREDITOR} == {name: file[name] for name in ("client_id", "creditor")}
    assert ("Marcela Fuentes", True) == (file["client"]["name"], file["client"]["document_kept"])
    assert "12.345.678" not in json.dumps(file)
    assert [{"amount": "144000", "currency": "CLP"}] == [one["amount"] for one in file["invoices"]]
    assert [{"amount": "50000", "currency": "CLP"}] == [one["amount"] for one in file["payments"]]
    assert [["2026-03-06", 50_000], ["2026-03-30", 47_000], ["2026-04-30", 47_000]] == agreement["terms"]["payments"]
    assert [(MOVED, "2026-04-06")] == [(one["what"], one["payments"][1][0]) for one in agreement["amendments"]]
    assert agreement["sha256"][:8] == agreement["code"]
    assert any(agreement["code"] in one["text"] for one in file["messages"])
    assert {"web"} == {one["channel"] for one in file["contacts"]}
    assert {"client", "addresses", "cases", "difficulties", "tickets", "risk"} < file.keys()


def test_no_room(world: World, concilia: Command, tmp_path: Path) -> None:
    """A file that finds no room is not recorded as given, nothing of it is left, and the command names it."""
    folder = tmp_path / "file"
    with full_disk():
        ran = concilia(*EXPORT, "--out", folder)
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, "client:1041")]

    assert (1, "", [], []) == (ran.status, ran.out, noted, [*folder.iterdir()])
    assert ran.err.startswith(f"{folder / f'{CREDITOR}-1041.json'}: cannot be read or written (")


def test_export_on_paper(world: World, concilia: Command, tmp_path: Path) -> None:
    """The paper tells what is owed, was paid and agreed, then the agreement in full; only its owner may read it."""
    agree(world)
    ran = concilia(*EXPORT, "--out", tmp_path, "--json")
    path = Path(ran.json["pdf"])
    text_of = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages)
    words = ("Su expediente con Aguas del Valle", "Marcela Fuentes", "$94.000", "$50.000", "en curso.",
             "Código comprobado.", "Acuerdo de pago", "lunes 6 de abril de 2026",
             ran.json["agreements"][0]["sha256"])  # fmt: skip

    assert [] == [word for word in words if word not in text_of]
    assert 0o600 == path.stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE instalments SET amount = amount - 1 WHERE number = 2", "its instalments are not those"),
        ("UPDATE instalments SET due_on = due_on - 1 WHERE number = 3", "its instalments are not those"),
        ("UPDATE agreements SET total = total + 1", "its row says another total"),
        ("UPDATE agreements SET terms = jsonb_set(terms, '{patience,grace_days}', '0')", "its terms are not those"),
        ("UPDATE agreements SET terms = jsonb_set(terms, '{means,0,details,bank}', '\"X\"')", "its terms are not"),
        ("DELETE FROM agreement_invoices", "its row says another invoices"),
        ("UPDATE agreements SET sha256 = decode(repeat('00', 32), 'hex')", "its hash is not the one that the audit"),
        ("UPDATE agreements SET amendments = '[]'", "its instalments are not those"),
    ],
)
def test_tampering_is_told(world: World, concilia: Command, tmp_path: Path, tampering: str, said: str) -> None:
    """Whatever is changed behind an agreement's seal is told by its number, on paper too, and the command fails."""
    agree(world)
    with world.unit() as uow:
        number = uow.agreements.of(CREDITOR, "1041")[0].id
        uow.session.execute(text(tampering))
    ran = concilia(*EXPORT, "--out", tmp_path)
    paper = (tmp_path / f"{CREDITOR}-1041.pdf").read_bytes()

    assert 1 == ran.status
    assert f"Agreement {number}: " in ran.out
    assert said in ran.out
    assert "No coincide con el código." in " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages
    )


def test_one_of_two(world: World, concilia: Command, tmp_path: Path) -> None:
    """Of several agreements only the one that was changed is told."""
    agree(world)
    world.add_client("2002", "Rosa Quispe")
    with world.unit() as uow:
        uow.session.execute(text("UPDATE agreements SET discount = 1"))
    ran = concilia("client", "export", "2002", "--creditor", CREDITOR, "--out", tmp_path, "--json")

    assert (0, []) == (ran.status, ran.json["agreements"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("client", "export", "9", "--creditor", CREDITOR), f"'{CREDITOR}' has no client '9': check the id"),
        (("client", "export", "1041", "--creditor", "nobody"), "No creditor is called 'nobody'"),
    ],
)
def test_nobody(world: World, concilia: Command, words: tuple[str, ...], said: str) -> None:
    """An unknown client or creditor is a sentence with its remedy."""
    ran = concilia(*words)

    assert (1, "", True) == (ran.status, ran.out, ran.err.startswith(said))


def test_witness_of_nothing(world: World, concilia: Command) -> None:
    """Without a trial the command says how one begins; with --json there are zeros and no difference."""
    said, told = concilia("witness", "--creditor", CREDITOR), concilia("witness", "--creditor", CREDITOR, "--json")

    assert "`witness: {share_percent: 50}`" in said.out
    assert {"drawn": 0, "kept": 0, "broken": 0, "kept_rate": None} == told.json["witness"]
    assert told.json["difference"] is None


@pytest.mark.parametrize("share", [-1, 101, "half"])
def test_witness_refused(concilia: Command, creditor_file: Path, share: object) -> None:
    """A share that is no share is refused when the creditor's file is applied, and nothing is stored."""
    document = yaml.safe_load(creditor_file.read_text("utf-8"))
    creditor_file.write_text(yaml.safe_dump({**document, "witness": {"share_percent": share}}), "utf-8")
    ran = concilia("creditor", "apply", creditor_file)

    assert (1, True) == (ran.status, "witness.share_percent: " in ran.err)
    assert [] == concilia("creditor", "list", "--json").json


def test_erase(world: World, concilia: Command) -> None:
    """An erasure says what went and what stays, takes the files made of the client; no portfolio brings them back."""
    agree(world)
    path = Path(concilia(*EXPORT, "--json").json["pdf"])
    assert path.exists()
    draft_of(path).write_bytes(b"{")  # of an export that was killed
    ran = concilia("client", "erase", "1041", "--creditor", CREDITOR, "--json")
    again = concilia("client", "erase", "1041", "--creditor", CREDITOR)
    rows = "client_id,name,phone,document_id,invoice_number,due_on,amount\n"
    Path("back.csv").write_text(
        f"{rows}1041,Marcela Fuentes,+56911223344,12.345.678-5,1041-1,2026-02-12,144000\n", "utf-8"
    )
    brought = concilia("import", "back.csv", "--creditor", CREDITOR, "--json")
    chain = concilia("audit", "verify")
    with world.unit() as uow:
        client, points = uow.clients.get(CREDITOR, "1041"), uow.clients.contact_points(CREDITOR, "1041")

    exported = concilia(*EXPORT, "--out", "file")
    assert (0, 0, 0, 0) == (ran.status, brought.status, chain.status, exported.status)
    assert ("1041", None, []) == (client.name, client.document_sealed, points)
    assert {"messages", "clients", "agreements"} <= ran.json["rows"].keys()
    assert all(one["what"] and one["why"] for one in ran.json["kept"])
    assert (False, False, 1) == (path.exists(), draft_of(path).exists(), again.status)
    assert "was erased already" in again.err
