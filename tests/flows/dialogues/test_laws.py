"""The laws of every dialogue in every state: what is always heard, what is always answered, what is never said."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import codec
from flows.conversation import Conversation, Frame, from_json, to_json
from flows.dialogues import DIALOGUES
from flows.doubts import meant
from flows.engine import step
from flows.incentives import reachable
from flows.negotiation.money import Money
from flows.outcome import (
    BookAgreement,
    CloseTalk,
    Lines,
    LockIdentity,
    MarkWrongPerson,
    OpenCase,
    OptOut,
    PageSomeone,
    PlaceHold,
    Say,
    Verify,
)
from flows.table import DONE
from flows.turn import ANY, RESUME, RETURNED, SILENCE, Turn
from tests.flows.dialogues.states import WAYS, Place, early, waiting
from tests.flows.facts import AGREED, MIXED, TWO, Shell, facts, figures, keys, read_back, says, verified
from tests.flows.turns import INTENTS, NONSENSE, turns

EVERYWHERE = pytest.mark.parametrize("place", sorted(WAYS), ids=" ".join)
BEGINNINGS: dict[str, Callable[[], Shell]] = {
    "stranger": lambda: Shell(facts()),
    "one bill": verified,
    "two bills": lambda: verified(facts(TWO)),
    "one later": lambda: verified(facts(MIXED)),
    "agreed": lambda: verified(facts(AGREED)),
    "early": early,
    "night": lambda: verified(facts(on_duty=False)),
}
LET_GO = {
    "bill",
    "keeping",
    "complaint",
    "phishing",
    "rights",
    "claim",
    "dispute",
    "distress",
    "rating",
    "satisfaction",
    "objection",
    "suspicion",
}  # dialogues that do not insist on their last question
beginnings = st.sampled_from(sorted(BEGINNINGS)).map(lambda name: BEGINNINGS[name]())
walks = st.lists(turns, min_size=1, max_size=12)
COUNTERS = {"plan-counter", "plan-counter-several"}
PLAN_OFFERS = {"plan-options", "plan-alternative", "plan-exception-or", *COUNTERS}
ASKS_FOR_OFFER = {"deny", "ask_options", "cannot_pay"}
READ_BACKS = {
    "plan-read-back",
    "plan-read-back-again",
    "plan-read-back-once",
    "plan-read-back-settled",
    "early-read-back",
    "plan-alternative",
    *COUNTERS,
}


def test_every_state_has_a_way() -> None:
    """Each state in which a dialogue waits is reached by turns of a client."""
    ends = {place: shell.conversation.top for place, way in WAYS.items() for shell in [way.walk()]}

    assert waiting() == WAYS.keys()
    assert {} == {place: top for place, top in ends.items() if (top and (top.dialogue, str(top.state))) != place}


@pytest.mark.parametrize("name", sorted(DIALOGUES))
def test_rows_stay_in_their_dialogue(name: str) -> None:
    """Rows start and end in states of their dialogue; each state is an end of some row, and has a way to the end."""
    dialogue = DIALOGUES[name]
    states = {str(state) for state in dialogue.states}
    ways: dict[str, set[str]] = {state: set() for state in states}
    for (state, _), row in dialogue.table.items():
        ways[str(state)] |= row.ends

    assert set() == {state for (state, _) in dialogue.table if str(state) not in states}
    assert set() == set().union(*ways.values()) - states
    assert states - {dialogue.start} == _closure(ways, str(dialogue.start)) - {dialogue.start}
    assert set() == {state for state in states if DONE not in _closure(ways, state)}


def _closure(ways: dict[str, set[str]], start: str) -> set[str]:
    """Return the states that rows lead to, the first one included."""
    found, fresh = {start}, {start}
    while fresh:
        fresh = set().union(*(ways[state] for state in fresh)) - found
        found |= fresh
    return found


@pytest.mark.parametrize("name", sorted(DIALOGUES))
def test_dialogues_begin_with_anything_and_resume_everywhere(name: str) -> None:
    """A dialogue can begin on any turn, and takes its question up again in every state in which it waits."""
    dialogue = DIALOGUES[name]
    waits = {str(state) for state in dialogue.states} - {DONE, dialogue.start}

    assert (dialogue.start, ANY) in dialogue.table
    assert set() == {state for state in waits if (state, RESUME) not in dialogue.table}


@EVERYWHERE
def test_nonsense_is_answered(place: Place) -> None:
    """Nonsense gets an answer in every state, and the talk stays alive; what is rated takes it as its last word."""
    shell = WAYS[place].walk()
    effects = shell.take(NONSENSE)

    assert says(effects)
    assert place[0] in {"rating", "satisfaction"} or shell.conversation.open


@EVERYWHERE
def test_stop_is_honoured(place: Place) -> None:
    """In every state, sure or not, first or second intent: stop is stop, with one confirmation and nothing else."""
    for turn in (Turn("baja", "opt_out"), Turn("eh, baja", "out_of_scope", certain=False, also=("opt_out",))):
        shell = WAYS[place].walk()
        effects = shell.take(turn)

        assert ["stop-confirmed"] == keys(effects)
        assert OptOut() in effects
        assert [CloseTalk] == [type(effect) for effect in effects if isinstance(effect, CloseTalk)]
        assert not shell.conversation.open


@EVERYWHERE
def test_distress_comes_first(place: Place) -> None:
    """In every state distress is met with help alone: no amount, no plan, no question of before, now or next."""
    shell = WAYS[place].walk()
    effects = shell.take(Turn("no quiero seguir viviendo", "ask_balance", also=("distress",)))
    after = shell.take(Turn("nada", "out_of_scope", certain=False))

    assert ["distress-on-duty" if shell.facts.duty.adviser else "distress-off-duty"] == keys(effects)
    assert PageSomeone() in effects
    assert any(isinstance(effect, PlaceHold) for effect in effects)
    assert [] == [figure for said in says(after) for value in said.values.values() for figure in figures(value)]


@EVERYWHERE
def test_a_stranger_is_told_nothing(place: Place) -> None:
    """In every state 'wrong person' ends the talk without a word of the account, and nobody is verified any more."""
    shell = WAYS[place].walk()
    effects = shell.take(Turn("no soy yo", "wrong_person"))
    again = shell.take(Turn("hola", "greet"))

    assert ["wrong-person"] == keys(effects)
    assert {} == says(effects)[0].values
    assert MarkWrongPerson() in effects
    assert not shell.conversation.verified
    assert ["identify-opening"] == keys(again)


@EVERYWHERE
def test_a_person_is_one_word_away(place: Place) -> None:
    """In every state a person can be had: one is called or a time is offered, and no other question follows."""
    shell = WAYS[place].walk()
    effects = shell.take(Turn("una persona por favor", "ask_human"))
    night = "handover-in-writing" if place == ("handover", "slot") else "handover-off-duty"

    assert ["handover-on-duty" if shell.facts.duty.adviser else night] == keys(effects)


@EVERYWHERE
def test_a_question_is_taken_up_again(place: Place) -> None:
    """After a question in between, whatever still waits asks its own question again, or lets it go."""
    shell = WAYS[place].walk()
    before = shell.conversation.top
    shell.take(Turn("¿quiénes son?", "ask_identity"))
    after = shell.conversation.top

    assert before is not None
    assert before.dialogue in LET_GO or (after is not None and after.dialogue == before.dialogue)


@EVERYWHERE
def test_what_waits_has_asked(place: Place) -> None:
    """Every message that waits for an answer names its question; only a plan whose money is stopped asks nothing."""
    assert (place == ("plan", "waiting")) == (WAYS[place].walk().conversation.question is None)


@EVERYWHERE
def test_adviser_gives_back(place: Place) -> None:
    """When an adviser gives the conversation back, the bot says so and goes on where it stood."""
    shell = WAYS[place].walk()
    effects = shell.take(Turn(intent=RETURNED))

    assert "handover-returned" == keys(effects)[0]
    assert not any(isinstance(effect, OpenCase) for effect in effects)


@EVERYWHERE
def test_silence_closes_without_a_word(place: Place) -> None:
    """Silence closes the talk with its outcome, says nothing, and keeps what was under way."""
    shell = WAYS[place].walk()
    before = shell.conversation.frames
    effects = shell.take(Turn(intent=SILENCE))

    assert [CloseTalk] == [type(effect) for effect in effects]
    assert before == shell.conversation.frames
    assert not shell.conversation.open


@EVERYWHERE
@pytest.mark.parametrize("change", [{"version": 99}, {"state": "gone"}, {"dialogue": "gone"}], ids=str)
def test_unknown_states_land_safely(place: Place, change: dict[str, Any]) -> None:
    """A frame that this version does not know is let go: the client is asked again, the talk's memory stays."""
    shell = WAYS[place].walk()
    frames = (*shell.conversation.frames[:-1], replace(shell.conversation.frames[-1], **change))
    shell.conversation = replace(shell.conversation, frames=frames, memory={"rounds": 1})
    effects = shell.take(Turn("sí", "affirm"))

    assert says(effects)
    assert not any(isinstance(effect, BookAgreement) for effect in effects)
    assert 1 == shell.conversation.memory["rounds"]


