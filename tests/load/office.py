"""Play the creditor: bills that fall due each minute, payments through the API, an adviser at the console."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import httpx
import yaml

from bot.portfolio.loader import import_portfolio
from storage.database import Database
from storage.vault import Vault
from tests.bot.world import FILE, POLICY
from tests.failure.house import KEY, House
from tests.failure.people import rut

CREDITOR = "energia-sur"
BILL, INSTALMENT = 144_000, 48_000
OVERDUE = timedelta(days=3)  #: the day after a bill's own on which the cadence first writes of it
EMAIL, PASSWORD = "andrea@energia.example", "cuatro palabras bien largas"
FORGERY = re.compile(r'name="csrf" value="([^"]+)"')
PREFIX = "+56966"  #: of all who are written to
HEAD = "client_id,name,invoice_number,due_on,amount,document_id,description,phone,consent_sms"
ANSWER = "Gracias por escribirnos. Ya lo estamos revisando y le contamos mañana."
PATIENCE = 30.0  #: seconds


def client_of(number: int) -> str:
    """Return what a client who is written to is called."""
    return f"S-{number:06d}"


def address_of(number: int) -> str:
    """Return the number that a client who is written to has."""
    return f"{PREFIX}{number:06d}"


def lines_of(number: int) -> Sequence[str]:
    """Return how a client who is written to shows who they are."""
    return ("sí", rut(14_000_000 + 137 * number).replace("-", "")[-4:])


@dataclass
class Office:
    """The creditor's side of the trial. `asked` counts its calls, `paid` the payments that the API took."""

    house: House
    database: Database
    vault: Vault
    api: httpx.Client
    console: httpx.Client
    zero: datetime
    told: int = 0
    paid: list[str] = field(default_factory=list)
    asked: int = 0
    answered: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def bills(self, many: int, now: datetime) -> Sequence[int]:
        """Take in clients whose bill is to be told today, and have them looked at as the clock does."""
        numbers = range(self.told, self.told + many)
        self.told += many
        file = self.house.folder / "bills.csv"
        due = (now - OVERDUE).date()
        file.write_text("\n".join([HEAD, *(_row(number, due) for number in numbers)]) + "\n", "utf-8")
        import_portfolio(self.database, self.vault, CREDITOR, file, now=now)
        with self.database.unit_of_work() as uow:
            behind = f" {client_of(numbers[0] - 1)}" if numbers[0] else ""  # nobody is looked at twice
            uow.jobs.put(f"due {CREDITOR}{behind}", now)
            uow.commit()
        return numbers

    def pay(self, client: str, creditor: str, today: date) -> None:
        """Tell the service that a first instalment was paid."""
        reference = f"T-{creditor}-{client}"
        amount = {"amount": str(INSTALMENT), "currency": "CLP"}
        told = {"creditor": creditor, "client_id": client, "amount": amount, "paid_on": today.isoformat()}
        if self._call("POST", "/api/v1/payments", json={**told, "reference": reference}) is not None:
            self.paid.append(reference)

    def ask(self, client: str, creditor: str) -> None:
        """Ask for a client's statement, as a program of the creditor's does."""
        self._call("GET", f"/api/v1/clients/{client}/statement", params={"creditor": creditor})

    def work(self) -> None:
        """Look at the queue, and answer the first case that nobody has answered."""
        page = self._look("/console")
        cases = self._call("GET", "/api/v1/cases", params={"status": "open"})
        waiting = [one["id"] for one in (cases or {}).get("items", []) if one["id"] not in self.answered]
        if page is None or not waiting:
            return
        number = waiting[0]
        self.answered.append(number)
        if (case := self._look(f"/console/cases/{number}")) is None:
            return
        given = {"csrf": FORGERY.findall(case)[0], "text": ANSWER}
        answer = self.console.post(f"/console/cases/{number}/reply", data=given)
        self._check(answer, f"reply to {number}")

    def _look(self, path: str) -> str | None:
        answer = self.console.get(path)
        return answer.text if self._check(answer, path) else None

    def _call(self, method: str, path: str, **how: Any) -> Any:  # noqa: ANN401 - JSON
        answer = self.api.request(method, path, **how)
        return answer.json() if self._check(answer, f"{method} {path}") else None

    def _check(self, answer: httpx.Response, what: str) -> bool:
        self.asked += 1
        if answer.is_success:
            return True
        self.wrong.append(f"{what}: {answer.status_code} {answer.text[:200]}")
        return False


@contextmanager
def opened(house: House, now: datetime) -> Iterator[Office]:
    """Write the creditor and its people; sign the adviser in."""
    document = {**FILE, "creditor": CREDITOR, "name": "Energía Sur", "policy": "sur-policy.yml"}
    document["contact"] = {"cadence": "default"}
    (house.folder / "sur.yml").write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    (house.folder / "sur-policy.yml").write_text(policy, "utf-8")
    house.command("creditor", "apply", "sur.yml")
    house.command("staff", "add", "--name", "Andrea Rojas", "--email", EMAIL, "--password", PASSWORD)
    key = json.loads(house.command("api-key", "create", "--name", "erp", "--json"))["key"]
    database = Database(house.postgres.url)
    with (
        httpx.Client(base_url=house.public, headers={"Authorization": f"Bearer {key}"}, timeout=PATIENCE) as api,
        httpx.Client(base_url=house.public, follow_redirects=True, timeout=PATIENCE) as console,
    ):
        word = FORGERY.findall(console.get("/console/sign-in").text)[0]
        fields = {"csrf": word, "email": EMAIL, "password": PASSWORD, "next": "/console"}
        console.post("/console/sign-in", data=fields).raise_for_status()
        yield Office(house, database, Vault(KEY), api, console, now)
    database.close()


def _row(number: int, due: date) -> str:
    document = rut(14_000_000 + 137 * number)
    cells = (client_of(number), f"Persona {number}", f"B-{number:06d}", due.isoformat(), str(BILL), document, "Luz")
    return ",".join((*cells, address_of(number), "yes"))
