"""Say in plain words what each measure is, and write its figures as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.laboratory.interval import Figure

HUNDRED, PLAIN = 100, 1  #: a share is told of a hundred, anything else as it is


@dataclass(frozen=True, slots=True)
class Measure:
    """What a measure is called at the head of a table, what it counts, and how many it is told of."""

    head: str
    counts: str
    of: int = HUNDRED


MONEY: Mapping[str, Measure] = {
    "kept_agreement_rate": Measure("agreed and kept", "Of 100 conversations: agreed, and not broken by the end."),
    "agreement_rate": Measure("agreed", "Of 100 conversations: a plan was agreed."),
    "plan_kept_rate": Measure("plans that held", "Of 100 plans: not broken by the end."),
    "promise_kept": Measure("payments on time", "Of 100 payments that fell due: made within three business days."),
    "recovery_rate": Measure("paid", "Of 100 owed: paid by the end."),
    "recovered_present_value": Measure("paid, at today’s value", "The same; what comes later is worth less."),
    "days_to_half": Measure("days until half", "Days until half was paid, in the mean; else all days.", PLAIN),
}  # fmt: skip
PEOPLE: Mapping[str, Measure] = {
    "hardship_months": Measure("hard months", "Of 100 months of a plan: it asked more than was left."),
    "client_health_index": Measure("health", "100: a fifth of the essentials was left each month; 0: nothing."),
    "over_ask": Measure("asked too much", "Of 100 counter-offers: above what the client can pay."),
    "over_ask_feasible": Measure("needlessly", "Of 100 counter-offers: so, though another plan was not."),
    "push_after_dispute": Measure("pushed", "Of 100 who disputed, were strangers or in distress: met with a plan."),
    "policy_violations": Measure("outside the policy", "Plans that the policy does not allow, in each draw.", PLAIN),
    "soundness": Measure("sound replies", "Of 100 replies: sums and dates agree, and they answer what was said."),
}  # fmt: skip
EFFORT: Mapping[str, Measure] = {
    "exception_rate": Measure("needed a person", "Of 100 conversations: a person of the company had to look."),
    "days_waited_for_staff": Measure("days of waiting", "Mean days until a person answered.", PLAIN),
    "let_go_by_staff": Measure("waited in vain", "Of 100 who waited for a person: nobody came in time."),
    "days_to_agreement": Measure("days to agree", "Mean days from the first message to the agreement.", PLAIN),
    "messages_to_agreement": Measure("messages to agree", "Messages that a client wrote until they agreed.", PLAIN),
    "rounds_median": Measure("rounds", "Plans put to a client until the end, in the median.", PLAIN),
    "edits": Measure("payments changed", "Payments of a proposal that a counter-offer changed.", PLAIN),
    "contacts_per_resolution": Measure("messages of ours", "Unasked, for each matter that came to something.", PLAIN),
}  # fmt: skip
HEARD: Mapping[str, Measure] = {
    "understood": Measure("understood", "Of 100 messages: taken as they were meant."),
    "dispute_recall": Measure("disputes", "Of 100 who disputed in words: a person took over in the end."),
    "wrong_person_recall": Measure("strangers", "Of 100 who were not the client: taken so in the end."),
    "distress_recall": Measure("distress", "Of 100 in distress: a person took over in the end."),
    "booked_misread": Measure("plans misread", "Plans agreed, in each draw, that the client had not meant so.", PLAIN),
    "booked_unasked": Measure("plans unasked", "Plans agreed, in each draw, to which no client had said yes.", PLAIN),
    "information_complete": Measure("told in full", "Of 100 confirmations: with all that a client must know."),
    "texts_with_faults": Measure("faulty texts", "Faults in each draw: a sum or date of no plan, a threat.", PLAIN),
    "rounds_more": Measure("more rounds", "Plans put to a client more than without words, in the mean.", PLAIN),
    "messages_of_client": Measure("messages", "Messages that a client wrote, in the mean.", PLAIN),
}
"""Measured where clients write sentences, of that way alone."""
GROUPS: Mapping[str, Mapping[str, Measure]] = {
    "What came of it": MONEY,
    "How people were treated": PEOPLE,
    "What it took": EFFORT,
}
MEASURES: Mapping[str, Measure] = {name: one for group in GROUPS.values() for name, one in group.items()}
KNOWN = {**MEASURES, **HEARD}


def told(name: str, figure: Figure) -> str:
    """Write a figure's mean."""
    return _number(figure["mean"], KNOWN[name].of)


def spread(name: str, figure: Figure) -> str:
    """Write between which values a figure lies; a share is never told to lie below nothing or above a whole."""
    of = KNOWN[name].of
    ends = (min(max(figure[end], 0.0), 1.0) if of == HUNDRED else figure[end] for end in ("low", "high"))
    low, high = (_number(end, of) for end in ends)
    return f"{low} to {high}"


def moved(name: str, figure: Figure) -> str:
    """Write by how much a figure moved."""
    return _number(figure["mean"], KNOWN[name].of, "+")


def moved_between(name: str, figure: Figure) -> str:
    """Write between which values the move lies."""
    low, high = (_number(figure[end], KNOWN[name].of, "+") for end in ("low", "high"))
    return f"{low} to {high}"


def in_words(name: str, figure: Figure) -> str:
    """Say by how much a figure moved, and how sure that is."""
    mean, low, high = (_more(_number(figure[end], KNOWN[name].of)) for end in ("mean", "low", "high"))
    return f"{mean}, between {low} and {high}: {doubt(figure)}"


def doubt(figure: Figure) -> str:
    """Say whether an interval leaves no doubt that a figure moved."""
    if not any(figure.values()):
        return "none"
    return "sure" if figure["low"] > 0 or figure["high"] < 0 else "not sure"


def _more(number: str) -> str:
    return "as many" if number == "0" else f"{number[1:]} fewer" if number.startswith("−") else f"{number} more"


def _number(value: float, of: int, sign: str = "") -> str:
    """Write a number; small ones with a decimal, nothing at all as 0, with a true minus."""
    scaled = value * of
    places = 0 if of == HUNDRED and abs(scaled) >= 10 else 1  # noqa: PLR2004 - two digits are as many as seeds tell
    rounded = round(scaled, places) + 0.0
    return f"{rounded:{sign if rounded else ''}.{places if rounded else 0}f}".replace("-", "−")
