"""Name the turns that clients may take, and draw them at random."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from flows.contingencies import CONTINGENCIES
from flows.goals import GOALS
from flows.negotiation.proposal import Capacity, Frequency, Leg, Percent, Share
from flows.routes import ROUTES
from flows.turn import RETURNED, SILENCE, WORDLESS, Doubt, Signs, Turn
from tests.flows.facts import RIGHT, WRONG
from tests.flows.objections.books import BOOK

INTENTS = (
    "greet", "goodbye", "thank", "affirm", "deny", "help", "ask_balance", "ask_reason", "ask_payment_methods",
    "ask_options", "ask_discount", "ask_extension", "propose_plan", "change_agreement", "cannot_pay", "already_paid",
    "dispute_invoice", "dispute_service", "complain", "cancel_service", "ask_human", "ask_identity", "wrong_person",
    "contact_later", "opt_out", "opt_in", "change_language", "abuse", "distress", "out_of_scope",
)  # fmt: skip
BUTTONS = (
    "affirm", "deny", "ask_human", "ask_balance", "ask_payment_methods", "propose_plan", "propose", "change", "equal",
    "option:1", "option:2", "keep:dates", "keep:count", "take:2", "lighter", "affirm:0a1b2c3d", "skip",
    "reading:1", "reading:2", "in_writing", "move_date", "rate:5", "rate:3", "rate:1",
    "branch:1", "branch:3", "ways", "when:7", "when:30",
    "route:pause", "route:return_goods", "route:small_first_payment", "route:nonsense",
    "invoice:F1", "invoice:F2", "slot:2026-03-06T09:00:00+00:00", "slot:nonsense", "unheard-of",
)  # fmt: skip
TEXTS = (
    "asdf",
    "la luz nunca llegó",
    "no entiendo",
    RIGHT,
    WRONG,
    "67",
    "15 de mayo de 1980",
    "F2",
    "5",
    "murió mi papá",
    "",
)
NONSENSE = Turn("qwerty asdf", "out_of_scope", certain=False)

DAYS = (*(date(2026, 3, day) for day in (4, 5, 6, 13, 15, 20, 31)), date(2026, 4, 15), date(2027, 3, 1))

days = st.sampled_from(DAYS)
amounts = st.one_of(
    st.sampled_from([1, 999, 10_000, 50_000, 72_000, 144_000, 500_000]),
    st.sampled_from([Share.ALL, Share.REST, None, Percent(Decimal(50))]),
)
legs = st.lists(
    st.builds(
        Leg,
        amounts,
        st.one_of(st.none(), days),
        st.sampled_from([1, 1, 2, 3, 12, None]),
        st.sampled_from([None, *Frequency]),
    ),
    max_size=3,
).map(tuple)
capacities = st.one_of(
    st.none(), st.builds(Capacity, st.sampled_from([5_000, 30_000, 200_000]), st.sampled_from([4, 26]))
)

doubts = st.lists(
    st.one_of(
        st.builds(Doubt, st.sampled_from([1, 50_000, 72_000]), st.sampled_from([24_000, 50_001, 50_000_000])),
        st.builds(Doubt, days, days),
    ),
    max_size=2,
).map(tuple)

signs = st.builds(
    Signs,
    contingency=st.sampled_from([None, None, None, *CONTINGENCIES]),
    goal=st.sampled_from([None, None, None, *GOALS]),
    route=st.sampled_from([None, None, None, None, None, *ROUTES]),
    irritated=st.sampled_from([False, False, True]),
)
spoken = st.builds(
    Turn,
    text=st.sampled_from(TEXTS),
    intent=st.sampled_from(INTENTS),
    certain=st.sampled_from([True, True, True, False]),
    also=st.lists(st.sampled_from(INTENTS), max_size=2).map(tuple),
    legs=st.one_of(st.just(()), legs),
    doubts=doubts,
    amounts=st.lists(st.sampled_from([50_000, 1]), max_size=1).map(tuple),
    dates=st.lists(days, max_size=2).map(tuple),
    capacity=capacities,
    settles=st.booleans(),
    difficulty=st.sampled_from([None, "temporary", "structural"]),
    topic=st.sampled_from([None, None, None, "interest", "seizure"]),
    language=st.sampled_from([None, "es", "en", "xx"]),
    signs=st.one_of(st.just(Signs()), signs),
)
pressed = st.sampled_from(BUTTONS).map(
    lambda name: Turn(name, name if name in INTENTS else "button", button=name),
)
objecting = st.builds(
    Turn,
    text=st.just("es muy caro"),
    intent=st.sampled_from(["out_of_scope", "affirm", "deny", "wrong_person", "contact_later"]),
    certain=st.booleans(),
    signs=st.builds(Signs, objection=st.sampled_from([*BOOK.objections, "unheard_of"])),
)
wordless = st.one_of(
    st.sampled_from(sorted(WORDLESS)).map(lambda kind: Turn(intent=kind)),
    st.builds(
        Turn,
        text=st.sampled_from(TEXTS),
        intent=st.sampled_from(["out_of_scope", "already_paid", "deny"]),
        certain=st.booleans(),
        attached=st.sampled_from(sorted(WORDLESS)),
    ),
)
events = st.sampled_from([Turn(intent=SILENCE), Turn(intent=RETURNED)])
keen = st.one_of(
    st.sampled_from([Turn("sí", "affirm"), Turn("no", "deny"), Turn("hola", "greet"), Turn(RIGHT), NONSENSE]),
    st.builds(Turn, st.just("propongo"), st.just("propose_plan"), legs=legs, doubts=doubts),
    st.sampled_from([(Leg(Share.ALL, DAYS[2]),), (Leg(50_000, DAYS[2]), Leg(Share.REST, DAYS[4], 3))]).map(
        lambda said: Turn("propongo", "propose_plan", legs=said)
    ),
)
turns = st.one_of(spoken, pressed, keen, keen, keen, objecting, wordless, events)
