"""What comes without words is kept and answered kindly, whatever is under way, and nothing of it is lost."""

from dataclasses import replace

import pytest

from flows.conversation import Conversation
from flows.outcome import AddToCase, OpenCase, Term
from flows.turn import CONTACT, EMPTY, FILE, LOCATION, STICKER, UNREADABLE, VOICE, WORDLESS, Turn
from tests.flows.dialogues.states import WAYS, Place
from tests.flows.facts import Shell, facts, keys, says, verified
from tests.flows.turns import NONSENSE

LET_GO = {
    "bill", "complaint", "claim", "phishing", "dispute", "distress", "keeping", "rating", "rights", "satisfaction",
    "objection", "suspicion",
}  # fmt: skip
EVERYWHERE = pytest.mark.parametrize("place", sorted(WAYS), ids=" ".join)
CLAIM = Turn("ya pagué", "already_paid")


@EVERYWHERE
@pytest.mark.parametrize("kind", [FILE, STICKER])
def test_what_has_no_words_interrupts_nothing(place: Place, kind: str) -> None:
    """In every state it is answered first, and whatever waits asks its own question again, or lets it go."""
    shell = WAYS[place].walk()
    before, known = shell.conversation.top, bool(shell.facts.cases) and shell.conversation.verified
    effects = shell.take(Turn(intent=kind))
    after = shell.conversation.top

    assert ("media-added" if known and kind == FILE else f"media-{kind}") == keys(effects)[0]
    assert before is not None
    assert before.dialogue in LET_GO or (after is not None and after.dialogue == before.dialogue)


@pytest.mark.parametrize("kind", sorted(WORDLESS))
def test_a_talk_may_begin_without_words(kind: str) -> None:
    """To a stranger nothing is said but that, and nobody is verified by it."""
    shell = Shell(facts())
    effects = shell.take(Turn(intent=kind))

    assert [f"media-{kind}"] == keys(effects)
    assert {} == says(effects)[0].values
    assert not shell.conversation.verified
    assert shell.conversation.open


@pytest.mark.parametrize("kind", [VOICE, FILE, LOCATION, CONTACT])
def test_proof_belongs_to_the_matter_under_way(kind: str) -> None:
    """What tells something goes to whoever has the matter of a verified client in hand."""
    shell = verified()
    shell.take(CLAIM)
    effects = shell.take(Turn(intent=kind))

    assert AddToCase("payment_claim", Term(f"case-note-{kind}")) in effects
    assert ["media-added"] == keys(effects)
    assert shell.facts.cases[-1].id == says(effects)[0].values["case"]


@pytest.mark.parametrize("kind", [STICKER, UNREADABLE, EMPTY])
def test_what_tells_nothing_belongs_to_no_matter(kind: str) -> None:
    """A sticker or an empty message is no proof."""
    shell = verified()
    shell.take(CLAIM)

    assert not any(isinstance(effect, AddToCase) for effect in shell.take(Turn(intent=kind)))


def test_a_stranger_hears_of_no_matter() -> None:
    """Who has not shown who they are does not learn that there is a case."""
    known = verified()
    known.take(CLAIM)
    shell = Shell(known.facts)

    assert ["media-file"] == keys(shell.take(Turn(intent=FILE)))


def test_who_goes_on_speaking_gets_a_person() -> None:
    """The first voice note asks for words; the second brings a person who can listen."""
    shell = verified()
    first, second = shell.take(Turn(intent=VOICE)), shell.take(Turn(intent=VOICE))

    assert ["media-voice"] == keys(first)
    assert ["media-voice-person", "handover-on-duty"] == keys(second)
    assert ["human"] == [effect.kind for effect in second if isinstance(effect, OpenCase)]


def test_words_beside_a_file_are_read() -> None:
    """What is written under a picture counts as what was said; a receipt is all that is asked of who has paid."""
    shell = verified()

    assert ["claim-opened-with-file"] == keys(shell.take(replace(CLAIM, attached=FILE)))
    assert ["farewell-case", "rating-ask"] == keys(shell.take(Turn("gracias", "thank")))


def test_a_file_with_words_that_say_nothing_is_kept_kindly() -> None:
    """Where the words are not understood the file is answered, and it counts as no misunderstanding."""
    shell = verified()
    effects = shell.take(replace(NONSENSE, attached=FILE))

    assert ["media-file"] == keys(effects)
    assert 0 == shell.conversation.misses


def test_the_question_under_way_is_put_again_as_it_was() -> None:
    """After a voice note in the middle of a proposal the answer is still awaited, and is understood as one."""
    shell = verified()
    asked = [said for said in says(shell.take(Turn("quiero pagar en cuotas", "propose_plan"))) if said.question]
    again = [said for said in says(shell.take(Turn(intent=VOICE))) if said.question]

    assert [said.question for said in asked] == [said.question for said in again]
    assert _is_asking(shell.conversation)


def _is_asking(conversation: Conversation) -> bool:
    return conversation.question is not None and conversation.top is not None
