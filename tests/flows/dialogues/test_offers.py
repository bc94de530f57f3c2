"""A counter-offer stands beside the client's own plan, with its reasons and other ways; a yes means one plan only."""

from dataclasses import replace
from datetime import date

import pytest

from flows.negotiation.account import Account
from flows.negotiation.proposal import Frequency, Leg, Share
from flows.outcome import BookAgreement, Lines, OpenCase, Say
from flows.turn import Signs, Turn
from tests.flows.dialogues.states import LATE, YES
from tests.flows.facts import Shell, facts, invoice, keys, press, propose, read_back, says, verified

MONTHS = propose(Leg(24_000, date(2026, 4, 6), None, Frequency.MONTHLY))  # begins too late
TWELVE = propose(Leg(Share.ALL, date(2026, 3, 6), 12, Frequency.MONTHLY))  # more payments than the bot may agree to
BOTH = propose(Leg(Share.ALL, date(2026, 8, 28), 6, Frequency.MONTHLY))  # begins too late and ends too late


def counter(turn: Turn = MONTHS) -> tuple[Shell, Say]:
    """Return a talk with a counter-offer on the table, and the offer."""
    shell = verified()
    return shell, says(shell.take(turn))[-1]


def rows(said: Say, name: str) -> tuple[dict[str, object], ...]:
    """Return the rows of a list in a message."""
    lines = said.values[name]
    assert isinstance(lines, Lines)
    return tuple(dict(row) for row in lines.rows)


def test_the_clients_own_plan_stands_beside_it() -> None:
    """The offer shows what the client proposed, and marks what differs from it."""
    _, said = counter()
    changes = [row["change"] for row in rows(said, "lines")]

    assert [{"count": 6, "shape": "alike"}] == [{k: row[k] for k in ("count", "shape")} for row in rows(said, "own")]
    assert "date" == changes[0]
    assert {"no"} <= set(changes)


def test_every_limit_is_named() -> None:
    """Each limit that made the offer what it is stands in it, by its name."""
    _, said = counter(BOTH)

    assert "plan-counter-several" == said.key
    assert ["plan-reason-term-days-max", "plan-reason-first-payment-within-days"] == [
        getattr(row["reason"], "key", None) for row in rows(said, "reasons")
    ]


def test_other_ways_are_choices() -> None:
    """At least one other plan, and a person, can be had by a choice; the choice shows its plan and asks for a yes."""
    shell, said = counter(LATE)
    ways = [choice for choice in said.choices if choice.id.startswith("keep:")]
    assert ways
    assert "ask_human" == said.choices[-1].id
    for way in ways:
        other = shell.copy()
        shown = says(other.take(press(way)))[-1]
        booked = [effect for effect in other.take(press(shown.choices[0])) if isinstance(effect, BookAgreement)]

        assert "plan-alternative" == shown.key
        assert read_back(said) != read_back(shown)
        assert [read_back(shown)] == [tuple((p.due_on, p.amount) for p in one.plan) for one in booked]


def test_a_day_that_was_rolled_is_named() -> None:
    """A payment that rolled to a business day is read back with the day that the client named."""
    sunday, monday = date(2026, 3, 8), date(2026, 3, 9)
    _, said = counter(propose(Leg(72_000, sunday), Leg(Share.REST, date(2026, 3, 20))))

    assert [(monday, sunday), (date(2026, 3, 20), "")] == [(row["on"], row["said"]) for row in rows(said, "lines")]


def test_a_yes_to_an_older_plan_books_nothing() -> None:
    """A quick reply under an earlier plan reads the present one back instead of booking it."""
    shell, said = counter()
    shell.take(propose(Leg(Share.ALL, date(2026, 4, 20))))
    effects = shell.take(press(said.choices[0]))

    assert "plan-renewed" == keys(effects)[0]
    assert [] == [effect for effect in effects if isinstance(effect, BookAgreement)]


def test_a_spoken_yes_means_the_last_plan() -> None:
    """Words carry no mark: they answer what was shown last."""
    shell, said = counter()

    assert [read_back(said)] == [
        tuple((part.due_on, part.amount) for part in effect.plan)
        for effect in shell.take(YES)
        if isinstance(effect, BookAgreement)
    ]


@pytest.mark.parametrize(("hours", "booked"), [(71, True), (73, False)])
def test_an_offer_expires(hours: int, booked: bool) -> None:
    """After the policy's hours a yes reads the plan back once more, as it stands today; the next yes books it."""
    shell, _ = counter(propose(Leg(Share.ALL, date(2026, 3, 18))))
    shell.wait(hours=hours)
    shell.conversation = replace(shell.conversation, seen_at=shell.facts.now.isoformat())
    effects = shell.take(YES)

    assert booked == any(isinstance(effect, BookAgreement) for effect in effects)
    assert booked or ["plan-renewed", "plan-read-back-once"] == keys(effects)
    assert booked or any(isinstance(effect, BookAgreement) for effect in shell.take(YES))


def test_an_exception_stands_beside_what_needs_none() -> None:
    """What only staff may approve is shown with its limits, the promised answer, and the nearest plan without them."""
    shell, said = counter(TWELVE)
    other = shell.copy()
    shown = says(other.take(press("take:2")))[-1]

    assert "plan-exception-or" == said.key
    assert shell.facts.duty.answer_by == said.values["due"]
    assert read_back(said) == read_back(shown)
    assert any(isinstance(effect, BookAgreement) for effect in other.take(YES))
    assert ["exception"] == [effect.kind for effect in shell.take(YES) if isinstance(effect, OpenCase)]


@pytest.mark.parametrize("contingency", ["illness", "job_loss", "bereavement"])
def test_bad_news_is_never_countered(contingency: str) -> None:
    """Who volunteered illness, lost work or a death gets a person for what does not fit, and no other plan."""
    shell = verified()
    effects = shell.take(replace(LATE, signs=Signs(contingency=contingency)))

    assert not {"plan-counter", "plan-counter-several"} & set(keys(effects))
    assert "hardship" in [case.kind for case in shell.facts.cases]


def test_less_than_a_settlement_is_answered() -> None:
    """An offer to settle below what the policy allows is told so, with the nearest plan."""
    shell = verified(facts(Account("CLP", (invoice("F1", 144_000),))))
    effects = shell.take(propose(Leg(20_000, date(2026, 3, 6)), settles=True))

    assert {"plan-counter", "plan-counter-several"} & set(keys(effects))
