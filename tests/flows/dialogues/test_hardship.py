"""Hold that each hardship finds its way, never a dead end, and that an adviser's word on it outranks every reading."""

from dataclasses import replace
from datetime import date

import pytest

from flows.contingencies import CONTINGENCIES
from flows.negotiation.proposal import Leg
from flows.outcome import Postpone, RecordDifficulty, Say
from flows.relief import RECOVERS
from flows.routes import Limits
from flows.turn import RETURNED, Signs, Turn
from tests.flows.dialogues.states import WAYS
from tests.flows.facts import ACCOUNT, AGREED, facts, invoice, keys, press, propose, says, verified

PAYDAY = date(2026, 3, 20)
OFFER, WORD = "hardship-offer-person", "hardship-your-word"


@pytest.mark.parametrize(
    ("corrected", "read", "kind", "key"),
    [
        (None, None, "temporary", WORD),  # nothing said of it: nobody is pushed to a person
        (None, "structural", "structural", OFFER),
        ("structural", None, "structural", OFFER),
        ("structural", "temporary", "structural", OFFER),
        ("temporary", "structural", "temporary", WORD),
    ],
)
def test_word_of_an_adviser(corrected: str | None, read: str | None, kind: str, key: str) -> None:
    """What is recorded and offered follows the adviser, then the reading, then what asks least."""
    talk = verified(replace(facts(), difficulty=corrected))
    effects = talk.take(Turn("no puedo", "cannot_pay", difficulty=read))

    assert RecordDifficulty(kind, "no puedo") in effects
    assert ["hardship-heard", key] == keys(effects)


@pytest.mark.parametrize(
    ("read", "corrected", "key"), [("temporary", "structural", OFFER), ("structural", "temporary", WORD)]
)
def test_corrected_meanwhile(read: str, corrected: str, key: str) -> None:
    """An adviser who gives the conversation back has corrected it: the talk goes on in the other way."""
    talk = verified()
    talk.take(Turn("no puedo", "cannot_pay", difficulty=read))
    talk.facts = replace(talk.facts, difficulty=corrected)

    assert key == keys(talk.take(Turn(intent=RETURNED)))[-1]


def test_a_day_of_pay_opens_a_plan_from_then() -> None:
    """Who names the day on which money comes is asked for a plan from that day, and not for the day again."""
    shell = verified()
    effects = shell.take(Turn("me pagan el 20", "cannot_pay", dates=(PAYDAY,), signs=Signs(contingency="late_pay")))
    asked = shell.take(propose(Leg(50_000)))

    assert ["hardship-from-then", "plan-ask-amount-on"] == keys(effects)
    assert {"on": PAYDAY} == says(effects)[-1].values
    assert PAYDAY.isoformat() == shell.conversation.memory[RECOVERS]
    assert ["plan-ask-rest-of-one"] == keys(asked)


def test_nothing_is_asked_before_the_day_of_pay() -> None:
    """Where the policy wants a payment before money comes, no plan of ours says so: an adviser sees the proposal."""
    shell = verified()
    payday = date(2026, 3, 30)  # the policy wants the first payment by the 20th
    shell.take(Turn("me pagan el 30", "cannot_pay", dates=(payday,), signs=Signs(contingency="late_pay")))
    effects = shell.take(propose(Leg(144_000)))

    assert ["plan-refer"] == keys(effects)


@pytest.mark.parametrize(
    ("dates", "signs", "difficulty"),
    [
        ((date(2026, 4, 1),), Signs(), None),  # 'next month will be hard' names no day of pay
        ((date(2026, 3, 2),), Signs(contingency="late_pay"), None),  # a day gone by
        ((date(2027, 3, 1),), Signs(contingency="late_pay"), None),  # a year is no date of pay
        ((PAYDAY,), Signs(contingency="illness"), "temporary"),  # 'they operate on me on the 20th'
    ],
)
def test_other_days_are_no_recovery(dates: tuple[date, ...], signs: Signs, difficulty: str | None) -> None:
    """A day that does not say when money comes leaves the word to the client."""
    effects = verified().take(Turn("no puedo", "cannot_pay", dates=dates, signs=signs, difficulty=difficulty))

    assert [WORD] == keys(effects)[1:]


