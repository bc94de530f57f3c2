"""Start everything: PostgreSQL, both providers, a web process, three workers; and a portfolio to talk about."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import httpx
import yaml

from bot.clock import CHANNEL, read_wall
from bot.telegram_arrivals import PATH
from storage.database import Database
from tests.bot.world import CREDITOR, FILE, POLICY
from tests.failure.parts import HERE_ALONE, PATIENCE, Part, free_port, python, surroundings
from tests.failure.people import Client, Phone, Role, TelegramPhone, TwilioPhone, cast
from tests.failure.postgres import Postgres
from tests.fakes.telegram import TOKEN
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import Behaviour, breaks, breaks_after, calls_back, drops, slow, too_many
from tests.fakes.twilio.remote import Remote

SMS_LINE, WHATSAPP_LINE = "55555", "whatsapp:+56225550101"
INBOUND = "#rc=2&rp=all&ct=1000&rt=9000&tt=15000"  #: how Twilio calls our webhook: twice more, if it must
SECRET = "a-word-for-Telegram-alone"
KEY = "the key of the trial, long enough to be one"
WORKERS = 3
WEATHER = (
    (0.06, too_many()),
    (0.03, breaks(503)),
    (0.05, breaks_after(502)),
    (0.03, drops(accepts=False)),
    (0.05, drops(accepts=True)),
    (0.05, slow(1.5)),
    (0.15, calls_back("delivered", "sent", "delivered")),
    (0.15, Behaviour(callbacks=("sent", "delivered"), delay=1.0)),
    (0.05, calls_back()),
)
"""Twilio's bad days: shares of requests, and what happens to them."""
TROUBLES: tuple[Mapping[str, object], ...] = (
    {"kind": "limit", "chance": 0.04, "seconds": 1},
    {"kind": "error", "chance": 0.03, "status": 502},
    {"kind": "error", "chance": 0.03, "status": 502, "accepted": True},
    {"kind": "drop", "chance": 0.02, "accepted": False},
    {"kind": "drop", "chance": 0.03, "accepted": True},
    {"kind": "slow", "chance": 0.05, "seconds": 1.5},
)
"""Telegram's, for the messages that it is given."""
ANSWERS, WORKS = "Concilia answers", "worker.started"
ENDS = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
ON_THE_WAY = frozenset({"outbox sending", "outbox unknown"})  #: what a provider may still be taking
MOMENT = 5.0  #: seconds of the service that pass in one meanwhile


@dataclass(frozen=True)
class Machine:
    """Where processes run: the address they are reached at, and what stands before their commands."""

    host: str = "127.0.0.1"
    enter: Sequence[str] = HERE_ALONE


@dataclass(frozen=True)
class Machines:
    """Which part of the trial is where; by default all is on this machine."""

    database: Machine = Machine()
    providers: Machine = Machine()
    web: Machine = Machine()
    workers: tuple[Machine, ...] = (Machine(),) * WORKERS


