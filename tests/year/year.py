"""Let a year pass: the clock stops at every tick and wherever a job, a message or a life has something to do."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from bot.app import build
from bot.clock import Clock
from bot.jobs.leader import catch_up
from bot.settings import Settings
from storage import migrations
from tests.bot.conftest import settings_of
from tests.bot.services import environment
from tests.bot.world import Wall, World
from tests.databases import made
from tests.fakes import telegram as play
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running
from tests.year.chronicle import Chronicle
from tests.year.deeds import Deeds
from tests.year.ends import Memories, look
from tests.year.hands import Hands, helped
from tests.year.lives import RATES, Agenda, Life
from tests.year.portfolio import every_creditor, write
from tests.year.rows import debt_of

SMS = "55555"  #: a short code, which may write ten times a second
FIRST = datetime(2000, 1, 1, 18, tzinfo=UTC)  #: of all ticks; at this hour every country is awake and at work
ADVISERS_AT = timedelta(hours=15)  #: after midnight UTC
NOON = timedelta(hours=12)
DAY = timedelta(days=1)
YEAR = 365  #: days
BREATH = timedelta(milliseconds=300)  #: between two stops for what waits in line: a short code takes three in it


@dataclass
class Year:
    """A service, its clients and its clock. `tick` is how often the clock of the service ticks."""

    world: World
    hands: Hands
    chronicle: Chronicle
    twilio: Twilio
    telegram: play.Telegram
    tick: timedelta
    agenda: Agenda = field(default_factory=Agenda)
    lives: dict[str, Life] = field(default_factory=dict)
    memories: Memories = field(default_factory=Memories)
    seen: int = 0

    def people(self, clients: int, seed: int, days: int, creditors: Sequence[str] = ()) -> None:
        """Write so many clients of these creditors, or of all, and draw everybody's life from the seed.

        In a whole year each thing that is rare happens to every ninth client for certain, so that few are enough.
        """
        self._show_time()
        start, deeds = self.world.now, Deeds(self.world, self.memories)
        rare = cycle(RATES if days >= YEAR else ("",))
        for who in write(self.world, clients, seed, self._open_chat, creditors or every_creditor()):
            chance = Random(f"{seed} {who.key}")
            life = Life(who, chance, self.agenda, deeds, start, start + days * DAY)
            life.begin(next(rare))
            self.lives[debt_of(who.key)] = life
        self._befall(deeds, Random(seed), start)

    def live(self, days: int) -> None:
        """Let so many days pass."""
        app, until, following = self.world.app, self.world.now + days * DAY, self.hands.finish()
        while self.world.now < until:
            now = self.world.now
            tick = now + self.tick - (now - FIRST) % self.tick
            due = max(following, now + BREATH) if following else None
            stops = (tick, due, self.agenda.next, until)
            self.world.wall.at = max(now, min(stop for stop in stops if stop is not None))
            self._show_time()
            self.agenda.do(self.world.now)
            if self.world.now == tick:
                catch_up(app.database, app.clock)
            following = self.hands.finish()
            self._let_react()

    @property
    def taken(self) -> Mapping[str, int]:
        """Return how many messages each provider took."""
        return dict.fromkeys(("sms", "telegram"), 0) | Counter(channel for channel, _ in self._slips())

    def wrong_at_the_end(self) -> list[str]:
        """Return what is wrong with how money, messages, cases and work stand now, in sentences."""
        outside = replace(self.memories, slips=self._slips())
        return list(look(self.chronicle.owner, self.world.now, outside))

    def audit(self, folder: Path) -> dict[str, Any]:
        """Let an operator have everything judged that was ever sent; return what the command says."""
        env = environment(self.world.app.settings, CONCILIA_SENDER_ROLE="first_party")
        command = [sys.executable, "-m", "bot", "audit", "verify", "--json"]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
        found: dict[str, Any] = json.loads(done.stdout or "{}") or {"said": done.stderr}
        return found

    def _slips(self) -> list[tuple[str, str]]:
        sms = [("sms", one["sid"]) for one in self.twilio.ledger.read("accepted") if one["from"] == SMS]
        return sms + [("telegram", f"{one.chat}:{one.message}") for one in self.telegram.ledger.accepted()]

    def _show_time(self) -> None:
        self.chronicle.set_clock(self.world.now)

    def _let_react(self) -> None:
        """Let who was written to answer, perhaps."""
        for entry in self.chronicle.read(self.seen, "contacts"):
            self.seen = entry.seq
            life = self.lives.get(entry.row["debt"])
            if life is not None and entry.row["initiated_by"] == "bot":
                life.react(self.world.now)

    def _open_chat(self, name: str) -> str:
        person = self.telegram.person(name)
        person.chat.reach = "open"
        return str(person.id)

    def _befall(self, deeds: Deeds, chance: Random, start: datetime) -> None:
        """Let happen what happens to many at once, and let advisers and the judge look every day."""
        put = self.agenda.put
        midnight = start.replace(hour=0, minute=0) + DAY
        for day in range((self._end - start).days):
            put(midnight + day * DAY + ADVISERS_AT, lambda: deeds.resolve(chance))
            put(midnight + day * DAY + NOON, self.chronicle.mark_noon)
        put(start + 35 * DAY, lambda: deeds.catastrophe("PE", None, 12))
        put(start + 20 * DAY, lambda: deeds.catastrophe("BR", "RJ", 25))
        put(start + 50 * DAY, lambda: deeds.stop("hogar-cafetal", stands=True))
        put(start + 53 * DAY, lambda: deeds.stop("hogar-cafetal", stands=False))

    @property
    def _end(self) -> datetime:
        return max(life.end for life in self.lives.values())


@contextmanager
def opened(server_url: str, data_folder: Path, start: datetime, tick: timedelta) -> Iterator[Year]:
    """Open the service on a database of its own, with providers of its own, on a clock that stands still."""
    wall = Wall(start)
    with ExitStack() as stack:
        url = stack.enter_context(made(server_url))
        migrations.upgrade(url)
        chronicle = Chronicle(url)
        stack.callback(chronicle.close)
        twilio = stack.enter_context(running(Account((Line(SMS, words=None),)), Clock(wall)))
        telegram = play.Telegram(pace=play.unhurried(), now=wall)
        address = stack.enter_context(play.serving(telegram))
        settings = _settings(url, data_folder, twilio, address)
        app = build(settings, Clock(wall))
        stack.callback(app.close)
        hands = Hands(app, stack.enter_context(helped(settings)), chronicle.owner)
        yield Year(World(app, wall), hands, chronicle, twilio, telegram, tick)


def _settings(url: str, data_folder: Path, twilio: Twilio, telegram: str) -> Settings:
    return replace(
        settings_of(url, data_folder),
        twilio_account_sid=twilio.account.sid,
        twilio_auth_token=twilio.account.token,
        twilio_api_url=twilio.address,
        twilio_sms_from=SMS,
        telegram_token=play.TOKEN,
        telegram_webhook_secret="a-word-for-the-year",
        telegram_api_url=telegram,
        sender_role="first_party",
    )
