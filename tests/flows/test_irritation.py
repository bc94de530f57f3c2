"""Hold that a client who loses patience is offered a person once, that reminders stop, and that a no is a no."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import irritation
from flows.negotiation.proposal import Leg, Share
from flows.outcome import AddToCase, Effect, OpenCase, PlaceHold
from flows.turn import Signs, Turn
from tests.flows.facts import NOW, keys, propose, verified
from tests.flows.turns import turns

FED_UP = Turn("ya les dije mil veces", "ask_balance", signs=Signs(irritated=True))
INSULT = Turn("inútiles", "abuse")
NO, SOME = Turn("no", "deny"), propose(Leg(50_000, date(2026, 3, 6)))
LATE = propose(Leg(Share.ALL, date(2026, 4, 30)))
OFFER, BROUGHT = "irritation-offer", "abuse-passed-on"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ([FED_UP], [None]),
        ([FED_UP, FED_UP], [None, OFFER]),
        ([FED_UP, FED_UP, FED_UP], [None, OFFER, BROUGHT]),
        ([FED_UP, FED_UP, FED_UP, FED_UP], [None, OFFER, BROUGHT, None]),
        ([INSULT, INSULT], ["abuse-heard", BROUGHT]),
        ([INSULT, FED_UP], ["abuse-heard", BROUGHT]),
        ([FED_UP, INSULT], [None, "abuse-heard"]),
        ([FED_UP, INSULT, INSULT], [None, "abuse-heard", BROUGHT]),
        ([SOME, NO, SOME, NO], [None] * 4),
        ([SOME, FED_UP, FED_UP], [None, None, OFFER]),
    ],
    ids=lambda path: " ".join(turn.text[:8] if isinstance(turn, Turn) else str(turn) for turn in path),
)
def test_what_rising_irritation_comes_to(path: list[Turn], said: list[str | None]) -> None:
    """The first sign is borne in silence, the second offers a person, the third brings one, and then it is enough."""
    shell = verified()
    found = [next(iter({OFFER, BROUGHT, "abuse-heard"} & set(keys(shell.take(turn)))), None) for turn in path]

    assert said == found


def test_reminders_stop() -> None:
    """With the offer nothing is sent for a week; with the person nothing until their answer."""
    shell = verified()
    holds = [hold for turn in (FED_UP, FED_UP, FED_UP) for hold in placed(shell.take(turn))]

    assert [PlaceHold("irritation", until=NOW + timedelta(days=7)), PlaceHold("irritation")] == holds


def test_who_has_a_person_is_not_offered_another() -> None:
    """Words of someone whose case is open go into it; nothing is opened twice."""
    shell = verified()
    shell.take(Turn("me tratan pésimo", "complain"))
    effects = [effect for turn in (NO, FED_UP, INSULT, INSULT) for effect in shell.take(turn)]

    assert [] == [effect for effect in effects if isinstance(effect, OpenCase)]
    assert AddToCase("complaint", "inútiles") in effects


def test_an_angry_proposal_is_heard() -> None:
    """What was proposed in anger is answered as what it is, after the calm sentence."""
    shell = verified()
    shell.take(FED_UP)
    said = keys(shell.take(propose(Leg(Share.ALL, date(2026, 3, 6)), signs=Signs(irritated=True))))

    assert [OFFER, "plan-read-back-once"] == said


def test_anger_alone_is_not_misunderstood() -> None:
    """Words that hold nothing but anger are met with calm, not with 'I did not understand'."""
    effects = verified().take(Turn("no entienden nada", "help", signs=Signs(irritated=True)))

    assert ["abuse-heard"] == keys(effects)


@given(st.lists(turns, max_size=12))
def test_once_in_a_talk(path: list[Turn]) -> None:
    """However a talk goes, a person is offered for irritation once at most in it, and never before the second sign."""
    shell = verified()
    offered = 0
    for turn in path:
        was_open, before = shell.conversation.open, shell.conversation.memory.get(irritation.SIGNS, 0)
        offered = offered if was_open else 0
        said = keys(shell.take(turn))
        offered += said.count(OFFER)
        assert offered <= 1
        assert OFFER not in said or (was_open and before >= irritation.SIGNS_BORNE)


@given(st.lists(st.sampled_from([SOME, LATE, Turn("hola", "greet"), Turn("gracias", "thank")]), max_size=8))
def test_one_no_is_only_a_no(path: list[Turn]) -> None:
    """A single no, wherever it falls in a patient talk, offers and stops nothing."""
    for place in range(len(path) + 1):
        shell = verified()
        effects = [effect for turn in (*path[:place], NO, *path[place:]) for effect in shell.take(turn)]

        assert OFFER not in keys(effects)
        assert [] == [hold for hold in placed(tuple(effects)) if hold.kind == "irritation"]


def placed(effects: tuple[Effect, ...]) -> list[PlaceHold]:
    """Return the holds."""
    return [effect for effect in effects if isinstance(effect, PlaceHold)]
