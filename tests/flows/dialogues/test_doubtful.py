"""A doubtful value in a talk: asked once with its two readings, answered in any way, never booked unread."""

from dataclasses import replace
from datetime import date

import pytest

from flows.conversation import from_json, to_json
from flows.negotiation.money import Money
from flows.negotiation.proposal import Capacity, Frequency, Leg, Share
from flows.outcome import Say
from flows.turn import Doubt, Turn
from tests.flows.facts import ACCOUNT, Shell, facts, keys, press, propose, read_back, says, verified

FRIDAY, LATER = date(2026, 3, 6), date(2026, 3, 20)
FIFTY = Doubt(50, 50_000)
HALF = Leg(50, FRIDAY)
REST = Leg(Share.REST, LATER)
WHOLE = ((FRIDAY, 50_000), (LATER, 94_000))


def asked() -> Shell:
    """Return a talk that was asked whether fifty or fifty thousand was meant."""
    shell = verified()
    shell.take(propose(HALF, REST, doubts=(FIFTY,)))
    return shell


def test_one_short_question() -> None:
    """The two readings stand in the question and on the buttons; nothing else is asked or read back."""
    effects = verified().take(propose(HALF, REST, doubts=(FIFTY,)))
    (said,) = says(effects)

    assert Money(50, "CLP") == said.values["amount"]
    assert Money(50_000, "CLP") == said.values["other"]
    assert ["reading:1", "reading:2", "ask_human"] == [one.id for one in said.choices]
    assert ("plan-which-amount", "amount") == (said.key, said.question)


@pytest.mark.parametrize(
    "answer",
    [
        press("reading:2"),
        Turn("la segunda", "affirm"),
        Turn("50 mil", "propose_plan", legs=(Leg(50_000),)),
        Turn("50 mil el viernes", "propose_plan", legs=(Leg(50_000, FRIDAY),)),
        Turn("sí", "affirm"),  # fifty pesos are no payment, so this is what it means
    ],
    ids=lambda turn: turn.text,
)
def test_an_answer_goes_on(answer: Turn) -> None:
    """However the second reading is chosen, the proposal is judged with it and read back in full."""
    effects = asked().take(answer)

    assert ["plan-read-back"] == keys(effects)
    assert WHOLE == read_back(says(effects)[0])


@pytest.mark.parametrize("answer", [press("reading:1"), propose(Leg(50), doubts=(FIFTY,))])
def test_the_first_reading_stands(answer: Turn) -> None:
    """The first reading is the client's own figure: chosen, it is judged as it is and not asked again."""
    shell = asked()

    assert [["plan-counter"], ["plan-same-nearest"]] == [
        keys(shell.take(turn)) for turn in (answer, propose(HALF, REST, doubts=(FIFTY,)))
    ]


def test_once_for_the_talk() -> None:
    """What was meant once is meant again: the next bare figure is read in the same way without a question."""
    shell = asked()
    shell.take(press("reading:2"))
    effects = shell.take(propose(Leg(60, FRIDAY), doubts=(Doubt(60, 60_000),)))

    assert ["plan-read-back-again"] == keys(effects)
    assert ((FRIDAY, 60_000), (LATER, 84_000)) == read_back(says(effects)[0])


def test_another_value_corrects() -> None:
    """A figure that is neither reading takes the place of the one asked for."""
    effects = asked().take(propose(Leg(60_000)))

    assert ((FRIDAY, 60_000), (LATER, 84_000)) == read_back(says(effects)[0])


def test_a_new_proposal_replaces() -> None:
    """A whole new proposal is judged instead, without a word of the old one."""
    effects = asked().take(propose(Leg(Share.ALL, date(2026, 3, 13))))

    assert ((date(2026, 3, 13), 144_000),) == read_back(says(effects)[0])


def test_no_asks_what_to_change() -> None:
    """A no to both readings asks what should be different."""
    assert ["plan-change-what"] == keys(asked().take(Turn("ninguna", "deny")))


def test_a_question_between() -> None:
    """A question in between is answered, and the two readings are asked again with the whole proposal kept."""
    shell = asked()
    between = shell.take(Turn("¿quiénes son?", "ask_identity"))
    effects = shell.take(press("reading:2"))

    assert "plan-which-amount" == keys(between)[-1]
    assert WHOLE == read_back(says(effects)[0])


def test_stored_and_resumed() -> None:
    """A talk that was stored in between goes on as if it had not been."""
    shell = asked()
    shell.conversation = from_json(to_json(shell.conversation))

    assert WHOLE == read_back(says(shell.take(press("reading:2")))[0])


def test_a_stranger_is_asked_after_verification() -> None:
    """A proposal that waited for the verification keeps its doubt."""
    shell = Shell(facts())
    shell.take(propose(HALF, REST, doubts=(FIFTY,)))
    shell.take(Turn("sí", "affirm"))

    assert "plan-which-amount" == keys(shell.take(Turn("6785")))[-1]


def test_settling_and_means_are_kept() -> None:
    """What came with the doubtful sum is judged with it: the most that can be paid is read in the same way."""
    shell = verified()
    run = Leg(50, None, None, Frequency.MONTHLY)
    question = shell.take(propose(run, doubts=(FIFTY,), capacity=Capacity(50, 30)))
    effects = shell.take(press("reading:2"))

    assert ["plan-which-each"] == keys(question)
    assert ["plan-read-back"] == keys(effects)


def test_a_day_is_asked_in_words() -> None:
    """Two days are shown on the buttons; the one that is pressed is read back."""
    shell = verified()
    (said,) = says(shell.take(propose(Leg(Share.ALL, date(2027, 3, 4)), doubts=(Doubt(date(2027, 3, 4), LATER),))))
    effects = shell.take(press("reading:2"))

    assert ("plan-which-day", "date") == (said.key, said.question)
    assert ((LATER, 144_000),) == read_back(says(effects)[0])


def test_an_amendment_is_asked_too() -> None:
    """A correction that holds a doubt is asked before it is judged, and the read-back says that it is another one."""
    shell = verified()
    shell.take(propose(Leg(60_000, FRIDAY), REST))
    effects = [shell.take(propose(HALF, doubts=(FIFTY,))), shell.take(press("reading:2"))]

    assert [["plan-which-amount"], ["plan-read-back-again"]] == [keys(one) for one in effects]
    assert WHOLE == read_back(says(effects[1])[0])


def test_nothing_owed_asks_nothing() -> None:
    """Where nothing may be asked for, nothing is asked back."""
    paid = replace(ACCOUNT, invoices=tuple(replace(one, balance=0) for one in ACCOUNT.invoices))
    effects = verified(facts(paid)).take(propose(HALF, doubts=(FIFTY,)))

    assert all(not isinstance(effect, Say) or effect.question is None for effect in effects)