@pytest.mark.parametrize(
    "waits",
    [{"dialogue": "gone", "turn": {}}, {"dialogue": "plan", "turn": {"said": "?"}}, {"dialogue": "plan"}],
    ids=str,
)
def test_unknown_deferrals_are_let_go(waits: dict[str, Any]) -> None:
    """A matter that waited for the verification, as another version knows it, does not stop the talk."""
    shell = Shell(facts(), Conversation(deferred=(waits,)))
    for turn in (Turn("hola", "greet"), Turn("sí", "affirm"), Turn("6785")):
        effects = shell.take(turn)

    assert "welcome-listen" == keys(effects)[-1]


def test_other_versions_fields_are_left_aside() -> None:
    """A conversation stored by another version is read with the fields that both know."""
    stored = {
        "verified": True,
        "frames": [{"dialogue": "plan", "state": "proposing", "mood": "?"}],
        "deferred": {"dialogue": "plan"},
        "x": 1,
    }

    assert Conversation(frames=(Frame("plan", "proposing"),), verified=True) == from_json(stored)


@given(beginnings, walks)
def test_random_turns_are_safe(shell: Shell, path: list[Turn]) -> None:
    """Whatever a client does, no step raises or loops; each turn of theirs is answered, and JSON holds all."""
    for turn in path:
        effects = shell.take(turn)
        stored = json.loads(json.dumps(to_json(shell.conversation)))

        assert says(effects) or turn.intent in {SILENCE, RETURNED}
        assert shell.conversation == from_json(stored)
        assert to_json(shell.conversation) == to_json(from_json(stored))
        assert len({frame.dialogue for frame in shell.conversation.frames}) == len(shell.conversation.frames)


