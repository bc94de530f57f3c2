"""Judge a trial by what the providers wrote down and what the database holds; every fault is a sentence."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.failure.house import House
from tests.failure.people import CHANNELS, SCRIPTS, Role
from tests.fakes.twilio.ledger import read_ledger

Row = Mapping[str, Any]
MESSAGES = """
SELECT m.client_id, m.seq, m.direction, m.channel, m.text, m.text_key, m.status, m.trace_id, m.provider_id,
       o.id AS row, o.status AS sent, o.provider_id AS named
FROM messages m LEFT JOIN outbox o ON o.creditor_id = m.creditor_id AND o.message_id = m.id
ORDER BY m.client_id, m.seq
"""
INBOX = "SELECT channel, provider_id, status, tries, error FROM inbox WHERE status <> 'done'"
NOBODY_KNOWS = 500  #: a status from which on an answer of Twilio says nothing of whether it took a message


@dataclass(frozen=True)
class Evidence:
    """What is left of a trial: messages by client, rows of the inbox that are not done, both providers' ledgers."""

    roles: Sequence[Role]
    messages: Mapping[str, Sequence[Row]]
    undone: Sequence[Row]
    twilio: Sequence[Row]
    telegram: Sequence[Row]

    def out(self, *channels: str) -> Iterator[Row]:
        """Yield what the bot said on channels."""
        for rows in self.messages.values():
            yield from (row for row in rows if row["direction"] == "out" and row["channel"] in channels)


def gather(house: House) -> Evidence:
    """Read what is left."""
    messages: dict[str, list[Row]] = defaultdict(list)
    for row in house.postgres.rows(MESSAGES):
        messages[str(row["client_id"])].append(row)
    lines = (house.folder / "telegram.jsonl").read_text("utf-8").splitlines()
    telegram = [json.loads(line) for line in lines]
    return Evidence(house.roles, messages, house.postgres.rows(INBOX), read_ledger(_ledger(house.folder)), telegram)


def faults(evidence: Evidence) -> list[str]:
    """Return every way in which the laws were broken."""
    laws = (handled, told_the_same, twilio_once, in_order, asked_before_more, telegram_once, nothing_left)
    return [f"{law.__name__}: {fault}" for law in laws for fault in law(evidence)]


def handled(evidence: Evidence) -> Iterator[str]:
    """Every message that a client knows was taken was handled, once, in its order; each was answered."""
    for role in evidence.roles:
        rows = evidence.messages.get(role.client, [])
        heard = [row["text"] for row in rows if row["direction"] == "in"]
        if heard[-len(role.lines) :] != list(role.lines) or len(heard) > len(role.lines) + 1:
            yield f"{role.client} ({role.channel}) said {role.lines}; heard was {heard}"
        answered = {row["trace_id"] for row in rows if row["direction"] == "out"}
        silent = [row["text"] for row in rows if row["direction"] == "in" and row["trace_id"] not in answered]
        if silent:
            yield f"{role.client} ({role.channel}) was not answered to {silent}"


def told_the_same(evidence: Evidence) -> Iterator[str]:
    """Whoever says the same on the same channel is told the same, as in calm weather."""
    models = {(role.channel, role.script): _story(evidence, role) for role in reversed(evidence.roles)}
    for role in evidence.roles:
        story, model = _story(evidence, role), models[role.channel, role.script]
        if story != model:
            yield f"{role.client} ({role.channel}, {role.script}) lived {story}, the model {model}"


def twilio_once(evidence: Evidence) -> Iterator[str]:
    """Twilio took every message of the bot once, and the bot knows it by the name that Twilio gave it."""
    taken = _taken(evidence)
    said = {row["row"]: row for row in evidence.out("sms", "whatsapp")}
    for number, row in said.items():
        names = [entry["sid"] for entry in taken.get(number, ())]
        if row["sent"] != "sent" or names != [row["named"]]:
            yield f"{row['client_id']} {row['seq']} is {row['sent']} as {row['named']}; Twilio took it as {names}"
    yield from (f"Twilio took message {number}, which nobody wrote" for number in taken if number not in said)


def in_order(evidence: Evidence) -> Iterator[str]:
    """What is said in a conversation by SMS and WhatsApp leaves in its order."""
    place = {row["row"]: (row["client_id"], row["seq"]) for row in evidence.out("sms", "whatsapp")}
    left: dict[str, list[int]] = defaultdict(list)
    for entry in evidence.twilio:
        if entry["event"] == "accepted" and _number(entry) in place:
            client, seq = place[_number(entry)]
            left[client].append(seq)
    yield from (f"{client} was told {order}" for client, order in left.items() if order != sorted(order))


