"""Negotiate as the product does with clients who write: their sentences are read, answered by the engine, and written.

What the client hears is what the engine decided, as at the level of acts; what they say goes through the understanding.
They write all that they say. Who was not understood presses the quick reply that says it, where one is under the last
message, else says it again in other words, some times, and then gives up. A plan that is read back and is not
the one they meant is set right first, and weighed like an offer when that does not help.
"""

from dataclasses import dataclass, replace

from bot.buttons import typed
from bot.conversation import Understanding, to_turn
from bot.laboratory.person import Person
from bot.laboratory.population_file import Population, WritingGroup
from bot.laboratory.strategies import Make
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.nearest import Nearest
from bot.laboratory.text.book import open_book
from bot.laboratory.text.heard import LIGHTER, MATTERS, Heard, Said, is_taken_for, names
from bot.laboratory.text.shown import CHANNEL, Shown, faults, lacks, show
from bot.laboratory.text.speaker import Meant, Speaker
from bot.laboratory.words import ENDS, PUSHES, Act, Kind, Reply, Word
from bot.packs import load_packs
from flows import codec
from flows.contact.words import INTENTS, heard
from flows.conversation import Frame
from flows.dialogues.means import State as Asked
from flows.errors import FlowError
from flows.facts import Creditor, Facts, Law, PaymentMeans
from flows.interrupts import press
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import Effect, KeepProposal, OpenCase
from flows.paying.cards import without
from flows.planning import State
from flows.turn import Turn
from storage.repositories.traces import Last
from storage.schema import Direction

ANSWERS_MAX = 6  #: questions that are answered before the client says the whole again
CREDITOR, PHONE, PAGE = "Servicios del Valle", "600 123 4567", "https://example.org"
TRANSFER = PaymentMeans("transfer", {"bank": "Banco del Valle", "account": "001-234", "holder": CREDITOR})
SIMPLE = {
    Act.REFUSE: "refuse", Act.ADVISER: "adviser", Act.TAKE: "take", Act.MEANS: "means", Act.SKIP: "skip",
    Act.DISPUTE: "dispute", Act.WRONG_PERSON: "wrong_person", Act.DISTRESS: "distress", Act.ABUSE: "abuse",
    Act.NONSENSE: "nonsense",
}  # fmt: skip
BUTTONS = {"accept": "affirm", "refuse": "change", "adviser": "affirm", "take": "take", LIGHTER: "keep:lighter"}
"""The quick reply that stands for what is said."""
PLACES = ("first", "second")
ASKED = {State.AMOUNT: "how_much", State.DATE: "when", State.REST: "rest"}
ANSWERED = frozenset({Act.PROPOSE, Act.ACCEPT, Act.ADVISER, Act.TAKE})  #: no answer to these is to be asked anew
ASIDE = "repair"  #: the case in which a person reads along while danger is asked about
UNKNOWN: Plan = ()


@dataclass(frozen=True, slots=True)
class Ear:
    """What hears clients: the understanding, and how they write."""

    understanding: Understanding
    writing: WritingGroup


