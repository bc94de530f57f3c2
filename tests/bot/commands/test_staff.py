"""Hold what commands do about staff who have cases, or cannot get in."""

import pytest

from tests.bot.commands.conftest import Command
from tests.bot.world import World

EMAIL = "andrea@example.org"


@pytest.fixture
def taken(world: World, dispute: int) -> int:
    """Let the adviser have the case of a client; give its number."""
    with world.unit() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        world.app.desk.take(uow, dispute, staff, world.now, "trace")
    return dispute


@pytest.fixture
def dispute(world: World) -> int:
    """Let the first client say that the service never came; give the case's number."""
    return world.dispute()


def test_disabled_with_cases(world: World, concilia: Command, taken: int) -> None:
    """Whoever is disabled leaves no case behind: each waits for everybody, and the assistant goes on meanwhile."""
    ran = concilia("staff", "disable", EMAIL)
    with world.unit() as uow:
        case, conversation = uow.cases.get(taken), uow.conversations.get(world.creditor, world.client)
        told = [(entry.actor, entry.action) for entry, _ in uow.audit.about(world.creditor, f"case:{taken}")]

    assert "Cases back in the queue: 1." in ran.out
    assert case.assignee is None
    assert conversation is not None
    assert conversation.held_at is None
    assert ("operator", "case.returned") in told


def test_let_in(world: World, concilia: Command) -> None:
    """A link for the day on which nothing else lets in is on record, and made for nobody who is disabled."""
    url = concilia("staff", "let-in", EMAIL, "--json").json["url"]
    concilia("staff", "disable", EMAIL)
    refused = concilia("staff", "let-in", EMAIL)
    with world.unit() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        told = [entry.action for entry, _ in uow.audit.about(world.creditor, f"staff:{staff.id}")]

    assert "/console/sign-in/once/" in url
    assert (1, True) == (refused.status, f"concilia staff enable {EMAIL}" in refused.err)
    assert ["staff.let_in", "staff.disabled"] == told
