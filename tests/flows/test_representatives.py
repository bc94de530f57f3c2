"""Who acts for a client is told and may agree what a person saw proved, after showing who they are; nobody else is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.conversation import from_json, to_json
from flows.dialogues import DIALOGUES
from flows.facts import Facts, Identity, OpenCaseFact
from flows.negotiation.proposal import Leg, Share
from flows.outcome import AddToCase, BookAgreement, OpenCase, Say, TellLaw, Unverify, Verify
from flows.rights.representatives import BINDS, HEARS, OWN, Representative, Scope, is_in_force, may
from flows.turn import Turn
from tests.flows.facts import Shell, facts, keys, propose

UNTIL = date(2026, 12, 31)
ANA = Representative(7, "Ana Soto", "power", Scope.TOLD, UNTIL)
OWES, PROPOSES = Turn("¿cuánto debe mi madre?", "ask_balance"), propose(Leg(Share.ALL, date(2026, 3, 6)))
SHOWS, YES = Turn("4321", "out_of_scope"), Turn("sí", "affirm")


def acting(scope: Scope = Scope.TOLD) -> Facts:
    """Return the facts as they are where a representative writes: their own document is what they are asked for."""
    return replace(facts(), acting=replace(ANA, scope=scope), identity=Identity("87654321"))


def shown(scope: Scope = Scope.TOLD) -> Shell:
    """Return a talk with a representative who showed who they are."""
    shell = Shell(acting(scope))
    shell.take(Turn("hola", "greet"))
    shell.take(SHOWS)
    return shell


def test_every_dialogue_is_somebodys() -> None:
    """Each dialogue that needs somebody verified is told, binds, or is the client's alone; the scopes grow."""
    parts = (HEARS, BINDS, OWN)

    assert {name for name, one in DIALOGUES.items() if one.verified} == frozenset().union(*parts)
    assert sum(map(len, parts)) == len(frozenset().union(*parts))
    assert all(may(None, name) for name in DIALOGUES)
    assert not any(may(replace(ANA, scope=scope), name) for scope in Scope for name in (*OWN, "unheard of"))


@given(st.dates(), st.integers(-400, 400))
def test_the_last_day_counts(until: date, days: int) -> None:
    """One acts up to the last day, and not on the next."""
    try:
        today = until + timedelta(days=days)
    except OverflowError:
        return
    assert (days <= 0) == is_in_force(until, today)


@pytest.mark.parametrize("scope", Scope)
def test_shown_first(scope: Scope) -> None:
    """Nothing is told before their own document is; then what they asked is answered, and whose account it is said."""
    shell = Shell(acting(scope))
    asked = shell.take(OWES)
    wrong = shell.take(Turn("6785", "out_of_scope"))  # the client's own
    told = shell.take(SHOWS)

    assert ["behalf-identify"] == keys(asked)
    assert ["identify-wrong"] == keys(wrong)
    assert Verify() in told
    assert TellLaw() not in told
    assert f"behalf-shown-{scope}" == keys(told)[0]
    assert any(key.startswith("balance-") for key in keys(told))


def test_greeted_by_name() -> None:
    """Who acts for the client is called by their own name."""
    effects = shown().take(Turn("buenas, soy la abogada de Marcela", "greet"))

    assert ["Ana"] == [one.values["name"] for one in effects if isinstance(one, Say)]
    assert Unverify() not in effects


@pytest.mark.parametrize(
    "turn", [PROPOSES, Turn("quiero mis datos", "out_of_scope"), Turn("mándeme el comprobante", "ask_receipt")]
)
def test_beyond_what_they_are_told(turn: Turn) -> None:
    """What binds the client, or is theirs alone, goes to a person, and nothing is begun."""
    shell = shown()
    effects = shell.take(turn)

    assert ["behalf-beyond"] == keys(effects)
    assert ["power"] == [one.details["matter"] for one in effects if isinstance(one, OpenCase)]
    assert () == shell.conversation.frames
    shell.facts = replace(shell.facts, cases=(OpenCaseFact(1, "human", shell.facts.now, (), "power"),))
    assert any(isinstance(one, AddToCase) for one in shell.take(turn))


def test_agrees_within_the_scope() -> None:
    """Who may agree does, as the client would; their file stays the client's."""
    shell = shown(Scope.AGREE)
    shell.take(PROPOSES)
    booked = shell.take(YES)

    assert any(isinstance(one, BookAgreement) for one in booked)
    assert ["behalf-beyond"] == keys(shell.take(Turn("borraron mal, mi nombre está mal escrito", "out_of_scope")))


def test_each_shows_it_for_themselves() -> None:
    """What one showed, and what was under way with them, is nothing to the other; nor to who comes after an end."""
    shell = shown(Scope.AGREE)
    shell.take(PROPOSES)
    shell.conversation = from_json(to_json(shell.conversation))
    shell.facts = facts()
    client = shell.take(YES)
    shell.facts = acting(Scope.AGREE)
    again = shell.take(OWES)
    shell.facts = replace(acting(Scope.AGREE), acting=replace(ANA, id=8, scope=Scope.AGREE))
    other = shell.take(OWES)

    assert not any(isinstance(one, BookAgreement) for one in client)
    assert not shell.conversation.verified
    assert ["behalf-identify"] == keys(again) == keys(other)
