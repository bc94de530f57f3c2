"""Show what clients read of contacts that we begin: each template in a country's manner, by channel, and its state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.console.drafting import Side, Version, Waiting, versions_of, waiting_of
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.own_words.fault_words import in_words
from bot.console.places import country_name
from bot.console.speech import LANGUAGES, N_, Phrases, say
from bot.console.texts import sms_advice, sms_size
from bot.contents import MISSING, content_of
from bot.objections import unwanted
from bot.own_templates import TEMPLATES, bodies, parsed
from bot.texts import load_templates
from flows.wording.lint import said
from flows.wording.own_templates import Bodies, faults, house_of, own_catalogue, own_of
from flows.wording.templates import Catalogue, Template, filled, variables
from storage.schema import Creditor
from storage.schema import Template as Kept
from storage.unit_of_work import UnitOfWork

PATH = "/console/texts"
TITLES: Mapping[str, str] = Phrases(
    {
        "account_settled": N_("Ya no se debe nada"),
        "answer_late": N_("Nuestra respuesta se atrasa"),
        "contact_opening": N_("Primer contacto, a quien ya comprobó quién es"),
        "hardship_again": N_("Volver sobre un momento difícil"),
        "nudge": N_("Hay una respuesta esperando"),
        "nudge_silence": N_("La conversación quedó a medias"),
        "opening": N_("Primer contacto, sin decir de qué"),
        "pause_over": N_("La pausa termina"),
        "payment_received": N_("Pago recibido"),
        "payment_received_all": N_("Pago recibido: no queda nada"),
        "payment_received_next": N_("Pago recibido, con lo que sigue"),
        "payment_received_noted": N_("Pago anotado"),
        "payment_received_over": N_("Pago recibido de más"),
        "payment_received_part": N_("Pago recibido de una parte"),
        "reminder_after_due_anew": N_("Después de vencer, tras un acuerdo que terminó"),
        "reminder_after_due_help": N_("Después de vencer: proponga lo que pueda"),
        "reminder_after_due_kind": N_("Después de vencer: con suavidad"),
        "reminder_after_due_plain": N_("Después de vencer: cómo pagar"),
        "reminder_before_due": N_("Antes de vencer: con suavidad"),
        "reminder_before_due_plain": N_("Antes de vencer: cómo pagar"),
        "reminder_due": N_("El día en que vence: con suavidad"),
        "reminder_due_plain": N_("El día en que vence: cómo pagar"),
        "reminder_missed": N_("Pasó el día prometido: con suavidad"),
        "reminder_missed_help": N_("Pasó el día prometido: proponga lo que pueda"),
        "reminder_missed_plain": N_("Pasó el día prometido: cómo pagar"),
        "reminder_missed_rest": N_("Pasó el día prometido: lo que queda de él"),
        "reminder_promise": N_("Antes del día prometido: con suavidad"),
        "reminder_promise_plain": N_("El día prometido: cómo pagar"),
    }
)
STATES: Mapping[str, str] = Phrases(
    {
        "approved": N_("WhatsApp lo aprobó"),
        "pending": N_("WhatsApp lo está revisando"),
        "received": N_("WhatsApp lo está revisando"),
        "rejected": N_("WhatsApp lo rechazó"),
        "paused": N_("WhatsApp lo detuvo"),
        "disabled": N_("WhatsApp lo desactivó"),
        "unsubmitted": N_("no se ha enviado a revisión"),
        MISSING: N_("no está en la cuenta de WhatsApp"),
    }
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text as a client reads it, with sample values: what it takes by channel, and what is wrong with it."""

    title: str
    name: str
    body: Sequence[str]
    buttons: Sequence[str]
    size: str
    sms: str
    remarks: Sequence[str]
    state: str
    base: str
    written: str
    own: "Text | None" = None
    faults: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Showcase:
    """The texts of a creditor's clients in one language; `languages` are those that can be looked at."""

    creditor: str
    creditors: Sequence[tuple[str, str]]
    country: str
    language: str
    languages: Sequence[tuple[str, str]]
    texts: Sequence[Text]
    waiting: Waiting | None
    sides: Sequence[Side]
    versions: Sequence[Version]


