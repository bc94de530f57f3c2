# ruff: noqa: PLR2004, ARG002 - distances are in tokens, and every handler sees the same event and place
"""Follow a message clause by clause: what follows is offered, refused, past, owed, earned or an aside."""

from collections.abc import Sequence
from datetime import date

from nlu.grammar import cues
from nlu.grammar.calendars import Calendar
from nlu.grammar.dates import RESOLVERS
from nlu.grammar.items import (
    CLAIMS,
    CLAUSE,
    CUTS,
    DEBTS,
    DONE,
    ENDS,
    INFINITE,
    LIFTS,
    MERELY,
    MORE,
    NEAR,
    NEUTRAL,
    OF,
    OFFER,
    OTHERWISE,
    PAST,
    REFUSED,
    SENTENCE,
    STARTS,
    SUPPOSED,
    VALUES,
    WEAK,
    WHETHER,
    Alternative,
    Found,
    Item,
)
from nlu.grammar.rules import Line
from nlu.grammar.scan import Event


class Clauses:
    """Know the clause's mode, and let cues and boundaries change it."""

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
        self._offering = False  # an offer was under way when an income was named
        self._cap_at, self._discount_at, self._spent_at, self._each_at, self._down_at = -9, -9, -9, -9, -9
        self._if_at, self._aside_at, self._but_at, self._begun_at, self._named_at = -9, -9, -9, 0, -9
        self._other: Alternative | None = None
        self._asked = self._questioned = False  # '¿cuánto sería si …?'
        self._last_date: date | None = None
        self._implied: list[int] = []  # frequencies that only a unit of time says
        roles = {event.role for event in events}
        self._pays = bool(roles & {cues.PAY, cues.SETTLE, "money", "count", "run"})
        self._past = cues.PAST in roles and not roles & {cues.PAY, cues.SETTLE, cues.OWED}

    def stop(self, event: Event, place: int) -> None:
        """Close a clause at a comma, a sentence at a full stop."""
        if event.word in {".", "?"}:
            self._sentence += 1
            self._mode, self._strong, self._separator = NEUTRAL, False, "."
            self._correcting, self._but_at, self._asked, self._questioned = False, -9, False, False
        elif event.word == ",":
            self._mode = NEUTRAL if self._mode in CUTS else self._mode
            self._separator = self._separator or ","
        else:
            return
        self._clause, self._paid_clause, self._not_at = len(self.found.items), False, -9
        self._phrase += 1
        self._leave_past(place)
        self._past_open, self._begun_at, self._other = False, event.last, None

    def then(self, event: Event, place: int) -> None:
        """Note that another payment may begin."""
        joins = event.word in {"y", "e", "and", "mas", "+", "&", "mais", "plus", "tambien", "tambem", "also"}
        self._separator = "y" if joins else "then"
        if not joins and self._mode in {REFUSED, "owed"}:
            self._mode = NEUTRAL
        self._clause, self._paid_clause, self._begun_at = len(self.found.items), False, event.last
        self._leave_past(place)
        self._not_at, self._past_open, self._other = -9, False, None
        if self._mode == "income" and self._offering:
            self._mode = OFFER  # 'el viernes que me pagan y después el resto'

    def _leave_past(self, place: int) -> None:
        """Let a clause with a verb of paying of its own look forward: 'pagué 100 y el viernes pago 200'."""
        if self._mode != PAST:
            return
        for event in self._events[place + 1 : place + 1 + CLAUSE]:
            if event.role in {"stop", cues.THEN, cues.PAST}:
                return
            if event.role in {cues.PAY, cues.SETTLE} and not INFINITE.search(event.word):
                self._mode = NEUTRAL
                return

    def _plain(self, event: Event) -> None:
        if event.word in LIFTS and self._mode == REFUSED:
            self._mode, self._strong = OFFER, True
        elif event.word in OTHERWISE and self._mode != REFUSED:
            self._other = Alternative.to(self.found.items[self._clause :])

    def pay(self, event: Event, place: int) -> None:
        """Offer, unless the verb is refused or asked about."""
        if event.first - self._not_at <= NEAR + 1:
            self._mode = REFUSED
            return
        if self._line.word(event.first - 1) in ENDS and INFINITE.search(event.word) and self._mode in {OFFER, NEUTRAL}:
            self._mode = "owed"  # 'hasta liquidar los 300'
            return
        if self._mode in {"ask", "whether"} or (self._mode == PAST and self._past_open and INFINITE.search(event.word)):
            return
        self._reclaim()
        self._paid_clause = True
        strong = event.word not in WEAK
        self.found.paid_after_hold |= strong and self._held is not None
        keeps = self._mode in {"contact", "other"} and not strong
        self._discount_at = self._spent_at = -9
        if strong and self._mode != REFUSED:
            self._lift()
        if not keeps:
            self._strong = strong or (self._mode == OFFER and self._strong)
            self._mode = OFFER

    def _lift(self) -> None:
        """Offer what stood before its verb in the clause: 'el 2 de abril alcanzo a pagar'."""
        for item in self.found.items[self._clause :]:
            if item.mode == NEUTRAL:
                item.mode, item.strong = OFFER, True

    def _reclaim(self) -> None:
        """Give a clause of its own its day back from a call spoken of before: 'no me llame, el lunes le deposito'."""
        if self._aside_at >= self._begun_at:
            return
        for item in self.found.items[self._clause :]:
            if item.mode in {"contact", "other"}:
                item.mode = OFFER

    def settle(self, event: Event, place: int) -> None:
        """Offer the whole debt when no sum is named."""
        self.pay(event, place)
        if self._mode == OFFER and event.first - self._not_at > NEAR + 1:
            self._add("settle", "all", event)

    def refuse(self, event: Event, place: int) -> None:
        """Find out what a negation denies: the values before it, those after it, or only another word."""
        if self._but_at >= 0:
            self._give_up(place)
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
        self._not_at = event.last - 1

    def _give_up(self, place: int) -> None:
        """Take back a mere wish that 'pero no puedo' ends: one without sum, day or number."""
        rest = self._events[place + 1 : place + 1 + SENTENCE]
        end = next((at for at, event in enumerate(rest) if event.role == "stop"), len(rest))
        before = [item for item in self.found.items if item.sentence == self._sentence]
        if any(event.role in VALUES for event in rest[:end]) or any(not item.is_wish for item in before):
            return
        for item in before:
            item.mode = REFUSED

    def _ahead(self, place: int) -> str | None:
        for event in self._events[place + 1 : place + 5]:
            if event.role not in {"plain", "word"}:
                return event.role
        return None

    def name(self, event: Event, place: int) -> None:
        """Note where an invoice, a document or an address was named: a day right after it is its own."""
        self._named_at = event.last

    def turn(self, event: Event, place: int) -> None:
        """Let 'pero', 'sino', 'solo' end a refusal."""
        merely = event.word in MERELY
        if self._mode == REFUSED or (self._mode != OFFER and not merely):
            self._mode = NEUTRAL
        self._not_at = -9
        if not merely:
            self._clause, self._paid_clause, self._begun_at = len(self.found.items), False, event.last
            self._separator = self._separator or ","
            self._but_at, self._other = event.first, None

    def past(self, event: Event, place: int) -> None:
        """Take what follows as done already."""
        before = self._line.word(event.first - 1)
        if self._line.word(event.first - 2) == "if" and event.word in SUPPOSED:
            self._mode, self._strong = OFFER, True  # 'what if I paid 50?'
            return
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
        for item in self.found.items[self._clause :] if event.word in DONE else ():
            if item.kind == "amount" and item.mode == NEUTRAL and event.first - item.last <= NEAR:
                item.mode = PAST  # 'los 200 los pagué ayer'
        self._mode, self._strong, self._past_open, self._not_at = PAST, False, True, -9

    def owed(self, event: Event, place: int) -> None:
        """Take a sum as the debt or a charge: the one just said ('500 que debo') or those that follow."""
        last = self.found.items[-1] if self.found.items else None
        if event.word in DEBTS and self._mode == OFFER and self._line.word(event.first - 1) in cues.DETERMINERS:
            return
        opener, joined, _ = event.word.partition("_")
        claims_last = event.word in CLAIMS or (bool(joined) and opener in {"que", "de", "por", "that", "in", "of", "i"})
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
            elif item.mode == NEUTRAL and item.kind == "amount" and event.first - self._if_at > NEAR:
                item.mode = "income"
        self._offering = self._mode == OFFER
        self._mode, self._not_at = "income", -9

    def aside(self, event: Event, place: int) -> None:
        """Turn to calls, visits and other dates that pay nothing."""
        here = self.found.items[self._clause :]
        if here and not self._paid_clause:
            for item in here:
                item.mode = event.role if item.kind in {"date", "freq"} and item.mode == NEUTRAL else item.mode
        self._mode, self._strong, self._not_at, self._aside_at = event.role, False, -9, event.first

    def discount(self, event: Event, place: int) -> None:
        """Drop the share or sum that a discount, an interest or a fee claims."""
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= 1 and last.value not in {"all", "rest"}:
            last.mode = "discount"
        self._discount_at = event.last

    def spent(self, event: Event, place: int) -> None:
        """Drop the sum that rent, food or school claims."""
        last = self.found.items[-1] if self.found.items else None
        sums = [item for item in self.found.items[-2:] if item.kind == "amount"]
        if sums and last and event.first - last.last <= NEAR:
            sums[-1].mode = last.mode = "spent"
        self._spent_at = event.last

    def ask(self, event: Event, place: int) -> None:
        """Take the rest of the clause as a question that offers nothing."""
        self._questioned = True
        if self._mode != OFFER:
            self._mode, self._strong = "ask", False

    def condition(self, event: Event, place: int) -> None:
        """Let 'si' open an offer inside a question."""
        self._if_at, self._asked = event.first, self._questioned
        if self._mode == "ask":
            self._mode = NEUTRAL
        elif self._mode == "contact" and self._aside_at >= self._begun_at and event.word in WHETHER:
            self._mode, self._strong = "whether", False  # 'le confirmo el viernes si puedo'

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
            if item.kind == "amount" and event.first - item.last <= 2 * NEAR:
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
        refused = self._mode == REFUSED or event.first - self._not_at <= NEAR
        if refused:
            self._mode, self._strong, self._not_at = OFFER, True, -9
        if refused or self._line.word(event.first) not in MORE:
            self._cap_at = event.last

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
            asked=self._asked,
            start=kind == "date" and self._starts(event),
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
        if self._other is not None and mode != REFUSED and self._other.holds(kind):
            item.mode = "alternative"
        self.found.items.append(item)
        if kind == "date" and event.first - self._named_at <= 1 and self._is_of(event):
            item.mode = "owed"
        if kind == "amount" and item.value not in {"all", "rest"} and self._claimed(event):
            item.mode = "claimed"
        return item

    def _starts(self, event: Event) -> bool:
        """Tell whether a day is where a run begins: 'cada viernes empezando el 20'."""
        return not STARTS.isdisjoint(self._line.shapes[max(0, event.first - 2) : event.first + 1])

    def _is_of(self, event: Event) -> bool:
        """Tell whether a day is another thing's: 'boleta 88120 del 3 de marzo'."""
        return bool({self._line.word(event.first), self._line.word(event.first - 1)} & OF)

    def _claimed(self, event: Event) -> bool:
        if self._line.word(event.first - 1) in {"a", "to", "en", "em", "para"}:
            return False  # 'bájenlo a 600' names the sum that would be paid
        return 0 <= event.first - self._discount_at <= 2 or 0 <= event.first - self._spent_at <= 2

    def _entity(self, kind: str, event: Event, value: str | int, currency: str | None = None) -> None:
        self.found.entities.append((kind, event.first, event.last, value, currency))
