"""Say which dialogue a turn opens, and which turns take the word from the dialogue under way.

Three orders, each a table:

* `ALWAYS`: heard in every state before anything else, also as a second intent, also when the reading is unsure.
* `ENTRIES`: the dialogue that answers an intent; an entry that `interrupts` takes the word even from a state that
  accepts free text, the others only where the dialogue under way has no row for them.
* `TOPICS`: questions that creditors answer from their own data.
"""

from dataclasses import dataclass

from flows.turn import RETURNED, SILENCE, Turn


@dataclass(frozen=True, slots=True)
class Entry:
    """The dialogue that answers an intent, and whether it takes the word from free text."""

    dialogue: str
    interrupts: bool = True


ALWAYS = {
    "distress": "distress",  # a life before any account
    "opt_out": "stop",  # a right in every country served
    "wrong_person": "wrong_person",  # nothing may be told to a stranger
    SILENCE: "silence",
    RETURNED: "handover",
}

ENTRIES = {
    "ask_human": Entry("handover"),
    "complain": Entry("complaint"),
    "dispute_invoice": Entry("dispute"),
    "dispute_service": Entry("dispute"),
    "already_paid": Entry("claim"),
    "cancel_service": Entry("exit_intent"),
    "change_agreement": Entry("promise"),
    "propose_plan": Entry("plan"),
    "ask_extension": Entry("plan"),
    "ask_discount": Entry("plan"),
    "ask_options": Entry("plan"),
    "cannot_pay": Entry("hardship"),
    "ask_balance": Entry("balance"),
    "ask_reason": Entry("balance"),
    "ask_payment_methods": Entry("pay"),
    "ask_identity": Entry("trust"),
    "contact_later": Entry("later"),
    "change_language": Entry("language"),
    "opt_in": Entry("opt_in"),
    "help": Entry("help"),
    "greet": Entry("welcome", interrupts=False),
    "thank": Entry("farewell", interrupts=False),
    "goodbye": Entry("farewell", interrupts=False),
    "abuse": Entry("abuse", interrupts=False),
}

TOPIC_DIALOGUE = "topic"
KNOWN_BUTTONS = frozenset({*ENTRIES, *ALWAYS, "affirm", "deny"})  #: quick replies that mean an intent


def press(text: str, button: str) -> Turn:
    """Return the turn that a quick reply is; a mark after its name says under which plan it stood."""
    name = button.partition(":")[0]
    return Turn(text=text, intent=name if name in KNOWN_BUTTONS else "button", button=button)


def always(turn: Turn) -> str | None:
    """Return the dialogue that must have the word now, whatever is under way."""
    heard = {turn.intent, *turn.also, turn.button}
    return next((dialogue for intent, dialogue in ALWAYS.items() if intent in heard), None)


def entry(turn: Turn) -> Entry | None:
    """Return the dialogue that answers this turn, when the reading is sure enough. A proposal is read back anyway."""
    if turn.button in ENTRIES:
        return ENTRIES[turn.button]
    if turn.topic:
        return Entry(TOPIC_DIALOGUE)
    return ENTRIES.get(turn.intent) if turn.certain or turn.legs else None
