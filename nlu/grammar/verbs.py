# ruff: noqa: PLR2004, ARG002 - distances are in tokens, and every handler sees the same event and place
"""Follow the verbs of paying: what they offer, what a negation takes back, and what is past."""

from nlu.grammar import cues
from nlu.grammar.clauses import Clauses
from nlu.grammar.items import CLAUSE, NEAR, NEUTRAL, OFFER, PAST, REFUSED, SENTENCE, VALUES
from nlu.grammar.scan import Event
from nlu.grammar.signals import CUTS, DEMANDS, DONE, ENDS, HARD, INFINITE, MORE, OWNERS, SUPPOSED, WEAK


class Verbs(Clauses):
    """Let verbs of paying and negations change the mode."""

    def pay(self, event: Event, place: int) -> None:
        """Offer, unless the verb is refused or asked about."""
        if event.first - self._not_at <= NEAR + 1:
            self._mode = REFUSED
            return
        if event.word in DEMANDS and self._demands(event, place):
            self._mode, self._strong = "owed", False
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

    def _demands(self, event: Event, place: int) -> bool:
        """Tell whether another wants a sum: 'they want 400 by friday', also with nobody named."""
        own = not OWNERS.isdisjoint((self._line.word(event.first - 1), self._line.word(event.first - 2)))
        return not own and place + 1 < len(self._events) and self._events[place + 1].role == "money"

    def _lift(self) -> None:
        """Offer what stood before its verb in the clause: 'el 2 de abril alcanzo a pagar'."""
        for item in self.found.items[max(self._clause, len(self.found.items) - CLAUSE) :]:
            if item.mode == NEUTRAL:
                item.mode, item.strong = OFFER, True

    def _reclaim(self) -> None:
        """Give a clause of its own its day back from a call spoken of before: 'no me llame, el lunes le deposito'."""
        if self._aside_at >= self._begun_at:
            return
        for item in self.found.items[max(self._clause, len(self.found.items) - CLAUSE) :]:
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

    def past(self, event: Event, place: int) -> None:
        """Take what follows as done already."""
        before = self._line.word(event.first - 1)
        if self._line.word(event.first - 2) == "if" and event.word in SUPPOSED and not self._why:
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

    def cap(self, event: Event, place: int) -> None:
        """Note that the next sum is the most they can pay, which lifts a refusal: 'no puedo más de 200'."""
        refused = self._mode == REFUSED or event.first - self._not_at <= NEAR or self._is_refused(place)
        if refused:
            self._mode, self._strong, self._not_at = OFFER, True, -9
        if refused or self._line.word(event.first) not in MORE:
            self._cap_at = event.last
            self._cap_before(event)

    def _is_refused(self, place: int) -> bool:
        """Tell whether a no follows the sum that is compared with: 'más de 30 mil al mes no puedo'."""
        if self._mode in {*CUTS, PAST} or self._line.word(self._events[place].first) not in MORE:
            return False
        sums = 0
        for event in self._events[place + 1 : place + 1 + CLAUSE]:
            if event.role == cues.NOT or event.word in HARD:
                return sums == 1
            sums += event.role in {"money", "bare"}
            if event.role in {"stop", cues.THEN, cues.BUT} or sums > 1:
                return False
        return False

    def tail(self, event: Event, place: int) -> None:
        """Note that the sum just said is the most, and that nothing is refused: '40 al mes, no puedo más'."""
        self._cap_before(event)

    def _cap_before(self, event: Event) -> None:
        """Take the sum just said as the most: '40 al mes como mucho'."""
        if self._line.word(event.last)[:1] in {"#", "$"}:
            return
        said = self.found.items[-3:]  # a sum, how often, and the day that this says
        if not said or event.first - said[-1].last > NEAR:
            return
        for item in said:
            if item.kind == "amount" and item.mode in {OFFER, NEUTRAL} and str(item.value).isdecimal():
                self.found.capacity = (str(item.value), 0)

    def extend(self, event: Event, place: int) -> None:
        """Take a date that is asked for as one that is proposed."""
        if self._mode not in {OFFER, "contact"} and event.first - self._not_at > 2:
            self._mode, self._strong = "extend", True
