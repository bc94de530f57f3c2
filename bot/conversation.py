"""② One inbound message, from claim to commit: the only file that knows the order of reading, decision and effect.

Theory of operation. The inbox row is locked by the transaction that handles it, the conversation's row too; reading,
step and effects happen in that one transaction, and either all of it is kept or nothing: a process that dies in the
middle leaves the row for the next one. Nothing is sent before the commit. While an adviser holds the conversation the
bot only writes down what the client says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from bot import attachments, case_time, effects, tracing
from bot.buttons import title_of, typed, unless_old
from bot.facts import FactBook, acting_at
from bot.lobby import KEY
from bot.log import logger
from bot.papers.links import Links
from bot.profiles import Profiles
from bot.reception import Guest, Reception
from bot.stage import CASES, CHAT, Stage
from flows import conversation as memory
from flows import echo
from flows.contact.words import INTENTS, Heard, heard
from flows.engine import step
from flows.interrupts import press
from flows.judgement import POLICY
from flows.negotiation.affordability import window
from flows.negotiation.money import digits
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Amount, Capacity, Frequency, Leg, Percent, Share
from flows.outcome import OpenCase, Say
from flows.paying.cards import without
from flows.turn import EDITED, EMPTY, WORDLESS, Doubt, Signs, Turn
from nlu import reading as read
from storage.queue.inbox import Arrived
from storage.schema import CaseStatus, Client, ContactPoint, Direction
from storage.unit_of_work import UnitOfWork

SPANS = {7: Frequency.WEEKLY, 14: Frequency.BIWEEKLY, 15: Frequency.SEMIMONTHLY, 30: Frequency.MONTHLY}
"""The days in which a reading counts what can be paid, and the rhythm that they stand for."""
BESIDE = frozenset({KEY, echo.KEY})  #: what a conversation remembers beside the dialogues
HELD_TOO = frozenset({"stop", "start"})  #: obeyed also while an adviser holds the conversation
GIVEN_ON = timedelta(days=45)  #: a number that was given up may be somebody else's after that (US 47 CFR 52.15(f))
SILENCE = timedelta(hours=24)  #: without a word for so long, a talk is closed


class Understanding(Protocol):
    """What reads messages."""

    def understand(
        self, text: str, locale: str, today: date, *, currency: str | None = None, question: str | None = None
    ) -> read.Reading:
        """Return what a text means."""
        ...


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's mind and memory, joined; one for a process, used by all its threads."""

    understanding: Understanding
    facts: FactBook
    profiles: Profiles
    links: Links
    reception: Reception

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime, *, hands_over: bool = False) -> Stage:
        """Handle one message that was claimed from the inbox, up to the writing of what follows; return its stage.

        With `hands_over` the caller writes the messages, because what is said leaves in the same transaction.
        """
        guest = self.reception.receive(uow, arrived, now)
        arrived = arrived if guest.kept is None else replace(arrived, payload=dict(guest.kept))
        stage = self.stage(uow, guest.creditor, guest.client, now, arrived.trace_id)
        stage.visitor, stage.hands_over = guest.visitor, hands_over
        arrived = unless_old(stage, arrived)
        text = str(arrived.payload.get("text") or "")
        heard_before = echo.hear(stage.conversation.state.get(echo.KEY), text, _pause(stage))
        stage.there = uow.traces.of(stage.creditor, stage.client.id)
        conversation = self.arrive(stage, arrived, guest)
        if stage.there.cases:
            case_time.go_on(stage)  # whoever was waited for has written
        word, answered = _word(stage, arrived, text, asked=conversation.question is not None)
        button = None if word else arrived.payload.get("button") or typed(stage.there.last, text)
        text = text or title_of(stage.there.last, button)
        came = attachments.attached(arrived.payload)
        turn, reading = _wish(text, word) if word else self._read(stage, text, button, came, conversation.question)
        message = stage.uow.messages.draft(
            stage.conversation,
            direction=Direction.IN,
            channel=arrived.channel,
            initiated_by="client",
            kind="message",
            text=text,
            at=arrived.received_at,
            intent=None if turn.intent in WORDLESS else turn.intent,
            confidence=Decimal(str(round(reading.confidence, 4))) if reading else None,
            reading={**(reading.as_json() if reading else {"button": button}), **attachments.noted(arrived.payload)},
            provider_id=arrived.provider_id,
            trace_id=arrived.trace_id,
        )
        stage.drafts.append(message)
        turn = replace(turn, seq=message.seq)
        attachments.keep(stage, arrived, message)
        held = stage.conversation.held_at is not None
        stage.conversation.state = {**stage.conversation.state, echo.KEY: heard_before}
        if echo.is_machine(heard_before):
            _tell_of_machine(stage, text, heard_before)
        elif not held or word in HELD_TOO:
            self.advance(stage, conversation, turn, silent=held or answered)
            self.reception.note(stage, guest, arrived)
        if held:
            _tell_adviser(stage)
        if not hands_over:
            stage.write()
        uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")
        return stage

    def stage(self, uow: UnitOfWork, creditor: str, client: str, now: datetime, trace_id: str) -> Stage:
        """Open the stage of one client: scope, profile, locked conversation."""
        uow.scope(creditor)
        row, profile = uow.clients.get(creditor, client), self.profiles.get(uow, creditor)
        return Stage(
            uow=uow,
            profile=profile,
            client=row,
            conversation=uow.conversations.lock(creditor, client),
            now=now,
            wording=profile.wording,
            links=self.links,
            trace_id=trace_id,
        )

    def advance(self, stage: Stage, conversation: memory.Conversation, turn: Turn, *, silent: bool = False) -> None:
        """Take one step and write what it decides; `silent` does all of it but the talking."""
        conversation = replace(conversation, locked=stage.client.locked_at is not None)
        where = stage.conversation.address_id
        facts = self.facts.gather(stage.uow, stage.profile, stage.client, stage.now, stage.visitor, stage.there, where)
        stage.representative = facts.acting.id if facts.acting else None
        facts = replace(facts, past_policies=_past_policies(stage, conversation))
        with tracing.span("decide"):
            outcome = step(conversation, turn, facts)
        with tracing.span("effect"):
            effects.apply(stage, (one for one in outcome.effects if not (silent and isinstance(one, Say))))
        row = stage.conversation
        row.state = memory.to_json(outcome.conversation) | {key: row.state[key] for key in BESIDE & row.state.keys()}
        row.silence_due_at = stage.now + SILENCE if outcome.conversation.open else None

    def arrive(self, stage: Stage, arrived: Arrived, guest: Guest) -> memory.Conversation:
        """Answer where the client wrote from, and return what is under way.

        Who showed who they are did so on an address: on another one they show it there, and nothing is told before. Who
        acts for the client did so on theirs.
        """
        address = stage.uow.addresses.ensure(arrived.channel, arrived.address, stage.now)
        point = stage.uow.clients.reach(stage.creditor, stage.client.id, address.id)
        is_known = _is_trusted(point, stage.now) and not guest.told
        may_read = is_known or point.verified_at is None  # else what waited for who was verified here waits for them
        stage.uow.clients.hear(point, address, stage.now, arrived.payload.get("reply_to"), lets_go=may_read)
        row = stage.conversation
        row.channel, row.line, row.address_id = arrived.channel, arrived.line, address.id
        row.last_client_at = stage.now
        conversation = memory.from_json(row.state)
        acts = stage.there and acting_at(stage.uow, stage.client, address.id, stage.now, stage.there) is not None
        return replace(conversation, verified=conversation.verified and bool(is_known or acts))

    def _read(
        self, stage: Stage, text: str, button: str | None, came: str | None, question: str | None
    ) -> tuple[Turn, read.Reading | None]:
        """Return the turn that a button or a text is; what came without words is the turn itself."""
        if button:
            return press(text, button), None
        if came == EDITED or not text.strip():
            return Turn(intent=came or EMPTY), None
        today = stage.now.astimezone(_zone(stage.client)).date()
        currency = stage.profile.public.currency
        plain = without(text)
        with tracing.span("understand"):
            reading = self.understanding.understand(plain, stage.locale, today, currency=currency, question=question)
        objection = stage.profile.recogniser.find(text, reading)
        reading = replace(reading, signs=replace(reading.signs, objection=objection))
        return replace(to_turn(text, reading, currency, stage.client.country), attached=came), reading


