"""Walk the events of one message: a table says what each role does."""

from typing import Final

from nlu.grammar import cues
from nlu.grammar.items import Found
from nlu.grammar.values import Values


class Walk(Values):
    """Walk the events of one message, each to its handler."""

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
    "tail": Walk.tail,
    "min": lambda *_: None,
    "none": Walk.name,
    "tenure": lambda *_: None,
    "measure": lambda *_: None,
    "daily": Walk.run_of,
    "bimonthly": Walk.run_of,
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
    "cash": Walk.cash,
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
    "monthly+nth": Walk.frequency,
    "monthly+first": Walk.frequency,
    "semi+pair": Walk.frequency,
    "biweekly+day": Walk.frequency,
}
