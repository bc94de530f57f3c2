"""Ask the contact rules whether a message may leave, with the client's holds, history and wishes beside it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.profiles import Profile
from bot.stage import Stage
from flows.contact import closing
from flows.contact.packs import Packs
from flows.contact.request import Bond, Contact, Decision, Hold, Request, bond_of
from flows.contact.rules import may_send
from storage.repositories.contacts import name_debt
from storage.schema import Address, Client, Conversation, Person
from storage.unit_of_work import UnitOfWork

LOOK_BACK = timedelta(days=40)  #: longer than any country counts
WINDOW = timedelta(hours=24)  #: WhatsApp takes free text for so long after the client's last message


@dataclass(frozen=True, slots=True)
class Knock:
    """What wants to leave: a kind of message, started by whom, on which channel, to which address, written when."""

    kind: str
    initiated_by: str
    channel: str
    address: Address
    written_at: datetime | None = None


def decide(uow: UnitOfWork, stage: Stage, packs: Packs, sender_role: str | None) -> Decision:
    """Ask the contact rules for a message that is not written yet, to the address the client used last."""
    row = stage.conversation
    address = uow.addresses.get(row.address_id or 0)
    knock = Knock(stage.kind, stage.initiated_by, address.channel, address)
    return ask(uow, knock, stage.profile, stage.client, row, stage.now, packs, sender_role)


def ask(
    uow: UnitOfWork,
    knock: Knock,
    profile: Profile,
    client: Client,
    conversation: Conversation,
    now: datetime,
    packs: Packs,
    sender_role: str | None,
) -> Decision:
    """Ask the contact rules; a contact of our own needs to know in whose role it is made."""
    if _was_meant_for_another(knock):
        return Decision("blocked", "wrong_person", "It was written before the address was said to be somebody else's.")
    bond = bond_of(knock.kind, knock.initiated_by)
    if bond is Bond.ALL and not (profile.described.sender_role or sender_role):
        return Decision(
            "blocked", "sender_role", "Nobody said whether this is a first or a third party: set sender_role."
        )
    if refusal := _provider_rule(knock, profile, sender_role, bond):
        return refusal
    return may_send(_question(uow, knock, profile, client, conversation, now), packs)


def leaves_until(
    uow: UnitOfWork,
    knock: Knock,
    profile: Profile,
    client: Client,
    conversation: Conversation,
    now: datetime,
    packs: Packs,
) -> datetime | None:
    """Return until when a message that was allowed now may leave; nothing when no hour binds it."""
    if bond_of(knock.kind, knock.initiated_by) is Bond.NONE:
        return None
    return closing.leaves_until(_question(uow, knock, profile, client, conversation, now), packs)


def _provider_rule(knock: Knock, profile: Profile, sender_role: str | None, bond: Bond | None) -> Decision | None:
    """Refuse what the providers' own rules forbid, and contacts of our own where nothing arrives.

    Twilio: no third-party collection by SMS to +1 (errors 30460, 30863). WhatsApp Business policy: debt collection for
    others is at the operator's risk, which the creditor's file must acknowledge.
    """
    own, role = bond is Bond.ALL, profile.described.sender_role or sender_role
    if knock.channel == "sms" and role == "third_party" and knock.address.address.startswith("+1"):
        return Decision("blocked", "provider.sms_third_party", "Third parties may not collect by SMS to +1 numbers.")
    acknowledged = profile.described.contact.whatsapp_policy_acknowledged_by
    if own and knock.channel == "whatsapp" and role == "third_party" and not acknowledged:
        return Decision(
            "blocked",
            "provider.whatsapp_policy",
            "WhatsApp's policy on collection for others is not acknowledged: set whatsapp_policy_acknowledged_by.",
        )
    if own and knock.address.unreachable_at is not None:
        return Decision("blocked", "unreachable", "The provider says that nothing arrives at this address.")
    return None


def _question(
    uow: UnitOfWork, knock: Knock, profile: Profile, client: Client, conversation: Conversation, now: datetime
) -> Request:
    person = uow.people.get(client.person_id)
    counted = bond_of(knock.kind, knock.initiated_by) is not Bond.NONE
    points = uow.clients.contact_points(client.creditor_id, client.id) if counted else []
    return Request(
        country=client.country,
        region=client.region,
        zones=(client.timezone,),
        now=now,
        channel=knock.channel,
        kind=knock.kind,
        initiated_by=knock.initiated_by,
        debt=name_debt(client.creditor_id, client.id),
        consents=frozenset(at.channel for point, at in points if point.consent),
        holds=_holds(uow, client) if counted else (),
        history=_history(uow, person, now) if counted else (),
        conversation="open" if conversation.state.get("open") else "closed",
        last_client_message_at=conversation.last_client_at,
        opted_out=person.opted_out_at is not None or knock.address.opted_out_at is not None,
        wrong_person=knock.address.wrong_at is not None,
        stopped=profile.stopped,
        postponed_until=client.postponed_until,
    )


def _was_meant_for_another(knock: Knock) -> bool:
    """Say whether a message, also an answer, was for whom the address was taken for; what is said since may leave."""
    marked = knock.address.wrong_at
    return marked is not None and knock.written_at is not None and knock.written_at < marked


def _holds(uow: UnitOfWork, client: Client) -> tuple[Hold, ...]:
    """Return the holds on the whole account; one on an invoice stops what is said of that invoice alone."""
    rows = uow.holds.of(client.creditor_id, client.id)
    return tuple(
        Hold(row.kind, row.starts_at, row.lifted_at or row.ends_at) for row in rows if row.invoice_number is None
    )


def _history(uow: UnitOfWork, person: Person, now: datetime) -> tuple[Contact, ...]:
    rows = uow.contacts.of_person(person.id, now - LOOK_BACK)
    return tuple(Contact(row.at, row.channel, row.initiated_by, row.kind, row.debt) for row in rows)