def _past_policies(stage: Stage, conversation: memory.Conversation) -> dict[str, Policy]:
    """Return the policies by which something was offered that waits, where they are no longer in force."""
    named = {str(frame.slots.get(POLICY) or "") for frame in conversation.frames}
    return {one: stage.profile.policy_of(stage.uow, one) for one in named - {"", stage.profile.policy.version}}


def _is_trusted(point: ContactPoint, now: datetime) -> bool:
    """Say whether the client showed who they are at an address, and was heard there not too long ago."""
    if point.verified_at is None:
        return False
    return now - max(point.verified_at, point.used_at or point.verified_at) <= GIVEN_ON


def _word(stage: Stage, arrived: Arrived, text: str, *, asked: bool) -> tuple[Heard | None, bool]:
    """Return the word that is heard whatever is under way, and whether it was answered already.

    Its provider may have answered it; and a stop is confirmed once, however often it is repeated.
    """
    opted = arrived.payload.get("opted")
    word = opted if opted in INTENTS else heard(text, asked=asked) if not arrived.payload.get("button") else None
    stopped = word == "stop" and stage.uow.people.get(stage.client.person_id).opted_out_at is not None
    return word, opted in INTENTS or stopped


def _wish(text: str, word: Heard) -> tuple[Turn, read.Reading | None]:
    """Return the turn that such a word is; nothing is read into it."""
    return Turn(text=text, intent=INTENTS[word]), None


