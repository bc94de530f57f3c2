"""Talk to the bot's mind without its body, and say what an agreement the policy implies for the same words.

The words are read by the engine that reads clients' messages, decided by `flows`, and their effects come true on
facts in memory; the expectation asks `flows.negotiation.answer` with legs that a person wrote by hand.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import yaml

from bot.conversation import to_turn
from bot.portfolio.places import ZONES
from flows.negotiation.account import Account, Invoice
from flows.negotiation.answer import answer
from flows.negotiation.calendar import Calendar
from flows.negotiation.money import to_major, to_minor
from flows.negotiation.policy import read_policy
from flows.outcome import AddToCase, BookAgreement, Choice, OpenCase
from nlu.parse import Reader
from tests.bot.world import CURRENCIES
from tests.flows import facts
from tests.player import LANGUAGES, STEPS

HERE = Path(__file__).parent
TODAY = dt.date(2026, 3, 5)  #: a Thursday
DUE = dt.date(2026, 2, 12)
MONTH = 26  #: days of a window in which a month's payment falls once
End = tuple[str, tuple[tuple[str, int], ...]]  #: 'agreement', the kind of case or 'nothing'; days and minor units
LEG = re.compile(r"(?P<amount>[^@]+)@(?P<date>[^×]+?)(?:×(?P<count>\d+|\?))?(?: (?P<frequency>\w+))?")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plot:
    """One conversation to be had: who, under which policy, with which words, and how they behave."""

    country: str
    policy: str
    phrase: int
    behaviour: str
    turn: int  #: which of the country's words for yes, no and the rest are used

    def __str__(self) -> str:
        """Name it."""
        return f"{self.country} {self.policy} {self.phrase} {self.behaviour}"


def country(name: str) -> Json:
    """Return how a country's clients write."""
    told: Json = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return told


COUNTRIES = {path.stem: country(path.stem) for path in sorted(HERE.glob("[A-Z][A-Z].yml"))}
POLICIES: Mapping[str, Json] = yaml.safe_load((HERE / "policies.yml").read_text("utf-8"))


def document(plot: Plot) -> Json:
    """Return the policy of a plot, its shares of what is owed as sums."""
    step, _ = STEPS[plot.country]
    balance = int(COUNTRIES[plot.country]["balance"])
    level = {role: dict(terms) for role, terms in POLICIES[plot.policy].items()}
    for terms in level.values():
        if share := terms.get("payment_min"):
            terms["payment_min"] = str(balance * int(share.rstrip("%")) // 100)
    return {
        "policy": plot.policy,
        "version": "1",
        "country": plot.country,
        "currency": CURRENCIES[plot.country],
        "payment_step": step,
        "verification": {"any_of": ["document_last4"], "attempts_max": 3},
        "interest": {"mode": "waived"},
        "levels": [{"name": "all", **level}],
    }


def legs(written: list[str]) -> list[Json]:
    """Return legs from their short form: '72000@2026-03-15×3 monthly', with '?' for what was not said."""
    hits = [LEG.fullmatch(one) for one in written]
    rows = [hit.groupdict() for hit in hits if hit]
    assert len(rows) == len(written), written
    said = [{key: None if value == "?" else value for key, value in row.items()} for row in rows]
    return [{**row, "count": _count(text)} for row, text in zip(said, written, strict=True)]


def _count(leg: str) -> int | None:
    """Return how many payments a leg names: one without '×', none said with '×?'."""
    _, times, rest = leg.partition("×")
    number = rest.partition(" ")[0]
    return 1 if not times else None if number == "?" else int(number)


def implied(plot: Plot, said: Sequence[Json], most: str | None = None) -> Json:
    """Return what the negotiation answers to legs under the policy of a plot; `most` can be paid in a month.

    Who is paid by the month may be paid on its last day: that is tried before a person is asked.
    """
    told = COUNTRIES[plot.country]
    request: Json = {
        "id": "implied",
        "today": TODAY.isoformat(),
        "balance": told["balance"],
        "days_overdue": (TODAY - DUE).days,
        "legs": said,
        "policy": document(plot),
        "capacity": {"amount": most, "window_days": MONTH} if most else None,
    }
    verdict = answer(request)
    if most and verdict["decision"] == "refer":
        other = answer({**request, "paydays": ["last"]})
        verdict = verdict if other["decision"] == "refer" else other
    assert "error" not in verdict, verdict
    return verdict


class Talk:
    """One client in conversation, verified and greeted."""

    def __init__(self, plot: Plot, reader: Reader) -> None:
        """Begin where the client has just been asked how they would like to pay."""
        told, currency = COUNTRIES[plot.country], CURRENCIES[plot.country]
        balance = to_minor(told["balance"], currency)
        account = Account(currency, (Invoice("F1", "Cuenta", None, DUE, balance, balance),))
        known = facts.facts(account)
        noon = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=ZoneInfo(ZONES[plot.country]))
        language = LANGUAGES.get(plot.country, "es")
        known = replace(
            known,
            now=noon,
            client=replace(known.client, country=plot.country, language=language),
            creditor=replace(known.creditor, currency=currency),
            policy=read_policy(document(plot)),
            calendar=Calendar(plot.country),
        )
        self.shell, self.reader = facts.verified(known), reader
        self.country = plot.country
        self.locale, self.currency = f"{language}-{plot.country}", currency
        self.log: list[str] = []

    def say(self, text: str) -> None:
        """Write a message."""
        reading = self.reader.understand(
            text, self.locale, TODAY, currency=self.currency, question=self.shell.conversation.question
        )
        effects = self.shell.take(to_turn(text, reading, self.currency, self.country))
        self.log.append(
            f"{text!r} ({reading.intent} {[leg.as_json() for leg in reading.legs]}) → {facts.keys(effects)}"
        )

    def press(self, choice: Choice) -> None:
        """Press a quick reply."""
        effects = self.shell.take(facts.press(choice))
        self.log.append(f"[{choice.id}] → {facts.keys(effects)}")

    def choices(self, prefix: str) -> list[Choice]:
        """Return the quick replies of the last message that mean one kind of thing."""
        said = facts.says(self.shell.done)
        return [one for one in said[-1].choices if one.id.startswith(prefix)] if said else []

    def end(self) -> End:
        """Return how it ended."""
        for effect in self.shell.done[::-1]:
            if isinstance(effect, BookAgreement):
                return "agreement", tuple((part.due_on.isoformat(), part.amount) for part in effect.plan)
            if isinstance(effect, OpenCase) or (isinstance(effect, AddToCase) and effect.details):
                rows = [row.split(" ") for row in effect.details.get("proposal", "").split("; ") if row]
                return effect.kind, tuple((day, int(amount)) for day, amount in rows)
        return "nothing", ()