class Spoken(Nearest):
    """One talk in sentences, whose client has shown who they are."""

    def __init__(self, desk: Desk, person: Person, ear: Ear, record: Heard) -> None:
        super().__init__(desk, person.said)
        self.ear, self.record = ear, record
        self.book = open_book(desk.known.country)
        self.speaker = Speaker(person, self.book, ear.writing)
        self.facts = _named(self.facts)
        self.last: Last | None = None
        self.legs: tuple[Leg, ...] = ()
        self.read: Plan | None = None  #: what the last proposal was taken for
        self.before: tuple[Plan, ...] = ()  #: the plans that the client has before them
        self.shown = Shown((), tells_plan=False, locale="", currency="", today=desk.known.today)
        self.turns: list[Turn] = []
        self.missed: str | None = None  #: what was said last and not understood

    def hear(self, word: Word) -> Reply:
        """Answer what a client said, however often they have to say it."""
        if word.act is Act.PROPOSE:
            self.own, self.legs, self.chose = self.desk.complete(word.legs), word.legs, False
        self.record.matter = word.act if word.act in MATTERS else self.record.matter
        reply = self._exchange(word)
        for _ in range(1, self.ear.writing.again):
            if reply.kind in ENDS or self._is_met(word, reply):
                break
            self.record.again += 1
            reply = self._exchange(word)
        reply = self._taken(word, reply)
        self.before = reply.plans
        return reply

    def _exchange(self, word: Word) -> Reply:
        """Say a thing once and answer what is asked about it; return what the client hears then."""
        self.turns, self.read = [], None if word.act is Act.PROPOSE else self.read
        meant = self._meant(word)
        said = self.speaker.say(meant)
        button = self._button(meant.key) if self.missed == meant.key else None
        effects = self._press(button) if button else self._write(said)
        for _ in range(ANSWERS_MAX):
            if not (more := self._answer(word)):
                break
            effects = (*effects, *more)
        reply = self._reply(self._heeded(effects))
        understood = self._is_understood(word, meant.key)
        self.missed = None if button or understood else meant.key
        if not button:
            taken = " | ".join(map(names, self.turns))
            means = any(turn.capacity == self.said.capacity for turn in self.turns) if word.with_means else None
            self.record.said.append(Said(_named_act(word, meant.key), " | ".join(said), taken, understood, means))
        self._check(reply)
        return reply

    def _button(self, key: str) -> str | None:
        """Return the quick reply under the last message that stands for what was not understood in words."""
        wanted, shown = BUTTONS.get(key), [str(one["id"]) for one in self.last.choices] if self.last else []
        ids = [one for one in shown if wanted in {one, one.partition(":")[0]}]
        self.record.pressed += bool(ids)
        return ids[0] if ids else None

    def _meant(self, word: Word) -> Meant:
        top = self.conversation.top
        if word.act is Act.PROPOSE:
            return Meant("propose", word.legs, with_means=word.with_means)
        if word.act is Act.ACCEPT:
            chooses = top is not None and top.state == State.CHOOSING and len(self.before) > 1
            self.chose = self.chose or (top is not None and top.state == State.CHOOSING)
            return Meant(PLACES[min(word.place, 1)] if chooses else LIGHTER if word.place else "accept")
        if word.act is Act.MEANS and top is not None and top.dialogue == "means" and top.state != Asked.ONE:
            return self._of_four(top.state)
        return Meant(SIMPLE[word.act])

    def _of_four(self, state: str) -> Meant:
        means = self.said.means
        told = {Asked.INCOME: means.income, Asked.COSTS: means.costs, Asked.DEBTS: means.debts, Asked.LEFT: means.left}
        amount = told[Asked(state)] or 0
        if state == Asked.DEBTS and not amount:
            return Meant("no_debts")
        return Meant(str(state), amount=amount, rhythm=means.rhythm)

    def _answer(self, word: Word) -> tuple[Effect, ...]:
        """Answer what the client is asked about what they said; nothing where they are asked nothing of the kind."""
        top = self.conversation.top
        if top is None:
            return ()
        if top.dialogue == "distress":
            return self._press("affirm" if word.act is Act.DISTRESS else "deny")
        if top.dialogue == "means" and word.act is Act.MEANS and top.state != Asked.ONE:
            return self._write(self.speaker.say(self._of_four(top.state)))
        return self._fill(top) if top.dialogue == "plan" and self.legs else ()

    def _fill(self, top: Frame) -> tuple[Effect, ...]:
        """Answer what is asked of a proposal: which of two readings, how much, from when, how the rest."""
        if top.state == State.DOUBTFUL:
            return self._press(f"reading:{self._reading(codec.load_legs(top.slots['legs']))}")
        if top.state in ASKED:
            return self._write(self.speaker.say(Meant(ASKED[State(top.state)], self.legs)))
        return ()

    def _reading(self, legs: tuple[Leg, ...]) -> int:
        """Return which of two readings is the one that was meant; the second where the first is not."""
        return 1 if self._completed(legs) == self.own else 2

    def _write(self, said: tuple[str, ...]) -> tuple[Effect, ...]:
        """Send messages one by one, and return all that was decided of them."""
        effects: tuple[Effect, ...] = ()
        for text in said:
            self.record.messages += 1
            effects = (*effects, *self._heard(self._turn_of(text)))
        return effects

    def _press(self, button: str) -> tuple[Effect, ...]:
        self.record.messages += 1
        return self._heard(press("", button))

    def _heard(self, turn: Turn) -> tuple[Effect, ...]:
        self.turns.append(turn)
        effects = self._take(turn)
        self.read = next(
            (self._completed(one.legs) for one in effects[::-1] if isinstance(one, KeepProposal)), self.read
        )
        shown = show(effects, self.book, self.desk.known.currency, self.desk.known.today)
        self.record.texts += len(shown.texts)
        if shown.texts:
            self.shown = shown
            choices = [{"id": one.id, "title": one.title} for one in shown.texts[-1].buttons]
            self.last = Last(Direction.OUT, CHANNEL, choices)
        return effects

    def _turn_of(self, text: str) -> Turn:
        """Return what a text is taken for, in the order of the product: words of weight, quick replies, the reading."""
        known, question = self.desk.known, self.conversation.question
        if word := heard(text, asked=question is not None):
            return Turn(text=text, intent=INTENTS[word])
        if button := typed(self.last, text):
            return press(text, button)
        reading = self.ear.understanding.understand(
            without(text),
            self.shown.locale or f"es-{known.country}",
            known.today,
            currency=known.currency,
            question=question,
        )
        return to_turn(text, reading, known.currency, known.country)

    def _completed(self, legs: tuple[Leg, ...]) -> Plan:
        try:
            return self.desk.complete(legs)
        except FlowError:
            return UNKNOWN

    def _heeded(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """Leave aside the case in which a person only reads along."""
        top = self.conversation.top
        asks = top is not None and top.dialogue == "distress"
        return tuple(one for one in effects if not (asks and isinstance(one, OpenCase) and one.kind == ASIDE))

    def _is_understood(self, word: Word, key: str) -> bool:
        if key == LIGHTER:
            return any(names(turn) == "keep" for turn in self.turns)
        if word.act is Act.PROPOSE:
            return self.read == self.own
        if word.act is Act.MEANS:
            return any(turn.capacity == self.said.capacity or turn.amounts for turn in self.turns)
        return any(is_taken_for(word.act, turn) for turn in self.turns)

    def _is_met(self, word: Word, reply: Reply) -> bool:
        """Say whether an answer has to do with what was said: else the client says it again."""
        if word.act not in ANSWERED:
            return True
        top = self.conversation.top
        if reply.plans and top is not None and top.state == State.CONFIRMING:
            return reply.plans[0] == (self.own if word.act is Act.PROPOSE else self._chosen(word))
        return reply.kind is not Kind.LISTEN

    def _chosen(self, word: Word) -> Plan | None:
        """Return the plan that a client says yes to."""
        return self.before[word.place] if word.place < len(self.before) else None

    def _taken(self, word: Word, reply: Reply) -> Reply:
        """Return what the client takes an answer for after all they said; note what was booked or passed on wrongly."""
        record = self.record
        if reply.kind is Kind.BOOKED:
            record.unasked += word.act is not Act.ACCEPT or reply.plans[0] != self._chosen(word)
            record.misread += reply.is_own and reply.plans[0] != self.own
            return reply
        if reply.kind is Kind.HANDED:
            return self._passed(reply)
        if reply.kind in ENDS or self._is_met(word, reply):
            return reply
        if reply.plans:
            return replace(reply, kind=Kind.OFFER if len(reply.plans) == 1 else Kind.MENU)
        record.gave_up = True
        return Reply(Kind.CLOSED)

    def _passed(self, reply: Reply) -> Reply:
        """Return what a person takes over: the plan is the one that was read."""
        record = self.record
        if record.matter:
            record.reached = record.reached or reply.matter in MATTERS[record.matter]
        else:
            record.stray = "" if reply.matter in PASSED else reply.matter
        record.passed_misread += bool(reply.plans) and self.read is not None and self.read != self.own
        return replace(reply, plans=(self.read,)) if reply.plans and self.read else reply

    def _check(self, reply: Reply) -> None:
        """Look at the texts that put a plan to the client, and at those that confirm one."""
        own = self.read or self.own or UNKNOWN
        if reply.kind in PUSHES and reply.kind is not Kind.MENU:
            self.record.faults += faults(self.shown, reply.plans[0], own)
        if reply.kind is Kind.BOOKED:
            self.record.lacks = lacks(self.shown, reply.plans[0])


PASSED = frozenset({"exception", "refer", "human"})  #: as what a talk about money may reach a person


def _named_act(word: Word, key: str) -> str:
    return key if key == LIGHTER else word.act.value


def _named(facts: Facts) -> Facts:
    """Return the facts with a creditor that has a name and a way to pay, and the help line of the client's country."""
    creditor = Creditor(CREDITOR, CREDITOR, facts.creditor.currency, (TRANSFER,), PAGE, PHONE)
    pack = load_packs().of(facts.client.country)
    line = str(pack.help_line.value) if pack and pack.help_line.value else None
    return replace(facts, creditor=creditor, law=Law(help_line=line))


def spoken(ear: Ear, records: list[Heard]) -> Make:
    """Return the way that talks in sentences; a record of each talk is laid on the others."""

    def make(desk: Desk, person: Person, _: Population) -> Spoken:
        records.append(Heard(desk.known.country))
        return Spoken(desk, person, ear, records[-1])

    return make
