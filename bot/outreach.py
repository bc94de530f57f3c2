"""Choose where a contact that we begin goes, and what it says there: what is owed only to who showed who they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.conversation import BESIDE
from bot.door import Door, Knock
from bot.facts import FactBook
from bot.stage import Stage
from flows import conversation as memory
from flows.contact import sayings
from flows.contact.arrivals import Evidence, evidence
from flows.contact.cadence.wish import Wish
from flows.contact.request import Decision
from flows.dialogues import identify
from flows.negotiation.account import Account
from flows.outcome import Say
from storage.schema import Address

FAR_BACK = 200  #: messages among which word of an agreement's end is looked for
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """An address of a client, whether they showed there who they are, and when they last wrote from it."""

    address: Address
    is_known: bool
    wrote_at: datetime | None = None


def places(stage: Stage, channels: Collection[str]) -> list[Place]:
    """Return where a client may be written to, the best first: where they showed who they are, else where they agreed.

    Of those it is where they wrote last, then on the channel that they prefer, then where contacts were answered, read
    or arrived. Where nothing arrives comes last.
    """
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    found = [
        Place(address, point.verified_at is not None, point.used_at)
        for point, address in points
        if (point.verified_at or point.consent) and not _is_lost(address) and address.channel in channels
    ]
    known = [place for place in found if place.is_known] or found
    return _ranked(stage, known) if len(known) > 1 else known


def _ranked(stage: Stage, known: Sequence[Place]) -> list[Place]:
    """Put places in the order of what speaks for them; equals stay as they are, the one used last before the others."""
    made, wanted = stage.uow.contacts.made_at(stage.creditor, stage.client.id), stage.client.preferred_channel
    last = max((place.wrote_at for place in known if place.wrote_at), default=None)

    def rank(place: Place) -> tuple[bool, bool, bool, Evidence]:
        told = evidence(made.get(place.address.id, ()), place.wrote_at)
        is_last = last is not None and place.wrote_at == last
        return told.is_dead, not is_last, place.address.channel != wanted, told

    return sorted(known, key=rank)


def _is_lost(address: Address) -> bool:
    return bool(address.wrong_at or address.opted_out_at or address.unreachable_at)


def everywhere(stage: Stage) -> list[Place]:
    """Return every address of a client, also where they are not written to, those nearest to it first."""
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    agreed = sorted(points, key=lambda one: (_is_lost(one[1]), not (one[0].verified_at or one[0].consent)))
    return [Place(address, point.verified_at is not None) for point, address in agreed]


def choose(stage: Stage, door: Door, found: Sequence[Place]) -> tuple[Place, Decision]:
    """Return the first of these places at which the rules allow the contact now, else soonest; with the decision."""
    asked = []
    for place in found:
        asked.append((place, ask(stage, door, place, stage.now)))
        if asked[-1][1].decision == "allowed":
            return asked[-1]  # where they come next nobody asks, each question reads all that the rules count
    return min(asked, key=lambda one: one[1].next_allowed_at or NEVER)


def ask(stage: Stage, door: Door, place: Place, at: datetime) -> Decision:
    """Return whether the rules allow the contact at a place and a moment."""
    what = (stage.kind, stage.initiated_by, place.address.channel, place.address)
    knock = Knock(*what, stage.profile, stage.client, stage.conversation, campaign=stage.campaign)
    return door.ask(stage.uow, knock, at)


def move_to(stage: Stage, place: Place) -> None:
    """Write from now on to a place."""
    row = stage.conversation
    if row.address_id != place.address.id:
        row.channel, row.address_id, row.line = place.address.channel, place.address.id, None


def text(stage: Stage, book: FactBook, wish: Wish, *, is_known: bool) -> Say | None:
    """Return what is said: the bill or the promised day; to a stranger nothing of it, they are asked who they are.

    None where nobody could show that.
    """
    facts = book.gather(stage.uow, stage.profile, stage.client, stage.now)
    if is_known:
        bill = next((bill for bill in facts.account.invoices if bill.number == wish.about), None)
        is_bill = bill is not None and not wish.is_promised
        if bill and is_bill:
            matter = sayings.bill(bill, has_ended=_has_ended(stage, facts.account, bill.number))
        else:
            matter = sayings.promise(facts.account, wish.about, wish.due_on)
        return sayings.say(facts, wish.kind, matter, wish.voice)
    row = stage.conversation
    found = identify.reach_out(memory.from_json(row.state), facts)
    if found is None:
        return None
    after, said = found
    row.state = memory.to_json(after) | {key: row.state[key] for key in BESIDE & row.state.keys()}
    return said


def _has_ended(stage: Stage, account: Account, bill: str) -> bool:
    """Say whether an agreement on a bill ended that was not kept, and the client was not told since it was made."""
    ended = account.ended
    if ended is None or bill not in ended.invoices:
        return False
    written = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK)
    return not any(row.text_key in sayings.TELL_END and row.at > ended.accepted_at for row in written)
