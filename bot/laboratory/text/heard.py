"""Hold what was heard of a client who writes: each thing said beside what it was taken for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.laboratory.words import Act
from flows.turn import Turn

DISPUTES = frozenset({"dispute_invoice", "dispute_service"})
INTENTS: Mapping[Act, frozenset[str]] = {
    Act.ACCEPT: frozenset({"affirm"}),
    Act.REFUSE: frozenset({"deny", "cannot_pay", "change"}),
    Act.ADVISER: frozenset({"affirm", "ask_human"}),
    Act.TAKE: frozenset({"take"}),
    Act.DISPUTE: DISPUTES,
    Act.WRONG_PERSON: frozenset({"wrong_person"}),
    Act.DISTRESS: frozenset({"distress"}),
    Act.ABUSE: frozenset({"abuse"}),
    Act.NONSENSE: frozenset({"out_of_scope"}),
}
"""What each act is rightly taken for: an intent, or what a quick reply of that name means."""
MATTERS: Mapping[Act, frozenset[str]] = {
    Act.DISPUTE: DISPUTES,
    Act.WRONG_PERSON: frozenset({"wrong_person"}),
    Act.DISTRESS: frozenset({"distress"}),
}
"""As what each matter has to reach a person."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a client said, and what it was taken for.

    `meant` is the act, or that the lighter of two plans was chosen; `taken` names intents and quick replies in order. A
    proposal is understood when the plan is the one meant. `means` says whether what they can pay at most was read,
    where they said it beside a proposal.
    """

    meant: str
    text: str
    taken: str
    is_understood: bool
    means: bool | None = None


@dataclass(slots=True)
class Heard:
    """What came of one talk in sentences.

    `messages` counts the client's, `again` those that say a thing anew. `unasked` are plans booked to which the client
    had not said yes as they stood before them; `misread` plans booked as the client's own that are not what they
    meant, `passed_misread` those passed to a person; `stray` is the matter under which a talk about money was passed
    on, `pressed` counts quick replies pressed by who was not understood. `lacks` names what a confirmation leaves out,
    None where nothing was confirmed; `faults` what is wrong with texts.
    """

    country: str
    said: list[Said] = field(default_factory=list)
    messages: int = 0
    again: int = 0
    pressed: int = 0
    unasked: int = 0
    misread: int = 0
    passed_misread: int = 0
    stray: str = ""
    gave_up: bool = False
    lacks: tuple[str, ...] | None = None
    texts: int = 0
    faults: list[str] = field(default_factory=list)
    matter: Act | None = None
    reached: bool = False  #: the matter came to a person as what it is


def names(turn: Turn) -> str:
    """Return what a turn was taken for: its quick reply, else its intent, with a mark where it is unsure."""
    if turn.button:
        return turn.button.partition(":")[0]
    return turn.intent if turn.certain else f"{turn.intent}?"


def is_taken_for(act: Act, turn: Turn) -> bool:
    """Say whether a turn of an act that carries no sums is what was meant."""
    if act is Act.SKIP:
        return not turn.amounts and not turn.legs and turn.capacity is None
    if act is Act.NONSENSE:
        return not turn.certain or turn.intent in INTENTS[act]
    if act is Act.ACCEPT and (turn.button or "").startswith("option"):
        return True
    if act is Act.ABUSE and turn.signs.irritated:
        return True
    known = INTENTS[act]
    return not known.isdisjoint({names(turn), *turn.also} if turn.certain or turn.button else set())
