"""Hold that what a client volunteers is kept once, in their own words, and met as it deserves."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contingencies import CONTINGENCIES, WAYS, Way, gravest, way_of
from flows.discretion import kept_as
from flows.goals import GOALS
from flows.negotiation.proposal import Leg, Share
from flows.outcome import RecordDifficulty, RecordGoal, Say
from flows.routes import ROUTES
from flows.turn import Signs, Turn
from tests.flows.facts import Shell, facts, keys, propose, says, verified
from tests.flows.turns import turns

FRIDAY = date(2026, 3, 6)
GRAVE = sorted(code for code, known in CONTINGENCIES.items() if not known.countered)
OPENINGS = {
    Way.WORD: ["hardship-heard", "hardship-your-word"],
    Way.PERSON: ["hardship-heard", "hardship-offer-person"],
    Way.CARE: ["hardship-loss", "hardship-care"],
}


def told(code: str, intent: str = "cannot_pay", **more: object) -> Turn:
    """Return a turn that volunteers what happened."""
    return Turn(f"me pasó {code}", intent, signs=Signs(contingency=code), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", sorted(CONTINGENCIES))
def test_every_contingency_has_its_way(code: str) -> None:
    """Each code opens its declared way, its ways besides a plan exist, and it is written down once, as it is kept."""
    known, shell = CONTINGENCIES[code], verified()
    effects = shell.take(told(code))

    assert OPENINGS[known.way] == keys(effects)
    assert set(known.routes) <= ROUTES.keys()
    words = "" if known.private else f"me pasó {code}"
    assert [RecordDifficulty(known.difficulty, words, kept_as(code))] == records(effects)


@pytest.mark.parametrize("code", sorted(CONTINGENCIES))
def test_told_twice_is_written_once(code: str) -> None:
    """The same code in the same talk is one record, whatever dialogue has the word."""
    shell = verified()
    shell.take(told(code, "ask_balance"))

    assert [] == records(shell.take(told(code, "ask_balance")))


@pytest.mark.parametrize("code", sorted(CONTINGENCIES))
def test_beside_a_proposal(code: str) -> None:
    """What is volunteered beside a proposal is kept, grave news get one sentence, and the proposal is answered."""
    effects = verified().take(propose(Leg(Share.ALL, FRIDAY), signs=Signs(contingency=code)))
    first = {True: [], False: ["hardship-loss" if CONTINGENCIES[code].cares else "hardship-heard"]}

    assert [*first[CONTINGENCIES[code].countered], "plan-read-back-once"] == keys(effects)
    assert [kept_as(code)] == [record.contingency for record in records(effects)]


def test_before_the_verification() -> None:
    """Nothing is written of who may be a stranger; once they have shown who they are, what they told is not lost."""
    shell = Shell(facts())
    early = [shell.take(told("job_loss", "greet")), shell.take(Turn("sí", "affirm"))]
    effects = shell.take(Turn("6785"))

    assert [] == [record for taken in early for record in records(taken)]
    assert [RecordDifficulty("structural", "me pasó job_loss", "job_loss")] == records(effects)


def test_a_stranger_leaves_nothing() -> None:
    """What a stranger volunteered is forgotten with them."""
    shell = Shell(facts())
    shell.take(told("illness", "greet"))
    shell.take(Turn("no soy yo", "wrong_person"))
    for turn in (Turn("hola", "greet"), Turn("sí", "affirm"), Turn("6785")):
        shell.take(turn)

    assert [] == records(tuple(shell.done))


@pytest.mark.parametrize("code", GRAVE)
def test_grave_news_are_known_in_the_next_talk(code: str) -> None:
    """What was told lately holds in the next talk: the same way is opened, and nothing is asked about it."""
    shell = verified(replace(facts(), contingency=code))

    assert kept_as(code) == shell.conversation.memory["contingency"]
    way = Way.WORD if CONTINGENCIES[code].cares else WAYS[CONTINGENCIES[code].difficulty]
    assert OPENINGS[way] == keys(shell.take(Turn("no puedo", "cannot_pay")))


def test_a_loss_is_no_wrong_number() -> None:
    """A death told by who has shown who they are is met as their loss; told by a stranger it is the holder's."""
    mourning = Turn("falleció mi mamá", "wrong_person", signs=Signs(contingency="bereavement"))

    assert OPENINGS[Way.CARE] == keys(verified().take(mourning))
    assert ["wrong-person-bereaved"] == keys(Shell(facts()).take(mourning))


