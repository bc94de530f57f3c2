"""Carry a campaign from its draft to its end: one person writes it, another one approves it, anybody may stop it.

    campaigns.py         what people do with campaigns and pauses
    campaign_log.py      an entry of each of these acts in the audit log
    campaign_preview.py  who would be written to, when, with which text, and what forbids it; nothing of it is kept
    campaign_report.py   what came of each arm
    enrolment.py         which client has which rows
    actors.py            who is the same person as who

`by` is who acts, as the audit log names them: `staff:` with a number, `operator:` with a name, or `clock`. What an act
refuses it refuses with ClientMistake, in a sentence for whoever asked; Missing where there is no such campaign.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.actors import is_same_person
from bot.campaign_log import note, note_pause
from bot.errors import BadFile, ClientMistake
from flows.contact.campaigns.document import Campaign as Document
from flows.contact.campaigns.faults import faults, load_campaign
from storage.schema import Campaign, CampaignStatus, ContactPause
from storage.unit_of_work import UnitOfWork

State = Literal["draft", "coming", "running", "paused", "over", "recalled", "ended"]
"""`over`: its last day is past, and the clock has not ended it yet."""

PERSON = "person"  #: the rule of a pause that somebody placed by hand
CLOCK = "clock"
LAST_DAY, FOUND = "last_day", "difference_found"  #: why the clock ends a campaign
STATES: Mapping[CampaignStatus, State] = {
    CampaignStatus.DRAFT: "draft",
    CampaignStatus.RECALLED: "recalled",
    CampaignStatus.ENDED: "ended",
}
LIVING = (CampaignStatus.DRAFT, CampaignStatus.APPROVED)
CLOSED: Mapping[CampaignStatus, str] = {
    CampaignStatus.RECALLED: "Campaign {number} was recalled already.",
    CampaignStatus.ENDED: "Campaign {number} has ended already: nothing of it leaves any more, and its report stays.",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A campaign with its document read, the state in which it is, and the pause that stops it, if one does."""

    row: Campaign
    document: Document
    state: State
    pause: ContactPause | None


def document_of(row: Campaign) -> Document:
    """Return the document of a campaign."""
    return Document.model_validate(row.document)


def submit(uow: UnitOfWork, creditor: str, text: str, by: str, now: datetime, name: str = "campaign") -> Campaign:
    """Write a draft from its YAML. Raises BadFile with every fault of it; `name` is the file's."""
    if found := faults(text):
        raise BadFile(name, [str(one) for one in found])
    document = load_campaign(text)
    if any(row.name == document.campaign and row.status in LIVING for row in uow.campaigns.of(creditor)):
        raise BadFile(name, [f"campaign: one called {document.campaign!r} is there already; choose another name."])
    row = uow.campaigns.put(creditor, document.campaign, dict(document.document()), by, now)
    note(uow, row, "campaign.submitted", by, now, name=row.name, document=row.document)
    return row


def approve(uow: UnitOfWork, creditor: str, number: int, by: str, now: datetime) -> Campaign:
    """Put a draft into force on its days. Whoever made it cannot: a second person looks at what clients will read."""
    row = uow.campaigns.lock(creditor, number)
    if row.status is not CampaignStatus.DRAFT:
        raise ClientMistake(f"Campaign {number} is no draft: it is {row.status} already.", 409)
    if is_same_person(uow, row.made_by, by):
        raise ClientMistake("Who made a campaign cannot approve it: ask a second person to look at it.", 409, "by")
    last = document_of(row).last_on
    if last < today_of(uow, creditor, now):
        raise ClientMistake(f"Its last day, {last}, is past: submit it again with other days.", 409, "to")
    uow.campaigns.approve(row, by, now)
    note(uow, row, "campaign.approved", by, now)
    return row


def recall(uow: UnitOfWork, creditor: str, number: int, by: str, reason: str, now: datetime) -> Campaign:
    """Take a campaign back: nothing more of it leaves, and its clients have the creditor's own cadence again.

    Refuses one that is closed: how it ended stays on record.
    """
    row = uow.campaigns.lock(creditor, number)
    if row.status not in LIVING:
        raise ClientMistake(CLOSED[row.status].format(number=number), 409)
    _close(uow, row, CampaignStatus.RECALLED, by, reason, now)
    return row


def end(uow: UnitOfWork, row: Campaign, reason: str, now: datetime) -> None:
    """End a campaign that the clock has locked: its last day is past, or it has found what it was to find."""
    _close(uow, row, CampaignStatus.ENDED, CLOCK, reason, now)


def _close(uow: UnitOfWork, row: Campaign, status: CampaignStatus, by: str, reason: str, now: datetime) -> None:
    """Close a campaign, and lift what pauses it: there is nothing left to pause."""
    uow.campaigns.close(row, status, by, now, reason)
    note(uow, row, f"campaign.{status}", by, now, reason=reason)
    for paused in uow.contact_pauses.standing(row.creditor_id):
        if paused.campaign_id == row.id:
            lift(uow, row.creditor_id, paused.id, by, reason, now)


def pause(
    uow: UnitOfWork, creditor: str, number: int | None, by: str, reason: str, now: datetime, rule: str = PERSON
) -> ContactPause | None:
    """Stop what a campaign sends, or without one every contact that we start; None when that is stopped already."""
    if number is not None and uow.campaigns.lock(creditor, number).status is not CampaignStatus.APPROVED:
        raise ClientMistake(f"Campaign {number} is not in force: only one that is can be paused.", 409)
    row = uow.contact_pauses.place(creditor=creditor, campaign=number, rule=rule, reason=reason, by=by, at=now)
    if row is not None:
        note_pause(uow, row, "paused", by, now, rule=rule, reason=reason)
    return row


def lift(uow: UnitOfWork, creditor: str, number: int, by: str, reason: str, now: datetime) -> ContactPause:
    """Let go on what a pause stopped; `number` is the pause's. What happened before this moment pauses nothing more."""
    row = uow.contact_pauses.lock(creditor, number)
    if row.lifted_at is not None:
        raise ClientMistake("That pause was lifted already.", 409)
    uow.contact_pauses.lift(row, by, now)
    note_pause(uow, row, "lifted", by, now, rule=row.rule, reason=reason)
    return row


def standing(uow: UnitOfWork, row: Campaign, now: datetime, pauses: Collection[ContactPause] | None = None) -> Standing:
    """Return how a campaign stands; `pauses` are those of its creditor that stand, where they are known already."""
    document = document_of(row)
    pauses = uow.contact_pauses.standing(row.creditor_id) if pauses is None else pauses
    stopped = next((one for one in pauses if one.campaign_id == row.id), None)
    return Standing(row, document, _state(row, document, stopped, today_of(uow, row.creditor_id, now)), stopped)


def overview(uow: UnitOfWork, creditor: str, now: datetime) -> list[Standing]:
    """Return how the campaigns of a creditor stand, the newest first."""
    pauses = uow.contact_pauses.standing(creditor)
    return [standing(uow, row, now, pauses) for row in uow.campaigns.of(creditor)]


def today_of(uow: UnitOfWork, creditor: str, now: datetime) -> date:
    """Return the day where the creditor is."""
    return now.astimezone(ZoneInfo(uow.creditors.get(creditor).timezone)).date()


def _state(row: Campaign, document: Document, stopped: ContactPause | None, today: date) -> State:
    if row.status is not CampaignStatus.APPROVED:
        return STATES[row.status]
    if today > document.last_on:
        return "over"
    if stopped is not None:
        return "paused"
    return "coming" if today < document.first_on else "running"
