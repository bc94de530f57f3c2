"""Say how far somebody may go who acts for a client: what they may be told, what agreed, what is the client's alone.

A person has seen what shows it (`Representative`), for one address and up to a day; there they show, as the client
would, who they are, by their own document. Nobody else who says that they act for somebody is told anything (`behalf`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Scope(StrEnum):
    """How far a representative may go."""

    TOLD = "told"  #: what the account stands at; to dispute, to claim a payment and to tell of a difficulty besides
    AGREE = "agree"  #: that, and to agree on plans in the client's name


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for a client at an address of theirs; `until` is the last day."""

    id: int
    name: str
    role: str
    scope: Scope
    until: date


HEARS = frozenset(
    {"balance", "bill", "claim", "dispute", "figures", "hardship", "objection", "pay", "topic", "welcome"}
)  #: dialogues that tell what is so, or take down what is said
BINDS = frozenset({"again", "barred", "early", "means", "plan", "promise", "route"})
"""Dialogues at whose end the client is held to something, or is written to otherwise."""
OWN = frozenset({"exit_intent", "keeping", "papers", "rights"})
"""Dialogues for the client alone: their file and data, leave to keep what is of their health, ending the contract."""
MAY: Mapping[Scope, frozenset[str]] = {Scope.TOLD: HEARS, Scope.AGREE: HEARS | BINDS}


def may(acting: Representative | None, dialogue: str) -> bool:
    """Say whether a dialogue that needs somebody verified may go on: with the client always, else within the scope."""
    return acting is None or dialogue in MAY[acting.scope]


def is_in_force(until: date, today: date) -> bool:
    """Say whether somebody may act on a day; the last day counts."""
    return today <= until