def read_showcase(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form, creditor: str) -> Showcase:
    """Return what clients of a creditor read, in the language asked for, else in the creditor's own."""
    row = uow.creditors.get(creditor)
    language = asked.get("language", "")
    language = language if language in LANGUAGES else row.locale[:2]
    locale = f"{language}-{row.country}"
    account = parts.settings.twilio_account_sid
    kept = {one.name: one for one in uow.templates.all(account)} if account else {}
    catalogue = load_templates(parts.wording)
    own, manner = bodies(uow, row.id), Manner.of(row, parts.clock.now())
    waiting = waiting_of(uow, me, row, manner, TEMPLATES)
    mine = own_catalogue(catalogue, row.id, own)
    return Showcase(
        creditor=row.id,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        country=country_name(row.country),
        language=language,
        languages=[*LANGUAGES.items()],
        texts=[
            _with_own(_text(one, locale, row, kept), _own_text(mine, one, locale, row, kept), one, row, locale, asked)
            for one in catalogue.chosen(locale)
        ],
        waiting=waiting,
        sides=sides_of(catalogue, row, own, parsed(waiting.document)) if waiting else (),
        versions=versions_of(uow, row, manner, TEMPLATES, lambda text: sides_of(catalogue, row, own, parsed(text))),
    )


def sides_of(catalogue: Catalogue, row: Creditor, before: Bodies, after: Bodies) -> list[Side]:
    """Return what clients read otherwise by two sets of own words."""
    places = dict.fromkeys((base, locale) for own in (before, after) for base in own for locale in own[base])
    return [
        Side(
            f"{TITLES.get(base, base)} · {locale}",
            _lines(catalogue, row, base, locale, before),
            _lines(catalogue, row, base, locale, after),
        )
        for base, locale in places
        if before.get(base, {}).get(locale) != after.get(base, {}).get(locale)
    ]


def _lines(catalogue: Catalogue, row: Creditor, base: str, locale: str, own: Bodies) -> list[str]:
    body = own.get(base, {}).get(locale)
    house = house_of(catalogue, base, locale)
    if house is None:
        return []
    told = _body(own_of(house, row.id, locale, body) if body else house, locale, row).split("\n")
    return told if body else [say("El texto de siempre:"), *told]


def _own_text(mine: Catalogue, house: Template, locale: str, row: Creditor, kept: Mapping[str, Kept]) -> Text | None:
    """Return a creditor's own words of a template as its clients read them, None where it has none."""
    found = next((one for one in mine.templates if one.base == house.base and one.locale == locale), None)
    return _text(found, locale, row, kept) if found else None


def _with_own(text: Text, own: Text | None, house: Template, row: Creditor, locale: str, asked: Form) -> Text:
    """Return a text with the creditor's own words beside it, and what is being written of it, with its faults."""
    typed = asked.get("body") if asked.get("base") == house.base else None
    found = faults(typed, house.base, locale, Catalogue([house]), tuple(unwanted(row))) if typed is not None else ()
    begun = typed if typed is not None else own.written if own else house.body
    return replace(text, own=own, written=begun, faults=[in_words(one) for one in found])


def _body(one: Template, locale: str, row: Creditor) -> str:
    sample = {**one.sample, **({"creditor": row.name} if "creditor" in one.sample else {})}
    return filled(one, variables(one, sample, locale))


def _text(one: Template, locale: str, row: Creditor, by_name: Mapping[str, Kept]) -> Text:
    kept = by_name.get(one.name)
    body = _body(one, locale, row)
    forbidden = [say("Dice «%(phrase)s», que la empresa vedó.", phrase=phrase) for phrase in said(body, unwanted(row))]
    is_same = kept is not None and kept.checksum == content_of(one).checksum
    status = kept.status if kept is not None and is_same else MISSING
    return Text(
        title=TITLES.get(one.base, one.base),
        name=one.name,
        body=body.split("\n"),
        buttons=[button.title for button in one.buttons],
        size=say(
            "WhatsApp y Telegram: %(count)s caracteres, %(words)s palabras", count=len(body), words=len(body.split())
        ),
        sms=say("SMS: %(size)s", size=sms_size(body)),
        remarks=[*sms_advice(body), *forbidden],
        state=STATES.get(status, status),
        base=one.base,
        written=one.body,
    )
