"""Leave the word to a question that an adviser puts: the machine's own offer stands back, a yes goes to people.

An adviser's last word may be an offer, 'le ofrecemos 20.000 al mes, ¿le sirve?'. A yes to it is no yes to the plan that
was under way before.
"""

from dataclasses import replace

from flows.conversation import Conversation

ASKED = "asked_by_person"  #: in the talk's memory: an adviser asked something, and nobody answered it yet
OFFERING = frozenset({"plan", "promise"})  #: dialogues whose question a yes to somebody else must not answer


def asks(text: str | None) -> bool:
    """Say whether an adviser's words end with a question."""
    return (text or "").rstrip().endswith("?")


def stand_back(conversation: Conversation) -> Conversation:
    """Return the talk without the machine's own offer and without its question, so that a yes answers the adviser."""
    frames = tuple(frame for frame in conversation.frames if frame.dialogue not in OFFERING)
    return replace(conversation, frames=frames, question=None, memory={**conversation.memory, ASKED: True})


def answered(conversation: Conversation) -> Conversation:
    """Return the talk once the client has said something, whatever it was: only the next word answers the adviser."""
    memory = {name: value for name, value in conversation.memory.items() if name != ASKED}
    return replace(conversation, memory=memory)
