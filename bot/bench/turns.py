"""Measure whole turns by HTTP, as a client feels them: a negotiation from greeting to agreement, kept on disk.

A service of its own is started, with as many processes as wanted, on a database of its own that is then removed:
fsync on, as in life. Each talk is another client's: identity with one slip, the account, a proposal that no policy
takes, a counter-offer refused, a proposal that fits, the agreement. The reply comes in the answer, and is checked.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx

from bot.app import MODEL_FOLDER
from bot.bench import processes
from bot.bench.creditor import CREDITOR, register
from bot.bench.talking import Clients, Line, Talk
from bot.channels.rest import NAME
from bot.clock import read_wall
from bot.errors import BotError
from nlu.intents import find_or_train
from storage import embedded, migrations
from storage.database import Database
from storage.schema import Address, Client, ContactPoint, Invoice, InvoiceStatus, Person
from storage.vault import Vault

PATH: Final = "/webhooks/rest/webhook"
KEY: Final = "k" * 64  #: of a service that is gone after the measuring
BALANCE: Final = 144_000
TALKS_PER_SECOND: Final = 80  #: more than any machine talks
FIRST_DOCUMENT: Final = 10_000_000
READY_SECONDS: Final = 60.0
SEEDED: Final = ("people", "addresses", "clients", "contact_points", "invoices")
"""What is counted before the measuring, as the server counts by itself within minutes; the others grow from nothing."""
LINES: Final = (
    Line("hola", "titular de la cuenta"),
    Line("sí, soy yo", "últimos 4 caracteres"),
    Line("0000", "No coincide"),
    Line("{last4}", "Usted propone"),
    Line("¿cuánto debo?", "$144.000"),
    Line("puedo pagar 5.000 al mes", "Lo que habría que ajustar"),
    Line("no, es mucho", "¿Cuánto podría pagar"),
    Line("puedo dar 50 lucas el viernes y el resto en 2 pagos mensuales", "¿Lo dejamos así?"),
    Line("sí", "queda acordado"),
    Line("gracias, adiós", "Gracias"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is measured: levels of concurrency, seconds and rounds of each, our processes, and whom beside us."""

    conversations: Sequence[int]
    seconds: float
    rounds: int
    workers: int
    peer: str | None = None
    peer_script: Path | None = None


class NotUp(BotError):
    """The service did not come up."""

    def __init__(self) -> None:
        """Say where the reason is."""
        super().__init__("The service that is measured did not start: its log above says why.")


