"""Hold that each way besides a plan takes one yes, says what happens next, and comes to a case or an effect."""

from dataclasses import replace
from datetime import date

import pytest

from flows.negotiation.proposal import Leg
from flows.outcome import OpenCase, PlaceHold, Postpone, Say
from flows.routes import ROUTES, Limits, chosen
from flows.turn import Signs, Turn
from tests.flows.facts import AGREED, LATER, Shell, facts, keys, press, propose, says, verified

LIMITS = {"pause": Limits(days_max=30, per_year_max=1)}
BY_PERSON = sorted(name for name, route in ROUTES.items() if not route.is_ours)
YES, NO = Turn("sí", "affirm"), Turn("no", "deny")


def on(*names: str, **changes: object) -> Shell:
    """Return a talk with a creditor that switched these ways on."""
    known = facts(**changes)  # type: ignore[arg-type]
    routes = {name: LIMITS.get(name, Limits()) for name in names}
    return verified(replace(known, creditor=replace(known.creditor, routes=routes)))


def asks(route: str, intent: str = "ask_extension", **more: object) -> Turn:
    """Return a turn that asks for a way in the client's own words."""
    return Turn(f"quiero {route}", intent, signs=Signs(route=route), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("route", BY_PERSON)
def test_one_yes_reaches_a_person(route: str) -> None:
    """A way that is on says what it means; one yes makes it a case with the client's words and a promised answer."""
    shell = on(route)
    offered, taken = shell.take(asks(route)), shell.take(YES)

    assert [f"route-{route.replace('_', '-')}"] == keys(offered)
    assert OpenCase("human", LATER, f"quiero {route}", details={"route": route}) in taken
    assert PlaceHold("route") in taken
    assert ["route-passed-on"] == keys(taken)
    assert shell.conversation.top is None


@pytest.mark.parametrize("route", [*BY_PERSON, "pause"])
def test_what_is_off_is_seen_by_a_person(route: str) -> None:
    """A way that is off is not refused: it is said honestly that a person decides, and one yes passes it on."""
    shell = on()
    offered, taken = shell.take(asks(route)), shell.take(YES)

    assert ["route-by-person"] == keys(offered)
    assert [{"route": route}] == [effect.details for effect in taken if isinstance(effect, OpenCase)]


@pytest.mark.parametrize(
    ("turn", "until"),
    [
        (asks("pause"), date(2026, 4, 3)),
        (asks("pause", dates=(date(2026, 3, 20),)), date(2026, 3, 20)),
        (asks("pause", dates=(date(2026, 6, 1),)), date(2026, 4, 3)),  # no later than the creditor allows
        (asks("pause", dates=(date(2026, 3, 1),)), date(2026, 4, 3)),  # a day gone by is no end
        (press("route:pause"), date(2026, 4, 3)),
    ],
)
def test_a_pause_has_an_end(turn: Turn, until: date) -> None:
    """The pause ends on the day that was named, within the limit; the day is said before the yes, and we write then."""
    shell = on("pause")
    offered, taken = shell.take(turn), shell.take(YES)
    holds = [effect for effect in taken if isinstance(effect, PlaceHold)]
    wakes = [effect for effect in taken if isinstance(effect, Postpone)]

    assert [{"on": until}] == [said.values for said in says(offered)]
    assert [("pause", until, turn.text)] == [
        (hold.kind, hold.until and hold.until.date(), hold.reason) for hold in holds
    ]
    assert [(holds[0].until, "pause-over")] == [(wake.until, wake.then) for wake in wakes]
    assert Say("route-pause-begun", {"on": until}) in taken


def test_a_pause_used_up_is_seen_by_a_person() -> None:
    """Beyond so many pauses a year, or under an agreement, a person looks at it."""
    for shell in (on("pause", pauses=1), on("pause", account=AGREED)):
        assert ["route-by-person"] == keys(shell.take(asks("pause")))


def test_a_no_leaves_everything() -> None:
    """A no to a way does nothing, and what was under way goes on."""
    shell = on("pause")
    shell.take(propose(Leg(50_000, date(2026, 3, 6))))
    shell.take(asks("pause"))

    assert ["route-declined", "plan-ask-rest-of-one"] == keys(shell.take(NO))


def test_a_small_beginning_is_a_plan() -> None:
    """Who wants to begin with a little is asked with how much, and the policy judges it like any proposal."""
    shell = on()

    assert ["route-small-first-payment"] == keys(shell.take(asks("small_first_payment")))
    assert ["plan-ask-rest-of-one"] == keys(shell.take(propose(Leg(12_000, date(2026, 3, 6)))))


def test_an_instalment_is_skipped_elsewhere() -> None:
    """Skipping an instalment belongs to what was agreed."""
    shell = on("skip_instalment", account=AGREED)
    shell.take(asks("skip_instalment"))

    assert "route" not in [frame.dialogue for frame in shell.conversation.frames]


@pytest.mark.parametrize("intent", ["dispute_service", "already_paid", "complain", "cancel_service", "ask_human"])
def test_graver_matters_come_first(intent: str) -> None:
    """A bill that is wrong, a complaint, a payment made, a wish to leave: none is answered with another way."""
    effects = on(*BY_PERSON).take(asks("return_goods", intent))

    assert not [key for key in keys(effects) if key.startswith("route-")]


@pytest.mark.parametrize("intent", ["affirm", "deny", "propose_plan", "out_of_scope", "ask_payment_methods"])
def test_another_way_in_the_middle_of_a_plan(intent: str) -> None:
    """A way that is asked for takes the word from the plan's question, however the rest is read; the plan waits."""
    shell = on("return_goods")
    shell.take(propose(Leg(50_000, date(2026, 3, 6))))

    assert ["route-return-goods"] == keys(shell.take(asks("return_goods", intent)))
    assert ["plan", "route"] == [frame.dialogue for frame in shell.conversation.frames]


def test_a_sum_is_a_proposal() -> None:
    """Who names a sum beside a way proposes; the sum is heard."""
    effects = on("other_payer").take(propose(Leg(50_000, date(2026, 3, 6)), signs=Signs(route="other_payer")))

    assert ["plan-ask-rest-of-one"] == keys(effects)


def test_a_stranger_is_offered_nothing() -> None:
    """Before the client is verified no way is offered; it waits, and is not asked for again."""
    shell = Shell(facts())
    early = [*shell.take(asks("pause")), *shell.take(Turn("sí", "affirm"))]

    assert ["identify-opening", "identify-ask-document-last4"] == keys(early)
    assert "route-by-person" == keys(shell.take(Turn("6785")))[-1]


@pytest.mark.parametrize(
    ("button", "route"), [("route:pause", "pause"), ("route:nothing", None), ("pause", None), (None, None)]
)
def test_buttons_of_ways(button: str | None, route: str | None) -> None:
    """Only a known way's own quick reply stands for it."""
    assert route == chosen(button)
