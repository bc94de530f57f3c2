# ruff: noqa: SIM905, PLR2004, ARG002 - distances in tokens, and every handler sees the same event and place
"""Follow a message clause by clause: which values are offered, and which are refused, past, owed, earned or dropped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from nlu.grammar import cues
from nlu.grammar.calendars import Calendar
from nlu.grammar.dates import RESOLVERS, numeric
from nlu.grammar.rules import Line
from nlu.grammar.scan import Event
from nlu.reading import decimal_text

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

_FREQUENCIES: Final = {
    "m": "monthly",
    "q": "semimonthly",
    "s": "weekly",
    "c": "biweekly",
    "b": "biweekly",
    "w": "weekly",
    "f": "biweekly",
    "p": "semimonthly",
}
_INFINITE: Final = re.compile(
    r"(?:ar|er|ir)(?:l[aeo]s?|te|se)?$|^(?:pay|do|make|send|give|would|could|settle|clear|transfer)$"
)
_LIFTS: Final = frozenset(["hasta", "antes", "until", "before", "ate", "till", "sino"])
_SPLITS: Final = frozenset(["en", "a", "em", "in", "over", "into", "across", "ate"])
_CUTS: Final = {REFUSED, "owed", "income", "discount"}
_DATED_NOW: Final = frozenset({"money", "half50", "percent", "all", "rest", "count", cues.PAY, cues.SETTLE})
_NEAR = 3  #: tokens between a value and the word that claims it


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


class Walk:
    """Walk the events of one message with the clause's mode in hand."""

    def __init__(self, line: Line, events: Sequence[Event], calendar: Calendar, currency: str) -> None:
        """Take what the scanner found."""
        self._line, self._events, self._calendar, self._currency = line, events, calendar, currency
        self.found = Found()
        self._mode, self._strong = NEUTRAL, False
        self._sentence, self._phrase, self._separator = 0, 0, ""
        self._not_at, self._correcting = -9, False
        self._clause = 0  # index of the first item of this clause
        self._paid_clause = False
        self._held: Item | None = None
        self._past_open = False
        self._cap_at, self._discount_at, self._spent_at, self._each_at, self._down_at = -9, -9, -9, -9, -9
        self._last_date: date | None = None
        self._implied: list[int] = []  # frequencies that only a unit of time says
        roles = {event.role for event in events}
        self._pays = bool(roles & {cues.PAY, cues.SETTLE, "money", "count", "run"})
        self._past = cues.PAST in roles and not roles & {cues.PAY, cues.SETTLE, cues.OWED}

    def run(self) -> Found:
        """Walk all events."""
        for place, event in enumerate(self._events):
            handler = _HANDLERS.get(event.role)
            if handler is not None:
                handler(self, event, place)
            elif event.role == "word":
                self.found.unknown[self._phrase] = self.found.unknown.get(self._phrase, 0) + 1
            elif event.role == "plain":
                self._plain(event)
            else:
                self._date_kind(event, place)
        self._drop_implied()
        return self.found

    def _drop_implied(self) -> None:
        """Name a frequency once: '100 al mes por 6 meses' says monthly by itself."""
        entities = self.found.entities
        for place in reversed(self._implied):
            others = [entity for at, entity in enumerate(entities) if at != place and entity[0] == "frequency"]
            if any(entity[3] == entities[place][3] for entity in others):
                del entities[place]

    # -- boundaries ----------------------------------------------------------------------------------------------------

    def stop(self, event: Event, place: int) -> None:
        """Close a clause at a comma, a sentence at a full stop."""
        if event.word in {".", "?"}:
            self._sentence += 1
            self._mode, self._strong, self._separator = NEUTRAL, False, "."
            self._correcting = False
        elif event.word == ",":
            self._mode = NEUTRAL if self._mode in _CUTS else self._mode
            self._separator = self._separator or ","
        else:
            return
        self._clause, self._paid_clause, self._not_at = len(self.found.items), False, -9
        self._phrase += 1
        self._past_open = False

    def then(self, event: Event, place: int) -> None:
        """Note that another payment may begin."""
        joins = event.word in {"y", "e", "and", "mas", "+", "&", "mais", "plus", "tambien", "tambem", "also"}
        self._separator = "y" if joins else "then"
        if not joins and self._mode in {REFUSED, "owed"}:
            self._mode = NEUTRAL
        self._clause, self._paid_clause = len(self.found.items), False
        self._not_at, self._past_open = -9, False

    def _plain(self, event: Event) -> None:
        if event.word in _LIFTS and self._mode == REFUSED:
            self._mode, self._strong = OFFER, True

    # -- whose is it ---------------------------------------------------------------------------------------------------

    def pay(self, event: Event, place: int) -> None:
        """Offer, unless the verb is refused or asked about."""
        if event.first - self._not_at <= _NEAR + 1:
            self._mode = REFUSED
            return
        if self._mode == "ask" or (self._mode == PAST and self._past_open and _INFINITE.search(event.word)):
            return
        self._paid_clause = True
        strong = event.word not in WEAK
        self.found.paid_after_hold |= strong and self._held is not None
        keeps = self._mode in {"contact", "other"} and not strong
        if not keeps:
            self._strong = strong or (self._mode == OFFER and self._strong)
            self._mode = OFFER

    def settle(self, event: Event, place: int) -> None:
        """Offer the whole debt when no sum is named."""
        self.pay(event, place)
        if self._mode == OFFER and event.first - self._not_at > _NEAR + 1:
            self._add("settle", "all", event)

    def refuse(self, event: Event, place: int) -> None:
        """Find out what a negation denies: the values before it, those after it, or only another word."""
        after = self._events[place + 1] if place + 1 < len(self._events) else None
        ahead = self._ahead(place)
        here = self.found.items[self._clause :]
        if here and not self._paid_clause and (ahead is None or ahead in {cues.PAY, "stop", cues.SETTLE, cues.BUT}):
            for item in here:
                item.mode = REFUSED
            self._mode = REFUSED
        if after is not None and after.role == "stop" and "," in after.word and self.found.items:
            self._correcting = any(item.mode in {OFFER, NEUTRAL} for item in self.found.items)
        elif ahead in VALUES:
            self._mode = REFUSED
        elif ahead == cues.CORRECT:
            self._correcting = False
        self._not_at = event.first

    def _ahead(self, place: int) -> str | None:
        for event in self._events[place + 1 : place + 5]:
            if event.role not in {"plain", "word"}:
                return event.role
        return None

    def turn(self, event: Event, place: int) -> None:
        """Let 'pero', 'sino', 'solo' end a refusal."""
        if self._mode != OFFER:
            self._mode = NEUTRAL
        self._not_at = -9
        if event.word not in {"solo", "solamente", "only", "just", "so", "somente", "apenas", "unicamente", "recien"}:
            self._clause, self._paid_clause = len(self.found.items), False
            self._separator = self._separator or ","

    def past(self, event: Event, place: int) -> None:
        """Take what follows as done already."""
        before = self._line.word(event.first - 1)
        if event.word in {"pague", "abone", "deposite", "cancele", "liquide", "use", "intente"} and before in {
            "que",
            "cuando",
            "me",
            "si",
            "le",
            "para",
            "nos",
        }:
            return
        self._mode, self._strong, self._past_open = PAST, False, True

    def owed(self, event: Event, place: int) -> None:
        """Take a sum as the debt or a charge: the one just said ('500 que debo') or those that follow."""
        last = self.found.items[-1] if self.found.items else None
        claims_last = event.word.split("_")[0] in {"que", "de", "that", "in", "of", "i"} and "_" in event.word
        if claims_last and last and last.kind == "amount" and event.first - last.last <= 1:
            last.mode = "owed"
        elif not (self._mode == OFFER and "_de" in event.word) and event.word != "of_interest":
            if event.first - self._not_at <= 2 and self._mode == REFUSED:
                return
            self._mode, self._strong = "owed", False

    def earn(self, event: Event, place: int) -> None:
        """Hold an income's date for the payment that hangs on it; its sum is no leg."""
        for item in self.found.items[self._clause :]:
            if item.kind == "date" and item.mode == NEUTRAL and not self._paid_clause:
                self._held = item
                item.mode = "held"
            elif item.mode == NEUTRAL and item.kind == "amount":
                item.mode = "income"
        self._mode = "income"

    def aside(self, event: Event, place: int) -> None:
        """Turn to calls, visits and other dates that pay nothing."""
        here = self.found.items[self._clause :]
        if here and not self._paid_clause:
            for item in here:
                item.mode = event.role if item.kind in {"date", "freq"} and item.mode == NEUTRAL else item.mode
        self._mode, self._strong = event.role, False

    def discount(self, event: Event, place: int) -> None:
        """Drop the share or sum that a discount, an interest or a fee claims."""
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= 1 and last.value not in {"all", "rest"}:
            last.mode = "discount"
        self._discount_at = event.last

    def spent(self, event: Event, place: int) -> None:
        """Drop the sum that rent, food or school claims."""
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= _NEAR:
            last.mode = "spent"
        self._spent_at = event.last

    def ask(self, event: Event, place: int) -> None:
        """Take the rest of the clause as a question that offers nothing."""
        if self._mode != OFFER:
            self._mode, self._strong = "ask", False

    def condition(self, event: Event, place: int) -> None:
        """Let 'si' open an offer inside a question."""
        if self._mode == "ask":
            self._mode = NEUTRAL

    def correct(self, event: Event, place: int) -> None:
        """Let what follows replace what was offered."""
        if any(item.mode in {OFFER, NEUTRAL} for item in self.found.items) and self._ahead_value(place):
            self._correcting = True

    def _ahead_value(self, place: int) -> bool:
        return any(event.role in VALUES or event.role in RESOLVERS for event in self._events[place + 1 : place + 5])

    def each(self, event: Event, place: int) -> None:
        """Mark the amount beside it as each payment's."""
        self._each_at = event.last
        for item in reversed(self.found.items[-3:]):
            if item.kind == "amount" and event.first - item.last <= 2 * _NEAR:
                item.each = True
                break

    def down(self, event: Event, place: int) -> None:
        """Mark a down payment: a leg of its own."""
        self._down_at = event.last
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= 2:
            last.down = True

    def extend(self, event: Event, place: int) -> None:
        """Take a date that is asked for as one that is proposed."""
        if self._mode not in {OFFER, "contact"} and event.first - self._not_at > 2:
            self._mode, self._strong = "extend", True

    def cap(self, event: Event, place: int) -> None:
        """Note that the next sum is the most they can pay, which lifts a refusal: 'no puedo más de 200'."""
        if self._mode == REFUSED or event.first - self._not_at <= _NEAR:
            self._mode, self._strong, self._not_at = OFFER, True, -9
        self._cap_at = event.last

    # -- values --------------------------------------------------------------------------------------------------------

    def _add(self, kind: str, value: str | int | None, event: Event) -> Item:
        mode = self._mode
        if mode == NEUTRAL and self._not_at >= 0:
            mode = REFUSED
        if mode == "extend":
            mode = OFFER if kind in {"date", "count", "run", "freq"} else "extend"
        item = Item(
            kind,
            value,
            event.first,
            event.last,
            mode,
            self._strong,
            separator=self._separator,
            correction=self._correcting,
            sentence=self._sentence,
            phrase=self._phrase,
            role=event.role,
        )
        self._separator = ""
        before = self.found.items[-1] if self.found.items else None
        if (
            before
            and before.kind == kind
            and self._line.word(event.first - 1) in {"o", "u", "or", "ou"}
            and mode != REFUSED
        ):
            item.mode = "alternative" if before.mode == mode else mode
        self.found.items.append(item)
        if kind == "amount" and item.value not in {"all", "rest"} and self._claimed(event):
            item.mode = "claimed"
        return item

    def _claimed(self, event: Event) -> bool:
        if self._line.word(event.first - 1) in {"a", "to", "en", "em", "para"}:
            return False  # 'bájenlo a 600' names the sum that would be paid
        return 0 <= event.first - self._discount_at <= 2 or 0 <= event.first - self._spent_at <= 2

    def _entity(self, kind: str, event: Event, value: str | int, currency: str | None = None) -> None:
        self.found.entities.append((kind, event.first, event.last, value, currency))

    def money(self, event: Event, place: int) -> None:
        """Take a sum."""
        if event.sum is None:
            return
        value = decimal_text(event.sum.value)
        self._entity("money", event, value, event.sum.currency or self._currency)
        if event.sum.high is not None:
            self.found.ranges.append(("money", value, decimal_text(event.sum.high)))
        before = self.found.items[-1] if self.found.items else None
        item = self._add("amount", value, event)
        item.each = event.first - self._each_at <= 1
        item.down = 0 <= event.first - self._down_at <= 3
        if (
            before
            and before.kind == "amount"
            and str(before.value).endswith("%")
            and event.first - before.last <= 2
            and (self._line.word(before.last) in {"de", "of", "do", "da", "dos"})
        ):
            item.mode = "owed"
        if 0 <= event.first - self._cap_at <= 2:
            self.found.capacity = (value, 0)

    def bare(self, event: Event, place: int) -> None:
        """Read a bare number after a correction as what it corrects: 'en 3 cuotas, perdón, 4'."""
        last = self.found.items[-1] if self.found.items else None
        if not (self._correcting and last and event.sum and event.sum.value == int(event.sum.value)):
            return
        if last.kind == "count":
            self._entity("count", event, int(event.sum.value))
            self._add("count", int(event.sum.value), event)
        elif last.kind == "date" and 1 <= event.sum.value <= 31:
            self._put_date(event, self._calendar.day(int(event.sum.value)))

    def percent(self, event: Event, place: int) -> None:
        """Take a share of the debt."""
        value = self._share(event)
        if value is None:
            return
        after = self._line.word(event.last)
        if (
            value == "100"
            and after in {"seguro", "segura", "sure", "de", "certeza", "certo"}
            and self._line.word(event.last + 1) not in {"la", "lo", "da"}
        ):
            return
        self._entity("percent", event, value)
        rest = event.role == "restpercent"
        self._add("amount", "rest" if rest else f"{value}%", event)

    def _share(self, event: Event) -> str | None:
        fixed = {"half50": "50", "third": "33.33", "quarter": "25"}
        if event.role in fixed:
            return fixed[event.role]
        parts = event.mention.parts if event.mention else {}
        said = parts.get("p") or parts.get("p2")
        return decimal_text(Decimal(said)) if said else None

    def rest(self, event: Event, place: int) -> None:
        """Take what remains; 'la otra mitad' is a half too."""
        parts = event.mention.parts if event.mention else {}
        if parts.get("half") or parts.get("half2"):
            self._entity("percent", event, "50")
        if self._mode == PAST:
            self._mode, self._strong = NEUTRAL, False
        self._add("amount", "rest", event)

    def saldo(self, event: Event, place: int) -> None:
        """Take the balance: what remains after another payment, else the whole."""
        after_other = any(item.kind == "amount" and item.mode in {OFFER, NEUTRAL} for item in self.found.items)
        self._add("amount", "rest" if after_other else "all", event)

    def all(self, event: Event, place: int) -> None:
        """Take the whole debt."""
        self._add("amount", "all", event)

    def count(self, event: Event, place: int) -> None:
        """Take a number of payments, with its frequency when said in units of time."""
        number, frequency = self._number(event)
        if number is None or not 1 <= number <= COUNT_MOST:
            return
        if event.role == "span" and not self._span_counts(event):
            return
        if event.role.startswith("countyear") and not any(item.kind == "freq" for item in self.found.items):
            return
        self._entity("count", event, number)
        item = self._add("count", number, event)
        lead = self._line.word(event.first)
        item.split = lead in _SPLITS or (self._line.word(event.first - 1) in _SPLITS)
        if event.role in {"countspan", "span"} and lead in {"por", "durante", "for", "x"}:
            item.split = False
        if frequency:
            self._implied.append(len(self.found.entities))
            self._entity("frequency", event, frequency)
            self._add("freq", frequency, event)
        high = event.mention.parts.get("hi") if event.mention else None
        if high:
            self.found.ranges.append(("count", str(number), high))

    def _number(self, event: Event) -> tuple[int | None, str | None]:
        parts = event.mention.parts if event.mention else {}
        unit = parts.get("cu") or parts.get("f")
        frequency = _FREQUENCIES[unit[0]] if unit else None
        fixed = {"count1": (1, None), "countpair": (2, None), "countyear": (12, "monthly")}
        if event.role == "countyear":
            return self._year()
        if event.role in fixed:
            return fixed[event.role]
        if parts.get("n1"):
            return 12, "monthly"
        said = parts.get("n")
        if event.role == "countyear2":
            return int(said or 1) * 12, "monthly"
        return (int(Decimal(said)) if said and len(said) < 6 else None), frequency

    def _year(self) -> tuple[int, str]:
        said = next((item.value for item in reversed(self.found.items) if item.kind == "freq"), "monthly")
        return {"weekly": 52, "biweekly": 26, "semimonthly": 24}.get(str(said), 12), str(said)

    def _span_counts(self, event: Event) -> bool:
        """Tell whether '8 meses' alone counts payments: after a sum or a verb of paying, never after a tenure."""
        before = self._line.word(event.first - 1)
        asks = {"denme", "dame", "deme", "necesito", "otros", "plazo", "tengo", "debo", "hace", "owe", "preciso"}
        return before not in asks and (self._mode == OFFER or len(self._events) <= _SHORT) and self._mode != "extend"

    def run_of(self, event: Event, place: int) -> None:
        """Take 'en cuotas': a run of unsaid length."""
        self._add("run", None, event)
        unit = event.role.partition("+")[2]
        if unit:
            self._entity("frequency", event, unit)
            self._add("freq", unit, event)

    def frequency(self, event: Event, place: int) -> None:
        """Take how often, and the day that comes with it."""
        kind, _, dated = event.role.partition("+")
        parts = event.mention.parts if event.mention else {}
        said = parts.get("f") if kind == "freq" else None
        value = {"semi": "semimonthly"}.get(kind, kind) if kind != "freq" else _FREQUENCIES[(said or "c")[0]]
        if event.role == "semi+pair":
            self._implied.append(len(self.found.entities))
        self._entity("frequency", event, value)
        self._add("freq", value, event)
        if dated:
            resolved = RESOLVERS["+" + dated](parts, self._calendar)
            self._put_date(event, resolved)
        if self.found.capacity and self.found.capacity[1] == 0:
            self.found.capacity = (self.found.capacity[0], WINDOWS[value])

    # -- dates ---------------------------------------------------------------------------------------------------------

    def _date_kind(self, event: Event, place: int) -> None:
        since = (
            self._line.word(event.first - 1) in {"desde", "since"} and self._mode != OFFER and event.role == "weekday"
        )
        back = self._mode == PAST or (self._past and self._mode == NEUTRAL) or (since and not self._pays)
        calendar = self._calendar.looking(back=back, previous=self._last_date)
        if event.role == "=":
            self._put_date(event, numeric(event.word, calendar))
        elif event.role in RESOLVERS:
            if event.role == "now" and not self._dates_now(event, place):
                return
            if event.role == "season" and self._mode == "income":
                self._mode = NEUTRAL
            if self._is_only_counted(event) or self._is_tenure(event):
                return
            parts = event.mention.parts if event.mention else {}
            try:
                self._put_date(event, RESOLVERS[event.role](parts, calendar))
            except (ValueError, OverflowError):
                return  # a day that no calendar holds dates nothing

    def _is_only_counted(self, event: Event) -> bool:
        """Tell 'a second wave' and 'one may ask' from days: spoken ordinals need 'on the', and 'one' is no day."""
        tokens = self._line.tokens[event.first : event.last]
        spoken = any(token.spoken for token in tokens if token.kind == "@")
        if event.role == "day" and spoken:
            return self._line.word(event.first) not in {"on", "by"} and self._line.word(event.first - 1) not in {
                "on",
                "by",
                "until",
            }
        return event.role == "monthday" and tokens[0].form == "one"

    def _is_tenure(self, event: Event) -> bool:
        """Tell 'desempregado há 3 meses' from 'paguei há 3 meses'."""
        unit = event.mention.parts.get("unit", "") if event.mention and event.role == "ago" else ""
        return unit.startswith("m") and self._mode != PAST and not self._past

    def _put_date(self, event: Event, value: date | None) -> None:
        if value is None:
            return
        if (
            self._mode in {"owed", "ask", "other"}
            and (value - self._calendar.today).days > FAR
            and event.role in {"monthday", "="}
        ):
            value = value.replace(year=value.year - 1) if (value.month, value.day) != (2, 29) else value
        back = event.role in {"ago", "lastweekday", "offset-1", "offset-2"}
        if self._joins_range(event, value):
            return
        self._entity("date", event, value.isoformat())
        self._last_date = value
        item = self._add("date", value.isoformat(), event)
        if self._names_instalment(event):
            item.mode = "owed"
            return
        if back or value < self._calendar.today:
            item.mode = PAST
        if item.mode == "income":
            self._held = item
            item.mode = "held"

    def _names_instalment(self, event: Event) -> bool:
        """Tell whether a date only says which instalment is meant: 'la cuota del 15'."""
        first = event.first - (self._line.word(event.first - 1) in {"del", "de", "do", "da"})
        return self._line.word(first) in {"del", "de", "do", "da"} and self._line.word(first - 1) in {
            "cuota",
            "factura",
            "boleta",
            "mensualidad",
            "parcela",
            "prestacao",
            "vencimiento",
            "compromiso",
            "letra",
            "pago",
        }

    def _joins_range(self, event: Event, value: date) -> bool:
        """Read 'entre el 10 y el 15' and 'del 10 al 15' as one date, the earlier."""
        last = self.found.items[-1] if self.found.items else None
        if not (last and last.kind == "date" and isinstance(last.value, str) and last.mode != "owed") or event.role in {
            "+day",
            "+end",
        }:
            return False
        between = [self._line.word(at) for at in range(last.last, event.first)]
        opener = {self._line.word(last.first - 1), self._line.word(last.first)}
        joined = (bool(opener & {"entre", "between"}) and between in (["y"], ["e"], ["and"])) or (
            bool(opener & {"del", "de", "from", "do"})
            and between in ([], ["a"], ["to"], ["ao"], ["al"], ["hasta"])
            and self._line.word(event.first) in {"al", "a", "hasta", "to", "ao", "the", "el"}
        )
        if not joined or value.isoformat() <= last.value:
            return False
        self.found.ranges.append(("date", last.value, value.isoformat()))
        return True

    def _dates_now(self, event: Event, place: int) -> bool:
        """Tell whether 'ahora' dates a payment: beside an offered sum or verb, never 'por ahora' or a refusal."""
        word, before = self._line.word(event.first), self._line.word(event.first - 1)
        if before in {"uno", "una", "one", "uma", "#1", "primero", "primera"}:
            return True
        if (
            before in {"por", "hasta", "for", "until", "desde", "till", "de", "per", "e"}
            or self._line.word(event.last) == "en"
        ):
            return False
        if self._mode in (REFUSED, "other"):
            return False
        if (word in {"ya", "de", "al"} and event.last - event.first > 1) or word == "altiro" or len(self._events) == 1:
            return True
        before_roles = self._near(reversed(self._events[max(0, place - _NEAR) : place]))
        after_roles = self._near(self._events[place + 1 : place + 1 + _NEAR])
        if cues.NOT in after_roles:
            return False
        return self._mode == OFFER or bool({*before_roles, *after_roles} & _DATED_NOW)

    @staticmethod
    def _near(events: Iterable[Event]) -> list[str]:
        """Give the roles beside a word, up to the first that belongs to something else."""
        roles: list[str] = []
        for event in events:
            if event.role in {
                "word",
                "stop",
                cues.BUT,
                cues.PAST,
                cues.OWED,
                cues.INCOME,
                cues.OTHER,
                cues.CONTACT,
                cues.THEN,
            }:
                break
            roles.append(event.role)
        return roles

    def hold(self) -> Item | None:
        """Give the income's date that no payment has taken yet."""
        return self._held


