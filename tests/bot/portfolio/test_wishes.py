"""What an import lets webhooks hear: who came to want nothing more, each client once, and nobody for whom it is old."""

import pytest

from storage.schema import Event
from tests.bot.portfolio.desk import HEADER, NOW, ImportDesk
from tests.bot.portfolio.test_clients import person

DOCUMENTS = f"{HEADER},document_id\n"
CONSENTS = f"{HEADER},phone,whatsapp,consent_sms,consent_whatsapp\nC1,Ana,F1,2026-03-01,5,987654321,987654321"


def listen(desk: ImportDesk, *creditors: str) -> None:
    """Let somebody hear of whoever wants nothing more."""
    for creditor in creditors:
        with desk.database.unit_of_work(creditor) as uow:
            uow.webhooks.make(creditor, "https://crm.example/", [Event.CLIENT_OPTED_OUT], b"", "test", NOW)
            uow.commit()


def refuse(desk: ImportDesk, client: str, creditor: str = "a") -> None:
    """Let a client want nothing more."""
    number = person(desk, client, creditor).id
    with desk.database.unit_of_work() as uow:
        uow.people.opt_out(number, "sms", NOW)
        uow.commit()


def told(desk: ImportDesk, *creditors: str) -> list[tuple[str, str, str]]:
    """Return whom each creditor was told of, and the channel."""
    with desk.database.unit_of_work(*creditors) as uow:
        rows = [row.payload for row in uow.deliveries.page(None)]
    return sorted((row["creditor"], row["client_id"], row["data"]["channel"]) for row in rows)


@pytest.fixture
def desk_of_two(desk: ImportDesk) -> ImportDesk:
    """Give two creditors that listen, one person between them, and a client of nobody known."""
    desk.add("b")
    listen(desk, "a", "b")
    desk.take(DOCUMENTS + "C1,Ana,F1,2026-03-01,5,12.345.678-5\nC2,Eva,F2,2026-03-01,5,\n")
    desk.take(DOCUMENTS + "X7,Ana,F1,2026-03-01,5,12.345.678-5\n", creditor="b")
    return desk


def test_brought(desk_of_two: ImportDesk) -> None:
    """Who brings the wish to a person that others are has it known by all of them, and is told of no second time."""
    refuse(desk_of_two, "C2")
    for _ in range(2):
        desk_of_two.take(DOCUMENTS + "C2,Eva,F2,2026-03-01,5,12.345.678-5\n")

    assert [("a", "C1", "sms"), ("b", "X7", "sms")] == told(desk_of_two, "a", "b")
    assert NOW == person(desk_of_two, "C1").opted_out_at


def test_come_to(desk_of_two: ImportDesk) -> None:
    """Who comes to a person that has the wish is told of, alone."""
    refuse(desk_of_two, "C1")
    for _ in range(2):
        desk_of_two.take(DOCUMENTS + "C2,Eva,F2,2026-03-01,5,12.345.678-5\n")

    assert [("a", "C2", "sms")] == told(desk_of_two, "a", "b")


def test_tried(desk_of_two: ImportDesk) -> None:
    """A dry run tells nobody."""
    refuse(desk_of_two, "C1")
    desk_of_two.take(DOCUMENTS + "C2,Eva,F2,2026-03-01,5,12.345.678-5\n", dry_run=True)

    assert [] == told(desk_of_two, "a", "b")


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        ("sí,", "no,", [("a", "C1", "sms")]),
        ("sí,sí", "no,no", [("a", "C1", "sms")]),
        ("sí,sí", "no,", []),  # the other channel may still be used
        ("no,", "no,", []),
        (",", "no,", []),
    ],
)
def test_taken_back(desk: ImportDesk, before: str, after: str, heard: list[tuple[str, str, str]]) -> None:
    """A file that takes back the last consent of a client is told once, however often it comes."""
    listen(desk, "a")
    for cells in (before, after, after):
        desk.take(f"{CONSENTS},{cells}\n")

    assert heard == told(desk, "a")


def test_taken_back_by_who_wants_nothing(desk: ImportDesk) -> None:
    """Of whoever wants nothing more already nothing new is told."""
    listen(desk, "a")
    desk.take(f"{CONSENTS},sí,\n")
    refuse(desk, "C1")
    desk.take(f"{CONSENTS},no,\n")

    assert [] == told(desk, "a")
