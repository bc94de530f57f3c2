"""Read what the page of own words shows: texts by what they say, one of them by channel, what waits, the versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.drafting import Side, Version, Waiting, begun, versions_of, waiting_of
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.own_words.fault_words import in_words
from bot.console.places import country_name
from bot.console.speech import LANGUAGES, say
from bot.console.texts import sms_advice, sms_size
from bot.objections import unwanted
from bot.wordings import WORDING, own_texts, parsed
from flows.wording.errors import WordingError
from flows.wording.lint import fold
from flows.wording.own import Own, Texts, faults, open_keys, preview
from flows.wording.wording import Wording
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PATH = "/console/wording"
FOUND_MAX = 20  #: texts that a search lists
CONTACTS = ("contact-", "reminder-", "nudge-", "payment-received")  #: what leaves WhatsApp as a template too


@dataclass(frozen=True, slots=True)
class Sample:
    """A text as a client reads it on some channels: their names, its lines, what it takes, what could be better."""

    channel: str
    lines: Sequence[str]
    size: str
    advice: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """One text: the house's and the creditor's own by channel, and what is being written, with its faults."""

    key: str
    house: Sequence[Sample]
    own: Sequence[Sample]
    typed: Sequence[Sample]
    text: str
    sms: str
    faults: Sequence[str]
    blanks: Sequence[str]
    is_contact: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Book:
    """All that the page shows of one creditor's own words in one language and country."""

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    language: str
    languages: Sequence[tuple[str, str]]
    country: str
    countries: Sequence[tuple[str, str]]
    words: str
    found: Sequence[tuple[str, str]]
    own: Sequence[tuple[str, str]]
    chosen: Chosen | None
    waiting: Waiting | None
    sides: Sequence[Side]
    versions: Sequence[Version]


def read_book(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form, *, typed: bool) -> Book:
    """Return a creditor's own words for the page; `typed` says that a text is being written."""
    row = uow.creditors.get(chosen(me, asked))
    manner, texts, place = Manner.of(row, parts.clock.now()), own_texts(uow, row.id), place_of(parts, row, asked)
    locale, house = f"{place[0]}-{place[1]}", parts.wording
    waiting = waiting_of(uow, me, row, manner, WORDING)
    key = asked.get("key", "")
    return Book(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        language=place[0],
        languages=[*LANGUAGES.items()],
        country=place[1],
        countries=[(code, country_name(code)) for code in sorted(parts.packs.by_country)],
        words=asked.get("words", ""),
        found=_found(house, row, locale, asked.get("words", "")),
        own=[(_href(row.id, name, one), _first(house, row, name, one)) for name, keys in texts.items() for one in keys],
        chosen=_chosen(uow, me, row, asked, key, locale, house, typed=typed)
        if key in open_keys(house, locale)
        else None,
        waiting=waiting,
        sides=sides_of(house, row, texts, parsed(waiting.document)) if waiting else (),
        versions=versions_of(uow, row, manner, WORDING, lambda text: sides_of(house, row, texts, parsed(text))),
    )


def place_of(parts: Parts, row: Creditor, asked: Form) -> tuple[str, str]:
    """Return the language and the country that are looked at, the creditor's own where none is named."""
    language, country = asked.get("language", ""), asked.get("country", "")
    return (
        language if language in LANGUAGES else row.locale[:2],
        country if country in parts.packs.by_country else row.country,
    )


def drafted(uow: UnitOfWork, me: Signed, creditor: str) -> Texts:
    """Return what a change begins with: one's own draft that waits, else what is in force."""
    text = begun(uow, creditor, WORDING, f"staff:{me.staff.id}")
    return parsed(text) if text is not None else own_texts(uow, creditor)


def sides_of(house: Wording, row: Creditor, before: Texts, after: Texts) -> list[Side]:
    """Return what clients read otherwise by two sets of own texts."""
    places = dict.fromkeys((locale, key) for texts in (before, after) for locale in texts for key in texts[locale])
    rows = [(place, _own_at(before, place), _own_at(after, place)) for place in places]
    return [
        Side(" · ".join(place), _lines(house, row, place, one), _lines(house, row, place, other))
        for place, one, other in rows
        if one != other
    ]


def typed_own(form: Form) -> Own:
    """Return the text that a form holds."""
    return Own(form.get("text", "").strip(), form.get("sms", "").strip())


def written_as(house: Wording, key: str, locale: str) -> Own:
    """Return the house's text as one of a creditor's would be written."""
    forms = house.written(key, locale)
    return Own(forms[""], forms.get("sms", ""))


def _own_at(texts: Texts, place: tuple[str, str]) -> Own | None:
    return texts.get(place[0], {}).get(place[1])


def _chosen(
    uow: UnitOfWork, me: Signed, row: Creditor, asked: Form, key: str, locale: str, house: Wording, *, typed: bool
) -> Chosen:
    standard, in_force = written_as(house, key, locale), _own_at(own_texts(uow, row.id), (locale, key))
    before = _own_at(drafted(uow, me, row.id), (locale, key)) or standard
    own = typed_own(asked) if typed else before
    return Chosen(
        key=key,
        house=_samples(house, row, key, locale, standard),
        own=_samples(house, row, key, locale, in_force) if in_force else (),
        typed=_samples(house, row, key, locale, own) if own not in (standard, in_force) else (),
        text=own.text,
        sms=own.sms,
        faults=[in_words(one) for one in faults(own, key, locale, house, tuple(unwanted(row)))] if typed else (),
        blanks=[f"{{ ${name} }}" for name in sorted(house.blanks(key, locale))],
        is_contact=key.startswith(CONTACTS),
        is_own=in_force is not None,
    )


def _samples(house: Wording, row: Creditor, key: str, locale: str, own: Own) -> list[Sample]:
    """Return a text by channel, with values as they are every day; nothing where it cannot be read yet."""
    try:
        long, short = (preview(own, key, locale, house, channel, row.name) for channel in ("web", "sms"))
    except WordingError:
        return []
    size = say("%(count)s caracteres, %(words)s palabras", count=len(long), words=len(long.split()))
    return [
        Sample(say("WhatsApp, Telegram y web"), long.split("\n"), size),
        Sample(say("SMS"), short.split("\n"), sms_size(short), sms_advice(short)),
    ]


def _lines(house: Wording, row: Creditor, place: tuple[str, str], own: Own | None) -> list[str]:
    """Return what a client reads: the own text, the house's where there is none, and its short form."""
    locale, key = place
    shown = _samples(house, row, key, locale, own or written_as(house, key, locale))
    told = [line for one in shown for line in (*one.lines, "")]
    return told if own else [say("El texto de siempre:"), *told]


def _found(house: Wording, row: Creditor, locale: str, words: str) -> list[tuple[str, str]]:
    """Return the texts that say some words, each with its address and what it says first."""
    if not words.strip():
        return []
    wanted, keys = fold(words.strip()), open_keys(house, locale)
    hits = (key for key in keys if wanted in fold(house.words(key, locale)) or wanted in key)
    return [(_href(row.id, locale, key), _first(house, row, locale, key)) for key in hits][:FOUND_MAX]


def _first(house: Wording, row: Creditor, locale: str, key: str) -> str:
    said = preview(written_as(house, key, locale), key, locale, house, "sms", row.name)
    return f"{' '.join(said.split())} ({locale})"


def _href(creditor: str, locale: str, key: str) -> str:
    language, _, country = locale.partition("-")
    asked = {"creditor": creditor, "language": language, "country": country, "key": key}
    return f"{PATH}?{urlencode(asked)}#text"
