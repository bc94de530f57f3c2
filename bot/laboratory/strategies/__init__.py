"""Name the ways of negotiating that are tried, ours among them."""

from collections.abc import Callable
from typing import Protocol

from bot.laboratory.person import Person
from bot.laboratory.population_file import Population
from bot.laboratory.strategies.ablations import EqualInstalments
from bot.laboratory.strategies.conceding import Boulware, Conceder, Linear, TitForTat
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.fixed import AcceptAll, FixedMenu, Ladder, PayInThree, RandomAcceptable, RejectAll
from bot.laboratory.strategies.nearest import LighterFirst, Nearest, NoCapacity, NoLighter
from bot.laboratory.strategies.oracle import Oracle
from bot.laboratory.words import Reply, Word


class Strategy(Protocol):
    """A way of negotiating with one client."""

    def hear(self, word: Word) -> Reply:
        """Answer what a client said."""


Make = Callable[[Desk, Person, Population], Strategy]

OURS, ORACLE = "nearest", "oracle"
STRATEGIES: dict[str, Make] = {
    OURS: lambda desk, person, _: Nearest(desk, person.said),
    "reject_all": lambda desk, *_: RejectAll(desk),
    "accept_all": lambda desk, *_: AcceptAll(desk),
    "pay_in_3": lambda desk, *_: PayInThree(desk),
    "ladder": lambda desk, *_: Ladder(desk),
    "fixed_menu": lambda desk, *_: FixedMenu(desk),
    "boulware": lambda desk, *_: Boulware(desk),
    "linear": lambda desk, *_: Linear(desk),
    "conceder": lambda desk, *_: Conceder(desk),
    "tit_for_tat": lambda desk, *_: TitForTat(desk),
    "random_acceptable": lambda desk, *_: RandomAcceptable(desk),
    ORACLE: Oracle,
}
"""What is tried unless others are named. Only the oracle looks at more of a person than what they say."""

ABLATIONS: dict[str, Make] = {
    "no_capacity": lambda desk, person, _: NoCapacity(desk, person.said),
    "no_lighter": lambda desk, person, _: NoLighter(desk, person.said),
    "lighter_first": lambda desk, person, _: LighterFirst(desk, person.said),
    "equal_instalments": lambda desk, person, _: EqualInstalments(desk, person.said),
}
"""Ours without a part of it, or with its parts in another order, tried when they are named."""

ALL = STRATEGIES | ABLATIONS
