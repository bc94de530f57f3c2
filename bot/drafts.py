"""Change what a creditor's clients are offered or told with four eyes: one person proposes it, another one says yes.

What can be changed so is a `Matter`: how it reads now, what is wrong with a text of it, and how it comes in force. One
draft of a matter waits at a time; whoever proposed it may put another in its place, nobody else may until it is
decided on. A draft is written against what is in force then; where that has changed since, it is not approved.

`by` is who acts, as the audit log names them. What an act refuses it refuses with ClientMistake, whose field says why:
`waiting`, `same`, `by`, `status` or `base`; BadFile where the text has faults; Missing where there is no such draft.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actors import is_same_person, signed
from bot.errors import BadFile, ClientMistake
from storage.schema import Draft, DraftStatus
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that is changed with four eyes: `kind` is the word by which drafts and the audit log know it."""

    kind: str
    current: Callable[[UnitOfWork, str], str]
    faults: Callable[[UnitOfWork, str, str], Sequence[str]]
    name: Callable[[str], str]
    apply: Callable[[UnitOfWork, Draft, str, datetime], None]


def propose(uow: UnitOfWork, matter: Matter, creditor: str, text: str, why: str, by: str, now: datetime) -> Draft:
    """Let a text wait for a second person; return the draft."""
    uow.creditors.lock(creditor)
    waiting, base = uow.drafts.waiting(creditor, matter.kind), matter.current(uow, creditor)
    if waiting is not None and not is_same_person(uow, waiting.proposed_by, by):
        raise ClientMistake("Another person's draft waits: decide on it first.", 409, "waiting")
    if text == base:
        raise ClientMistake("This is in force already: change something first.", 409, "same")
    if found := matter.faults(uow, creditor, text):
        raise BadFile(matter.kind, [*found])
    if waiting is not None:
        uow.drafts.settle(waiting, DraftStatus.WITHDRAWN, by, now)
        _note(uow, waiting, "withdrawn", by, now)
    row = uow.drafts.put(creditor, matter.kind, matter.name(text), text, base, why, by, now)
    _note(uow, row, "proposed", by, now, name=row.name, why=why, document=text)
    return row


def approve(uow: UnitOfWork, matter: Matter, creditor: str, number: int, by: str, now: datetime) -> Draft:
    """Put a draft in force from now on. Whoever proposed it cannot say yes."""
    row = _waiting(uow, matter, creditor, number)
    if is_same_person(uow, row.proposed_by, by):
        raise ClientMistake("Who proposed this cannot approve it: ask a second person.", 409, "by")
    if row.base != matter.current(uow, creditor):
        raise ClientMistake("What is in force has changed since this was proposed: propose it anew.", 409, "base")
    if found := matter.faults(uow, creditor, row.document):
        raise BadFile(matter.kind, [*found])
    uow.drafts.settle(row, DraftStatus.APPROVED, by, now)
    _note(uow, row, "approved", by, now, name=row.name)
    matter.apply(uow, row, by, now)
    return row


def refuse(uow: UnitOfWork, matter: Matter, creditor: str, number: int, word: str, by: str, now: datetime) -> Draft:
    """Say no to a draft, with the reason; anybody who decides may, also whoever proposed it."""
    row = _waiting(uow, matter, creditor, number)
    uow.drafts.settle(row, DraftStatus.REFUSED, by, now, word)
    _note(uow, row, "refused", by, now, reason=word)
    return row


def _waiting(uow: UnitOfWork, matter: Matter, creditor: str, number: int) -> Draft:
    """Return a draft that waits, decided on by nobody else meanwhile."""
    uow.creditors.lock(creditor)
    row = uow.drafts.get(creditor, matter.kind, number)
    if row.status is not DraftStatus.PROPOSED:
        raise ClientMistake(f"Draft {number} waits for nobody: it is {row.status} already.", 409, "status")
    return row


def _note(uow: UnitOfWork, row: Draft, what: str, by: str, now: datetime, **told: object) -> None:
    actor, named = signed(by)
    uow.audit.append(row.creditor_id, now, actor, f"{row.kind}.{what}", f"{row.kind}:draft-{row.id}", {**told, **named})
