"""Say what clients do in a year, all of it drawn from a seed: how they pay, and what else happens to them."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from tests.year.deeds import Deeds
from tests.year.portfolio import Household
from tests.year.rows import Key

DAY = timedelta(days=1)
ISSUED_BEFORE = 12  #: days before its day on which a bill comes
MONTH, FIRST = 30, 8  #: days between two bills, and in which the first one comes
DAYS_LATE: Mapping[str, tuple[int, int] | None] = {
    "punctual": (-8, 0), "forgets": (1, 9), "late": (12, 70), "keeps": None, "breaks": None, "stuck": None,
}  # fmt: skip
"""How many days after a bill's day somebody pays it; None: not by themselves."""
SORTS = ("punctual", "punctual", "forgets", "forgets", "forgets", "late", "late", "keeps", "breaks", "stuck")
SETTLE = 0.7  #: share of those who pay, who pay what they owed before, within forty days
REACTS = 0.12  #: share of contacts that are answered
WORDS: Mapping[str, tuple[str, ...]] = {
    "es": (
        "hola", "ya pagué ayer", "estoy sin trabajo este mes", "la próxima semana le pago",
        "quiero hablar con una persona",
        "no reconozco esta cuenta, nunca me llegó el servicio", "¿es real este mensaje?", "gracias", "¿cuánto debo?",
        "puedo pagar la mitad el viernes", "ahora no puedo, hablemos en dos semanas",
    ),
    "pt": ("olá", "já paguei ontem", "estou sem trabalho", "quero falar com uma pessoa", "quanto eu devo?"),
    "en": ("hello", "I paid yesterday", "I lost my job", "I want to talk to a person", "how much do I owe?"),
}  # fmt: skip
HOURS = {
    "es": "escríbame después de las 6 de la tarde",
    "pt": "me escreva depois das 18h",
    "en": "write to me after 6 pm",
}
YES = {"es": "sí", "pt": "sim", "en": "yes"}
RATES: Mapping[str, float] = {
    "write": 1.2, "call": 0.2, "hold": 0.08, "dispute": 0.04, "consent": 0.06, "lose": 0.03, "stop": 0.05,
    "hours": 0.05, "adviser": 0.1,
}  # fmt: skip
"""How often in a year it happens to a client."""

Deed = Callable[[], None]


@dataclass
class Agenda:
    """What is going to happen, the next thing first."""

    waiting: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _count: "count[int]" = field(default_factory=count)

    def put(self, at: datetime, deed: Deed) -> None:
        """Let something happen at a moment."""
        heapq.heappush(self.waiting, (at, next(self._count), deed))

    @property
    def next(self) -> datetime | None:
        """Return when the next thing happens."""
        return self.waiting[0][0] if self.waiting else None

    def do(self, now: datetime) -> int:
        """Do what is due; return how much it was."""
        done = 0
        while self.waiting and self.waiting[0][0] <= now:
            heapq.heappop(self.waiting)[2]()
            done += 1
        return done


