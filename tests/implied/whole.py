"""Have a conversation on the whole bot: written to the inbox, delivered from the outbox, and judged as it is heard."""

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import select

from bot.app import App
from bot.portfolio.places import ZONES
from flows.negotiation.money import to_minor
from flows.outcome import Choice
from storage.schema import Case
from tests.bot.world import CREDITOR, CURRENCIES, Wall, World
from tests.implied.talk import COUNTRIES, DUE, TODAY, End, Plot, document
from tests.player import LANGUAGES
from tests.soundness.listener import Listener


@dataclass
class WholeTalk:
    """One client of the whole bot, verified and greeted; `faults` is what the judge found on the way."""

    world: World
    listener: Listener
    currency: str
    faults: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Write a message."""
        self.log += [text, *self.world.say(text)]
        self.faults += self.listener.hear()

    def press(self, choice: Choice) -> None:
        """Press a quick reply."""
        self.log += [f"[{choice.id}]", *self.world.say(choice.key, button=choice.id)]
        self.faults += self.listener.hear()

    def choices(self, prefix: str) -> list[Choice]:
        """Return the quick replies of the last message that mean one kind of thing."""
        rows = self.world.messages()[-1].choices or []
        return [Choice(row["id"], row["title"]) for row in rows if row["id"].startswith(prefix)]

    def end(self) -> End:
        """Return how it ended."""
        with self.world.unit() as uow:
            booked = uow.agreements.of(CREDITOR, self.world.client)
            if booked:
                return "agreement", tuple((part.due_on.isoformat(), part.amount) for part in booked[-1].instalments)
            cases = uow.session.scalars(select(Case).order_by(Case.id.desc())).all()
            rows = [row.split(" ") for row in cases[0].details.get("proposal", "").split("; ") if row] if cases else []
            return cases[0].kind if cases else "nothing", tuple((day, int(amount)) for day, amount in rows)


def begin(plot: Plot, app: App, wall: Wall) -> WholeTalk:
    """Write the creditor and the client of a plot, and greet."""
    currency, language = CURRENCIES[plot.country], LANGUAGES.get(plot.country, "es")
    zone = ZoneInfo(ZONES[plot.country])
    wall.at = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=zone)
    world = World(app, wall)
    policy = yaml.safe_dump(dict(document(plot)), default_flow_style=False).replace("{", "{{").replace("}", "}}")
    world.add_creditor(country=plot.country, policy=policy, locale=f"{language}-{plot.country}")
    world.add_client(invoices=((to_minor(COUNTRIES[plot.country]["balance"], currency), DUE, "Cuenta"),))
    talk = WholeTalk(world, Listener(world), currency)
    world.verify()
    talk.faults += talk.listener.hear()
    return talk
