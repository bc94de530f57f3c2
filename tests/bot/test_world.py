"""The tests' own world talks to the real bot."""

from tests.bot.world import World


def test_world_talks(world: World) -> None:
    """A greeting is answered on the channel it came from, with quick replies."""
    replies = world.say("hola")

    assert 1 == len(replies)
    assert "Aguas del Valle" in replies[0]
    assert "web" == world.messages()[-1].channel
    assert world.messages()[-1].choices
