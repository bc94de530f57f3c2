"""Play a conversation through a provider: a phone writes by its network, the real webhooks and the real client serve.

A transcript is a YAML file: `story` (a sentence), `channel` (sms or whatsapp), `number` (the phone's, as the provider
writes it), `known` (as the portfolio has it, else the same), `consent` to be written to, `words` (what the provider
answers by itself on SMS: default or advanced), `country`, `creditor` and `client` (another creditor's than the
world's), `templates: approved` where the account has them, and `turns`. A turn is one of

* `write: words` (with `times`: its webhook comes so often), `press: title`, `choose: title`, `send: voice` (or image,
  document, location);
* `adviser: words` or `{resolve: words}`, on the newest open case; `wait: {hours: 2}`; `jobs: [promises]`;
* `fate: {ends: [undelivered, 30003]}`, `{refuses: 21610}`, `{calls_back: [delivered, sent]}` or `{breaks_after: 502}`,
  of the next message to the phone;

and may name what it comes to: `hear` (for each message that came, some of its words), `shows` (the titles under the
last one), `is` (facts: `opted_out`, `unreachable`, `agreed`, `parked`, `status` and `error` of the last message).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import text

from bot.numbers import canonical
from storage.schema import Direction, Message, SendStatus
from tests.bot.world import World
from tests.fakes.twilio.behaviour import Behaviour, breaks_after, calls_back, ends, refuses
from tests.fakes.twilio.phones import File, Phone, Received
from tests.fakes.twilio.provider import Twilio

TRANSCRIPTS = Path(__file__).parent / "transcripts"
SMS, ADVANCED, WHATSAPP = "+56225550100", "+56225550102", "whatsapp:+56225550101"
SENT: Mapping[str, Mapping[str, Any]] = {
    "voice": {"media": [File("audio/ogg", b"OggS a voice")]},
    "image": {"media": [File("image/jpeg", b"\xff\xd8\xff an image")]},
    "document": {"media": [File("application/pdf", b"%PDF-1.4 a paper")]},
    "location": {"location": (-33.44, -70.66)},
}
FATES: Mapping[str, Callable[..., Behaviour]] = {
    "ends": ends,
    "refuses": refuses,
    "calls_back": calls_back,
    "breaks_after": breaks_after,
}
ROUNDS = 40
SOON = timedelta(seconds=30)  #: what is due by then is waited for

Story = Mapping[str, Any]


def transcripts() -> list[Path]:
    """Return the files of all transcripts."""
    return sorted(TRANSCRIPTS.glob("*.yml"))


def read(path: Path) -> Story:
    """Return a transcript."""
    story: Story = yaml.safe_load(path.read_text("utf-8"))
    return story


@dataclass
class Conversation:
    """A phone, the bot, and the provider between them; all of them live by one clock."""

    world: World
    twilio: Twilio
    phone: Phone
    line: str
    seen: int = field(default=0)

    def play(self, turns: Sequence[Story]) -> None:
        """Play all turns; the first that comes to something else fails."""
        for place, turn in enumerate(turns, 1):
            self._act(turn)
            came = self.hear()
            where = f"turn {place}: {turn}"
            if "hear" in turn:
                texts = [one.text for one in came]
                assert len(turn["hear"]) == len(texts), (where, texts)
                assert [] == [
                    (want, text) for want, text in zip(turn["hear"], texts, strict=True) if want not in text
                ], where
            if "shows" in turn:
                titles = [title for _, title in (*came[-1].buttons, *came[-1].items)]
                assert turn["shows"] == titles, where
            for fact, expected in turn.get("is", {}).items():
                actual = FACTS[fact](self)
                assert expected == actual, (where, fact, actual)

    def hear(self) -> list[Received]:
        """Let everything happen that is due now or in a moment; return what the phone received since."""
        for _ in range(ROUNDS):
            self.world.work()
            asked = self.world.app.reconciliation.work("test")
            assert self.twilio.idle()
            if not asked and not self._is_due():
                break
            self.world.wall.move(seconds=1)
        before, self.seen = self.seen, len(self.phone.received)
        return self.phone.received[before:]

    def last(self) -> Message:
        """Return the newest message of the bot."""
        return [row for row in self.world.messages() if row.direction is Direction.OUT][-1]

    def _act(self, turn: Story) -> None:
        for name, act in ACTS.items():
            if name in turn:
                act(self, turn[name])
                break
        for _ in range(turn.get("times", 1) - 1):
            assert self.phone.repeat().taken

    def _is_due(self) -> bool:
        """Say whether something leaves, or is asked about, within a moment."""
        query = (
            "SELECT count(*) FROM outbox WHERE status IN ('waiting', 'unknown') AND next_at <= :soon AND looks < 100"
        )
        with self.world.unit() as uow:
            return bool(uow.session.execute(text(query), {"soon": self.world.now + SOON}).scalar())

    def write(self, words: str) -> None:
        """Write."""
        assert self.phone.write(words, to=self.line).taken

    def send(self, what: str) -> None:
        """Send what is no text."""
        assert self.phone.write(to=self.line, **SENT[what]).taken

    def press(self, title: str) -> None:
        """Press a button."""
        assert self.phone.press(title).taken

    def choose(self, title: str) -> None:
        """Choose of a list."""
        assert self.phone.choose(title).taken

    def fate(self, told: Mapping[str, Any]) -> None:
        """Decide what becomes of the next message to the phone."""
        for name, how in told.items():
            words = how if isinstance(how, list) else [how]
            self.twilio.script(FATES[name](*words), to=self.phone.number)

    def adviser(self, told: str | Mapping[str, str]) -> None:
        """Let an adviser answer the newest open case, or resolve it."""
        world = self.world
        with world.unit() as uow:
            staff = uow.staff.all()[0]
            case = uow.cases.of(world.creditor, world.client)[0]
            if isinstance(told, str):
                world.app.desk.reply(uow, case.id, staff, told, world.now, "trace")
            else:
                world.app.desk.resolve(uow, case.id, staff.id, told["resolve"], "resolved", world.now, "trace")

    def jobs(self, names: Sequence[str]) -> None:
        """Do jobs of the clock."""
        with self.world.unit() as uow:
            for name in names:
                uow.jobs.put(name, self.world.now)


def prepare(world: World, story: Story) -> str:
    """Write the creditor and the client of a story, reached at the number that the portfolio has; return the line."""
    if "country" in story:
        country = str(story["country"])
        world.creditor = world.add_creditor(f"aguas-{country.lower()}", country, **story.get("creditor", {}))
        world.add_client(**story.get("client", {}))
    bare = canonical(str(story.get("known", story["number"])))
    with world.unit() as uow:
        for channel in story.get("reached", [story["channel"]]):
            known = uow.addresses.ensure(channel, bare, world.now)
            agreed = {"consent": True, "consent_at": world.now} if story.get("consent") else {}
            uow.clients.reach(world.creditor, world.client, known.id, **agreed)
    if story["channel"] == "whatsapp":
        return WHATSAPP
    return ADVANCED if story.get("words") == "advanced" else SMS


ACTS: Mapping[str, Callable[[Conversation, Any], None]] = {
    "write": Conversation.write,
    "press": Conversation.press,
    "choose": Conversation.choose,
    "send": Conversation.send,
    "adviser": Conversation.adviser,
    "wait": lambda talk, by: talk.world.wall.move(**by),
    "jobs": Conversation.jobs,
    "fate": Conversation.fate,
}


def _opted_out(talk: Conversation) -> bool:
    with talk.world.unit() as uow:
        return uow.people.get(talk.world.row().person_id).opted_out_at is not None


def _unreachable(talk: Conversation) -> bool:
    with talk.world.unit() as uow:
        points = uow.clients.contact_points(talk.world.creditor, talk.world.client)
        return any(address.unreachable_at is not None for _, address in points)


def _agreed(talk: Conversation) -> bool:
    with talk.world.unit() as uow:
        return uow.agreements.active(talk.world.creditor, talk.world.client) is not None


def _parked(talk: Conversation) -> int:
    with talk.world.unit() as uow:
        return uow.outbox.count().get(SendStatus.PARKED, 0)


FACTS: Mapping[str, Callable[[Conversation], Any]] = {
    "opted_out": _opted_out,
    "unreachable": _unreachable,
    "agreed": _agreed,
    "parked": _parked,
    "status": lambda talk: str(talk.last().status),
    "error": lambda talk: talk.last().error,
}
