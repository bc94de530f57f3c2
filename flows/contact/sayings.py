"""Choose what a contact that we start says, by its kind and its voice.

None of these texts tells an amount: that is for the conversation, once the client has shown who they are. They name a
bill and its day, so they are only for an address that was verified; to any other goes
`flows.dialogues.identify.reach_out`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.contact.cadence.matters import instalment_of
from flows.facts import Facts
from flows.negotiation.account import Account, Invoice
from flows.outcome import Say, Value

KIND = "kind"  #: the voice of a contact that names none
NAME_MAX = 40  #: characters of a bill's name: a longer one is cut, for an SMS has room for two such names
AMOUNT = re.compile(r"[$€£₡₲]|\d[.,]\d")  #: in a bill's name it would tell what the texts do not


@dataclass(frozen=True, slots=True)
class Matter:
    """What a contact is about: a bill by its name and its day, or a promised day alone.

    `is_begun`: a part of what was promised for the day is paid. `has_ended`: an agreement on the bill was not kept and
    ended, and the client was not told yet.
    """

    what: str = ""
    on: date | None = None
    is_begun: bool = False
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A text, and the blanks that it has."""

    key: str
    blanks: tuple[str, ...]


_BILL, _PROMISE = ("name", "creditor", "what", "on"), ("name", "creditor", "on")
SAYINGS: Mapping[str, Mapping[str, Saying]] = {
    "before_due": {
        "kind": Saying("reminder-before-due", _BILL),
        "plain": Saying("reminder-before-due-plain", _BILL),
    },
    "due": {
        "kind": Saying("reminder-due", _BILL),
        "plain": Saying("reminder-due-plain", _BILL),
    },
    "after_due": {
        "kind": Saying("reminder-after-due-kind", _BILL),
        "plain": Saying("reminder-after-due-plain", _BILL),
        "help": Saying("reminder-after-due-help", _BILL),
    },
    "promise": {
        "kind": Saying("reminder-promise", _PROMISE),
        "plain": Saying("reminder-promise-plain", _PROMISE),
    },
    "missed": {
        "kind": Saying("reminder-missed", _PROMISE),
        "plain": Saying("reminder-missed-plain", _PROMISE),
        "help": Saying("reminder-missed-help", _PROMISE),
    },
    "silence": {"kind": Saying("nudge-silence", ("creditor",))},
}
"""The texts of each kind of contact in each voice: `kind` leaves room, `plain` says what there is, `help` offers."""
RESTS: Mapping[str, Saying] = {"missed": Saying("reminder-missed-rest", _PROMISE)}
"""The text of a kind of contact, in whatever voice, where a part is paid: thanks for that come first."""


ENDED: Mapping[str, Saying] = {"after_due": Saying("reminder-after-due-anew", _BILL)}
"""The text of a kind of contact, in whatever voice, that is the first after an agreement ended."""
TELL_END = frozenset({"reminder-after-due-anew", "welcome-anew", "welcome-anew-whole", "promise-anew"})
"""The texts that tell a client that their agreement ended."""


def bill(invoice: Invoice, *, has_ended: bool = False) -> Matter:
    """Return what is said of a bill: its name, else its number, and its day; never an amount."""
    name = " ".join(invoice.description.split())
    if not name or AMOUNT.search(name):
        name = invoice.number
    short = name if len(name) <= NAME_MAX else f"{name[: NAME_MAX - 1].rstrip()}…"
    return Matter(short, invoice.due_on, has_ended=has_ended)


def promise(account: Account, about: str, on: date) -> Matter:
    """Return what is said of a promised day: the day, and whether a part of its instalment is paid."""
    part = instalment_of(account, about)
    return Matter(on=on, is_begun=part is not None and part.paid > 0)


def text_keys() -> tuple[str, ...]:
    """Return the keys of all these texts."""
    voices = tuple(one.key for voices in SAYINGS.values() for one in voices.values())
    return (*voices, *(one.key for one in (*RESTS.values(), *ENDED.values())))


def say(facts: Facts, kind: str, matter: Matter, voice: str = KIND) -> Say:
    """Write a contact to a client at an address that was verified. Must not be said to any other."""
    chosen = _beside(kind, matter) or SAYINGS[kind][voice]
    known: dict[str, Value | None] = {
        "name": facts.client.short_name,
        "creditor": facts.creditor.name,
        "what": matter.what,
        "on": matter.on,
    }
    return Say(chosen.key, {name: value for name in chosen.blanks if (value := known[name]) is not None})


def _beside(kind: str, matter: Matter) -> Saying | None:
    """Return the text that stands in for every voice, where something came between."""
    if matter.has_ended and kind in ENDED:
        return ENDED[kind]
    return RESTS.get(kind) if matter.is_begun else None