class Spoken(Protocol):
    """A conversation under way, with the bot's mind alone or with the whole bot."""

    currency: str

    def say(self, text: str) -> None:
        """Write a message."""
        ...

    def press(self, choice: Choice) -> None:
        """Press a quick reply."""
        ...

    def choices(self, prefix: str) -> list[Choice]:
        """Return the quick replies of the last message that mean one kind of thing."""
        ...

    def end(self) -> End:
        """Return how it ended."""
        ...


@dataclass
class Client:
    """Plays one behaviour: what is written, and what must come of it."""

    plot: Plot
    talk: Spoken

    def __post_init__(self) -> None:
        """Look up how clients of the country write."""
        self.told = COUNTRIES[self.plot.country]
        self.phrase = self.told["phrases"][self.plot.phrase]

    def word(self, kind: str) -> str:
        """Return one of the country's words for yes, no, what there is and how much it is."""
        return str(self.told[kind][self.plot.turn % len(self.told[kind])])

    def propose(self) -> Json:
        """Make the proposal, at once or piece by piece, and return what the policy says to it."""
        said = self.phrase["say"]
        for text in [said] if isinstance(said, str) else said:
            self.talk.say(text)
        return implied(self.plot, legs(self.phrase["legs"]))

    def agrees(self) -> End:
        """Say yes to what is read back, or to the nearest plan."""
        verdict = self.propose()
        self.talk.say(self.word("yes"))
        return self.ends(verdict)

    def asks_how_much(self) -> End:
        """Ask for the balance in the middle, then say yes."""
        verdict = self.propose()
        self.talk.say(self.word("how_much"))
        self.talk.say(self.word("yes"))
        return self.ends(verdict)

    def changes_the_day(self) -> End:
        """Correct the day where a yes was asked for."""
        if "change" not in self.phrase:
            return self.agrees()
        self.propose()
        self.talk.say(self.phrase["change"]["say"])
        self.talk.say(self.word("yes"))
        return self.ends(implied(self.plot, legs(self.phrase["change"]["legs"])))

    def refuses_once(self) -> End:
        """Say no, and propose something else; a sum each month would answer how much can be paid at most."""
        self.propose()
        self.talk.say(self.word("no"))
        return self.another(1, rhythm=False)

    def changes_twice(self) -> End:
        """Change one's mind twice before the yes."""
        self.propose()
        self.talk.say(self.whole(3)["say"])
        return self.another(6)

    def another(self, ahead: int, *, rhythm: bool = True) -> End:
        """Make another proposal, whole in one message, and say yes."""
        other = self.whole(ahead, rhythm=rhythm)
        self.talk.say(other["say"])
        self.talk.say(self.word("yes"))
        return self.ends(implied(self.plot, legs(other["legs"])))

    def whole(self, ahead: int, *, rhythm: bool = True) -> Json:
        """Return the next phrase that says everything at once, so many phrases on, perhaps without a rhythm."""
        phrases = self.told["phrases"]
        turned = [phrases[(self.plot.phrase + ahead + more) % len(phrases)] for more in range(len(phrases))]
        fit = [phrase for phrase in turned if isinstance(phrase["say"], str)]
        return next(phrase for phrase in fit if rhythm or not any("×?" in leg for leg in phrase["legs"]))

    def keeps_something(self) -> End:
        """Take the plan that keeps more of their own, where one is shown; what needs no approval, where that is."""
        verdict = self.propose()
        shown = self.talk.choices("keep:") or self.talk.choices("take:")
        if shown:
            self.talk.press(shown[-1])
        self.talk.say(self.word("yes"))
        if not shown:
            return self.ends(verdict)
        keeps = shown[-1].id.partition(":")[2]
        found = [one["plan"] for one in verdict.get("alternatives", ()) if one["keeps"] == keeps]
        return "agreement", self.pairs(found[0] if found else verdict["counter"]["plan"])

    def tells_the_most(self) -> End:
        """Say first how much a month can bear, then make a whole proposal; nothing above it is asked."""
        if not isinstance(self.phrase["say"], str):
            return self.agrees()
        most = self.told["most"]
        self.talk.say(most["say"])
        self.propose()
        verdict = implied(self.plot, legs(self.phrase["legs"]), most["amount"])
        self.talk.say(self.word("yes"))
        return self.ends(verdict)

    def asks_what_there_is(self) -> End:
        """Ask what there is, take the last choice, and agree to it: the policy must accept it as it is."""
        self.talk.say(self.word("ask"))
        options = self.talk.choices("option:")
        self.talk.press(options[-1])
        self.talk.say(self.word("yes"))
        _, plan = self.talk.end()
        said = [{"amount": to_major(amount, self.talk.currency), "date": day, "count": 1} for day, amount in plan]
        return self.ends(implied(self.plot, said))

    def ends(self, verdict: Json) -> End:
        """Return the end that a verdict implies for a client who says yes to what is put to them."""
        kind = {"accept": "agreement", "counter": "agreement"}.get(verdict["decision"], str(verdict["decision"]))
        return kind, self.pairs(verdict["proposal"] if kind == "refer" else verdict["plan"])

    def pairs(self, rows: Sequence[Json]) -> tuple[tuple[str, int], ...]:
        """Return a plan of the command in minor units."""
        return tuple((str(row["due_on"]), to_minor(row["amount"], self.talk.currency)) for row in rows)


BEHAVIOURS: Mapping[str, Callable[[Client], End]] = {
    behaviour.__name__: behaviour
    for behaviour in (
        Client.agrees,
        Client.asks_how_much,
        Client.changes_the_day,
        Client.refuses_once,
        Client.keeps_something,
        Client.changes_twice,
        Client.tells_the_most,
        Client.asks_what_there_is,
    )
}


def play(plot: Plot, reader: Reader) -> tuple[End, End, list[str]]:
    """Have the conversation of a plot. Return the end that the policy implies, the one it came to, and the words."""
    talk = Talk(plot, reader)
    expected = BEHAVIOURS[plot.behaviour](Client(plot, talk))
    return expected, talk.end(), talk.log


def plots() -> Iterator[Plot]:
    """Yield every conversation: each phrase under each policy, with behaviours that change from one to the next."""
    for shift, (name, told) in enumerate(COUNTRIES.items()):
        for place in range(len(told["phrases"])):
            for number, policy in enumerate(POLICIES):
                turn = 3 * shift + place + number
                names = list(BEHAVIOURS)
                for behaviour in {names[turn % len(names)], names[(turn + 3) % len(names)]}:
                    yield Plot(name, policy, place, behaviour, turn)