@pytest.mark.parametrize(
    ("answer", "on"),
    [
        (press("when:7"), date(2026, 3, 12)),
        (press("when:14"), date(2026, 3, 19)),
        (press("when:30"), date(2026, 4, 6)),  # the 4th is a Saturday
        (Turn("el 20", "contact_later", dates=(PAYDAY,)), PAYDAY),
        (propose(Leg(None, PAYDAY)), PAYDAY),
        (Turn("no sé", "deny"), date(2026, 3, 19)),
    ],
)
def test_nothing_now_is_an_answer(answer: Turn, on: date) -> None:
    """'Nothing now' is accepted, the client chooses the day of the next talk, and we write then and not before."""
    shell = verified()
    shell.take(Turn("este mes no puedo", "cannot_pay"))
    asked, effects = shell.take(Turn("nada", "deny")), shell.take(answer)
    postponed = [effect for effect in effects if isinstance(effect, Postpone)]

    assert ["hardship-when"] == keys(asked)
    assert [(on, "hardship-again")] == [(effect.until.date(), effect.then) for effect in postponed]
    assert [Say("hardship-until", {"on": on})] == says(effects)
    assert shell.conversation.top is None


@pytest.mark.parametrize("state", [("hardship", "listening"), ("hardship", "person"), ("again", "when")])
def test_no_state_is_a_dead_end(state: tuple[str, str]) -> None:
    """Whoever goes on saying that they cannot pay is offered a day or a person, from every state."""
    effects = WAYS[state].walk().take(Turn("no puedo", "cannot_pay"))

    assert {"hardship-when", "hardship-passed-on"} & set(keys(effects))


@pytest.mark.parametrize("difficulty", ["temporary", "structural", None])
@pytest.mark.parametrize("code", [None, *CONTINGENCIES])
def test_no_longer_plan_is_pushed(code: str | None, difficulty: str | None) -> None:
    """No hardship is answered with a plan of ours, and a lasting one is offered a person."""
    told = Turn("no puedo", "cannot_pay", difficulty=difficulty, signs=Signs(contingency=code))
    said = set(keys(verified().take(told)))

    assert not said & {"plan-options", "plan-counter", "plan-alternative"}
    assert difficulty != "structural" or said & {OFFER, "hardship-care"}


def test_before_the_account_is_due() -> None:
    """Who says ahead that it will be hard is told until when there is time, and may propose at once."""
    ahead = replace(ACCOUNT, invoices=(invoice("F1", 144_000, date(2026, 3, 20)),))
    shell = verified(facts(ahead))
    effects = shell.take(Turn("el próximo mes va a ser difícil", "cannot_pay", dates=(date(2026, 4, 1),)))

    assert ["hardship-heard", "hardship-ahead"] == keys(effects)
    assert {"on": date(2026, 3, 20)} == says(effects)[-1].values
    assert ["plan-ask-rest-of-one"] == keys(shell.take(propose(Leg(72_000, date(2026, 3, 20)))))


def test_an_agreed_instalment_moves() -> None:
    """Who cannot keep what is agreed is asked for another day; grave news are not met with dates."""
    shell = verified(facts(AGREED))

    assert "hardship-heard" == keys(shell.take(Turn("no puedo", "cannot_pay")))[0]
    assert ["promise"] == [frame.dialogue for frame in shell.conversation.frames]
    ill = Turn("no puedo, me operaron", "cannot_pay", signs=Signs(contingency="illness"))
    assert ["hardship-heard", WORD] == keys(verified(facts(AGREED)).take(ill))


def test_the_ways_that_are_open() -> None:
    """Who asks what ways there are sees those that the creditor switched on, the ones that suit them first."""
    routes = {"direct_debit": Limits(), "return_goods": Limits(), "pause": Limits(30, 1), "skip_instalment": Limits()}
    known = facts(creditor=replace(facts().creditor, routes=routes))
    shell = verified(known)
    shell.take(Turn("perdí el trabajo", "cannot_pay", signs=Signs(contingency="job_loss")))
    shown = says(shell.take(Turn("¿qué otras formas hay?", "ask_options")))[0]

    offered = [choice.id for choice in shown.choices]
    assert ["route:pause", "route:return_goods", "route:direct_debit", "propose", "ask_human"] == offered
    paused = verified(replace(known, pauses=1))
    paused.take(Turn("no puedo", "cannot_pay"))
    assert "route:pause" not in [choice.id for choice in says(paused.take(press("ways")))[0].choices]


def test_without_ways_the_plans_are_shown() -> None:
    """Where the creditor switched nothing on, the question for options is answered with plans."""
    shell = verified()
    shell.take(Turn("no puedo", "cannot_pay"))

    assert ["plan-options"] == keys(shell.take(Turn("¿qué opciones hay?", "ask_options")))
