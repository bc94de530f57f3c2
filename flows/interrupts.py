"""Say which dialogue a turn opens, and which turns take the word from the dialogue under way.

Three orders, each a table:

* `ALWAYS`: heard in every state before anything else, also as a second intent, also when the reading is unsure:
  danger that is only guessed is asked back.
* `ENTRIES`: the dialogue that answers an intent; an entry that `interrupts` takes the word even from a state that
  accepts free text, the others only where the dialogue under way has no row for them.
* `TOPICS`: questions that creditors answer from their own data.

What comes without words is answered by `media`, beside whatever is under way; so are words that say nothing we know
where something came with them.

A way besides a plan that is asked for (`another_way`) comes before these; words that say little but what was
volunteered (`VAGUE`) are answered by what that opens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flows.contact import wishes
from flows.contact.words import asks_to_send, speaks_of_paying
from flows.facts import Facts
from flows.impersonation import is_reported
from flows.in_favour import asks_favour
from flows.outcome import Paper
from flows.paper_wishes import wish_of
from flows.parts import disputes_part
from flows.paying.cards import is_hidden
from flows.reception import lacks_number
from flows.recollection import asks_what_was_agreed
from flows.rights import behalf
from flows.rights.book import Right
from flows.rights.wishes import asks_privacy, asks_where_to_complain, right_asked
from flows.routes import ROUTES, chosen
from flows.turn import RETURNED, SILENCE, WORDLESS, Turn
from flows.undelivered import never_came


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
    "ask_discount": Entry("early"),
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

OFFERED = {"pay_early": Entry("early")}  #: quick replies that no words of a client stand for
OPENERS = frozenset(
    {
        "ask_human", "ask_balance", "ask_payment_methods", "ask_options", "ask_reason", "ask_discount",
        "ask_extension", "ask_identity", "ask_receipt", "propose_plan",
    }
)  # fmt: skip
"""Quick replies that only open a way, and so mean the same under every message: they agree to nothing."""
HOURS_DIALOGUE = "hours"
TOPIC_DIALOGUE = "topic"
MEDIA_DIALOGUE = "media"
BILL_DIALOGUE = "bill"  #: heard by its words: a bill that never came is no wrong one
BALANCE_DIALOGUE = "balance"  #: heard by its words where they ask what was agreed, or what was paid too much
DISPUTE_DIALOGUE = "dispute"  #: heard by its words where they dispute a part of a bill
BEHALF, PRIVACY, RIGHTS = "behalf", "privacy", "rights"  #: heard by their words: whose data it is, and who asks
SILENCING = frozenset({Right.ERASE, Right.OBJECT})  #: rights that silence goes with, at once and for anybody
IMPOSTORS = "phishing"  #: heard by its words, whatever the reading took them for
BY_WORDS: Mapping[str, Callable[[Turn], bool]] = {
    IMPOSTORS: lambda turn: is_reported(turn.text),
    BEHALF: lambda turn: behalf.role_of(turn) is not None,
    BILL_DIALOGUE: never_came,
    DISPUTE_DIALOGUE: disputes_part,
    BALANCE_DIALOGUE: lambda turn: asks_what_was_agreed(turn) or asks_favour(turn),
    PRIVACY: lambda turn: not turn.button and (asks_where_to_complain(turn.text) or asks_privacy(turn.text)),
    RIGHTS: lambda turn: not turn.button and right_asked(turn.text) is not None,
}
PAYING = "pay"  #: answers also who only wrote the number of a card
VAGUE = frozenset({"out_of_scope", "greet", "help", "thank"})  #: say less than what is volunteered beside them
UNTOLD = VAGUE | {"affirm", "deny", "propose_plan"}  #: what words beside the number of a card may be taken for
OUTWEIGH_ROUTES = frozenset(
    {"already_paid", "dispute_invoice", "dispute_service", "complain", "cancel_service", "ask_human", "abuse"}
)
STRANGERS = frozenset({"abuse", "behalf", "handover", "help", "language", "media", "opt_in", "privacy", "trust"})
"""What answers also somebody who is not known; the rest waits until it is."""
KNOWN_BUTTONS = frozenset({*ENTRIES, *ALWAYS, "affirm", "deny"})  #: quick replies that mean an intent


def press(text: str, button: str) -> Turn:
    """Return the turn that a quick reply is; a mark after its name says under which plan it stood."""
    name = button.partition(":")[0]
    return Turn(text=text, intent=name if name in KNOWN_BUTTONS else "button", button=button)


def always(turn: Turn, *, verified: bool = False) -> str | None:
    """Return the dialogue that must have the word now, whatever is under way.

    A death told by who has shown that they are the client is their loss, and no wrong number; nor is what only may be
    one: a number is not given up on a guess, the holder is asked for. Who will not stop paying asks no messages to, nor
    does who wants them at other hours, their own file, or what they bought. A share of a bill that is called wrong is
    no offer to pay it. Who acts for the client has no wrong number.
    """
    guessed = "wrong_person" if turn.intent == "wrong_person" and not turn.certain else ""
    silenced = "opt_out" if _stays(turn) else ""
    mourning = "wrong_person" if verified and mourns(turn) else ""
    acting = "wrong_person" if behalf.role_of(turn) and not turn.button else ""
    silencing = {"opt_out"} if not turn.button and right_asked(turn.text) in SILENCING else set()
    heard = ({turn.intent, *turn.also, turn.button} | silencing) - {guessed, silenced, mourning, acting}
    told = next((dialogue for intent, dialogue in ALWAYS.items() if intent in heard), None)
    return told or (DISPUTE_DIALOGUE if verified and disputes_part(turn) else None)


def _stays(turn: Turn) -> bool:
    """Say whether words that may be read as a wish for silence are clearly about something else."""
    elsewhere = speaks_of_paying(turn.text) or asks_to_send(turn.text)
    return elsewhere or wishes_hours(turn) or wish_of(turn) is Paper.DOSSIER


def entry(turn: Turn) -> Entry | None:
    """Return the dialogue that answers this turn, when the reading is sure enough. A proposal is read back anyway."""
    if way := another_way(turn):
        return Entry(ROUTES[way].dialogue)
    if turn.button in ENTRIES:
        return ENTRIES[turn.button]
    if turn.button in OFFERED:
        return OFFERED[turn.button]
    if said := _by_itself(turn):
        return Entry(said)
    known = ENTRIES.get(turn.intent) if turn.certain or turn.legs else None
    beside = Entry(MEDIA_DIALOGUE, interrupts=False) if turn.attached else None
    return _volunteered(turn, news_only=known is not None and turn.intent not in VAGUE) or known or beside


def stranger(turn: Turn, *, asked: bool = False) -> str | None:
    """Return the dialogue that answers somebody who is not known yet, nothing where they must be asked first."""
    found, heard = entry(turn), always(turn)
    if found is not None and found.dialogue == IMPOSTORS:
        found = ENTRIES["ask_identity"]  # a report needs somebody who tells it; how to check is told to anybody
    if heard == "wrong_person" and asked and lacks_number(turn.text):
        return None
    return heard or (found.dialogue if found and found.dialogue in STRANGERS else None)


def objection(turn: Turn, facts: Facts) -> str | None:
    """Return the dialogue that answers what the client objects, where the creditor's file knows it.

    Who typed a card's number objects to nothing: that it was hidden is said, and how to pay.
    """
    known = facts.creditor.objections.find(turn.signs.objection)
    offers = any(leg.amount is not None or leg.date or (leg.count or 0) > 1 for leg in turn.legs)
    if known is None or turn.button or offers or is_hidden(turn.text) or _by_words(turn):
        return None
    return "suspicion" if known.is_open else "objection"


def another_way(turn: Turn) -> str | None:
    """Return the way besides a plan that is asked for: chosen from a list, or said where nothing outweighs it."""
    said = {turn.intent, *turn.also} if turn.certain else set(turn.also)
    sums = any(leg.amount is not None for leg in turn.legs)
    heard = None if sums or said & OUTWEIGH_ROUTES else turn.signs.route
    return chosen(turn.button) or (heard if heard in ROUTES else None)


def wishes_hours(turn: Turn) -> bool:
    """Say whether somebody limits when, or where, they are written to, and asks for no silence."""
    return not turn.button and not turn.legs and turn.intent in wishes.INTENTS and wishes.heard(turn.text) is not None


def mourns(turn: Turn) -> bool:
    """Say whether a death is told."""
    return turn.signs.contingency == "bereavement"


def _by_words(turn: Turn) -> bool:
    """Say whether words tell of an error of ours, or of an impostor: these are no objections to a debt."""
    return any(is_told(turn) for is_told in BY_WORDS.values())


def _by_itself(turn: Turn) -> str | None:
    """Return the dialogue of what is clear without an intent: an impostor, a missing bill, a topic, no words, hours."""
    if said := next((dialogue for dialogue, is_told in BY_WORDS.items() if is_told(turn)), None):
        return said
    if turn.topic:
        return TOPIC_DIALOGUE
    if is_hidden(turn.text) and not turn.legs and (not turn.certain or turn.intent in UNTOLD):
        return PAYING
    if turn.intent in WORDLESS:
        return MEDIA_DIALOGUE
    return HOURS_DIALOGUE if wishes_hours(turn) else None


def _volunteered(turn: Turn, *, news_only: bool) -> Entry | None:
    """Return what answers words that say little but what was volunteered; they interrupt no question."""
    if turn.legs or (news_only and turn.intent != "contact_later"):
        return None
    if turn.signs.contingency:
        return Entry("hardship", interrupts=False)
    if news_only:
        return None
    if turn.signs.goal:
        return Entry("plan", interrupts=False)
    return Entry("abuse", interrupts=False) if turn.signs.irritated else None