def test_a_loss_is_met_alone() -> None:
    """The sentence for a loss holds nothing else, and nothing is asked with it or after it."""
    said = says(verified().take(told("bereavement")))

    assert {} == said[0].values
    assert [None, None] == [one.question for one in said]


def test_the_gravest_is_remembered() -> None:
    """Of several the gravest counts for the talk, in whatever order they are told."""
    shell = verified()
    for code in ("late_pay", "illness", "season"):
        shell.take(told(code, "ask_balance"))

    assert "personal" == shell.conversation.memory["contingency"]
    assert gravest(CONTINGENCIES) == "bereavement"
    assert gravest([None, "nothing known"]) is None


@pytest.mark.parametrize(
    ("code", "difficulty", "way"),
    [
        ("job_loss", "temporary", Way.WORD),  # begins elsewhere on the 15th
        ("illness", "structural", Way.PERSON),
        ("bereavement", "structural", Way.CARE),
        (None, "structural", Way.PERSON),
        (None, None, Way.WORD),
    ],
)
def test_words_outrank_the_table(code: str | None, difficulty: str | None, way: Way) -> None:
    """What the client's words or an adviser say of a difficulty outranks its code; a loss is a loss."""
    assert way == way_of(code, difficulty)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("illness", ["hardship-heard", "hardship-until"]),
        ("late_pay", ["hardship-from-then", "plan-ask-amount-on"]),
        ("bereavement", OPENINGS[Way.CARE]),
    ],
)
def test_another_moment(code: str, expected: list[str]) -> None:
    """Who asks for another moment with bad news is heard; the day they named is kept, and one of pay opens a plan."""
    effects = verified().take(told(code, "contact_later", dates=(date(2026, 3, 20),)))

    assert expected == keys(effects)


@pytest.mark.parametrize("intent", ["out_of_scope", "greet", "help", "thank"])
def test_news_alone_are_answered(intent: str) -> None:
    """Words that say little but what happened are answered as what happened, and are never 'not understood'."""
    assert OPENINGS[Way.WORD] == keys(verified().take(told("illness", intent, certain=False)))


@given(st.sampled_from(GRAVE), st.lists(turns, min_size=1, max_size=10))
def test_grave_news_are_never_countered(code: str, path: list[Turn]) -> None:
    """Once such news are told, no plan is answered with another as long as the talk is open."""
    shell = verified()
    shell.take(told(code, "ask_balance"))
    for turn in path:
        if not shell.conversation.open:
            break
        assert "plan-counter" not in keys(shell.take(turn))


@pytest.mark.parametrize("goal", GOALS)
def test_a_goal_is_kept_and_answered_once(goal: str) -> None:
    """A goal is recorded, and answered once where a plan is spoken of: in the creditor's words, or only noted."""
    shell = verified()
    wish = propose(Leg(Share.ALL, FRIDAY), signs=Signs(goal=goal))
    effects = shell.take(wish)

    assert RecordGoal(goal) in effects
    assert ["goal-noted", "plan-read-back-once"] == keys(effects)
    assert not {"goal-noted", "goal-answer"} & set(keys((*shell.take(wish), *shell.take(Turn("sí", "affirm")))))


def test_a_goal_changes_the_words() -> None:
    """Where the creditor says what is true of a goal, that is what the client reads; also in the next talk."""
    words = "Con un acuerdo al día no se suspende el suministro."
    creditor = replace(facts().creditor, goals={"keep_service": words})
    effects = verified(facts(creditor=creditor, goal="keep_service")).take(propose(Leg(Share.ALL, FRIDAY)))

    assert Say("goal-answer", {"answer": words}) in effects
    assert "goal-answer" not in keys(verified(facts(creditor=creditor)).take(propose(Leg(Share.ALL, FRIDAY))))


def test_a_goal_alone_is_answered() -> None:
    """Words that say only what the client wants to keep open a plan, with what is true of it."""
    effects = verified().take(Turn("que no me corten la luz", signs=Signs(goal="keep_service")))

    assert ["goal-noted", "plan-how"] == keys(effects)


def records(effects: tuple[object, ...]) -> list[RecordDifficulty]:
    """Return what was written down of difficulties."""
    return [effect for effect in effects if isinstance(effect, RecordDifficulty)]


def test_the_page_tells_every_code() -> None:
    """The page for operators tells of every contingency, way and goal."""
    page = (Path(__file__).parents[2] / "docs/hardship.md").read_text("utf-8")

    assert [] == [code for code in (*CONTINGENCIES, *ROUTES, *GOALS) if f"`{code}`" not in page]
