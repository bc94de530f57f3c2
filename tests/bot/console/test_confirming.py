"""Hold that what takes much off an account needs two people: nothing is written before the second, and nobody told."""

from storage.schema import CaseStatus
from tests.bot.console.conftest import Desk
from tests.bot.console.test_crediting import balance, pesos
from tests.bot.world import World

TEXT = "Descontamos los días sin agua."


def test_two_for_much(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """From the creditor's limit on a second person confirms, or it is taken back; below it one is enough.

    Who proposed it is not the second; what has become wrong meanwhile is refused.
    """
    world.add_creditor(credits={"confirm_from": "50000"})
    owed = balance(world)
    fields = {"outcome": "credit", "amount": "50.000", "text": TEXT}
    world.hear()

    def status() -> CaseStatus:
        with world.unit() as uow:
            return uow.cases.get(dispute).status

    for second in ("withdraw", "confirm"):
        assert 303 == andrea.act(dispute, "resolve", **fields).status_code
        world.work()
        assert (owed, [], CaseStatus.OPEN) == (balance(world), world.hear(), status())
        assert "ya espera a otra persona" in andrea.act(dispute, "resolve", **fields).text
        own, theirs = (desk.see(f"/console/cases/{dispute}").text for desk in (andrea, paula))
        assert (False, True) == ("Confirmar y avisar" in own, "Confirmar y avisar" in theirs)
        assert [True] * 3 == [one in theirs for one in ("Andrea Soto propone", f"Abono: {pesos(50_000)}", TEXT)]
        assert "falta otra aprobación" in paula.see().text
        assert 422 == andrea.act(dispute, "confirm").status_code
        assert 303 == paula.act(dispute, second).status_code
    world.work()
    assert (owed - 50_000, CaseStatus.RESOLVED) == (balance(world), status())
    assert any(TEXT in text for text in world.hear())
    assert 422 == paula.act(dispute, "confirm").status_code
    with world.unit() as uow:
        told = [entry.action for entry, _ in uow.audit.about(world.creditor, f"case:{dispute}")]
        assert uow.audit.verify(world.creditor).is_whole
    assert ["credit.proposed", "credit.withdrawn", "credit.proposed", "credit.confirmed", "case.resolved"] == [
        one for one in told if one.startswith("credit.") or one == "case.resolved"
    ]


def test_one_for_little(world: World, andrea: Desk, dispute: int) -> None:
    """Below the limit one person ends a case, and where the creditor names none."""
    world.add_creditor(credits={"confirm_from": "50000"})
    owed = balance(world)
    andrea.act(dispute, "resolve", outcome="credit", amount="49.999", text=TEXT)

    assert owed - 49_999 == balance(world)