@dataclass
class House:
    """All that runs."""

    folder: Path
    public: str
    postgres: Postgres
    twilio: Remote
    telegram: httpx.Client
    web: Part
    workers: list[Part]
    env: Mapping[str, str] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)

    @property
    def service(self) -> list[Part]:
        """The processes of the product."""
        return [self.web, *self.workers]

    def client(self, role: Role, chance: Random, pauses: tuple[float, float], patience: Sequence[float]) -> Client:
        """Return somebody in a role."""
        return Client(role, self.phone(role), chance, pauses, patience)

    def command(self, *words: str) -> str:
        """Run a command of the product where its web process runs; return what it prints."""
        whole = [*self.web.machine, *python("bot", *words)]
        done = subprocess.run(whole, cwd=self.folder, env=dict(self.env), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def spoil(self) -> None:
        """Let both providers have bad days."""
        self.twilio.weather(*WEATHER)
        for trouble in TROUBLES:
            told = {"method": "sendMessage", "times": None, **trouble}
            self.telegram.post("/play/troubles", json=told).raise_for_status()

    def hook(self, *, on: bool) -> None:
        """Let Telegram bring updates to the web process, and send away whoever asks for them; or let it be asked."""
        told = {"url": f"{self.public}{PATH}" if on else "", "secret_token": SECRET}
        self.telegram.post(f"/bot{TOKEN}/setWebhook", json=told).raise_for_status()

    def calm(self) -> None:
        """Let both providers be well again."""
        self.twilio.calm()
        self.telegram.delete("/play/troubles").raise_for_status()

    def keep_up(self) -> None:
        """Start every process that has ended: one that was killed, or could not begin without its database."""
        for part in self.service:
            part.start()

    def pass_time(self, seconds: float) -> None:
        """Move the clock of the provider, then that of the service."""
        self.twilio.advance(timedelta(seconds=seconds))
        database = Database(self.postgres.url)
        with database.unit_of_work() as uow:
            uow.clock.put(uow.clock.get() + timedelta(seconds=seconds))
            uow.notify(CHANNEL)
            uow.commit()
        database.close()

    def open(self) -> dict[str, int]:
        """Return how much is still under way, by where it stands; what nobody can ask about is not."""
        told = self.telegram.post(f"/bot{TOKEN}/getWebhookInfo").raise_for_status().json()["result"]
        waiting = {"telegram": int(told["pending_update_count"])} if told["pending_update_count"] else {}
        rows = self.postgres.rows(
            "SELECT 'inbox ' || status AS place, count(*) AS many FROM inbox WHERE status = 'waiting' GROUP BY 1"
            " UNION ALL SELECT 'outbox ' || status, count(*) FROM outbox"
            " WHERE status IN ('waiting', 'sending') OR (status = 'unknown' AND looks < 100) GROUP BY 1"
        )
        return waiting | {str(row["place"]): int(str(row["many"])) for row in rows}

    def settle(self, patience: float, step: float = 0.0) -> dict[str, int]:
        """Wait until nothing is under way; return what is. With a step, each second is as many of the service.

        Less passes while a message is on its way: a provider has a minute for what it was given, and not three seconds.
        """
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.keep_up()
            left = self.open()
            if not left:
                return left
            time.sleep(1.0)
            if step:
                self.pass_time(min(step, MOMENT) if ON_THE_WAY & left.keys() else step)
        return self.open()

    def phone(self, role: Role) -> Phone:
        """Return what somebody in a role writes with."""
        if role.channel == "telegram":
            return TelegramPhone(self.telegram, int(role.address))
        return TwilioPhone(self.twilio, role.address, SMS_LINE if role.channel == "sms" else WHATSAPP_LINE)


@contextmanager
def running(folder: Path, data: Path, seed: int, clients: int, machines: Machines | None = None) -> Iterator[House]:
    """Start everything and write the portfolio; whatever happens, nothing runs at the end."""
    where = machines or Machines()
    with ExitStack() as stack:
        postgres = Postgres(folder, where.database.host, free_port(), where.database.enter)
        stack.callback(postgres.part.end)
        postgres.start()
        public = f"http://{where.web.host}:{free_port()}"
        twilio, telegram = _providers(folder, where.providers, public, seed)
        for part in (twilio, telegram):
            stack.callback(part.end)
            part.start()
        api, bot = twilio.wait_for("http://").strip(), telegram.wait_for("http://").split()[-1]
        env = _settings(postgres, public, api, bot, data)
        service = _service(folder, where, public, env)
        remote = Remote(api)
        people = stack.enter_context(httpx.Client(base_url=bot, timeout=PATIENCE, trust_env=False))
        stack.callback(remote.close)
        house = House(folder, public, postgres, remote, people, service[0], service[1:], env)
        _fill(house, seed, clients)
        for part in service:
            stack.callback(part.end)
            part.start()
        for part in service:
            part.wait_for(part.ready)
        yield house


def _providers(folder: Path, machine: Machine, public: str, seed: int) -> tuple[Part, Part]:
    """Return the processes of both providers, each with its ledger in the folder."""
    webhook = f"{public}/channels/twilio/messages{INBOUND}"
    account = {"lines": [{"number": line, "webhook": webhook} for line in (SMS_LINE, WHATSAPP_LINE)]}
    (folder / "account.json").write_text(json.dumps(account), encoding="utf-8")
    shared = ("--host", machine.host, "--seed", str(seed))
    described = ("--account", str(folder / "account.json"), "--ledger", str(folder / "twilio.jsonl"))
    written = ("--ledger", str(folder / "telegram.jsonl"))
    env = surroundings()
    return (
        Part("twilio", python("tests.fakes.twilio", *shared, *described), folder, env, machine.enter),
        Part("telegram", python("tests.fakes.telegram", *shared, *written), folder, env, machine.enter),
    )


def _settings(postgres: Postgres, public: str, twilio: str, telegram: str, data: Path) -> dict[str, str]:
    account = Account(())
    return surroundings(
        DATABASE_URL=postgres.url,
        SECRET_KEY=KEY,
        DATA_DIR=str(data),
        PUBLIC_URL=public,
        SENDER_ROLE="first_party",
        DEMO_CLOCK="on",
        TWILIO_ACCOUNT_SID=account.sid,
        TWILIO_AUTH_TOKEN=account.token,
        TWILIO_SMS_FROM=SMS_LINE,
        TWILIO_WHATSAPP_FROM=WHATSAPP_LINE.removeprefix("whatsapp:"),
        TWILIO_API_URL=twilio,
        TELEGRAM_TOKEN=TOKEN,
        TELEGRAM_WEBHOOK_SECRET=SECRET,
        TELEGRAM_API_URL=telegram,
    )


def _service(folder: Path, where: Machines, public: str, env: Mapping[str, str]) -> list[Part]:
    """Return the web process and the workers."""
    listen = ("--host", where.web.host, "--port", public.rpartition(":")[2])
    web = Part("web", python("bot", "serve", "--no-worker", *listen), folder, env, where.web.enter, ready=ANSWERS)
    workers = [
        Part(f"worker-{place}", python("bot", "worker"), folder, env, machine.enter, ready=WORKS)
        for place, machine in enumerate(where.workers, 1)
    ]
    return [web, *workers]


def _fill(house: House, seed: int, clients: int) -> None:
    """Write a creditor and the clients by the product's own commands."""
    people = [_person(house.telegram, place) for place in range(clients + 9)]
    house.roles = cast(Random(seed), clients, people)
    for role in house.roles:
        if role.channel == "telegram":
            TelegramPhone(house.telegram, int(role.address)).open()
    (house.folder / "creditor.yml").write_text(yaml.safe_dump(FILE, allow_unicode=True), "utf-8")
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    (house.folder / "policy.yml").write_text(policy, "utf-8")
    (house.folder / "portfolio.csv").write_text(_portfolio(house.roles), "utf-8")
    house.command("creditor", "apply", "creditor.yml")
    house.command("import", "portfolio.csv", "--creditor", CREDITOR)


def _person(telegram: httpx.Client, place: int) -> int:
    number: int = telegram.post("/play/people", json={"first_name": f"Persona {place}"}).raise_for_status().json()["id"]
    return number


def _portfolio(roles: Sequence[Role]) -> str:
    """Return the clients as a file: one bill each, a month overdue."""
    due = read_wall().date() - timedelta(days=30)
    head = "client_id,name,invoice_number,due_on,amount,document_id,description,phone,whatsapp,telegram"
    return "\n".join([head, *(_row(role, due) for role in roles)]) + "\n"


def _row(role: Role, due: date) -> str:
    """Return one client's row; they are reached on their one channel."""
    reached = [role.address.removeprefix("whatsapp:") if role.channel == one else "" for one in ("sms", "whatsapp")]
    chat = role.address if role.channel == "telegram" else ""
    cells = (
        role.client,
        f"Persona {role.client}",
        f"F-{role.client}",
        due.isoformat(),
        "144000",
        role.document,
        "Agua",
    )
    return ",".join((*cells, *reached, chat))
