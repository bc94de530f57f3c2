"""Tell what stands above the phone: who the client is and what proves it, what time it is there, what happened."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.app import App
from bot.chooser import Chooser
from bot.demo.appointments import Appointment, next_appointment
from bot.demo.happenings import Teller
from bot.demo.stories import story_of
from bot.demo.words import words
from bot.stage import locale_of
from flows.wording import figures
from storage.schema import Client, Json
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

TAIL = 4  #: characters of a document that verification asks for


@dataclass(frozen=True, slots=True)
class Chosen:
    """The client on the phone."""

    creditor: str
    client: str


def read_bar(uow: UnitOfWork, app: App, chosen: Chosen, *, is_moving: bool) -> Json:
    """Return everything that the bar shows; `is_moving` says whether the clock is on a journey."""
    now = app.clock.now()
    client = uow.clients.get(chosen.creditor, chosen.client)
    locale, zone = locale_of(client), ZoneInfo(client.timezone)
    said, story = words(locale), story_of(chosen.creditor, chosen.client)
    profile = app.bot.profiles.get(uow, chosen.creditor)
    teller = Teller(app.packs, app.wording, locale, profile.public.currency)
    coming = next_appointment(uow, Chooser(app.packs), profile, client, now)
    return {
        "creditor": chosen.creditor,
        "client": chosen.client,
        "name": client.name,
        "company": profile.public.name,
        "locale": locale,
        "words": dict(said),
        "story": story.get("story", ""),
        "ask": story.get("ask", ""),
        "proof": _proof(_fact(client, app.vault), locale),
        "clock": _moment(now.astimezone(zone), locale, now),
        "coming": _coming(coming, zone, locale, now) if coming else None,
        "happened": [
            {"when": figures.short(line.at.astimezone(zone), locale), "text": line.text, "tone": line.tone}
            for line in teller.tell(uow, client)
        ],
        "moving": is_moving,
    }


def _fact(client: Client, vault: Vault) -> tuple[str, str] | None:
    """Return the fact that the bot asks for first: a document's tail or a birth date."""
    if client.document_sealed:
        bare = "".join(filter(str.isalnum, vault.open(client.document_sealed)))
        return "document", bare[-TAIL:]
    return ("birth", vault.open(client.birth_date_sealed)) if client.birth_date_sealed else None


def _proof(fact: tuple[str, str] | None, locale: str) -> str:
    said = words(locale)
    if fact is None:
        return said["nothing"]
    kind, value = fact
    shown = value if kind == "document" else figures.day(date.fromisoformat(value), locale, date.max)
    return said["proof"].format(fact=said[kind].format(tail=shown, day=shown))


def _coming(coming: Appointment, zone: ZoneInfo, locale: str, now: datetime) -> str:
    said = words(locale)
    what = said[coming.what].format(case=coming.case)
    return said["next_what"].format(what=what, when=_moment(coming.at.astimezone(zone), locale, now))


def _moment(at: datetime, locale: str, now: datetime) -> str:
    """Write day and time apart: 'jueves 12 de marzo, 10:24'."""
    today = now.astimezone(at.tzinfo).date()
    return f"{figures.day(at.date(), locale, today)}, {figures.hour(at.timetz(), locale)}"
