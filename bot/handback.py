"""Hand a conversation back from people to the bot, which takes it up where it stood."""

from collections.abc import Sequence
from dataclasses import replace

from bot.adviser_words import reach
from bot.conversation import BESIDE, Bot
from bot.stage import Stage, home_of
from flows import conversation as memory
from flows import receptivity
from flows.asked_by_person import asks, stand_back
from flows.outcome import Effect
from flows.turn import RESUME, RETURNED, Turn
from storage.schema import Case, Direction, Message

ADVISER = "adviser_reply"  #: the kind of what advisers say
FAR_BACK = 200  #: messages among which an adviser's words are looked for


def give_back(bot: Bot, stage: Stage, case: Case) -> None:
    """Let the bot go on after an adviser who did not close the case; a person stays if another case is theirs.

    Where nobody wrote meanwhile the client knows of no adviser, and nothing is said.
    """
    was_noticed = _has_spoken(stage) or _was_written_to(stage)
    if not _is_let_go(stage, case):
        return
    if was_noticed and memory.from_json(stage.conversation.state).open:
        reach(stage, case)
        bot.advance(stage, _under_way(stage), Turn(intent=RETURNED))


def take_up(bot: Bot, stage: Stage, case: Case) -> None:
    """Let the bot go on with what was under way; without anything, the outcome is the last word.

    So it is where it asks something: the answer to an adviser is none to what the bot had offered. What follows is of
    the outcome's own kind: at night both wait for the morning, in their order. It says that it is back only where an
    adviser spoke before.
    """
    had_spoken = _has_spoken(stage)
    if not _is_let_go(stage, case):
        return
    conversation = _under_way(stage)
    if conversation.open and asks(case.outcome_text):
        _leave_word(stage, conversation)
    elif conversation.open and conversation.frames:
        bot.advance(stage, conversation, Turn(intent=RETURNED if had_spoken else RESUME))


def _leave_word(stage: Stage, conversation: memory.Conversation) -> None:
    row = stage.conversation
    row.state = memory.to_json(stand_back(conversation)) | {key: row.state[key] for key in BESIDE & row.state.keys()}


def _under_way(stage: Stage) -> memory.Conversation:
    """Return the talk, verified only where the client showed at its address who they are."""
    conversation = memory.from_json(stage.conversation.state)
    elsewhere = home_of(stage.uow, stage.client, stage.conversation) is not None
    return replace(conversation, verified=conversation.verified and not elsewhere)


def remember(stage: Stage, told: tuple[Effect, ...]) -> None:
    """Let the talk know what the adviser decided, so that it closes with that."""
    row = stage.conversation
    waits = bool(stage.uow.cases.told_of(stage.creditor, stage.client.id))
    conversation = memory.from_json(row.state)
    if conversation.open:
        settled = receptivity.settle(conversation.memory, told, waits=waits)
        row.state = memory.to_json(replace(conversation, memory=settled))


def _has_spoken(stage: Stage) -> bool:
    """Say whether an adviser wrote to the client since the conversation is theirs."""
    return any(row.kind == ADVISER for row in _since_taken(stage))


def _was_written_to(stage: Stage) -> bool:
    """Say whether the client wrote while the bot was silent."""
    since = stage.conversation.held_at
    return any(row.direction is Direction.IN and row.at != since for row in _since_taken(stage))


def _since_taken(stage: Stage) -> Sequence[Message]:
    taken_at = stage.conversation.held_at
    rows = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK) if taken_at else ()
    return [row for row in rows if taken_at and row.at >= taken_at]


def _is_let_go(stage: Stage, case: Case) -> bool:
    """Take the conversation from people, unless one of them has another case of this client."""
    others = stage.uow.cases.open_of(stage.creditor, stage.client.id)
    holder = next((other.assignee for other in others if other.id != case.id and other.assignee), None)
    stage.conversation.held_by = holder
    stage.conversation.held_at = stage.conversation.held_at if holder else None
    return holder is None
