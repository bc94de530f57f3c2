"""Ask the contact rules whether a message may leave, with the client's holds, history and wishes beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import purpose, regions
from bot.chooser import Chooser
from bot.freshness import is_stale
from bot.packs import packs_of
from bot.profiles import Profile
from bot.ruling import Ruling
from bot.stage import Stage
from bot.whereabouts import zones_of
from flows.contact import closing, ways
from flows.contact.packs import Packs
from flows.contact.request import Bond, Contact, Decision, Hold, Request, bond_of
from flows.contact.rules import may_send
from flows.contact.ways import Way
from flows.contact.week import Week
from storage.repositories.contacts import name_debt
from storage.schema import Address, CampaignStatus, Client, Conversation, Person
from storage.schema import Contact as Recorded
from storage.unit_of_work import UnitOfWork

LOOK_BACK = timedelta(days=40)  #: longer than any country counts
ANSWER = "adviser_reply"  #: what a person says to a client who wrote
WINDOW = timedelta(hours=24)  #: WhatsApp takes free text for so long after the client's last message


@dataclass(frozen=True, slots=True)
class Knock:
    """What wants to leave: a kind of message, started by whom, on which channel, to which address; whose it is.

    `written_at`: None while it is not written yet. `campaign` is the number of the one that it belongs to, if to one.
    `trace` is the written message's.
    """

    kind: str
    initiated_by: str
    channel: str
    address: Address
    profile: Profile
    client: Client
    conversation: Conversation
    written_at: datetime | None = None
    campaign: int | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """Asks the contact rules. `sender_role`: in which role creditors write whose file does not say."""

    packs: Packs
    sender_role: str | None = None

    def ask(self, uow: UnitOfWork, knock: Knock, now: datetime) -> Decision:
        """Return whether a message may leave now: nothing forbids its way, and its country's law allows it."""
        return self.rule(uow, knock, now).decision

    def rule(self, uow: UnitOfWork, knock: Knock, now: datetime) -> Ruling:
        """Return whether a message may leave now, with all that the rules were asked with."""
        if refusal := ways.forbids(self._way(uow, knock, now)):
            return Ruling(refusal)
        client, past = knock.client, _past(uow, knock, now)
        packs = packs_of(self.packs, knock.profile.described)
        request = self._question(uow, knock, now, past or ())
        seen = None if past is None else max((row.id for row in past), default=0)
        mark, decision = packs.mark(client.country), may_send(request, packs)
        if packs is not self.packs and (kept := packs.kept.get(client.country)):
            uow.packs.keep([kept], now)  # judged again by what the creditor asked of itself then
        if decision.decision == "allowed" and not self._has_purpose(uow, knock, now):
            return Ruling(purpose.GONE)
        return Ruling(decision, request, mark, client.person_id, seen)

    def ask_for(self, uow: UnitOfWork, stage: Stage) -> Decision:
        """Return whether what is not written yet may leave now, to the address that the client used last."""
        address = uow.addresses.get(stage.conversation.address_id or 0)
        whose = (stage.profile, stage.client, stage.conversation)
        return self.ask(uow, Knock(stage.kind, stage.initiated_by, address.channel, address, *whose), stage.now)

    def leaves_until(self, profile: Profile, ruling: Ruling) -> datetime | None:
        """Return until when what was allowed may leave; nothing when no hour binds it."""
        if ruling.request is None:
            return None
        return closing.leaves_until(ruling.request, packs_of(self.packs, profile.described))

    def _has_purpose(self, uow: UnitOfWork, knock: Knock, now: datetime) -> bool:
        """Say whether what was written for somebody to pay still stands; of what is written now that is known."""
        if knock.written_at is None or bond_of(knock.kind, knock.initiated_by) is not Bond.ALL:
            return True
        return purpose.stands(uow, Chooser(self.packs), knock.profile, knock.client, knock.trace, now)

    def _question(self, uow: UnitOfWork, knock: Knock, now: datetime, past: Sequence[Recorded]) -> Request:
        profile, client, conversation = knock.profile, knock.client, knock.conversation
        person = uow.people.get(client.person_id)
        counted = bond_of(knock.kind, knock.initiated_by) is not Bond.NONE
        points = uow.clients.contact_points(client.creditor_id, client.id) if counted else []
        return Request(
            country=client.country,
            region=client.region,
            zones=zones_of(client, (at.address for _, at in points), self.packs.of(client.country)),
            now=now,
            channel=knock.channel,
            kind=knock.kind,
            initiated_by=knock.initiated_by,
            debt=name_debt(client.creditor_id, client.id),
            consents=frozenset(at.channel for point, at in points if point.consent),
            holds=_holds(uow, client, now) if counted else (),
            history=tuple(as_contact(row) for row in past),
            conversation="open" if _is_open(knock, person) else "closed",
            last_client_message_at=conversation.last_client_at,
            opted_out=person.opted_out_at is not None or knock.address.opted_out_at is not None,
            wrong_person=knock.address.wrong_at is not None,
            stopped=profile.stopped,
            postponed_until=client.postponed_until,
            wanted=Week.parse(person.contact_week) if person.contact_week else None,
        )

    def _way(self, uow: UnitOfWork, knock: Knock, now: datetime) -> Way:
        described, address = knock.profile.described, knock.address
        return Way(
            kind=knock.kind,
            initiated_by=knock.initiated_by,
            channel=knock.channel,
            address=address.address,
            now=now,
            role=described.sender_role or self.sender_role,
            written_at=knock.written_at,
            wrong_since=address.wrong_at,
            unreachable=address.unreachable_at is not None,
            acknowledged=bool(described.contact.whatsapp_policy_acknowledged_by),
            paused=_is_paused(uow, knock),
            recalled=_is_recalled(uow, knock),
            unsure=is_stale(uow, knock.profile, now),
        )