def run(wanted: Wanted, model_folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the figures of each level, ours and the peer's turn about, the median round of each.

    `cpu_ms_per_turn` is what all our processes spent, the database's too; the client that asks is not counted.
    """
    find_or_train(model_folder)
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / MODEL_FOLDER).symlink_to(model_folder.resolve())
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            migrations.upgrade(server.url)
            rest = wanted.seconds * wanted.rounds * len(wanted.conversations) * TALKS_PER_SECOND
            postmaster = seed(server.url, int(rest) + sum(wanted.conversations))
            with serving(server.url, folder, wanted.workers) as (address, service):
                ours = Clients(f"{address}{PATH}", talks(), {"Authorization": f"Bearer {KEY}"})
                ours.talk(max(wanted.conversations), 1.0)  # wakes connections and caches
                yield from _levels(wanted, ours, {postmaster, service})


def _levels(wanted: Wanted, ours: Clients, roots: set[int]) -> Iterator[dict[str, Any]]:
    peer = Clients(wanted.peer, peer_talks(wanted.peer_script)) if wanted.peer and wanted.peer_script else None
    for level in wanted.conversations:
        own, others = [], []
        for _ in range(wanted.rounds):
            own.append(_measure(ours, level, wanted.seconds, roots))
            if peer is not None:
                others.append(peer.talk(level, wanted.seconds).figures())
        figures = _median(own)
        if others:
            beside = _median(others)
            times = figures["turns_per_second"] / (beside["turns_per_second"] or 1)
            figures |= {"peer": beside, "times_peer": round(times, 1)}
        yield figures


def _measure(clients: Clients, level: int, seconds: float, roots: set[int]) -> dict[str, Any]:
    before = processes.spent(roots)
    heard = clients.talk(level, seconds)
    after = processes.spent(roots)
    cost = None if before is None or after is None else round((after - before) * 1000 / max(heard.answered, 1), 2)
    return heard.figures() | {"cpu_ms_per_turn": cost}


def _median(rounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the round with the median of turns a second, with all errors."""
    ordered = sorted(rounds, key=lambda figures: figures["turns_per_second"])
    return ordered[len(ordered) // 2] | {"errors": sum(figures["errors"] for figures in rounds)}


def talks() -> Iterator[Talk]:
    """Yield the talk of one client after another."""
    number = 0
    while True:
        last4 = document(number).replace("-", "")[-4:]
        yield Talk(sender(number), [Line(line.say.format(last4=last4), line.expect) for line in LINES])
        number += 1


def peer_talks(script: Path) -> Iterator[Talk]:
    """Yield the same talk again and again, as somebody new each time: {"turns": [{"say", "expect"}]}."""
    turns = json.loads(script.read_text("utf-8"))["turns"]
    lines = [Line(turn["say"], turn["expect"]) for turn in turns]
    yield from (Talk(uuid4().hex, told) for told in cycle([lines]))


def sender(number: int) -> str:
    """Return the address that a client writes from."""
    return f"bench-{number:06}"


def document(number: int) -> str:
    """Return a client's document."""
    return f"{FIRST_DOCUMENT + number}-5"


def seed(url: str, clients: int) -> int:
    """Write the creditor and so many clients, each with a bill and an address; return the server's process."""
    now, database = read_wall(), Database(url)
    due_on = now.date() - timedelta(days=20)
    try:
        with database.unit_of_work(CREDITOR.creditor) as uow:
            register(uow, now)
            vault, numbers = Vault(KEY), range(clients)
            people = [Person(created_at=now) for _ in numbers]
            addresses = [Address(channel=NAME, address=sender(number), created_at=now) for number in numbers]
            for rows in (people, addresses):
                uow.session.add_all(rows)
                uow.session.flush()
            uow.session.add_all(_client(number, people[number], vault, now) for number in numbers)
            uow.session.flush()
            owner = {"creditor_id": CREDITOR.creditor}
            uow.session.add_all(
                ContactPoint(**owner, client_id=_name(number), address_id=addresses[number].id) for number in numbers
            )
            uow.session.add_all(
                Invoice(
                    **owner,
                    number=f"F-{number:06}",
                    client_id=_name(number),
                    description="Agua, enero",
                    due_on=due_on,
                    amount=BALANCE,
                    balance=BALANCE,
                    currency=CREDITOR.currency,
                    disputed_amount=0,
                    status=InvoiceStatus.OPEN,
                    updated_at=now,
                )
                for number in numbers
            )
            uow.commit()
        with database.engine.connect() as connection:
            connection.exec_driver_sql("RESET ROLE")  # who owns the tables may count what is in them
            connection.exec_driver_sql(f"ANALYZE {', '.join(SEEDED)}")
            connection.commit()
            backend: int = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            return processes.parent(backend)
    finally:
        database.close()


def _name(number: int) -> str:
    return f"C-{number:06}"


def _client(number: int, person: Person, vault: Vault, now: datetime) -> Client:
    return Client(
        creditor_id=CREDITOR.creditor,
        id=_name(number),
        person_id=person.id,
        name="Marcela Fuentes",
        locale=CREDITOR.locale,
        country=CREDITOR.country,
        timezone=CREDITOR.timezone,
        document_type="id",
        document_sealed=vault.seal(document(number)),
        created_at=now,
        updated_at=now,
    )


@contextmanager
def serving(url: str, folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """Serve in a process of its own; give its address and its number. Raises NotUp."""
    given = {"DATABASE_URL": url, "SECRET_KEY": KEY, "DATA_DIR": str(folder), "REST_KEY": KEY}
    others = {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")}
    environment = others | {f"CONCILIA_{name}": value for name, value in given.items()}
    command = [sys.executable, "-m", "bot", "serve", "--port", "0", "--workers", str(workers)]
    log = folder / "service.log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=folder
        ) as process,
    ):
        try:
            told = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://\S+?(?=\.?\s)", told)
            if found is None:
                sys.stderr.write(log.read_text("utf-8"))
                raise NotUp
            _await(found[0], workers)
            yield found[0], process.pid
        finally:
            process.terminate()
            process.wait()


def _await(address: str, workers: int) -> None:
    """Wait until the service answers; more of its processes than one come up one by one."""
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(base_url=address, transport=transport, timeout=READY_SECONDS) as client:
        for _ in range(workers):
            if client.get("/readyz").status_code != httpx.codes.OK:
                raise NotUp