@given(beginnings, walks)
def test_the_same_turn_gives_the_same_outcome(shell: Shell, path: list[Turn]) -> None:
    """The same conversation, turn and facts always give the same outcome."""
    for turn in path:
        assert step(shell.conversation, turn, shell.facts) == step(shell.conversation, turn, shell.facts)
        shell.take(turn)


@given(walks)
def test_nothing_is_told_before_verification(path: list[Turn]) -> None:
    """Before the client is verified no message holds an amount, a row, a bill's name or a date of the account."""
    shell = Shell(facts(AGREED))
    account = {"Agua, enero", "F1", date(2026, 2, 12), date(2026, 3, 13), date(2026, 4, 13)}
    for turn in path:
        secret = account - set(turn.dates)
        before = shell.conversation.verified
        for effect in shell.take(turn):
            before = before or isinstance(effect, Verify)
            assert before or [] == [value for value in _values(effect) if _discloses(value, secret)]


def _values(effect: object) -> list[object]:
    """Return all values of a message and of its buttons."""
    if not isinstance(effect, Say):
        return []
    return [*effect.values.values(), *(value for choice in effect.choices for value in choice.values.values())]


def _discloses(value: object, secret: set[object]) -> bool:
    if isinstance(value, datetime):
        return False  # a promised answer, never a due date
    return isinstance(value, Money | Lines) or value in secret


