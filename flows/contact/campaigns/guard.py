"""Keep the guard rails: say what rose so far beyond chance that contacts have to stop until a person has looked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal, get_args

from pydantic import Field

from flows.contact.cadence.rows import Keys
from flows.contact.campaigns.tail import binomial_tail

Rule = Literal["complaints", "opt_outs", "blocks", "bad_ratings"]

NOW = timedelta(days=7)  #: clients contacted within so long are looked at
BEFORE = timedelta(days=28)  #: and compared to those contacted within so long before
EVENTS_MIN = 3  #: fewer are looked at by people one by one
CHANCE = 0.001  #: an alarm is what chance alone does less often than this
BAD_RATING = 2  #: of five; so many stars or fewer

RULES: tuple[Rule, ...] = get_args(Rule)
CODE = re.compile(rf"({'|'.join(RULES)})=([0-9]+)/([0-9]+)/([0-9]+\.[0-9])")
Percent = Annotated[float, Field(strict=True, ge=0, le=100)]


class Rails(Keys):
    """The rates that a creditor tolerates, in percent of the clients contacted; 100 switches a rail off."""

    complaints: Percent = 0.5
    opt_outs: Percent = 2
    blocks: Percent = 2
    bad_ratings: Percent = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Clients contacted in a time, and how many of them did what; each client counts once in each."""

    contacted: int = 0
    complaints: int = 0
    opt_outs: int = 0
    blocks: int = 0
    bad_ratings: int = 0

    def of(self, rule: Rule) -> int:
        """Return how many did what a rule is about."""
        counts: dict[Rule, int] = {
            "complaints": self.complaints,
            "opt_outs": self.opt_outs,
            "blocks": self.blocks,
            "bad_ratings": self.bad_ratings,
        }
        return counts[rule]

    def percent(self, rule: Rule) -> float:
        """Return them in percent of those contacted; 0 when nobody was."""
        return 100 * self.of(rule) / self.contacted if self.contacted else 0.0


@dataclass(frozen=True, slots=True)
class Passed:
    """A guard rail that was passed: so many of those contacted, where `usual` percent would be nothing new."""

    rule: Rule
    events: int
    contacted: int
    usual: float

    @property
    def code(self) -> str:
        """Return it as it is kept: complaints=7/120/0.5; whoever shows it says it in their reader's language."""
        return f"{self.rule}={self.events}/{self.contacted}/{self.usual:.1f}"

    @property
    def percent(self) -> float:
        """Return how many of a hundred it were."""
        return 100 * self.events / max(self.contacted, 1)


@dataclass(frozen=True, slots=True)
class Alarm(Passed):
    """A guard rail that was passed, and how seldom chance alone does that."""

    chance: float


def kept(found: Iterable[Passed]) -> str:
    """Return the codes of guard rails that were passed, as the reason of a pause holds them."""
    return " ".join(one.code for one in found)


def passed(reason: str) -> tuple[Passed, ...]:
    """Return the guard rails that the reason of a pause names; none where a person wrote it."""
    read = [CODE.fullmatch(code) for code in reason.split()]
    return tuple(
        Passed(next(rule for rule in RULES if rule == one[1]), int(one[2]), int(one[3]), float(one[4]))
        for one in read
        if one is not None and all(read)
    )


def alarms(now: Counts, before: Counts, rails: Rails) -> tuple[Alarm, ...]:
    """Return the guard rails that were passed; none most of the time.

    One is passed by at least three clients, when chance would bring so many less than once in a thousand times if the
    rate were still the usual one: that of `before`, or the tolerated one where it is larger.
    """
    return tuple(_passed(now, before, rails))


def _passed(now: Counts, before: Counts, rails: Rails) -> Iterator[Alarm]:
    for rule in RULES:
        usual = max(float(getattr(rails, rule)), before.percent(rule))
        chance = binomial_tail(now.of(rule), now.contacted, usual / 100)
        if now.of(rule) >= EVENTS_MIN and chance < CHANCE:
            yield Alarm(rule, now.of(rule), now.contacted, usual, chance)