@dataclass
class Life:
    """One client's year."""

    who: Household
    chance: Random
    agenda: Agenda
    deeds: Deeds
    start: datetime
    end: datetime
    sort: str = ""
    bills: int = 0

    def begin(self, sure: str = "") -> None:
        """Draw who they are, and what happens to them beside their bills; `sure` names what does for certain."""
        self.sort = self.chance.choice(SORTS)
        self.agenda.put(self._some(self.start, FIRST), self._get_bill)
        self._settle_the_past()
        years = (self.end - self.start) / timedelta(days=365)
        happens: Mapping[str, Deed] = {
            "write": lambda: self.say(self.chance.choice(WORDS[self.who.language])),
            "call": lambda: self.deeds.call(self.key),
            "hold": self._be_held,
            "dispute": lambda: self._for_a_while(self.deeds.dispute, "stands"),
            "consent": lambda: self._for_a_while(self.deeds.consent, "given", first=False),
            "lose": lambda: self.deeds.lose(self.key),
            "stop": self._stop,
            "hours": lambda: self.say(HOURS[self.who.language], YES[self.who.language]),
            "adviser": lambda: self._for_a_while(self.deeds.take_over, "held", days=4),
        }
        for name, deed in happens.items():
            for _ in range(max(_times(RATES[name] * years, self.chance), name == sure)):
                self.agenda.put(self._some(self.start, (self.end - self.start).days), deed)

    def react(self, now: datetime) -> None:
        """Answer a contact, perhaps."""
        if self.chance.random() < REACTS:
            first = self.chance.choice((YES[self.who.language], *WORDS[self.who.language]))
            at = now + timedelta(minutes=self.chance.randint(1, 400))
            self.agenda.put(at, lambda: self.say(first, self.who.last4))

    def say(self, *texts: str) -> None:
        """Write now, and what follows some minutes later each."""
        for place, text in enumerate(one for one in texts if one):
            at = self._now + timedelta(minutes=3 * place)
            self.agenda.put(at, lambda text=text: self.deeds.write(self.who, text))  # type: ignore[misc]

    @property
    def key(self) -> Key:
        """Return whose life it is."""
        return self.who.key

    @property
    def _now(self) -> datetime:
        return self.deeds.world.now

    def _some(self, after: datetime, days: int) -> datetime:
        """Return some moment in the days after a moment, at any hour."""
        return after + timedelta(minutes=self.chance.randint(1, max(1, days) * 24 * 60))

    def _settle_the_past(self) -> None:
        """Let most people see to what they owe already: they pay it, or promise it."""
        if self.sort in ("keeps", "breaks"):
            self.agenda.put(self._some(self.start, 12), self._promise)
        elif self.sort != "stuck" and self.chance.random() < SETTLE:
            self.agenda.put(self._some(self.start, 40), self._pay_all)

    def _pay_all(self) -> None:
        owed = self.deeds.owed_in_all(self.key)
        if owed:
            self.deeds.pay(self.key, owed)

    def _get_bill(self) -> None:
        """Have a bill, the next one in a month, and pay it as they do."""
        self.bills += 1
        number, due_on = f"Y-{self.key[1]}-{self.bills}", self._now.date() + ISSUED_BEFORE * DAY
        self.deeds.bill(self.key, number, 1_000 * self.chance.randint(20, 90), due_on)
        self.agenda.put(self._now + MONTH * DAY, self._get_bill)
        late = DAYS_LATE[self.sort]
        if late is not None:
            self.agenda.put(self._at(due_on + self.chance.randint(*late) * DAY), lambda: self._pay_bill(number))
        elif self.sort != "stuck":
            self.agenda.put(self._at(due_on + self.chance.randint(4, 18) * DAY), self._promise)

    def _at(self, day: date) -> datetime:
        """Return an hour of a day."""
        return datetime.combine(day, time(self.chance.randint(0, 23), self.chance.randint(0, 59)), UTC)

    def _pay_bill(self, number: str) -> None:
        owed = self.deeds.owed(self.key, number)
        if owed:
            self.deeds.pay(self.key, owed)

    def _promise(self) -> None:
        """Promise to pay in some parts; keep it, or break it after the first."""
        plan = self.deeds.agree(
            self.key, self.chance.randint(1, 3), self._now.date() + self.chance.randint(4, 14) * DAY
        )
        for place, payment in enumerate(plan):
            if self.sort == "keeps" or (place == 0 and len(plan) > 1):
                at = self._at(payment.due_on - self.chance.randint(0, 3) * DAY)
                self.agenda.put(at, lambda amount=payment.amount: self.deeds.pay(self.key, amount))  # type: ignore[misc]

    def _be_held(self) -> None:
        british = self.key[0] == "severn-water"
        self.deeds.hold(self.key, "breathing_space" if british else "hardship", 60 if british else 25)

    def _stop(self) -> None:
        """Stop all messages; half of them want them again some weeks later."""
        self.say("STOP" if self.who.language == "en" else "BAJA")
        if self.chance.random() < 0.5:
            self.agenda.put(self._now + 30 * DAY, lambda: self.say("START" if self.who.language == "en" else "ALTA"))

    def _for_a_while(self, deed: Callable[..., None], name: str, *, first: bool = True, days: int = 20) -> None:
        deed(self.key, **{name: first})
        self.agenda.put(self._some(self._now, days), lambda: deed(self.key, **{name: not first}))


def _times(rate: float, chance: Random) -> int:
    """Return how often something happens that happens so often in the mean."""
    return int(rate) + (chance.random() < rate - int(rate))
