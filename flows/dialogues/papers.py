"""Give a client the paper that they ask for: asking for a paper agrees to nothing."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from flows.closing import MATTERS
from flows.facts import Facts
from flows.outcome import AgreementLink, Choice, Paper, PaperLink, Say
from flows.paper_wishes import wish_of
from flows.phrases import ACCOUNT, HOW_TO_PAY, PERSON, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, Turn

SUMS = "balance"  #: tells what is owed, or why no sum is told now
HAVE_PAID = Choice("already_paid", "button-guess-paid")


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def asks_for_paper(turn: Turn, facts: Facts) -> bool:
    """Say whether somebody wants to have or to see a paper, and nothing else of it."""
    return _wish(turn, facts) is not None


def give(scene: Scene) -> Move:
    """Give the paper; where there is none yet, say when there will be, and go on."""
    return GIVEN[_wish(scene.turn, scene.facts) or Paper.AGREEMENT](scene.facts)


def _wish(turn: Turn, facts: Facts) -> Paper | None:
    return wish_of(turn, has_paid=bool(facts.account.payments))


def _agreement(facts: Facts) -> Move:
    if facts.account.agreement is None:
        return _say(Say("papers-none"))
    return _say(Say("papers-agreement", {"link": AgreementLink()}, (PERSON,)))


def _statement(facts: Facts) -> Move:
    """Give the statement, and tell what is owed as well."""
    if facts.is_stale:
        return Move(State.DONE, then=SUMS)
    return Move(State.DONE, (Say("papers-statement", {"link": PaperLink(Paper.STATEMENT)}),), then=SUMS)


def _receipt(facts: Facts) -> Move:
    """Give the receipt of the newest payment."""
    if not facts.account.payments:
        return _say(Say("papers-receipt-none", choices=(HAVE_PAID, PERSON)))
    last = max(facts.account.payments, key=lambda paid: paid.paid_on)
    link = PaperLink(Paper.RECEIPT, last.reference)
    return _say(Say("papers-receipt", {"amount": money(facts, last.amount), "on": last.paid_on, "link": link}))


def _settlement(facts: Facts) -> Move:
    """Give the closing letter once nothing is open; before, say what is left."""
    if facts.is_stale:
        return Move(State.DONE, then=SUMS)
    if payable := facts.account.payable:
        left = facts.account.agreement.unpaid if facts.account.agreement else payable
        return _say(Say("papers-settlement-open", {"left": money(facts, left)}, (HOW_TO_PAY, ACCOUNT)))
    if facts.account.balance or facts.has_case(*MATTERS):
        return _say(Say("papers-settlement-waiting", choices=(PERSON,)))
    return _say(Say("papers-settlement", {"link": PaperLink(Paper.SETTLEMENT)}))


def _dossier(_: Facts) -> Move:
    return _say(Say("papers-dossier", {"link": PaperLink(Paper.DOSSIER)}))


def _say(said: Say) -> Move:
    return Move(State.DONE, (said,))


GIVEN: Mapping[Paper, Callable[[Facts], Move]] = {
    Paper.AGREEMENT: _agreement,
    Paper.STATEMENT: _statement,
    Paper.RECEIPT: _receipt,
    Paper.SETTLEMENT: _settlement,
    Paper.DOSSIER: _dossier,
}

TABLE: Table = {(State.OPENING, ANY): edge(give, DONE)}

DIALOGUE = Dialogue("papers", State, State.OPENING, TABLE)
