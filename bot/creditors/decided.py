"""Keep what two supervisors decided when a creditor's file is applied again that knows nothing of it.

The file wins where it says something new: what it said when they decided, or what they decided over since, is old.
"""

from bot import own_limits, own_templates, wordings
from bot.cadences import CADENCE, cadence_of, written
from bot.creditors.document import CreditorFile
from bot.forbidden import FORBIDDEN, KEY, listed
from bot.forbidden import written as lines
from bot.wordings import WORDING
from flows.contact.cadence.faults import load_cadence
from storage.schema import DraftStatus, Json
from storage.unit_of_work import UnitOfWork


def with_decided(uow: UnitOfWork, described: CreditorFile) -> Json:
    """Return what a creditor's file says of contacts and in its own words, with what two people decided on of it."""
    contact = described.contact.model_dump(mode="json")
    filed = described.contact.forbidden_phrases
    phrases = _decided(uow, described.creditor, FORBIDDEN.kind, lines(filed))
    cadence = _decided(uow, described.creditor, CADENCE.kind, written(cadence_of(described)))
    if phrases is not None:
        contact[KEY] = listed(phrases)
    if cadence is not None:
        contact["cadence"] = load_cadence(cadence).model_dump(mode="json", exclude_none=True)
    return {
        "contact": contact,
        wordings.KEY: _worded(uow, described),
        own_limits.KEY: _limited(uow, described),
        own_templates.KEY: _templates(uow, described),
    }


def _templates(uow: UnitOfWork, described: CreditorFile) -> Json:
    """Return the creditor's own words of templates."""
    filed = own_templates.written(described.templates)
    decided = _decided(uow, described.creditor, own_templates.TEMPLATES.kind, filed)
    return dict(own_templates.parsed(filed if decided is None else decided))


def _limited(uow: UnitOfWork, described: CreditorFile) -> Json:
    """Return what a creditor asks of itself beyond the law."""
    filed = own_limits.written(described.own_limits)
    decided = _decided(uow, described.creditor, own_limits.LIMITS.kind, filed)
    return own_limits.dumped(own_limits.parsed(filed if decided is None else decided))


def _worded(uow: UnitOfWork, described: CreditorFile) -> Json:
    """Return what a creditor says in its own words."""
    filed = wordings.written(wordings.read(described.model_dump(mode="json")[wordings.KEY]))
    decided = _decided(uow, described.creditor, WORDING.kind, filed)
    return wordings.dumped(wordings.parsed(filed if decided is None else decided))


def _decided(uow: UnitOfWork, creditor: str, kind: str, filed: str) -> str | None:
    """Return the text that was decided on last, where a file says what was in force before; else nothing."""
    approved = [one for one in uow.drafts.of(creditor, kind) if one.status is DraftStatus.APPROVED]
    return approved[0].document if filed in {one.base for one in approved} else None
