"""Write one contact of ours, or say why not: what is due by now, where it may go, what the contact rules allow.

The clock's job and `concilia contacts` write in this one way. The conversation is locked before anything is read, so
that nothing which a client or an adviser does at the same moment is overlooked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from bot import effects, withheld
from bot.chooser import Chooser, at_hour
from bot.clean_debt import withhold_unclean
from bot.conversation import Bot
from bot.enrolment import enrol
from bot.judging import Judge
from bot.minors import withhold_minor
from bot.outreach import Place, move_to, text
from bot.purpose import DAILY
from bot.stage import CHAT, Stage
from flows.contact.cadence.wish import Wish
from flows.contact.request import Decision
from storage.repositories.owing import TRACE, Owing
from storage.schema import Message
from storage.unit_of_work import UnitOfWork

DAY = timedelta(days=1)
NOBODY = Decision("blocked", "no_identity", "Nothing is known by which they could show who they are.")
STALE = Decision("blocked", "stale", "Before it could leave, the days that it is for are past.")


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of a contact: `message` when it was written; else when to try again, if it makes sense then."""

    wish: Wish
    decision: Decision
    place: Place | None = None
    message: Message | None = None
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Writes contacts; made once with what a process has."""

    bot: Bot
    chooser: Chooser
    judge: Judge

    def write(self, uow: UnitOfWork, creditor: str, client: str, key: str, now: datetime) -> Reminded | None:
        """Write the contact of a key, if its purpose still stands and nothing forbids it; None when it does not stand.

        The unit of work has the creditor in scope.
        """
        if uow.clients.find(creditor, client) is None:
            return None
        stage = self.bot.stage(uow, creditor, client, now, key)  # locked before it is read
        owing = _enrolled(stage, uow.dues.of(creditor, client, now))
        found = self.chooser.due(stage.profile, owing, stage.today) if owing else []
        wish = next((one for one in found if one.key == key), None)
        if owing is None or wish is None:
            return None
        done = self._try(stage, owing, wish, found[0], now)
        if done.decision.decision == "blocked":
            _note(stage, done.decision)
        return replace(done, again_at=_again_at(stage, owing, done))

    def write_first(self, uow: UnitOfWork, creditor: str, client: str, at: datetime, now: datetime) -> Reminded | None:
        """Write what is most important of what is due to a client at a moment, or say why it is withheld.

        None when nothing is due. It leaves at that moment, or, when that is past by `now`, as soon as it may.
        """
        stage = self.bot.stage(uow, creditor, client, at, "")
        owing = _enrolled(stage, uow.dues.any_of(creditor, client, at))
        found = withheld.due(self.chooser, stage.profile, owing, stage.today) if owing else []
        return self._try(stage, owing, found[0], found[0], now) if owing and found else None

    def _try(self, stage: Stage, owing: Owing, wish: Wish, first: Wish, now: datetime) -> Reminded:
        stage.kind, stage.initiated_by, stage.actor = wish.kind, "bot", "clock"
        stage.trace_id = f"{wish.key}{TRACE}{uuid4().hex}"
        stage.campaign = None if wish.is_promised else owing.campaign
        place, decision = self.judge.judge(stage, owing, wish, first)
        decision = withhold_unclean(stage, owing, wish, decision, now)
        decision = withhold_minor(stage, self.bot.facts, decision, now)
        if place is None or decision.decision == "blocked":
            return Reminded(wish, decision, place)
        at = stage.now if now <= stage.now else self.judge.first_lawful(stage, place, now)
        if at is None or at.astimezone(owing.zone).date() > wish.last:
            return Reminded(wish, STALE, place)
        return self._write(stage, wish, decision, place, at, now)

    def _write(
        self, stage: Stage, wish: Wish, decision: Decision, place: Place, at: datetime, now: datetime
    ) -> Reminded:
        """Write it as of the moment at which it leaves; while it waits for that, what is behind it may leave."""
        stage.now, stage.hands_over = at, at > now
        move_to(stage, place)
        said = text(stage, self.bot.facts, wish, is_known=place.is_known)
        if said is None:
            return Reminded(wish, NOBODY, place)
        effects.apply(stage, (said,))
        if stage.hands_over:
            stage.write(not_before=at)
        stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")
        return Reminded(wish, decision, place, stage.sent[-1])


def _enrolled(stage: Stage, owing: Owing | None) -> Owing | None:
    return enrol(stage.uow, stage.profile, [owing], stage.now)[0] if owing else None


def _again_at(stage: Stage, owing: Owing, done: Reminded) -> datetime | None:
    """Return when to try again, None when that makes no sense any more, or nobody can say."""
    tomorrow = at_hour(stage.today + DAY, owing.zone) if done.decision.rule in DAILY else None
    at = done.decision.next_allowed_at or tomorrow
    makes_sense = done.message is None and at is not None and at.astimezone(owing.zone).date() <= done.wish.last
    return at if makes_sense else None


def _note(stage: Stage, decision: Decision) -> None:
    """Keep why a contact may not leave now."""
    at = decision.next_allowed_at
    why = {"rule": decision.rule, "reason": decision.reason, "next_allowed_at": at.isoformat() if at else None}
    stage.audit("contact.blocked", f"client:{stage.client.id}", kind=stage.kind, **why)
