"""Follow the language that somebody clearly writes in, unless they asked for another in this talk.

A word or two say nothing ('ok', 'thanks'), nor does the answer to who they are: names sound foreign.
"""

from dataclasses import replace

from flows.conversation import Conversation
from flows.facts import Facts
from flows.identity import introduces
from flows.outcome import SetLanguage
from flows.turn import Turn

LANGUAGES = ("es", "en", "pt")
ASKED = "language_asked"  #: in the talk's memory: the language was asked for by name
WORDS_MIN, WORDS_MIN_CERTAIN = 4, 3  #: of a message that shows its language; fewer where its meaning is plain
WISH = "change_language"
PROOF = "identity"  #: the question whose answer may be a name


def follow(conversation: Conversation, turn: Turn, facts: Facts) -> tuple[Facts, tuple[SetLanguage, ...]]:
    """Return the facts with the language that the answer is given in, and what writes it down where it is another."""
    spoken = turn.language
    if spoken is None or spoken not in LANGUAGES or spoken == facts.client.language:
        return facts, ()
    names = conversation.question == PROOF or introduces(turn.text)
    if names or conversation.memory.get(ASKED) or not _shows(turn):
        return facts, ()
    return replace(facts, client=replace(facts.client, language=spoken)), (SetLanguage(spoken),)


def _shows(turn: Turn) -> bool:
    """Say whether a message is long enough to show its language; a wish for another is answered by its dialogue."""
    words = [word for word in turn.text.split() if any(map(str.isalpha, word))]
    return turn.intent != WISH and len(words) >= (WORDS_MIN_CERTAIN if turn.certain else WORDS_MIN)
