"""Beside a claim stand its check, the client's proof and the payments that may be meant; an overdue check rises."""

from datetime import timedelta

from bot.jobs.sla import WatchAnswers
from tests.bot.console.conftest import Desk, send_file
from tests.bot.world import World


def claim(world: World, words: str = "ya pagué 50000 ayer por transferencia") -> int:
    """Let the first client say that they have paid; return the case's number."""
    world.verify()
    world.say(words)
    with world.unit() as uow:
        (case,) = uow.cases.open_of(world.creditor, world.client)
    return case.id


def arrive(world: World, reference: str, amount: int, days: int = 1) -> None:
    """Let money come of which nobody knows whose it is."""
    with world.unit() as uow:
        uow.unmatched.put(
            creditor=world.creditor, reference=reference, amount=amount, currency="CLP", source="bank",
            paid_on=(world.now - timedelta(days=days)).date(), payer=None, text=None, candidates=[], at=world.now,
        )  # fmt: skip


def test_a_claim_is_checked_in_one_look(world: World, andrea: Desk) -> None:
    """The task with its date, the proof, their payment and money of the sums named or owed; nothing else."""
    number = claim(world)
    file = send_file(world, "document", "application/pdf", b"%PDF-1.7")
    for reference, amount, days in (("B-1", 50_000, 1), ("B-2", 144_000, 3), ("B-3", 7_000, 1), ("B-4", 50_000, 90)):
        arrive(world, reference, amount, days)
    page = andrea.see(f"/console/cases/{number}").text
    part = page.split('<section class="evidence"')[1].split("</section>")[0]

    assert "Buscar el pago, con tesorería" in part
    assert f"/console/attachments/{world.creditor}/{file}" in part
    assert [True, True, False, False] == [reference in part for reference in ("B-1", "B-2", "B-3", "B-4")]


def test_a_claim_without_anything(world: World, andrea: Desk) -> None:
    """It is said that no proof came and that no payment is near."""
    page = andrea.see(f"/console/cases/{claim(world, 'ya pagué esa cuenta')}").text

    assert "No ha enviado comprobante." in page
    assert "Ningún pago en 60 días" in page


def test_an_overdue_check_rises(world: World) -> None:
    """An answered claim whose check is past its date is put on top once; until it is resolved nothing is asked for."""
    number, watch = claim(world), WatchAnswers(world.app.bot)
    with world.unit() as uow:
        uow.cases.answer(number, world.now)
        watch(uow, world.now, "")
        before = uow.cases.get(number).priority
    world.wall.move(days=4)
    for _ in range(2):
        with world.unit() as uow:
            watch(uow, world.now, "")
    with world.unit() as uow:
        case, noted = uow.cases.get(number), uow.audit.about(world.creditor, f"case:{number}")
        holds = [hold.kind for hold in uow.holds.active(world.creditor, world.client, world.now)]

    assert (3, 1) == (before, case.priority)
    assert ["payment_claim"] == holds
    assert 1 == [entry.action for entry, _ in noted].count("case.check_late")
