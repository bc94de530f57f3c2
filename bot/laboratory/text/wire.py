"""Carry sentences to the engine and texts back, as the product does: read, answered, written.

Nothing of it is copied but the order: words that have the law's weight, quick replies that are typed, the reading.
"""

from dataclasses import dataclass, replace

from bot.buttons import typed
from bot.conversation import Understanding, to_turn
from bot.laboratory.person import Person
from bot.laboratory.population_file import WritingGroup
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.nearest import Nearest
from bot.laboratory.text.book import open_book
from bot.laboratory.text.heard import Heard
from bot.laboratory.text.shown import CHANNEL, Shown, show
from bot.laboratory.text.speaker import Speaker
from bot.packs import load_packs
from flows.contact.words import INTENTS, heard
from flows.errors import FlowError
from flows.facts import Creditor, Facts, Law, PaymentMeans
from flows.interrupts import press
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import Effect, KeepProposal
from flows.paying.cards import without
from flows.turn import Turn
from storage.repositories.traces import Last
from storage.schema import Direction

CREDITOR, PHONE, PAGE = "Servicios del Valle", "600 123 4567", "https://example.org"
TRANSFER = PaymentMeans("transfer", {"bank": "Banco del Valle", "account": "001-234", "holder": CREDITOR})
UNKNOWN: Plan = ()


@dataclass(frozen=True, slots=True)
class Ear:
    """What hears clients: the understanding, and how they write."""

    understanding: Understanding
    writing: WritingGroup


class Wire(Nearest):
    """One conversation with the engine in sentences, whose client has shown who they are."""

    def __init__(self, desk: Desk, person: Person, ear: Ear, record: Heard) -> None:
        super().__init__(desk, person.said)
        self.ear, self.record = ear, record
        self.book = open_book(desk.known.country)
        self.speaker = Speaker(person, self.book, ear.writing)
        self.facts = _named(self.facts)
        self.locale = f"es-{desk.known.country}"
        self.last: Last | None = None
        self.read: Plan | None = None  #: what the last proposal was taken for
        self.shown = Shown((), tells_plan=False, locale=self.locale, currency="", today=desk.known.today)
        self.turns: list[Turn] = []  #: what the messages of one thing said were taken for

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
            self.locale,
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


def _named(facts: Facts) -> Facts:
    """Return the facts with a creditor that has a name and a way to pay, and the help line of the client's country."""
    creditor = Creditor(CREDITOR, CREDITOR, facts.creditor.currency, (TRANSFER,), PAGE, PHONE)
    pack = load_packs().of(facts.client.country)
    line = str(pack.help_line.value) if pack and pack.help_line.value else None
    return replace(facts, creditor=creditor, law=Law(help_line=line))
