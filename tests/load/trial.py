"""Let an hour pass: bills are told, clients answer and negotiate, pay, and are answered by a person."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import holidays

from bot.clock import read_wall
from tests.bot.world import CREDITOR
from tests.failure.house import SMS_LINE, House, Machine, Machines, running
from tests.failure.people import TwilioPhone
from tests.load import office as offices
from tests.load.crowd import AGREES, Crowd, Talk
from tests.load.mix import ANSWERS_EVERY, MINUTE, PAYS_EVERY, Mix
from tests.load.office import Office
from tests.load.tail import Tail
from tests.load.watch import Watch

ZONE = ZoneInfo("America/Santiago")
OPENS = 10  #: o'clock, when the trial's hour begins
SATURDAY = 5
PAUSE = 0.1  #: seconds between looks at what the providers wrote
LOOKS_EVERY = 10.0  #: seconds
ADVISER_EVERY, PROGRAM_EVERY = 10.0, 2.0  #: seconds between an adviser's and a program's visits
SETTLING = 240.0  #: seconds until what is under way at the end is through
ALONE = Machines(workers=(Machine(),))  #: one small machine: the web and one worker beside it


@dataclass
class Trial:
    """What was, when it is over. `began` is the moment of the monotonic clock; `left` what did not come to its end."""

    house: House
    mix: Mix
    chance: Random
    zero: datetime
    office: Office
    watch: Watch
    tail: Tail
    crowd: Crowd = field(init=False)
    began: float = field(default_factory=time.monotonic)
    agreed: int = 0
    left: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Bring the clients together."""
        self.crowd = Crowd(self.chance, self.mix, self._over)

    @property
    def elapsed(self) -> float:
        """Return how many seconds passed."""
        return time.monotonic() - self.began

    def run(self) -> None:
        """Let the time pass, then let everything come to its end."""
        end = self.mix.minutes * MINUTE
        self._plan(end)
        while self.elapsed < end or (self.crowd.talks and self.elapsed < end + SETTLING):
            self.crowd.step()
            for heard in self.tail.read():
                self._hear(heard.address)
                self.crowd.hear(heard)
            time.sleep(PAUSE)
        self.watch.look(self.elapsed)
        self.crowd.close()
        self.agreed += sum(talk.agreed for talk in self.crowd.talks.values())  # who has not said their last line yet
        self.left = self.house.settle(SETTLING)
        list(self.tail.read())

    def _plan(self, end: float) -> None:
        """Say when everything happens."""
        self._every(MINUTE, end, self._bill)
        self._every(LOOKS_EVERY, end, lambda: self.watch.look(self.elapsed))
        self._every(ADVISER_EVERY, end, lambda: self.crowd.hand(self.office.work))
        self._every(PROGRAM_EVERY, end, lambda: self.crowd.hand(self._ask))
        for role in self.house.roles:
            talk = Talk(role.client, role.address, self.house.phone(role), role.lines)
            self.crowd.at(self.began + self.chance.uniform(0, end), partial(self.crowd.begin, talk))

    def _every(self, seconds: float, end: float, act: Callable[[], None]) -> None:
        for place in range(int(end // seconds) or 1):
            self.crowd.at(self.began + place * seconds, act)

    def _bill(self) -> None:
        self.crowd.hand(lambda: self._tell(self.mix.contacts_a_minute))

    def _tell(self, many: int) -> None:
        self.office.bills(many, self.now())

    def _hear(self, address: str) -> None:
        """Let some of those who were written to answer: the first message that they get is a contact of ours."""
        number = int(address[-6:]) if address.startswith(offices.PREFIX) else -1
        if number < 0 or number % ANSWERS_EVERY or self.tail.told[address] > 1:
            return
        lines = (*offices.lines_of(number), *AGREES, "gracias")
        phone = TwilioPhone(self.house.twilio, address, SMS_LINE)
        talk = Talk(offices.client_of(number), address, phone, lines)
        self.crowd.at(time.monotonic() + self.chance.uniform(*self.mix.reads), partial(self.crowd.begin, talk))

    def _over(self, talk: Talk) -> None:
        """Let some of those who agreed pay at once."""
        self.agreed += talk.agrees
        if talk.agrees and self.agreed % PAYS_EVERY == 0:
            creditor = offices.CREDITOR if talk.client.startswith("S-") else CREDITOR
            self.crowd.hand(lambda: self.office.pay(talk.client, creditor, self.now().astimezone(ZONE).date()))

    def _ask(self) -> None:
        role = self.chance.choice(self.house.roles)
        self.office.ask(role.client, CREDITOR)

    def now(self) -> datetime:
        """Return the service's moment."""
        return self.zero + timedelta(seconds=self.elapsed)


@contextmanager
def tried(folder: Path, data: Path, mix: Mix, seed: int) -> Iterator[Trial]:
    """Start everything, let the time pass, and give what was; whatever happens, nothing runs at the end."""
    with running(folder, data, seed, mix.callers, ALONE) as house:
        set_at = read_wall()
        zero = office_hours(set_at)
        house.pass_time((zero - set_at).total_seconds())
        house.hook(on=True)
        house.settle(SETTLING)  # whoever opened the bot is greeted before the hour begins
        with offices.opened(house, zero) as office:
            tail = Tail(folder)
            list(tail.read())
            now = read_wall() + (zero - set_at)
            trial = Trial(house, mix, Random(seed), now, office, Watch(house), tail)
            try:
                trial.run()
            finally:
                trial.crowd.let_go()
            yield trial


def office_hours(now: datetime) -> datetime:
    """Return the next moment at which offices in Chile open and clients may be written to."""
    off = holidays.country_holidays("CL")
    day = now.astimezone(ZONE).date()
    while day.weekday() >= SATURDAY or day in off or _opening(day) < now:
        day += timedelta(days=1)
    return _opening(day).astimezone(UTC)


def _opening(day: date) -> datetime:
    return datetime.combine(day, clock(OPENS), ZONE)
