"""Play a story of `tests/conversations` on the whole bot: what is said and done, and what must come of it.

A story is a YAML file. Its keys: `story` (one sentence), `country`, `now` (local time), `creditor`, `policy`, `client`
(what differs from the world's), `example` (the file of an example creditor, under whose policy it then plays, or under
the one beside it that `policy` names), `turns`, and `end`; also `creditors` and `others`, more creditors and clients,
each client with `addresses` by channel. A turn is one of

* `client: words` or `press: title of a quick reply`;
* `sends: voice` (or image, document, location …), with `words` under it where there are any;
* these three with `channel`, `address` and `line`, as a provider writes them: not from the web page, but from there,
  and so all turns after it that say nothing else;
* `adviser: take`, `release`, `approve`, `{reply: words}`, `{refuse: words}`, `{resolve: outcome, text: words}`, on the
  newest open case, or on that of `case: kind`, as the colleague whom `by` names;
* `pay: amount`, and `wait: 2 days`, which does what falls due on the way;

and may name what it must come to: `read` (the intent), `legs` (as `amount@date×count frequency`), `say` (the keys of
the texts, in order; a key may hold values), `hear` (words of the answer), `do` (what the audit log gained), `whose` (in
whose conversation it was written: a client's, or `visitor`), `to` (channel and address that the answers left to).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from bot.app import App
from bot.channels.message import Kind
from bot.jobs.schedule import enqueue
from bot.portfolio.places import ZONES
from flows.contact.week import Week
from flows.negotiation.account import AgreementStatus
from flows.negotiation.money import to_major, to_minor
from storage import seals
from storage.schema import Address, AuditEntry, Direction, Message, Objection, Person, Staff, Talk
from storage.unit_of_work import UnitOfWork
from tests.bot.world import CREDITOR, CURRENCIES, POLICY, Wall, World
from tests.mail import Mail, reach

STORIES = Path(__file__).parent / "conversations"
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples" / "policies"
NOON = "2026-03-05 12:00"  #: a Thursday
LANGUAGES = {"BR": "pt", "US": "en", "GB": "en"}  #: else Spanish
STEPS = {  # the policy's payment step and smallest payment, in each country's money
    "CL": ("1000", "10000"), "MX": ("10", "100"), "CO": ("1000", "20000"), "PE": ("1", "20"), "DO": ("10", "200"),
    "AR": ("100", "2000"), "CR": ("500", "5000"), "ES": ("1", "10"), "BR": ("1", "10"), "US": ("1", "10"),
    "GB": ("1", "10"),
}  # fmt: skip

Story = Mapping[str, Any]
Turn = Mapping[str, Any]


def stories() -> list[Path]:
    """Return the files of all stories."""
    return sorted(STORIES.rglob("*.yml"))


def read(path: Path) -> Story:
    """Return a story."""
    story: Story = yaml.safe_load(path.read_text("utf-8"))
    return story


@dataclass
class Heard:
    """What one turn came to."""

    words: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    values: list[Mapping[str, Any]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    intent: str | None = None
    legs: list[str] = field(default_factory=list)
    whose: str | None = None
    to: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)


class Player:
    """Plays one story."""

    def __init__(self, app: App, wall: Wall, story: Story) -> None:
        """Write the story's creditor and client, and put the clock."""
        self.story, self.country = story, story.get("country", "CL")
        self.zone = ZoneInfo(ZONES[self.country])
        wall.at = datetime.fromisoformat(str(story.get("now", NOON))).replace(tzinfo=self.zone)
        self.mail = Mail()
        self.world = World(self.mail.join(app), wall)
        self.currency = CURRENCIES[self.country]
        if "example" in story:
            self._add_example(story["example"])
        else:
            self._add_creditor(story.get("creditor", {}), story.get("policy", {}))
        self._add_client(dict(story.get("client", {})))
        self._add_more()
        self.creditors = (CREDITOR, *(one["creditor"] for one in story.get("creditors", ())))
        self.place: dict[str, str] = {}
        self.staff = self.world.add_staff()
        self.colleagues = {name: self._hire(name) for name in {one["by"] for one in story["turns"] if "by" in one}}
        self.seen = self.sent = 0
        self.audited: set[tuple[str, int]] = set()
        self.done: list[str] = []

    def _hire(self, name: str) -> Staff:
        """Write another adviser."""
        return self.world.add_staff(name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org")

    def _add_creditor(self, changes: Mapping[str, Any], terms: Mapping[str, Any]) -> None:
        """Write the creditor; `terms` are keys of the policy, those of `bot` and `staff` for its one level."""
        policy = yaml.safe_load(
            POLICY.format(creditor=CREDITOR, country=self.country, currency=CURRENCIES[self.country])
        )
        policy["payment_step"], smallest = STEPS[self.country]
        level = policy["levels"][0]
        level["bot"] = {**level["bot"], "payment_min": smallest, **terms.get("bot", {})}
        level["staff"] = {**level["staff"], **terms.get("staff", {})}
        policy |= {key: value for key, value in terms.items() if key not in {"bot", "staff"}}
        locale = f"{LANGUAGES.get(self.country, 'es')}-{self.country}"
        text = yaml.safe_dump(policy, default_flow_style=False).replace("{", "{{").replace("}", "}}")
        self.world.add_creditor(country=self.country, policy=text, **{"locale": locale, **changes})

    def _add_example(self, name: str) -> None:
        """Write an example creditor with its policy, under the world's own id and version."""
        described = yaml.safe_load((EXAMPLES / name).read_text("utf-8"))
        file = self.story.get("policy", described["policy"])
        policy = yaml.safe_load((EXAMPLES / name).with_name(file).read_text("utf-8"))
        text = yaml.safe_dump(policy | {"version": "2026-01-01"}).replace("{", "{{").replace("}", "}}")
        own = {key: value for key, value in described.items() if key not in {"creditor", "country", "policy"}}
        self.world.add_creditor(country=self.country, policy=text, **own)

    def _add_client(self, told: dict[str, Any]) -> None:
        """Write the client; an invoice is `[amount, due date, what for]`."""
        rows = told.pop("invoices", [["144000", date(2026, 2, 12), "Agua, enero"]])
        invoices = tuple((to_minor(str(amount), self.currency), due, what) for amount, due, what in rows)
        document = told.pop("document", "12.345.678-5")
        self.world.client = told.pop("id", "1041")
        name = told.pop("name", "Marcela Fuentes")
        addresses = told.pop("addresses", {})
        self.world.add_client(self.world.client, name, document=document, invoices=invoices, **told)
        reach(self.world, CREDITOR, self.world.client, **addresses)

    def _add_more(self) -> None:
        """Write the other creditors, and the other clients of all of them."""
        for one in self.story.get("creditors", ()):
            self.world.add_creditor(**{"country": self.country, **one})
        for other in map(dict, self.story.get("others", ())):
            creditor, addresses = other.pop("creditor", CREDITOR), other.pop("addresses", {})
            client = self.world.add_client(other.pop("id"), other.pop("name"), creditor=creditor, **other)
            reach(self.world, creditor, client, **addresses)

    def play(self, turn: Turn) -> Heard:
        """Do one turn of the story."""
        what = next(act for act in ACTS if act in turn)
        ACTS[what](self, turn)
        return self._heard()

    def say(self, turn: Turn) -> None:
        """Write as the client."""
        self._write(turn, str(turn["client"]))

    def send(self, turn: Turn) -> None:
        """Send something besides words, or in their place."""
        self._write(turn, str(turn.get("words", "")), kind=turn["sends"])

    def _write(self, turn: Turn, text: str, button: str | None = None, kind: Kind = "text") -> None:
        """Write from the web page, or from where the story writes from."""
        self.place |= {key: str(turn[key]) for key in ("channel", "address", "line") if key in turn}
        self.world.write(text, button=button, kind=kind, **self.place)
        self.world.work()

    def press(self, turn: Turn) -> None:
        """Press the quick reply under the last message that has one of this title."""
        rows = [choice for message in self.world.messages()[::-1] for choice in message.choices or []]
        button = next(choice["id"] for choice in rows if choice["title"] == turn["press"])
        self._write(turn, turn["press"], button)

    def pay(self, turn: Turn) -> None:
        """Let money arrive."""
        with self.world.unit() as uow:
            self.world.app.cashier.record(
                uow,
                creditor=CREDITOR,
                client=self.world.client,
                amount=to_minor(str(turn["pay"]), self.currency),
                paid_on=self.world.now.astimezone(self.zone).date(),
                reference=uuid4().hex,
                source="api",
                now=self.world.now,
            )
        self.world.work()

    def wait(self, turn: Turn) -> None:
        """Let time pass, and do what falls due on the way."""
        number, unit = str(turn["wait"]).split()
        before = self.world.now
        self.world.wall.move(**{f"{unit.rstrip('s')}s": float(number)})
        with self.world.app.database.unit_of_work() as uow:
            enqueue(uow, before, self.world.now)
            uow.commit()
        self.world.work()

    def advise(self, turn: Turn) -> None:
        """Act as the adviser on the newest open case, or on that of a kind."""
        act = turn["adviser"]
        name, rest = (act, {}) if isinstance(act, str) else (next(iter(act)), act)
        with self.world.unit() as uow:
            rows = uow.cases.open_of(CREDITOR, self.world.client)
            case = next(row for row in rows[::-1] if turn.get("case") in (None, row.kind))
            desk, staff = self.world.app.desk, self.colleagues.get(turn.get("by")) or self.staff
            now, trace = self.world.now, uuid4().hex
            match name:
                case "take":
                    desk.take(uow, case.id, staff, now, trace)
                case "release":
                    desk.release(uow, case.id, staff.id, now, trace)
                case "reply":
                    desk.reply(uow, case.id, staff, rest["reply"], now, trace)
                case "approve":
                    desk.approve(uow, case.id, staff.id, now, trace)
                case "refuse":
                    desk.refuse(uow, case.id, staff.id, rest["refuse"], now, trace)
                case "resolve":
                    desk.resolve(uow, case.id, staff.id, rest["resolve"], rest["text"], now, trace)
                case _:
                    raise AssertionError(f"no adviser knows how to {name}")
        self.world.work()

    def _heard(self) -> Heard:
        """Return what came of the turn: the words that reached the client, how theirs were read, and what was done."""
        with self.world.unit(*self.creditors) as uow:
            written = uow.session.scalars(select(Message).where(Message.id > self.seen).order_by(Message.id)).all()
            entries = uow.session.scalars(select(AuditEntry).order_by(AuditEntry.at, AuditEntry.seq)).all()
            actions = [one.action for one in entries if (one.creditor_id, one.seq) not in self.audited]
        self.audited |= {(one.creditor_id, one.seq) for one in entries}
        self.seen = written[-1].id if written else self.seen
        heard = Heard(done=actions)
        heard.to = [f"{channel} {one.address}" for channel, one in self.mail.given()[self.sent :]]
        self.sent += len(heard.to)
        self.done += actions
        for message in written:
            self._note(heard, message)
        return heard

    def _note(self, heard: Heard, message: Message) -> None:
        if message.direction is Direction.IN:
            heard.whose = message.client_id.partition("~")[0]
            heard.intent = message.intent
            heard.legs = [short(leg) for leg in (message.reading or {}).get("legs", [])]
            return
        heard.words.append(message.text if message.status in REACHED else f"({message.status}) {message.text}")
        heard.keys.append(message.text_key or message.kind)
        heard.values.append(message.values or {})
        heard.titles = [choice["title"] for choice in message.choices or []]

    def end(self) -> dict[str, Any]:
        """Return how things stand: everything that an `end` may name."""
        with self.world.unit() as uow:
            client, now = self.world.row(), self.world.now
            talk, person = uow.talks.last(CREDITOR, client.id), uow.people.get(client.person_id)
            agreements = uow.agreements.of(CREDITOR, client.id)
            current = next((row for row in agreements if row.status is not AgreementStatus.REPLACED), None)
            state = uow.conversations.lock(CREDITOR, client.id).state
            return {
                "agreement": [[part.due_on, self._major(part.amount)] for part in current.instalments]
                if current
                else None,
                "status": str(current.status) if current else None,
                "agreements": len(agreements),
                "covers": [one.invoice_number for one in current.invoices] if current else [],
                "sealed": not any(seals.faults(row) for row in agreements),
                "changes": [change["what"] for change in current.amendments] if current else [],
                "arm": current.arm if current else None,
                "cases": [row.kind for row in uow.cases.open_of(CREDITOR, client.id)],
                "holds": [
                    f"{hold.kind} {hold.invoice_number}" if hold.invoice_number else hold.kind
                    for hold in uow.holds.active(CREDITOR, client.id, now)
                ],
                "talk": told(talk) if talk else None,
                "rating": [talk.rating, talk.comment] if talk else None,
                "open": bool(state.get("open")),
                "opted_out": person.opted_out_at is not None,
                "locked": client.locked_at is not None,
                "language": client.language,
                "exit_intent": client.exit_intent_at is not None,
                "postponed": client.postponed_until.astimezone(self.zone).date() if client.postponed_until else None,
                "hours": self._hours(uow.people.get(client.person_id)),
                "objections": [
                    f"{row.code} {row.branch}" if row.branch else row.code
                    for row in uow.session.scalars(select(Objection).order_by(Objection.id))
                ],
                "wrong": self._marked(uow, Address.wrong_at),
                "silenced": self._marked(uow, Address.opted_out_at),
                "payable": self._major(uow.accounts.account(CREDITOR, client.id, now).payable),
            }

    def _hours(self, person: Person) -> str | None:
        """Return the hours in which a person wants to be written to."""
        return str(Week.parse(person.contact_week)) if person.contact_week is not None else None

    def _marked(self, uow: UnitOfWork, mark: InstrumentedAttribute[datetime | None]) -> list[str]:
        """Return the addresses that bear a mark."""
        rows = uow.session.scalars(select(Address).where(mark.is_not(None)).order_by(Address.channel, Address.address))
        return [f"{row.channel} {row.address}" for row in rows]

    def _major(self, minor: int) -> str:
        return to_major(minor, self.currency)


REACHED = {"sent", "delivered", "read"}
ACTS: Mapping[str, Callable[[Player, Turn], None]] = {
    "client": Player.say,
    "press": Player.press,
    "sends": Player.send,
    "pay": Player.pay,
    "wait": Player.wait,
    "adviser": Player.advise,
}


def told(talk: Talk) -> str:
    """Write a talk's outcome on one line: commitment, its date, receptivity, next step and its owner."""
    outcome = (talk.commitment, talk.commitment_on or "-", talk.receptivity, talk.next_step, talk.owner)
    return " ".join(map(str, outcome))


def short(leg: Mapping[str, Any]) -> str:
    """Write a leg in a few signs: `50000@2026-03-06`, `rest@2026-03-15×3 monthly`, `?` for what was not said."""
    count = "" if leg["count"] == 1 else f"×{leg['count'] or '?'}"
    return f"{leg['amount'] or '?'}@{leg['date'] or '?'}{count} {leg['frequency'] or ''}".strip()


def faults(turn: Turn, heard: Heard) -> Iterable[str]:
    """Yield how a turn came to something else than its story says."""
    if "read" in turn and turn["read"] != heard.intent:
        yield f"read as {heard.intent}, not {turn['read']}"
    if "legs" in turn and turn["legs"] != heard.legs:
        yield f"legs {heard.legs}, not {turn['legs']}"
    if "whose" in turn and str(turn["whose"]) != heard.whose:
        yield f"written to {heard.whose}, not {turn['whose']}"
    if "to" in turn and {turn["to"]} != set(heard.to):
        yield f"sent to {heard.to}, not {turn['to']}"
    if "say" in turn:
        yield from _said(turn["say"], heard)
    if "do" in turn and turn["do"] != heard.done:
        yield f"did {heard.done}, not {turn['do']}"
    if "hear" in turn and not all(any(part in text for text in heard.words) for part in listed(turn["hear"])):
        yield f"said {heard.words}, without {turn['hear']!r}"
    if any(text.startswith("(") for text in heard.words):
        yield f"did not reach the client: {heard.words}"


def _said(told: list[Any], heard: Heard) -> Iterable[str]:
    keys = [one if isinstance(one, str) else next(iter(one)) for one in told]
    if keys != heard.keys:
        yield f"said {heard.keys}, not {keys}"
        return
    for one, values in zip(told, heard.values, strict=True):
        for name, value in one[next(iter(one))].items() if isinstance(one, dict) else ():
            found = values.get(name)
            shown = found["amount"] if isinstance(found, dict) else found
            if str(shown) != str(value):
                yield f"{next(iter(one))}: {name} is {shown}, not {value}"


def listed(value: Any) -> list[str]:  # noqa: ANN401 - a word or a list of them
    """Return a word alone as a list."""
    return [value] if isinstance(value, str) else list(value)
