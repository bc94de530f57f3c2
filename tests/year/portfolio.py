"""Write the clients of a year: those of the demonstration, in more countries, some of them clients of two creditors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import bot.demo
from bot.creditors.document import CreditorFile
from bot.creditors.reader import read
from bot.creditors.register import store
from bot.demo.ledger import Ledger
from bot.demo.people import Invented, Trade, invent_client
from bot.demo.stories import sheet
from tests.bot.world import World
from tests.year.rows import Key

DEMO = Path(bot.demo.__file__).parent
MORE: Mapping[str, tuple[str, str, str]] = {
    "luz-del-maipo": ("CL", "es-CL", "aguas-del-valle"),
    "moda-cafetal": ("CO", "es-CO", "hogar-cafetal"),
    "fibra-ipe": ("BR", "pt-BR", "academia-lumbre"),
    "severn-water": ("GB", "en-GB", "academia-lumbre"),
    "bayou-power": ("US", "en-US", "academia-lumbre"),
}
"""Creditors beside the demonstration's: country, language, and whose trade they follow."""
SISTERS = {"luz-del-maipo": "aguas-del-valle", "moda-cafetal": "hogar-cafetal"}
DELIVERED, FAILED = 0.95, 0.02  #: shares of old bills that reached their client, and that were not as promised
SHARED = 0.3  #: of a sister's clients, who are clients of the other one too
REGIONS = {"BR": ("SP", "RJ", "AM", "AL", "MG", None), "ES": ("MD", "CT", None), "GB": ("ENG", "SCT", None)}
ZONES = {"US": ("America/New_York", "America/Los_Angeles"), "BR": ("America/Sao_Paulo", "America/Manaus")}
NUMBERS = {
    "CL": "+5699", "MX": "+52551", "CO": "+57300", "PE": "+51999", "DO": "+180920", "AR": "+5491144", "CR": "+5068",
    "ES": "+34600", "BR": "+551198", "GB": "+447400", "US": "+121255",
}  # fmt: skip
LENGTHS = {"CL": 11, "MX": 12, "CO": 12, "PE": 11, "DO": 11, "AR": 13, "CR": 11, "ES": 11, "BR": 13, "GB": 12, "US": 11}


@dataclass(frozen=True)
class Household:
    """A client of the year, and how they can be written to and write: `phone` for SMS, `chat` on Telegram."""

    key: Key
    language: str
    last4: str
    phone: str | None
    chat: str | None


def every_creditor() -> tuple[str, ...]:
    """Return the ids of all creditors of a year."""
    return (*sorted(path.stem for path in (DEMO / "creditors").glob("*.yml")), *MORE)


def write(
    world: World, clients: int, seed: int, chat_of: Callable[[str], str], every: Sequence[str]
) -> list[Household]:
    """Write so many clients of some creditors; `chat_of` opens a person's chat by their name and returns its id."""
    for described, policy in (read(DEMO / "creditors" / f"{one}.yml") for one in every if one not in MORE):
        with world.unit(described.creditor) as uow:
            store(uow, described, policy, world.now)
    for creditor in (one for one in every if one in MORE):
        country, locale, _ = MORE[creditor]
        world.add_creditor(creditor, country, locale=locale, contact={"cadence": "default"})
    share = [clients // len(every) + (place < clients % len(every)) for place in range(len(every))]
    found = []
    for creditor, count in zip(every, share, strict=True):
        chance = Random(f"{seed} {creditor}")
        invented = _invent(world, creditor, count, chance)
        found += [_settle(world, creditor, one, chance, chat_of) for one in invented]
    for sister, other in ((one, SISTERS[one]) for one in every if one in SISTERS):
        _share(world, sister, other, int(share[every.index(sister)] * SHARED))
    return found


def _invent(world: World, creditor: str, count: int, chance: Random) -> list[Invented]:
    """Invent a creditor's clients, and write what they owe and have paid."""
    with world.unit(creditor) as uow:
        row = uow.creditors.get(creditor)
        rows = sheet("trades")[MORE[creditor][2] if creditor in MORE else creditor]
        country = row.country if row.country in sheet("names") else "PE"
        trade = Trade(creditor, country, row.locale, row.currency, rows, sheet("names")[country])
        today = world.now.astimezone(ZoneInfo(row.timezone)).date()
        invented = [invent_client(trade, number, today, chance) for number in range(1, count + 1)]
        Ledger(uow, world.app.vault, CreditorFile.model_validate(row.document), world.now).write(invented)
        return invented


def _settle(world: World, creditor: str, one: Invented, chance: Random, chat_of: Callable[[str], str]) -> Household:
    """Say where a client lives, where they are reached, what they agreed to and where they showed who they are."""
    with world.unit(creditor) as uow:
        client = uow.clients.get(creditor, one.id)
        client.region = chance.choice(REGIONS.get(client.country, (None,)))
        client.timezone = chance.choice(ZONES.get(client.country, (client.timezone,)))
        client.preferred_channel = chance.choice(("sms", "telegram", "web", None))
        number = (
            f"{NUMBERS[client.country]}{client.person_id:0{LENGTHS[client.country] - len(NUMBERS[client.country]) + 1}}"
        )
        phone = number if chance.random() < 0.8 else None
        chat = chat_of(one.name) if chance.random() < 0.3 else None
        known, at = chance.random() < 0.6 and bool(one.document or one.born), world.now
        for channel, address in (("sms", phone), ("telegram", chat)):
            if address:
                consent = chance.random() < 0.9
                place = uow.addresses.ensure(channel, address, at).id
                facts = {"verified_at": at, "used_at": at} if known and chance.random() < 0.7 else {}
                uow.clients.reach(creditor, one.id, place, consent=consent, **facts)
        if known:
            web = next(row for _, row in uow.clients.contact_points(creditor, one.id) if row.channel == "web")
            uow.clients.verify(creditor, one.id, web.id, at)
        for bill in uow.invoices.of(creditor, one.id):
            bill.delivered_on = bill.issued_on if chance.random() < DELIVERED else None
            bill.promised_service_ok = False if chance.random() < FAILED else None
        digits = "".join(letter for letter in one.document or "" if letter.isalnum())
        return Household((creditor, one.id), client.locale[:2], digits[-4:], phone, chat)


def _share(world: World, sister: str, other: str, count: int) -> None:
    """Let the first clients of two creditors be the same people."""
    with world.unit(sister, other) as uow:
        theirs = uow.clients.page(other, limit=count)
        for mine, one in zip(uow.clients.page(sister, limit=count), theirs, strict=True):
            mine.person_id = one.person_id
        uow.session.flush()
