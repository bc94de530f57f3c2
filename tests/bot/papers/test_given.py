"""A client gets their papers by asking, or by themselves where they are due: each says what the account says."""

import io
import re
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from bot.papers.links import STATEMENT_AGE, Sheaf
from bot.papers.printer import Printer
from bot.reversals import take_back
from flows.outcome import Paper
from storage.errors import BadLink, Missing
from tests.bot.world import World

LINK = re.compile(r"\S+/documents/(\S+)")


def pay(world: World, amount: int, reference: str, day: date | None = None) -> None:
    """Let money arrive, and what is said of it leave."""
    with world.unit() as uow:
        world.app.cashier.record(
            uow,
            creditor=world.creditor,
            client=world.client,
            amount=amount,
            paid_on=day or world.now.date(),
            reference=reference,
            source="bank",
            now=world.now,
        )
    world.work()


def linked(world: World, said: list[str]) -> list[Sheaf]:
    """Return what the links in messages open."""
    read = world.app.bot.links.read
    found = [read(token, world.now) for text in said for token in LINK.findall(text)]
    return [one for one in found if isinstance(one, Sheaf)]


def words(world: World, sheaf: Sheaf) -> str:
    """Return the words of a paper as it is printed now."""
    printer = Printer(world.app.bot.profiles, world.app.wording, world.app.settings.public_url)
    with world.unit() as uow:
        _, paper = printer.print(uow, sheaf, world.now)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages)


def lacks(text: str, *parts: str) -> list[str]:
    """Return what a text does not say."""
    return [part for part in parts if part not in text]


def test_statement(world: World) -> None:
    """A statement is linked on request, beside the sums in the chat; its link ends after two weeks."""
    world.verify()
    pay(world, 44_000, "P-1")
    said = world.say("mándeme mi estado de cuenta por favor")
    (sheaf,) = linked(world, said)
    text = words(world, sheaf)

    assert Paper.STATEMENT is sheaf.paper
    assert any("$100.000" in one for one in said)
    assert [] == lacks(text, "Estado de cuenta", "$144.000", "-$44.000", "P-1", "Saldo $100.000", "Banco del Valle")
    token = next(found[1] for one in said if (found := LINK.search(one)))
    world.wall.move(days=STATEMENT_AGE.days, seconds=1)
    with pytest.raises(BadLink):
        world.app.bot.links.read(token, world.now)


def test_disputed_parts_are_marked(world: World) -> None:
    """What is disputed stands apart, and is said not to be asked for meanwhile."""
    world.dispute()
    text = words(world, Sheaf(Paper.STATEMENT, world.creditor, world.client))

    assert [] == lacks(text, "En revisión: $144.000. No se cobran mientras no haya respuesta.", "Agua, enero, 1041-1")


def test_receipt(world: World) -> None:
    """The thanks for a payment offers its receipt, which says what was paid, and what is left."""
    world.verify()
    pay(world, 44_000, "P-1")
    (sheaf,) = linked(world, world.press("Ver el comprobante"))
    text = words(world, sheaf)

    assert Sheaf(Paper.RECEIPT, world.creditor, world.client, "P-1") == sheaf
    assert [] == lacks(text, "P-1", "$44.000", "jueves 5 de marzo de 2026", "Agua, enero, 1041-1", "quedan $100.000")


def test_a_payment_that_the_bank_returned(world: World) -> None:
    """The statement shows it come and go; its receipt opens still, and says that it proves nothing."""
    world.verify()
    pay(world, 44_000, "P-1")
    with world.unit() as uow:
        bot, paid = world.app.bot, uow.payments.of(world.creditor, world.client)[0]
        stage = bot.stage(uow, world.creditor, world.client, world.now, "return")
        take_back(bot, stage, paid, date(2026, 3, 6), "no funds")
    statement, receipt = (
        words(world, Sheaf(paper, world.creditor, world.client, "P-1")) for paper in (Paper.STATEMENT, Paper.RECEIPT)
    )

    assert [] == lacks(statement, "Pago, referencia P-1 -$44.000", "Pago devuelto, referencia P-1 $44.000")
    assert "Saldo $144.000" in statement
    assert "El viernes 6 de marzo de 2026 este pago fue devuelto por el banco" in receipt


def test_closing_letter(world: World) -> None:
    """The letter comes once, by itself, when what was late is paid; on request it is the same; before there is none."""
    world.verify()
    before = world.say("necesito el paz y salvo")
    pay(world, 144_000, "P-1")
    told = world.hear()
    asked = linked(world, world.say("quiero la carta de no adeudo"))
    pay(world, 1_000, "P-2")
    (sheaf,) = linked(world, told)
    text = words(world, sheaf)

    assert ([], True) == (linked(world, before), "$144.000" in before[-1])
    assert (Paper.SETTLEMENT, [sheaf]) == (sheaf.paper, asked)
    assert [] == linked(world, world.hear())
    assert [] == lacks(
        text, "Certificado de pago total", "Marcela Fuentes", "Agua, enero, 1041-1", "Total pagado $144.000"
    )


def test_letter_of_what_was_agreed(world: World) -> None:
    """Who kept an agreement gets its letter while a later bill is owed; it names what was agreed, and nothing else."""
    bills = ((9_000, date(2026, 2, 20), "Agua, febrero"), (8_000, date(2026, 4, 20), "Agua, abril"))
    world.client = world.add_client("7", "Rosa Díaz", document="9.876.543-3", invoices=bills)
    world.verify(last4="5433")
    world.say("pago todo mañana")
    world.say("sí")
    pay(world, 9_000, "P-7")
    told = world.hear()
    (sheaf,) = linked(world, told)
    text = words(world, sheaf)

    assert any("lo que acordamos quedó pagado" in one for one in told)
    assert [] == lacks(text, "Agua, febrero, 7-1", "Total pagado $9.000")
    assert "abril" not in text


def test_a_letter_that_is_true_no_more(world: World) -> None:
    """A closing letter does not open while one of its bills is owed again."""
    world.verify()
    pay(world, 144_000, "P-1")
    (sheaf,) = linked(world, world.hear())
    with world.unit() as uow:
        row = uow.invoices.get(world.creditor, "1041-1")
        uow.invoices.put(world.creditor, row.number, world.now, balance=10_000)

    with pytest.raises(Missing):
        words(world, sheaf)


def test_paid_in_time(world: World) -> None:
    """Who paid in time and had agreed on nothing gets thanks and no letter; one is there when they ask."""
    world.add_client("7", "Rosa Díaz", document="9.876.543-3", invoices=((9_000, date(2026, 3, 20), "Agua"),))
    world.client = "7"
    world.verify(last4="5433")
    pay(world, 9_000, "P-7", world.now.date() - timedelta(days=1))
    told = world.hear()

    assert [] == linked(world, told)
    assert [Paper.SETTLEMENT] == [one.paper for one in linked(world, world.say("necesito el paz y salvo"))]