def to_turn(text: str, reading: read.Reading, currency: str, country: str = "") -> Turn:
    """Return a reading in the words of decisions; amounts become minor units of the account's currency.

    What a client of a country can pay in a month, fortnight or week holds within somewhat fewer days, as the contract
    wants it: dates that roll to business days lie closer together than the calendar says.

    A sum in another currency cannot be judged: its proposal is dropped and asked again.
    """
    money = [entity for entity in reading.entities if entity.type == "money"]
    foreign = any(entity.currency not in (None, currency) for entity in money)
    dates = tuple(_date(str(entity.value)) for entity in reading.entities if entity.type == "date")
    return Turn(
        text=text,
        intent=reading.intent,
        certain=reading.certain and not foreign,
        guesses=reading.guesses,
        also=tuple(reading.also),
        legs=() if foreign else tuple(_leg(leg, currency) for leg in reading.legs),
        doubts=() if foreign else tuple(_doubts(reading.doubts, currency)),
        amounts=() if foreign else tuple(_minor(str(entity.value), currency) for entity in money),
        dates=tuple(day for day in dates if day),
        counts=tuple(int(entity.value) for entity in reading.entities if entity.type == "count"),
        percents=tuple(Decimal(str(entity.value)) for entity in reading.entities if entity.type == "percent"),
        capacity=_capacity(reading.capacity, currency, country),
        rhythm=next((Frequency(str(entity.value)) for entity in reading.entities if entity.type == "frequency"), None),
        settles=reading.settles,
        difficulty=reading.difficulty,
        conditions=tuple(reading.conditions),
        topic=reading.topic,
        language=reading.language,
        signs=Signs(**asdict(reading.signs)),
    )


def _leg(leg: read.Leg, currency: str) -> Leg:
    frequency = Frequency(leg.frequency) if leg.frequency else None
    return Leg(_amount(leg.amount, currency), _date(leg.date), leg.count, frequency)


def _doubts(doubts: Iterable[read.Doubt], currency: str) -> Iterator[Doubt]:
    """Yield what may be meant otherwise, where it comes to something else in this currency."""
    for told in doubts:
        first, second = (
            date.fromisoformat(value) if told.type == "date" else _minor(value, currency)
            for value in (told.first, told.second)
        )
        if first and second and first != second:
            yield Doubt(first, second)


def _amount(amount: str | None, currency: str) -> Amount:
    if amount is None:
        return None
    if amount in set(Share):
        return Share(amount)
    return Percent(Decimal(amount[:-1])) if amount.endswith("%") else _minor(amount, currency)


def _minor(amount: str, currency: str) -> int:
    """Return minor units; decimals that the currency does not have are let go."""
    return int(Decimal(amount).scaleb(digits(currency)).to_integral_value(ROUND_DOWN))


def _capacity(told: read.Capacity | None, currency: str, country: str) -> Capacity | None:
    if told is None:
        return None
    rhythm = SPANS.get(told.window_days)
    return Capacity(_minor(told.amount, currency), window(rhythm, country) if rhythm else told.window_days)


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _zone(client: Client) -> ZoneInfo:
    return ZoneInfo(client.timezone)


def _pause(stage: Stage) -> timedelta | None:
    """Return how long the client was silent before this message."""
    last = stage.conversation.last_client_at
    return stage.now - last if last else None


def _tell_of_machine(stage: Stage, text: str, heard_before: echo.Echo) -> None:
    """Let a person look at a talk of two machines, once; nothing more is said in it while it goes on."""
    if echo.is_found_out(heard_before):
        effects.apply(stage, (OpenCase("repair", stage.profile.answer_by("repair", stage.now), text),))
        logger().warning("conversation.echoes")


def _tell_adviser(stage: Stage) -> None:
    """Let the adviser who holds the conversation know that the client wrote."""
    held = [
        case for case in stage.uow.cases.of(stage.creditor, stage.client.id) if case.status is not CaseStatus.RESOLVED
    ]
    for case in held:
        if case.assignee == stage.conversation.held_by and case.status is CaseStatus.WAITING:
            stage.uow.cases.reopen(case.id)
        stage.uow.notify(CASES, f"{stage.creditor} {case.id}")
