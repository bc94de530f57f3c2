"""Write to a client in an adviser's name, where the client reads it: the address they used last, else the first."""

from bot.errors import ClientMistake, ForbiddenWords
from bot.lengths import excess
from bot.stage import Stage, home_of
from bot.writers.casework import OPENED_FROM
from flows.wording.lint import said
from storage.schema import Address, Case, Client, Conversation, Direction, Staff
from storage.unit_of_work import UnitOfWork

OF_STRANGERS = frozenset({"locked_out", "wrong_person", "bereavement", "distress"})
"""Cases of somebody who is not the client, or in danger: they are answered where was written last."""
OF_ANYONE = frozenset({"human", "call_back", "complaint", "phishing", "repair"})
"""Cases that also somebody who has not shown who they are may open: they are answered where they were opened."""


def write(stage: Stage, case: Case, text: str, staff: Staff | None) -> None:
    """Queue an adviser's words. Raises ClientMistake where no address is known, or more than fits is said."""
    reach(stage, case)
    check_fits(stage, text)
    message = stage.uow.messages.add(
        stage.conversation,
        direction=Direction.OUT,
        channel=_channel(stage),
        initiated_by="adviser",
        kind="adviser_reply",
        text=text,
        at=stage.now,
        staff_id=staff.id if staff else None,
        case_id=case.id,
        trace_id=stage.trace_id,
    )
    stage.uow.outbox.put(message, stage.now)


def reach(stage: Stage, case: Case) -> None:
    """Choose the address: the one the client used last, else the first that we know.

    What a verified client opened is answered where they are verified, whoever wrote from elsewhere since.
    """
    if stage.conversation.address_id is not None:
        if home_for(stage.uow, case, stage.client, stage.conversation) is not None:
            stage.go_home()
        return
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    usable = [address for _, address in points if address.wrong_at is None]
    if not usable:
        raise ClientMistake("This client has no address that could be written to; add one first.", 409)
    stage.conversation.channel, stage.conversation.address_id = usable[0].channel, usable[0].id


def home_for(uow: UnitOfWork, case: Case, client: Client, conversation: Conversation) -> Address | None:
    """Return where a case is answered instead of where was written last, nothing where that is the place."""
    opened_here = case.kind in OF_ANYONE and case.details.get(OPENED_FROM) == str(conversation.address_id)
    return None if case.kind in OF_STRANGERS or opened_here else home_of(uow, client, conversation)


def checked(stage: Stage, text: str) -> str:
    """Return what an adviser wrote, without blanks around it; refuse none at all, and what the creditor forbids."""
    text = written(text, "what the client should read")
    if phrases := said(text, stage.profile.described.contact.forbidden_phrases):
        raise ForbiddenWords(stage.creditor, phrases)
    return text


def written(text: str, what: str = "what was put right") -> str:
    """Return a text without blanks around it; refuse one in which nothing is written."""
    if not (text := text.strip()):
        raise ClientMistake(f"text is empty; write {what}.", field="text")
    return text


def check_fits(stage: Stage, body: str) -> None:
    """Refuse, before anything is sent, what the channel would refuse later."""
    over = excess(body, _channel(stage))
    if over is not None:
        raise ClientMistake(
            f"text has {over.length} characters as it leaves by {_channel(stage)}, and {over.most} fit: "
            "shorten it, or send it in two messages.",
            field="text",
        )


def _channel(stage: Stage) -> str:
    return stage.conversation.channel or "web"
