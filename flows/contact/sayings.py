"""Choose what a contact that we start says, by its kind and by how much time has passed.

None of these texts tells an amount: that is for the conversation, once the client has shown who they are. They name a
bill and its day, so they are only for an address that was verified; to any other goes
`flows.dialogues.identify.reach_out`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.facts import Facts
from flows.negotiation.account import Invoice
from flows.outcome import Say, Value

VOICES = ("kind", "plain", "help")
"""How a bill whose day has passed is spoken of, in this order: that it slips by, what there is, how we can help."""
NAME_MAX = 40  #: characters of a bill's name: a longer one is cut, for an SMS has room for two such names
AMOUNT = re.compile(r"[$€£₡₲]|\d[.,]\d")  #: in a bill's name it would tell what the texts do not


@dataclass(frozen=True, slots=True)
class Matter:
    """What a contact is about: a bill by its name and its day, or a promised day alone."""

    what: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A text, and the blanks that it has."""

    key: str
    blanks: tuple[str, ...]


_BILL, _PROMISE = ("name", "creditor", "what", "on"), ("name", "creditor", "on")
SAYINGS: Mapping[str, Saying] = {
    "before_due": Saying("reminder-before-due", _BILL),
    "due": Saying("reminder-due", _BILL),
    "promise": Saying("reminder-promise", _PROMISE),
    "missed": Saying("reminder-missed", _PROMISE),
    "silence": Saying("nudge-silence", ("creditor",)),
}
AFTER_DUE: Mapping[str, Saying] = {voice: Saying(f"reminder-after-due-{voice}", _BILL) for voice in VOICES}


def bill(invoice: Invoice) -> Matter:
    """Return what is said of a bill: its name, else its number, and its day; never an amount."""
    name = " ".join(invoice.description.split())
    if not name or AMOUNT.search(name):
        name = invoice.number
    return Matter(name if len(name) <= NAME_MAX else f"{name[: NAME_MAX - 1].rstrip()}…", invoice.due_on)


def text_keys() -> tuple[str, ...]:
    """Return the keys of all these texts."""
    return tuple(one.key for one in (*SAYINGS.values(), *AFTER_DUE.values()))


def saying(kind: str, voice: str = VOICES[0]) -> Saying:
    """Return the text of a kind of contact; the voice is heard after a bill's day alone."""
    return AFTER_DUE[voice] if kind == "after_due" else SAYINGS[kind]


def say(facts: Facts, kind: str, matter: Matter, voice: str = VOICES[0]) -> Say:
    """Write a contact to a client at an address that was verified. Must not be said to any other."""
    chosen = saying(kind, voice)
    known: dict[str, Value | None] = {
        "name": facts.client.short_name,
        "creditor": facts.creditor.name,
        "what": matter.what,
        "on": matter.on,
    }
    return Say(chosen.key, {name: value for name in chosen.blanks if (value := known[name]) is not None})