FAR: Final = 270  #: days: a charge's date further ahead than this is the last one
COUNT_MOST: Final = 120
_SHORT: Final = 4
WINDOWS: Final = {"weekly": 7, "biweekly": 14, "semimonthly": 15, "monthly": 30}
VALUES: Final = frozenset(
    """
        money percent half50 third quarter rest restpercent saldo all count countspan count1 = bare
    """.split()
) | set(RESOLVERS)

_HANDLERS: Final = {
    "stop": Walk.stop,
    cues.THEN: Walk.then,
    cues.PAY: Walk.pay,
    cues.SETTLE: Walk.settle,
    cues.NOT: Walk.refuse,
    cues.BUT: Walk.turn,
    cues.PAST: Walk.past,
    cues.OWED: Walk.owed,
    cues.INCOME: Walk.earn,
    cues.CONTACT: Walk.aside,
    cues.OTHER: Walk.aside,
    cues.DISCOUNT: Walk.discount,
    cues.SPENT: Walk.spent,
    cues.ASK: Walk.ask,
    cues.IF: Walk.condition,
    cues.CORRECT: Walk.correct,
    cues.EACH: Walk.each,
    cues.DOWN: Walk.down,
    cues.KEEP: lambda *_: None,
    cues.EXTEND: Walk.extend,
    "cap": Walk.cap,
    "min": lambda *_: None,
    "none": lambda *_: None,
    "tenure": lambda *_: None,
    "measure": lambda *_: None,
    "daily": lambda *_: None,
    "bimonthly": lambda *_: None,
    "money": Walk.money,
    "bare": Walk.bare,
    "percent": Walk.percent,
    "half50": Walk.percent,
    "third": Walk.percent,
    "quarter": Walk.percent,
    "restpercent": Walk.percent,
    "rest": Walk.rest,
    "saldo": Walk.saldo,
    "all": Walk.all,
    "count": Walk.count,
    "count1": Walk.count,
    "countspan": Walk.count,
    "countrange": Walk.count,
    "countfreq": Walk.count,
    "countpair": Walk.count,
    "countyear": Walk.count,
    "countyear2": Walk.count,
    "understood": Walk.count,
    "times": Walk.count,
    "span": Walk.count,
    "run": Walk.run_of,
    "run+monthly": Walk.run_of,
    "run+weekly": Walk.run_of,
    "freq": Walk.frequency,
    "monthly": Walk.frequency,
    "weekly": Walk.frequency,
    "biweekly": Walk.frequency,
    "semimonthly": Walk.frequency,
    "weekly+day": Walk.frequency,
    "monthly+day": Walk.frequency,
    "monthly+end": Walk.frequency,
    "monthly+first": Walk.frequency,
    "semi+pair": Walk.frequency,
    "biweekly+day": Walk.frequency,
}
