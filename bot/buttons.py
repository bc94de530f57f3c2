"""Tell which quick reply a message presses: by its id, or typed as its title, its number or its place."""

from collections.abc import Callable
from dataclasses import replace

from bot.stage import Stage
from flows.counters import OTHER
from flows.interrupts import OPENERS
from flows.lighter import LIGHTER
from flows.offers import ASK_ADVISER, NEAREST
from flows.turn import OLD_BUTTON
from flows.wording.choices import chosen
from flows.wording.lint import fold
from nlu.approval import lets_staff_look, takes_the_ready_one
from nlu.ease import asks_for_less
from nlu.places import place_of
from storage.queue.inbox import Arrived
from storage.repositories.traces import Last
from storage.schema import Direction, Message

NUMBER = "number"  #: of a quick reply: the one before which it was written, where the channel shows no button
SMS = "sms"  #: where quick replies always leave as numbered lines; elsewhere the message says so
OLD = {"text": "", "button": None, "kind": OLD_BUTTON}  #: what a press that means nothing any more is
SECOND = 2  #: the place of the lighter plan beside the one that is read
LATER = 40  #: messages among which the one above a pressed button is looked for, and what was asked since

WISHES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (LIGHTER, lambda text: place_of(text) == SECOND or asks_for_less(text)),
    (NEAREST.id.partition(":")[0], takes_the_ready_one),
    (ASK_ADVISER.id, lets_staff_look),
    (OTHER.id, asks_for_less),
)
"""What words of a client's own press, where such a quick reply is under the last message; the first that fits."""


def unless_old(stage: Stage, arrived: Arrived) -> Arrived:
    """Return what arrived, as a button of an earlier message where it was pressed under one and means more by now.

    A button says yes or no to what stands above it: the same id under a later message answers something else. One that
    only opens a way (`OPENERS`) means the same under every message.
    """
    button, under = arrived.payload.get("button"), arrived.payload.get("replied")
    if not button or not under or button in OPENERS:
        return arrived
    latest = stage.uow.messages.latest(stage.creditor, stage.client.id, LATER)
    shown = [one for one in latest if one.direction is Direction.OUT and one.choices]
    pressed = next((one for one in shown if one.provider_id == under), None)
    return arrived if _is_current(pressed, shown, button) else replace(arrived, payload=OLD)


def _is_current(pressed: Message | None, shown: list[Message], button: str) -> bool:
    """Say whether a button still means what it meant under the message where it stands, `pressed`.

    A message that is not among the latest is too old, or another conversation's, unless a name is still to come.
    """
    if pressed is None:
        return any(one.provider_id is None for one in shown)
    titles = _titles(pressed, button)
    return all(titles & _titles(one, button) for one in shown if one.seq > pressed.seq)


def _titles(message: Message, button: str) -> set[str]:
    """Return what stands on the quick replies of an id under a message."""
    return {str(one["title"]) for one in message.choices or [] if one["id"] == button}


def title_of(last: Last | None, button: str | None) -> str:
    """Return what stood on a quick reply that came by its id alone; nothing where it is not under the last message."""
    choices = last.choices if last and button else []
    return next((str(choice["title"]) for choice in choices if choice["id"] == button), "")


def typed(last: Last | None, text: str) -> str | None:
    """Return the quick reply that the client typed instead of pressing it: its title, its number, its place, its wish.

    A lighter plan is told second: 'la otra' and 'más liviano' ask for it, where nothing else is the second. Who wants
    less where no lighter plan is told any more wants another one.
    """
    said, listed = _plain(text), place_of(text)
    if not said or last is None or last.direction is not Direction.OUT:
        return None
    if last.channel == SMS or any(NUMBER in one for one in last.choices):
        numbered = chosen(text, [(choice["id"], choice["title"]) for choice in last.choices])
        if numbered:
            return numbered
    for place, one in enumerate(last.choices, 1):
        number = one["id"].partition(":")[2]
        if said in {_plain(one["title"]), number} or (listed == place and number == str(place)):
            return str(one["id"])
    return next((shown for name, wish in WISHES if wish(text) and (shown := _under(last, name))), None)


def _under(last: Last, name: str) -> str | None:
    """Return the id of the quick reply of a name under the last message, whatever its mark."""
    ids = (str(one["id"]) for one in last.choices)
    return next((shown for shown in ids if name in {shown, shown.partition(":")[0]}), None)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
