"""Write a client one by one, as a CRM or ERP does; what is left out stays as it is, or takes the creditor's manner."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.creditors.document import CreditorFile
from bot.errors import ClientMistake
from bot.portfolio.cells import BadCell, read_country, read_locale, read_zone
from bot.portfolio.documents import Worth, judge
from bot.portfolio.phones import read_address
from bot.portfolio.places import Places
from bot.segmenting import assign_one
from bot.web.api.access import Call
from bot.web.api.shapes import CreditorId, Day, Id, MoneyShape, Shape
from bot.wishes import carry
from storage.schema import Client

ERASED = "This client was erased; who comes back is a new client, under a number of their own."
SOURCE = "api"  #: of a consent that came this way
Word = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]+$")]


class NewAddress(Shape):
    """Where a client is reached, and whether they agreed to be written to there."""

    channel: Literal["sms", "whatsapp", "telegram", "email"]
    address: Annotated[str, Field(min_length=1, max_length=254, pattern=r"^[^\x00-\x1f\x7f]+$")]
    consent: bool = False


class NewClient(Shape):
    """A client to be written; the same id again updates what is named."""

    creditor: CreditorId
    client_id: Id
    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    region: Word | None = None
    locale: Annotated[str, Field(pattern=r"^[a-z]{2}-[A-Z]{2}$")] | None = None
    timezone: Word | None = None
    segment: Word | None = None
    document_type: Word | None = None
    document_id: Annotated[str, Field(min_length=4, max_length=40, pattern=r"^[\w.\- /]+$")] | None = None
    birth_date: Day | None = None
    since_on: Day | None = None
    yearly_value: MoneyShape | None = None
    addresses: Annotated[list[NewAddress], Field(max_length=20)] = Field(default_factory=list)


def write(call: Call, asked: NewClient) -> Client:
    """Write a client with their addresses and an audit line. Raises ClientMistake, UnknownCreditor."""
    uow, now = call.uow, call.app.clock.now()
    owner = CreditorFile.model_validate(uow.creditors.get(call.scope(asked.creditor)).document)
    uow.take_turn("client", asked.creditor, asked.client_id)
    known = uow.clients.find(asked.creditor, asked.client_id)
    if known is not None and known.erased_at is not None:
        raise ClientMistake(ERASED, 409, "client_id")
    country = _checked("country", read_country, asked.country) or (known.country if known else owner.country)
    facts = {
        "name": asked.name,
        "country": country,
        **_where(asked, known, owner, country),
        **_who(call, asked, country),
        **_worth(asked, owner),
    }
    index = call.app.vault.index(country, asked.document_id) if asked.document_id else None
    if asked.document_id:
        uow.people.adopt(call.app.vault.renewals(country, asked.document_id))
    if known is None:
        facts["person_id"] = uow.people.ensure(index, now).id
    elif index is not None:
        facts["person_id"] = _identify(call, known, index, now)
    row = uow.clients.put(asked.creditor, asked.client_id, now, **facts)
    for place, address in enumerate(asked.addresses):
        _reach(call, row, address, f"addresses.{place}.address", now)
    written = {"fields": sorted(facts), "addresses": len(asked.addresses)}
    uow.audit.append(asked.creditor, now, f"key:{call.key.id}", "client.written", f"client:{row.id}", written)
    assign_one(uow, asked.creditor, row.id, now)
    return row


def _identify(call: Call, known: Client, index: bytes, now: datetime) -> int:
    """Return who a known client is by the document that is told now; a wish for silence goes along, as in a file."""
    people = call.uow.people
    before = people.get(known.person_id)
    found = people.identify(before.id, index, now)
    carry(call.uow, known.creditor_id, known.id, before, found, f"key:{call.key.id}", now)
    return found.id


def _where(asked: NewClient, known: Client | None, owner: CreditorFile, country: str) -> dict[str, Any]:
    """Return what follows from where a client lives: abroad, the usual language and hours of that country."""
    usual = Places(owner).of(country)
    locale = _checked("locale", read_locale, asked.locale) or (known.locale if known else usual.locale)
    zone = _checked("timezone", read_zone, asked.timezone) or (known.timezone if known else usual.timezone)
    return {"locale": locale, "timezone": zone, **({"region": asked.region} if asked.region else {})}


def _who(call: Call, asked: NewClient, country: str) -> dict[str, Any]:
    """Return what a client can be verified by, sealed."""
    found: dict[str, Any] = {"segment": asked.segment} if asked.segment else {}
    if asked.document_id is not None:
        if judge(country, asked.document_type, asked.document_id) is Worth.USELESS:
            raise ClientMistake(
                "document_id: tells nobody apart; leave it out, or send the real one.", field="document_id"
            )
        found |= {"document_type": asked.document_type, "document_sealed": call.app.vault.seal(asked.document_id)}
    if asked.birth_date is not None:
        found["birth_date_sealed"] = call.app.vault.seal(asked.birth_date.isoformat())
    return found


def _worth(asked: NewClient, owner: CreditorFile) -> dict[str, Any]:
    """Return since when they are a client, and what they are worth in a year, in minor units."""
    found: dict[str, Any] = {"since_on": asked.since_on} if asked.since_on else {}
    if asked.yearly_value is None:
        return found
    if asked.yearly_value.currency != owner.currency:
        raise ClientMistake(f"yearly_value: write it in {owner.currency}.", field="yearly_value")
    return found | {"yearly_value": asked.yearly_value.minor()}


def _reach(call: Call, row: Client, given: NewAddress, field: str, now: datetime) -> None:
    address = read_address(given.channel, given.address.strip(), row.country)
    if address is None:
        raise ClientMistake(f"{field}: is no address of {given.channel} in {row.country}.", field=field)
    stored = call.uow.addresses.ensure(given.channel, address, now)
    consent = {"consent": given.consent, "consent_source": SOURCE, "consent_at": now}
    call.uow.clients.reach(row.creditor_id, row.id, stored.id, **consent)


def _checked(field: str, read: Callable[[str], str], value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return read(value)
    except BadCell as fault:
        raise ClientMistake(f"{field}: {fault}.", field=field) from fault
