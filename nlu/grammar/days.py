"""Take dates: resolved forwards or back, joined into ranges, held when they are an income's."""

from collections.abc import Iterable
from datetime import date

from nlu.grammar import cues
from nlu.grammar.clauses import Clauses
from nlu.grammar.dates import RESOLVERS, numeric
from nlu.grammar.items import DATED_NOW, FAR, NEAR, NEUTRAL, OFFER, PAST, REFUSED, Item
from nlu.grammar.scan import Event


class Days(Clauses):
    """Resolve dates in the clause that they stand in."""

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
        before_roles = self._near(reversed(self._events[max(0, place - NEAR) : place]))
        after_roles = self._near(self._events[place + 1 : place + 1 + NEAR])
        if cues.NOT in after_roles:
            return False
        return self._mode == OFFER or bool({*before_roles, *after_roles} & DATED_NOW)

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
