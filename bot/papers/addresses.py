"""Give the address of a client's paper while a message is written: a short one where signs are paid for."""

from bot.papers.letters import letter_code
from bot.papers.links import PAY
from bot.stage import Stage
from flows.outcome import Paper, PaperLink, PayLink
from storage.errors import Missing

SMS = "sms"


def address_of(stage: Stage, wanted: PaperLink) -> str:
    """Return the address of a paper; a closing letter is issued where none was. Raises Missing where none may be."""
    if wanted.paper is Paper.DOSSIER:
        return stage.links.dossier(stage.uow.links, stage.creditor, stage.client.id, stage.now)
    subject = wanted.subject if wanted.paper is not Paper.SETTLEMENT else _letter(stage)
    whose = (stage.creditor, stage.client.id, stage.now)
    if stage.conversation.channel != SMS:
        return stage.links.sheaf(wanted.paper, *whose, subject)
    return stage.links.short(stage.uow.links, wanted.paper, *whose, subject)


def pay_address(stage: Stage, wanted: PayLink) -> str:
    """Return the address at which the client pays what is next."""
    whose = (stage.creditor, stage.client.id)
    if stage.conversation.channel != SMS:
        return stage.links.pay(*whose, wanted.provider, stage.now)
    return stage.links.short(stage.uow.links, PAY, *whose, stage.now, wanted.provider)


def _letter(stage: Stage) -> str:
    code = letter_code(stage.uow, stage.client, stage.now, stage.actor)
    if code is None:
        raise Missing("closing letter of", stage.client.id)
    return code