def asked_before_more(evidence: Evidence) -> Iterator[str]:
    """After an answer that says nothing the phone gets nothing more before its messages are listed, or told of."""
    phone = {entry["sid"]: entry["to"] for entry in evidence.twilio if entry["event"] == "accepted"}
    open_at: set[str] = set()
    taken: dict[str, str] = {}  # what was taken of a request that is not answered yet, by its phone
    told: set[str] = set()
    for entry in evidence.twilio:
        if entry["event"] == "accepted":
            taken[entry["to"]] = entry["sid"]
        elif entry["event"] == "webhook" and entry["kind"] == "status":
            told.add(entry["sid"])
            open_at.discard(phone.get(entry["sid"], ""))
        elif entry["event"] == "request" and entry["method"] == "GET":
            open_at.discard(entry["to"])
        elif entry["event"] == "request" and entry["method"] == "POST":
            if entry["to"] in open_at:
                yield f"{entry['to']} was written to at {entry['at']} before anybody asked: {_of(evidence, entry)}"
            was_told = taken.pop(entry["to"], None) in told  # it may be told of before its request is answered
            if not was_told and (entry["answer"] == 0 or entry["answer"] >= NOBODY_KNOWS):
                open_at.add(entry["to"])


def _of(evidence: Evidence, late: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return what there was with a phone up to an entry, the last first."""
    sids = {entry["sid"] for entry in evidence.twilio if entry["event"] == "accepted" and entry["to"] == late["to"]}
    rows = [
        tuple(str(entry.get(key)) for key in ("at", "event", "method", "answer", "status", "sid"))
        for entry in evidence.twilio
        if entry["at"] <= late["at"] and (entry.get("to") == late["to"] or entry.get("sid") in sids)
    ]
    return rows[::-1][:12]


def telegram_once(evidence: Evidence) -> Iterator[str]:
    """Telegram took every message of the bot once; of what nobody knows it took each once, or never."""
    chats = {role.client: int(role.address) for role in evidence.roles if role.channel == "telegram"}
    for client, chat in chats.items():
        rows = [row for row in evidence.messages.get(client, ()) if row["direction"] == "out"]
        took = {f"{chat}:{entry['message']}": entry for entry in evidence.telegram if _is_sent(entry, chat)}
        known = [row["named"] for row in rows if row["sent"] == "sent"]
        if [name for name in took if name in set(known)] != known:
            yield f"{client} was told {known}; Telegram took {list(took)}"
        unknown = Counter(row["text"] for row in rows if row["sent"] == "unknown")
        others = Counter(str(entry["told"]["text"]) for name, entry in took.items() if name not in known)
        if others - unknown:
            yield f"{client} was told once more: {list(others - unknown)}"
        if len(known) + unknown.total() != len(rows):
            yield f"{client} has messages that are {Counter(row['sent'] for row in rows)}"


def nothing_left(evidence: Evidence) -> Iterator[str]:
    """Nothing waits, and nothing is dead."""
    yield from (f"{row['channel']} message {row['provider_id']} is {dict(row)}" for row in evidence.undone)


def figures(evidence: Evidence) -> dict[str, int]:
    """Return how much was at stake."""
    answers = [
        entry["answer"] for entry in evidence.twilio if entry["event"] == "request" and entry["method"] == "POST"
    ]
    lost = [answer for answer in answers if answer == 0 or answer >= NOBODY_KNOWS]
    return {
        "clients": len(evidence.roles),
        "messages in": sum(row["direction"] == "in" for rows in evidence.messages.values() for row in rows),
        "messages out": sum(1 for _ in evidence.out(*CHANNELS)),
        "answers of Twilio that say nothing": len(lost),
        "updates asked for": _updates(evidence, "polled"),
        "updates brought": _updates(evidence, "webhook"),
        "of Telegram unknown": sum(row["sent"] == "unknown" for row in evidence.out("telegram")),
        "conversations": len(SCRIPTS),
    }


def _story(evidence: Evidence, role: Role) -> list[tuple[str, str]]:
    """Return what was said, in order; a text of the bot by its key. The opening of a bot is no part of it."""
    rows = evidence.messages.get(role.client, ())
    told = [(str(row["direction"]), str(row["text_key"] or row["text"])) for row in rows]
    said = [part.format(last4="…") for part in SCRIPTS[role.script]]
    return _blank(told, dict(zip(role.lines, said, strict=True)))


def _blank(told: Iterable[tuple[str, str]], names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(way, names.get(text, text)) for way, text in told]


def _updates(evidence: Evidence, way: str) -> int:
    """Return how many updates arrived in one way, a repeated one as often as it came."""
    mine = (entry for entry in evidence.telegram if entry["kind"] == "update" and entry["name"] == way)
    return sum(entry["outcome"] == "ok" for entry in mine)


def _taken(evidence: Evidence) -> dict[int, list[Row]]:
    """Return what Twilio took, by our own mark of it."""
    taken: dict[int, list[Row]] = defaultdict(list)
    for entry in evidence.twilio:
        if entry["event"] == "accepted":
            taken[_number(entry)].append(entry)
    return taken


def _number(entry: Row) -> int:
    """Return our own mark of a message, which its callback carries."""
    return int(parse_qs(urlsplit(str(entry["callback"])).query)["message"][0])


def _is_sent(entry: Row, chat: int) -> bool:
    is_call = entry["kind"] == "call" and entry["name"] == "sendMessage" and entry["outcome"] == "ok"
    return bool(is_call and entry["chat"] == chat)


def _ledger(folder: Path) -> Path:
    return folder / "twilio.jsonl"