@given(walks)
def test_verification_ends(path: list[Turn]) -> None:
    """After a day without a word of the client nothing is told without a new verification."""
    shell = verified()
    shell.take(path[0])
    shell.wait(hours=25)
    for turn in path[1:]:
        opened = shell.conversation.verified and not _is_old(shell)
        effects = shell.take(turn)
        if not (opened or any(isinstance(effect, Verify) for effect in effects)):
            assert [] == [one for said in says(effects) for value in said.values.values() for one in figures(value)]


def _is_old(shell: Shell) -> bool:
    seen = shell.conversation.seen_at
    return seen is None or (shell.facts.now - datetime.fromisoformat(seen)).total_seconds() > 24 * 3600


@given(beginnings, walks)
def test_the_client_goes_first(shell: Shell, path: list[Turn]) -> None:
    """No plan of ours is shown before the client proposed, refused, or asked for one."""
    spoke = False
    for turn in path:
        heard = {turn.intent, turn.button, *turn.also}
        spoke = spoke or bool(turn.legs) or bool(heard & ASKS_FOR_OFFER)
        told = set(keys(shell.take(turn)))
        assert spoke or not told & PLAN_OFFERS


@given(beginnings, walks)
def test_only_a_yes_to_the_plan_just_read_books_it(shell: Shell, path: list[Turn]) -> None:
    """An agreement is booked by an explicit yes alone, right after exactly this plan was read back."""
    last: list[Say] = says(shell.done)
    for turn in path:
        effects = shell.take(turn)
        for booked in (effect for effect in effects if isinstance(effect, BookAgreement)):
            assert "affirm" in {turn.intent, turn.button, *turn.also}
            assert last[-1].key in READ_BACKS
            assert read_back(last[-1]) == tuple((part.due_on, part.amount) for part in booked.plan)
            assert booked.total == sum(part.amount for part in booked.plan)
            assert "7" == booked.policy_version
        last = says(effects) or last


@given(beginnings, walks)
def test_counter_offers_are_few(shell: Shell, path: list[Turn]) -> None:
    """A talk never holds more different counter-offers than the policy allows."""
    offers: set[object] = set()
    for turn in path:
        before = shell.conversation.open
        effects = shell.take(turn)
        offers = set() if not before else offers
        offers |= {read_back(said) for said in says(effects) if said.key in COUNTERS}
        assert len(offers) <= (shell.facts.policy.counter_offers_max or 0)
        if any(isinstance(effect, CloseTalk) for effect in effects):
            offers = set()


@given(beginnings, walks)
def test_a_talk_closes_with_its_outcome(shell: Shell, path: list[Turn]) -> None:
    """The talk closes exactly when its outcome is recorded, with a commitment, its date, a rate, and a next step."""
    for turn in path:
        was_open = shell.conversation.open
        effects = shell.take(turn)
        closed = [effect for effect in effects if isinstance(effect, CloseTalk)]
        assert (not shell.conversation.open) == bool(closed) or not (was_open or shell.conversation.open)
        for outcome in closed:
            assert (outcome.commitment == "none") == (outcome.commitment_on is None)
            assert 1 <= outcome.receptivity <= 5
            assert outcome.owner in {"client", "adviser", "bot"}


