"""The tests' own world talks to the real bot."""

from tests.bot.world import World
from tests.emptying import Owner


def test_world_talks(world: World) -> None:
    """A greeting is answered on the channel it came from, with quick replies."""
    replies = world.say("hola")

    assert 1 == len(replies)
    assert "Aguas del Valle" in replies[0]
    assert "web" == world.messages()[-1].channel
    assert world.messages()[-1].choices


def test_it_stands_again(world: World, owner: Owner) -> None:
    """A world whose rows were written anew is the one that was lived, and goes on as it does."""
    lived = dict(owner.filled())
    owner.empty()
    owner.relive((world.app.settings.secret_key, world.wall.at), lambda: None)
    again = dict(owner.filled())
    staff = world.add_staff("Rosa Vera", email="rosa@example.org")

    assert {"clients", "creditors", "invoices", "people", "policies", "staff"} <= again.keys()
    assert {table: lived[table] for table in again} == again
    assert 2 == staff.id