def _is_paused(uow: UnitOfWork, knock: Knock) -> bool:
    """Say whether the contacts of the creditor are paused, or those of a message's campaign; of answers nobody asks."""
    is_own = bond_of(knock.kind, knock.initiated_by) is Bond.ALL
    return is_own and uow.contact_pauses.stops(knock.profile.id, knock.campaign)


def _is_recalled(uow: UnitOfWork, knock: Knock) -> bool:
    if knock.campaign is None:
        return False
    return uow.campaigns.get(knock.profile.id, knock.campaign).status is CampaignStatus.RECALLED


def _past(uow: UnitOfWork, knock: Knock, now: datetime) -> list[Recorded] | None:
    """Return the person's contacts that may still count; None where none is asked about."""
    if bond_of(knock.kind, knock.initiated_by) is Bond.NONE:
        return None
    return uow.contacts.of_person(knock.client.person_id, now - LOOK_BACK)


def _is_open(knock: Knock, person: Person) -> bool:
    """Say whether the client's talk is under way; a person's answer also counts as in it after their thanks.

    The rules then ask whether the client wrote within the last day. Who refused to be written to, and has written
    nothing since they said that it is not them, waits for nothing.
    """
    if knock.conversation.state.get("open"):
        return True
    last, wrong = knock.conversation.last_client_at, knock.address.wrong_at
    refused = person.opted_out_at or knock.address.opted_out_at or (last and wrong and wrong >= last)
    return knock.kind == ANSWER and last is not None and not refused


def _holds(uow: UnitOfWork, client: Client, now: datetime) -> tuple[Hold, ...]:
    """Return the holds on the whole account, and on where the client lives, that are not over.

    One on an invoice stops what is said of that invoice alone.
    """
    rows = uow.holds.of(client.creditor_id, client.id)
    own = [Hold(row.kind, row.starts_at, row.lifted_at or row.ends_at) for row in rows if row.invoice_number is None]
    there = [regions.as_hold(row) for row in regions.holds_of(uow, client)]
    return tuple(hold for hold in (*own, *there) if hold.end is None or hold.end > now)


def as_contact(row: Recorded) -> Contact:
    """Return a contact as the contact rules count it."""
    return Contact(row.at, row.channel, row.initiated_by, row.kind, row.debt)
