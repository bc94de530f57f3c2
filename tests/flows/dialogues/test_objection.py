"""An objection is answered once, leads where the client chooses, and gives way to what was under way."""

from dataclasses import replace
from datetime import date

import pytest

from flows.negotiation.proposal import Leg, Share
from flows.objections.book import Book
from flows.outcome import OpenCase, Postpone, RecordObjection, Say
from flows.turn import Signs, Turn
from tests.flows.facts import Shell, facts, keys, press, propose, says, verified
from tests.flows.objections.books import BOOK

LATE = propose(Leg(Share.ALL, date(2026, 4, 30)))


def objects(code: str, intent: str = "out_of_scope", *, certain: bool = False) -> Turn:
    """Return a turn that raises an objection."""
    return Turn("pero…", intent, certain=certain, signs=Signs(objection=code))


def records(shell: Shell) -> list[tuple[str, str | None]]:
    """Return the objections and branches that were counted."""
    return [(effect.code, effect.branch) for effect in shell.done if isinstance(effect, RecordObjection)]


@pytest.mark.parametrize("code", sorted(BOOK.objections))
def test_one_reply(code: str) -> None:
    """Every objection gets its reply in the client's language, once; the second time a person is offered instead."""
    shell = verified()
    first, second = shell.take(objects(code)), shell.take(objects(code))
    one = BOOK.objections[code]

    assert one.reply["es"] == next(said for said in says(first) if said.key == "objection-reply").values["answer"]
    assert "objection-again" == keys(second)[0]
    assert [(code, None), (code, "again")] == records(shell)
    assert BOOK.version == next(effect.version for effect in first if isinstance(effect, RecordObjection))


@pytest.mark.parametrize(("code", "place"), [
    (code, place) for code, one in sorted(BOOK.objections.items()) for place in range(1, len(one.branches) + 1)
])  # fmt: skip
def test_no_branch_is_a_dead_end(code: str, place: int) -> None:
    """Each branch is counted and leads on: something is said or done, or what was under way is asked again."""
    for before in ((LATE,), ()):
        shell = verified()
        for turn in (*before, objects(code)):
            shell.take(turn)
        effects = shell.take(press(f"branch:{place}"))

        assert (code, BOOK.objections[code].branches[place - 1].code) == records(shell)[-1]
        assert any(isinstance(effect, Say | OpenCase | Postpone) for effect in effects)


def test_the_matter_is_taken_up_again() -> None:
    """An objection in the middle of a plan is answered, and the plan's question is put again."""
    shell = verified()
    before = keys(shell.take(LATE))
    effects = shell.take(objects("wants_in_writing"))

    assert [*before][-1] == keys(effects)[-1]
    assert "objection-reply" == keys(effects)[0]


def test_no_yes_to_a_plan() -> None:
    """Words that ask for time are no yes to the plan that was read back, however they were read."""
    shell = verified()
    shell.take(propose(Leg(Share.ALL, date(2026, 3, 6))))
    effects = shell.take(objects("ask_partner", "affirm", certain=True))

    assert ["objection-reply"] == keys(effects)
    assert shell.facts.account.agreement is None


def test_a_refusal_is_the_plans_own() -> None:
    """'No, too expensive' to an offer is a refusal of it: the plan answers with its next way."""
    shell = verified()
    shell.take(LATE)
    effects = shell.take(objects("too_expensive", "deny", certain=True))

    assert "objection-reply" not in keys(effects)


def test_before_the_client_is_known() -> None:
    """A doubt about who writes is answered before anything is asked; every other objection waits for the client."""
    doubts, dear = Shell(facts()), Shell(facts())
    for shell in (doubts, dear):
        shell.take(Turn("hola", "greet"))

    assert ["objection-reply", "trust-page-and-phone"] == keys(doubts.take(objects("no_trust")))[:2]
    assert "objection-reply" not in keys(dear.take(objects("too_expensive")))
    dear.take(Turn("sí", "affirm"))
    assert "objection-reply" in keys(dear.take(Turn("6785")))


def test_benefits_once() -> None:
    """A benefit of being up to date is told with the technique that explains it, and once in a talk at most."""
    book = replace(BOOK.objections["company_rich"], code="other")
    known = facts()
    both = Book("9", {**BOOK.objections, "other": book})
    shell = verified(replace(known, creditor=replace(known.creditor, objections=both)))
    first, second = keys(shell.take(objects("company_rich"))), keys(shell.take(objects("other")))
    silent = verified(replace(known, creditor=replace(known.creditor, benefits=())))

    assert ("benefit-once" in first, "benefit-once" in second) == (True, False)
    assert "benefit-once" not in keys(silent.take(objects("company_rich")))


@pytest.mark.parametrize("turn", [Turn("no", "deny"), Turn("sí", "affirm"), Turn("asdf", certain=False)])
@pytest.mark.parametrize("code", sorted(BOOK.objections))
def test_never_silent(code: str, turn: Turn) -> None:
    """Whatever follows a reply, or the offer of a person, gets an answer, also with nothing under way."""
    replied, offered = verified(), verified()
    for shell, times in ((replied, 1), (offered, 2)):
        for _ in range(times):
            shell.take(objects(code))

        assert says(shell.take(turn))


def test_nothing_under_way() -> None:
    """A reply that leads nowhere, with nothing under way, shows the ways on."""
    said = says(verified().take(objects("wants_in_writing")))[0]

    assert ["propose_plan", "ask_balance", "ask_human"] == [choice.id for choice in said.choices]


def test_unknown() -> None:
    """An objection that the file no longer knows is read as if nothing were objected."""
    known, unknown = verified(), verified()

    assert keys(known.take(objects("unheard_of"))) == keys(unknown.take(Turn("pero…", certain=False)))


def test_unsure_stranger() -> None:
    """What is hardly read as a wrong number, and is an objection, does not end the talk; a sure one does."""
    unsure, sure = verified(), verified()

    assert "objection-reply" in keys(unsure.take(objects("others_first", "wrong_person")))
    assert ["wrong-person"] == keys(sure.take(objects("others_first", "wrong_person", certain=True)))


def test_distress_before_all() -> None:
    """Despair is heard before any objection, also where it is only guessed."""
    assert "distress-on-duty" == keys(verified().take(objects("never_ends", "distress", certain=True)))[0]
    assert "distress-ask" == keys(verified().take(objects("never_ends", "distress")))[0]
