"""Hold `chat`: a client's conversation in the terminal, typed or piped in."""

from tests.bot.commands.conftest import Command
from tests.bot.world import World


def test_chat(world: World, concilia: Command) -> None:
    """Each line is answered, and nothing stands between; a number presses the quick reply with that place."""
    ran = concilia("chat", "--client", "1041", "--creditor", world.creditor, stdin="hola\n1\n6785\n¿cuánto debo?\n")

    assert (0, "") == (ran.status, ran.err)
    assert "[1]" in ran.out.split("\n\n")[1] or "[1]" in ran.out
    assert "$144.000" in ran.out
    assert [True, True] == [part in ran.out for part in ("Aguas del Valle", "últimos 4")]


def test_resumed(world: World, concilia: Command) -> None:
    """An empty line ends; the next call goes on where the conversation stood, and repeats nothing."""
    first = concilia("chat", "--client", "1041", "--creditor", world.creditor, stdin="hola\n\nnunca leído\n")
    second = concilia("chat", "--client", "1041", "--creditor", world.creditor, stdin="sí\n")

    assert ["hola", "sí"] == [row.text for row in world.messages() if row.direction == "in"]
    assert first.out not in second.out


def test_nobody(world: World, concilia: Command) -> None:
    """A client who does not exist is named."""
    ran = concilia("chat", "--client", "7", "--creditor", world.creditor, stdin="hola\n")

    assert (1, f"'{world.creditor}' has no client '7': check the id, or import the portfolio first.\n") == (
        ran.status,
        ran.err,
    )
