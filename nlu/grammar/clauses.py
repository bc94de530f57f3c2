# ruff: noqa: ARG002 - distances are in tokens, and every handler sees the same event and place
"""Follow a message clause by clause: boundaries, corrections, questions and conditions change what is meant."""

from nlu.grammar import cues
from nlu.grammar.collect import Collect
from nlu.grammar.dates import RESOLVERS
from nlu.grammar.items import CLAUSE, NEUTRAL, OFFER, PAST, REFUSED, VALUES, Alternative
from nlu.grammar.scan import Event
from nlu.grammar.signals import CUTS, INFINITE, LIFTS, MERELY, OTHERWISE, SO, WHETHER


class Clauses(Collect):
    """Let boundaries and turns of speech change the mode."""

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
        if not joins and (self._mode in {REFUSED, "owed"} or (self._mode == "income" and event.word in SO)):
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
        elif event.word in SO and self._mode == "income":
            self._mode, self._clause = NEUTRAL, len(self.found.items)
        elif event.word in OTHERWISE and self._mode != REFUSED:
            self._other = Alternative.to(self.found.items[self._clause :])

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

    def _ahead(self, place: int) -> str | None:
        for event in self._events[place + 1 : place + 5]:
            if event.role not in {"plain", "word"}:
                return event.role
        return None

    def _ahead_value(self, place: int) -> bool:
        return any(event.role in VALUES or event.role in RESOLVERS for event in self._events[place + 1 : place + 5])

    def correct(self, event: Event, place: int) -> None:
        """Let what follows replace what was offered."""
        if any(item.mode in {OFFER, NEUTRAL} for item in self.found.items) and self._ahead_value(place):
            self._correcting = True

    def condition(self, event: Event, place: int) -> None:
        """Let 'si' open an offer inside a question."""
        self._if_at, self._asked = event.first, self._questioned
        told = self._mode == PAST and event.word in WHETHER and self._ahead(place) in {cues.PAY, cues.SETTLE}
        if self._mode == "ask" or told:  # 'me dijeron que si pago 80 el viernes'
            self._mode, self._past_open = NEUTRAL, self._past_open and not told
        elif self._mode == "contact" and self._aside_at >= self._begun_at and event.word in WHETHER:
            self._mode, self._strong = "whether", False  # 'le confirmo el viernes si puedo'

    def ask(self, event: Event, place: int) -> None:
        """Take the rest of the clause as a question that offers nothing."""
        self._questioned, self._why = True, self._why or event.word in {"why", "por_que"}
        if self._mode != OFFER:
            self._mode, self._strong = "ask", False
