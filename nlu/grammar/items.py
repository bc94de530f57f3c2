# ruff: noqa: SIM905 - words are read best as a text
"""Hold values on their way into legs, and the words and distances that decide whose they are."""

import re
from dataclasses import dataclass, field
from typing import Final

from nlu.grammar import cues
from nlu.grammar.dates import RESOLVERS

OFFER, NEUTRAL, REFUSED, PAST = "offer", "neutral", "refused", "past"
WEAK: Final = frozenset(
    """
        puedo podria podriamos podemos podre quiero quisiera queria voy vamos vas tengo tendria tendre tendremos
        llego hago haria hacer hare hacemos seria serian sirve acomoda conviene paso pasar pasaria salgo saco
        tiro empiezo empezar comienzo dejen dejenme dejame can could i'll will would do make like want wanna
        going gonna have i've start starting plan planning put get_you able break manage i'd let's posso poderia
        podemos vou quero queria gostaria tenho teria terei faco faria fazer comecar comeco passo passar podia
        consigo cuento mando mandar envio mandaria mande throw set_up arranging break finish want pongo poner
        meto largo arreglar pode_ser sort hand drop cover agree accept deixa deixar quedaria dava podras
        permiten
    """.split()
)
"""Verbs that offer money when a sum follows, and say little about a date alone."""

FREQUENCIES: Final = {
    "m": "monthly",
    "q": "semimonthly",
    "s": "weekly",
    "c": "biweekly",
    "b": "biweekly",
    "w": "weekly",
    "f": "biweekly",
    "p": "semimonthly",
}
INFINITE: Final = re.compile(
    r"(?:ar|er|ir)(?:l[aeo]s?|te|se)?$|^(?:pay|do|make|send|give|would|could|settle|clear|transfer)$"
)
LIFTS: Final = frozenset(["hasta", "antes", "until", "before", "ate", "till", "sino"])
SPLITS: Final = frozenset(["en", "a", "em", "in", "over", "into", "across", "ate"])
CUTS: Final = {REFUSED, "owed", "income", "discount"}
DATED_NOW: Final = frozenset({"money", "half50", "percent", "all", "rest", "count", cues.PAY, cues.SETTLE})
NEAR = 3  #: tokens between a value and the word that claims it


FAR: Final = 270  #: days: a charge's date further ahead than this is the last one
COUNT_MOST: Final = 120
SHORT: Final = 4
WINDOWS: Final = {"weekly": 7, "biweekly": 14, "semimonthly": 15, "monthly": 30}
VALUES: Final = frozenset(
    """
        money percent half50 third quarter rest restpercent saldo all count countspan count1 = bare
    """.split()
) | set(RESOLVERS)


@dataclass(slots=True)
class Item:
    """One value on its way into a leg."""

    kind: str  #: amount, date, count, freq, run or settle
    value: str | int | None
    first: int
    last: int
    mode: str
    strong: bool = False  #: offered with a verb of paying
    each: bool = False  #: an amount said of each payment
    split: bool = False  #: a count that divides a total: 'en 3 cuotas'
    separator: str = ""
    correction: bool = False
    down: bool = False
    sentence: int = 0
    phrase: int = 0
    role: str = ""


@dataclass(slots=True)
class Found:
    """What the walk found: values in order, entities, ranges, and each sentence's plain words."""

    items: list[Item] = field(default_factory=list)
    entities: list[tuple[str, int, int, str | int, str | None]] = field(default_factory=list)
    ranges: list[tuple[str, str, str]] = field(default_factory=list)
    unknown: dict[int, int] = field(default_factory=dict)
    capacity: tuple[str, int] | None = None
    paid_after_hold: bool = False  #: 'cobro el 15 y ahí les pago': the income's date is the payment's
