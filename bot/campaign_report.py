"""Tell how a campaign does: its arms, whether they differ, what left, and what its guard rails saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.campaigns import Standing, standing
from bot.guard_rails import Look, look_at
from flows.contact.campaigns.trial import ArmResult, Finding, findings
from storage.schema import ContactPause
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Report:
    """How a campaign does. `sent` are the contacts that left and those that were blocked, by arm.

    `findings` compare each arm with the hold-out, or the first; `look` is what the guard rails see of the last days.
    """

    standing: Standing
    results: tuple[ArmResult, ...]
    findings: tuple[Finding, ...]
    sent: Mapping[str, tuple[int, int]]
    look: Look
    pauses: tuple[ContactPause, ...]


def report(uow: UnitOfWork, creditor: str, number: int, now: datetime) -> Report:
    """Return how a campaign does by now; arms into which nobody was drawn yet are there with nobody."""
    row = uow.campaigns.get(creditor, number)
    stands = standing(uow, row, now)
    document = stands.document
    found = {one.arm: one for one in uow.trials.results(creditor, number, document.goal, now)}
    results = tuple(found.get(arm, ArmResult(arm)) for arm in document.names)
    return Report(
        standing=stands,
        results=results,
        findings=findings(document, results),
        sent=uow.trials.sent(creditor, number, row.approved_at or row.made_at),
        look=look_at(uow, creditor, number, now),
        pauses=tuple(uow.contact_pauses.of(creditor, number)),
    )