@given(beginnings, walks)
def test_every_figure_was_computed(shell: Shell, path: list[Turn]) -> None:
    """Each amount that is said is one of the account, of the proposal, or of the plan that was judged."""
    for turn in path:
        known = _amounts(shell)
        effects = shell.take(turn)
        known |= _amounts(shell) | _sums(shell) | _readings(shell)
        shown = {one.minor for said in says(effects) for value in said.values.values() for one in figures(value)}
        plans = {amount for said in says(effects) for _, amount in read_back(said)}
        plans |= {one.minor for said in says(effects) for one in figures(said.values.get("own", ""))}
        options = _option_amounts(effects)
        assert set() == {one for one in shown - known - plans - options if one not in _totals(effects)}


def _amounts(shell: Shell) -> set[int]:
    account = shell.facts.account
    parts = account.agreement.instalments if account.agreement else ()
    sums = {account.balance, account.payable, account.balance - account.payable, account.overdue(shell.facts.today)}
    if early := reachable(shell.facts):
        sums |= {early.total, early.discount}
    return (
        sums
        | {one.balance for one in account.invoices}
        | {part.unpaid for part in parts}
        | {sum(p.unpaid for p in parts)}
    )


def _sums(shell: Shell) -> set[int]:
    """Return what a proposal in part comes to, and what it leaves."""
    frames = [frame.slots.get("legs", ()) for frame in shell.conversation.frames]
    legs = [leg["amount"] for found in frames for leg in found if isinstance(leg["amount"], int)]
    said = sum(legs)
    part = shell.facts.account.next_instalment
    account = shell.facts.account
    wholes = {account.payable, account.overdue(shell.facts.today), part.unpaid if part else 0}
    return {said, *(max(whole - said, 0) for whole in wholes)}


def _readings(shell: Shell) -> set[int]:
    """Return the payments of a proposal in both readings of what is doubtful in it."""
    kept = [frame.slots for frame in shell.conversation.frames if frame.slots.get("doubts")]
    legs = [codec.load_legs(slots["legs"]) for slots in kept]
    others = [meant(said, codec.load_doubts(slots["doubts"])) for said, slots in zip(legs, kept, strict=True)]
    return {leg.amount for said in (*legs, *others) for leg in said if isinstance(leg.amount, int)}


def _totals(effects: object) -> set[int]:
    """Return the totals of the plans read back, and what they forgive."""
    sums = [sum(amount for _, amount in read_back(said)) for said in says(effects)]  # type: ignore[arg-type]
    return set(sums) | {144_000 - one for one in sums} | {204_000 - one for one in sums}


def _option_amounts(effects: object) -> set[int]:
    """Return the amounts of what is shown as a choice: options, and a plan lighter than the one on the table."""
    rows = [said.values["lines"] for said in says(effects) if said.key == "plan-options"]  # type: ignore[arg-type]
    rows += [said.values.get("lighter", "") for said in says(effects)]  # type: ignore[arg-type]
    return {row["amount"].minor for lines in rows if isinstance(lines, Lines) for row in lines.rows}  # type: ignore[union-attr]


@given(
    st.lists(
        st.sampled_from([Turn("1111"), Turn("2222 3333"), Turn("hola", "greet"), Turn("sí 4444", "affirm")]),
        max_size=14,
    )
)
def test_guesses_are_limited(path: list[Turn]) -> None:
    """No more wrong answers are heard than the policy bears; then an adviser takes over, and right ones are late."""
    shell = Shell(facts())
    for turn in path:
        shell.take(turn)
    wrong = sum(1 for effect in shell.done if isinstance(effect, LockIdentity))
    if wrong:
        for turn in (Turn("hola", "greet"), Turn("sí", "affirm"), Turn("6785")):
            shell.take(turn)

    assert wrong <= 1
    assert not (wrong and shell.conversation.verified)


def test_all_intents_are_known() -> None:
    """The turns that are tried hold every intent of the contract, thirty."""
    assert 30 == len(set(INTENTS))
