"""Show a supervisor one message that was misread, perhaps, with what was said around it, and take its label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.meanings import INTENTS, NOTHING, Choice, choices, title_of
from bot.console.office import Parts
from bot.console.readings import LANGUAGES, Sought, narrow, reasons_of
from bot.console.speech import say
from bot.console.thread import reading_words
from bot.learning.knowledge import Masks
from bot.learning.masking import Mask
from bot.stage import locale_of
from storage.errors import Missing
from storage.reviews import Review, find_review, next_review, surroundings
from storage.schema import Direction, Message
from storage.unit_of_work import UnitOfWork

NUMBER_MAX = 2**53


@dataclass(frozen=True, slots=True)
class Beside:
    """One message of the context, masked; `is_it` marks the one that is looked at, `is_far` those not next to it."""

    side: str
    author: str
    text: str
    is_it: bool
    is_far: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One message under a supervisor's eyes; `chosen` is its label, `read` what the assistant took it for."""

    number: int
    reasons: str
    facts: str
    context: Sequence[Beside]
    reading: str
    read: str
    chosen: str
    labelled: str
    groups: Sequence[tuple[str, Sequence[Choice]]]
    post: str
    error: str


def read_item(uow: UnitOfWork, parts: Parts, number: int, sought: Sought, error: str = "") -> Item:
    """Return a message with its context. Raises Missing for one that there is no reason to look at, or not in scope."""
    review = _find(uow, number)
    message, manner = review.message, Manner.of(review.creditor, parts.clock.now())
    mask = Masks(uow, parts.vault).of(message.creditor_id, message.client_id)
    language = LANGUAGES.get(locale_of(review.client)[:2], "")
    label = review.label
    said = (
        say("%(title)s, por %(name)s", title=title_of(label.intent), name=uow.staff.get(label.staff_id).name)
        if label
        else ""
    )
    return Item(
        number=message.id,
        reasons=reasons_of(review),
        facts=" · ".join(filter(None, [review.creditor.name, manner.moment(message.at), language])),
        context=[_beside(row, message, mask) for row in surroundings(uow.session, message)],
        reading=reading_words(message, manner),
        read=message.intent or "",
        chosen=(label.intent or NOTHING) if label else "",
        labelled=f"{said}, {manner.moment(label.at)}" if label else "",
        groups=choices(),
        post=sought.to(message.id),
        error=error,
    )


def put_label(uow: UnitOfWork, parts: Parts, me: Signed, number: int, form: Form, sought: Sought) -> str:
    """Label a message and return the address of the next one. Raises Refusal, Missing."""
    review, chosen = _find(uow, number), form.get("intent", "")
    if chosen not in INTENTS | {NOTHING}:
        raise Refusal(say("Elija qué quiso decir el cliente, o «Nada que aprender»."))
    message, now = review.message, parts.clock.now()
    before = (review.label.intent or NOTHING) if review.label else None
    intent = None if chosen == NOTHING else chosen
    uow.labels.put(message.creditor_id, message.id, intent, me.staff.id, now)
    told = {"intent": chosen, "read": message.intent, "before": before}
    actor = f"staff:{me.staff.id}"
    uow.audit.append(message.creditor_id, now, actor, "reading.labelled", f"message:{message.id}", told)
    sought = narrow(uow, me, sought)
    following = next_review(uow.session, replace(sought.wanted(now), is_labelled=False), message)
    return sought.to(following, done=True)


def _find(uow: UnitOfWork, number: int) -> Review:
    review = find_review(uow.session, number) if number <= NUMBER_MAX else None
    if review is None:
        raise Missing("message", number)
    return review


def _beside(row: Message, message: Message, mask: Mask) -> Beside:
    came, is_it = row.direction is Direction.IN, row.id == message.id
    staff = row.initiated_by == "adviser"
    text = mask(row.text) or say("Sin texto")
    if came and not is_it and (row.reading or {}).get("button"):
        text = say("Eligió «%(text)s»", text=text)
    author = say("Cliente") if came else say("Asesoría") if staff else say("Asistente")
    return Beside(
        "client" if came else "adviser" if staff else "bot", author, text, is_it, abs(row.seq - message.seq) > 1
    )
