"""Show what was agreed with a client: each agreement as a timeline of its instalments, with its paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.console import words
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.speech import N_, say
from flows.agreement import is_whole
from flows.negotiation.account import AgreementStatus, InstalmentStatus
from storage.schema import Agreement, Client, Instalment
from storage.seals import code_of
from storage.unit_of_work import UnitOfWork

MISSED = InstalmentStatus.MISSED
NO_MORE = N_("ya no rige")


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment of an agreement; `state` is pending, paid, late or missed."""

    day: str
    amount: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement as a timeline; `paper` opens what the client holds in writing."""

    number: int
    title: str
    facts: str
    is_active: bool
    paper: str
    parts: Sequence[Part]


def read_deals(uow: UnitOfWork, parts: Parts, client: Client, manner: Manner) -> Sequence[Deal]:
    """Return the agreements of a client."""
    return [_deal(row, parts, manner) for row in uow.agreements.of(client.creditor_id, client.id)]


def _deal(row: Agreement, parts: Parts, manner: Manner) -> Deal:
    agreed = manner.day(row.accepted_at.astimezone(manner.zone).date())
    policy, code = (
        say("política %(version)s", version=row.policy_version),
        say("código %(code)s", code=code_of(row)),
    )
    facts = [words.PROPOSERS.get(row.proposed_by, ""), agreed, policy, code]
    if row.discount:
        facts.insert(1, say("descuento %(amount)s", amount=manner.amount(row.discount, row.currency)))
    return Deal(
        number=row.id,
        title=f"{words.AGREEMENTS[row.status]}: {manner.amount(row.total, row.currency)}",
        facts=" · ".join(fact for fact in facts if fact),
        is_active=row.status.value == "active",
        paper=parts.bot.links.agreement(row.creditor_id, row.id, manner.now) if is_whole(row.terms) else "",
        parts=[_part(part, row, manner) for part in row.instalments],
    )


def _part(part: Instalment, row: Agreement, manner: Manner) -> Part:
    """Return an instalment; what an agreement asked for that is over is awaited no more."""
    over = row.status is not AgreementStatus.ACTIVE
    status = MISSED if over and part.status is InstalmentStatus.LATE else part.status
    what = say(NO_MORE) if over and status is InstalmentStatus.PENDING else words.INSTALMENTS[status]
    is_part = part.paid and status is not InstalmentStatus.PAID
    partly = say(", van %(amount)s", amount=manner.amount(part.paid, row.currency)) if is_part else ""
    return Part(manner.short(part.due_on), manner.amount(part.amount, row.currency), status, f"{what}{partly}")
