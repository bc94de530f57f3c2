"""Where we write first to an address that was never verified, the holder is looked for and nothing is told."""

from dataclasses import replace

from flows.conversation import Conversation
from flows.dialogues import identify
from flows.facts import Facts, Identity
from flows.turn import Turn
from tests.flows import facts as invent
from tests.flows.facts import RIGHT, Shell, keys, press

FACTS = invent.facts()


def reached(known: Facts = FACTS) -> Shell:
    """Return a shell whose client was written to, and has not answered."""
    found = identify.reach_out(Conversation(), known)
    assert found is not None
    return Shell(known, found[0])


def test_only_the_creditor_and_an_ending_are_told() -> None:
    """The opening asks for the holder with two quick replies, and has nothing of the account but an ending."""
    found = identify.reach_out(Conversation(), FACTS)
    assert found is not None
    after, said = found
    assert ("contact-opening", {"creditor", "tail"}) == (said.key, set(said.values))
    assert ("affirm", "deny") == tuple(choice.id for choice in said.choices)
    assert (False, False) == (after.open, after.verified)


def test_a_yes_answers_it() -> None:
    """Who says that it is them, whenever they do, is asked for the fact at once, then greeted as a client."""
    shell = reached()
    assert ["identify-ask-document-last4"] == keys(shell.take(Turn("sí, soy yo", "affirm")))
    assert "welcome-listen" in keys(shell.take(Turn(RIGHT)))


def test_a_button_answers_it() -> None:
    """The quick reply does what the words do."""
    assert ["identify-ask-document-last4"] == keys(reached().take(press("affirm")))


def test_a_no_ends_it() -> None:
    """Somebody else is told nothing, and their number is taken off."""
    said = keys(reached().take(press("deny")))
    assert [] == [key for key in said if not key.startswith("wrong-person")]
    assert said


def test_what_they_came_for_is_kept() -> None:
    """A question in the answer waits for the verification, and is answered then."""
    shell = reached()
    shell.take(Turn("quiero ver mi cuenta", "ask_balance"))
    shell.take(Turn("sí", "affirm"))
    assert "balance-statement" in keys(shell.take(Turn(RIGHT)))


def test_who_cannot_show_who_they_are_is_not_asked() -> None:
    """Without a fact to ask for, or after too many tries, a person takes care and nothing is written."""
    assert None is identify.reach_out(Conversation(), replace(FACTS, identity=Identity()))
    assert None is identify.reach_out(Conversation(locked=True), FACTS)


def test_it_stands_once() -> None:
    """Written to once more, the client is asked once."""
    shell = reached()
    found = identify.reach_out(shell.conversation, FACTS)
    assert found is not None
    assert ["identify"] == [frame.dialogue for frame in found[0].frames]
