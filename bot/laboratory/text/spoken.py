"""Let a client who writes talk with the product: say a thing, answer what is asked of it, and see what came of it.

What the client hears is what the engine decided, as at the level of acts. They write all that they say; who was not
understood presses the quick reply that says it, where one is under the last message, else says it again in other words,
some times, and then gives up. A plan that is read back and is not the one they meant is set right first, and weighed
like an offer when that does not help.
"""

from dataclasses import replace

from bot.laboratory.person import Person
from bot.laboratory.population_file import Population
from bot.laboratory.strategies import Make
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.text.heard import MATTERS, Heard, Said, is_taken_for, names
from bot.laboratory.text.shown import faults, lacks
from bot.laboratory.text.voice import Voice
from bot.laboratory.text.wire import UNKNOWN, Ear
from bot.laboratory.words import ENDS, PUSHES, Act, Kind, Reply, Word
from flows.lighter import LIGHTER
from flows.negotiation.proposal import Plan
from flows.outcome import Effect, OpenCase
from flows.planning import State

ANSWERS_MAX = 6  #: questions that are answered before the client says the whole again
ANSWERED = frozenset({Act.PROPOSE, Act.ACCEPT, Act.ADVISER, Act.TAKE})  #: no answer to these is to be asked anew
PASSED = frozenset({"exception", "refer", "human"})  #: as what a talk about money may reach a person
ASIDE = "repair"  #: the case in which a person reads along while danger is asked about


class Spoken(Voice):
    """One talk in sentences, whose client has shown who they are."""

    def __init__(self, desk: Desk, person: Person, ear: Ear, record: Heard) -> None:
        super().__init__(desk, person, ear, record)
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

    def _heeded(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """Leave aside the case in which a person only reads along."""
        top = self.conversation.top
        asks = top is not None and top.dialogue == "distress"
        return tuple(one for one in effects if not (asks and isinstance(one, OpenCase) and one.kind == ASIDE))

    def _is_understood(self, word: Word, key: str) -> bool:
        if key == LIGHTER:
            return any(names(turn) == LIGHTER for turn in self.turns)
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
        own, top = self.read or self.own or UNKNOWN, self.conversation.top
        if reply.kind in PUSHES and (top is None or top.state != State.CHOOSING):
            self.record.faults += faults(self.shown, reply.plans[0], own)
        if reply.kind is Kind.BOOKED:
            self.record.lacks = lacks(self.shown, reply.plans[0])


def _named_act(word: Word, key: str) -> str:
    return key if key == LIGHTER else word.act.value


def spoken(ear: Ear, records: list[Heard]) -> Make:
    """Return the way that talks in sentences; a record of each talk is laid on the others."""

    def make(desk: Desk, person: Person, _: Population) -> Spoken:
        records.append(Heard(desk.known.country))
        return Spoken(desk, person, ear, records[-1])

    return make
