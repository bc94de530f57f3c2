"""Name the bills that stay outside of what is agreed or asked for: they keep their own dates. Told once a talk."""

from dataclasses import replace

from flows.facts import Facts
from flows.outcome import Effect, Say
from flows.phrases import invoice_lines, money
from flows.table import DONE, Move, Scene, Slots

TOLD = "told_apart"  #: in the talk's memory: the numbers of the bills that were named


def first(scene: Scene, move: Move) -> Move:
    """Return the move with the bills that stay outside named before it; one that ends the matter stays as it is."""
    said = told(scene) if move.state != DONE else ()
    return replace(move, effects=(*said, *move.effects), remember={**move.remember, **remembered(scene.facts, said)})


def told(scene: Scene) -> tuple[Effect, ...]:
    """Return what a plan made today is about, and what stays outside it; nothing where that was said in this talk."""
    facts = scene.facts
    if not _numbers(facts) or scene.memory.get(TOLD) == _numbers(facts):
        return ()
    lines = invoice_lines(facts, facts.account.apart(facts.today))
    return (Say("plan-apart", {"total": money(facts, facts.account.negotiated(facts.today)), "lines": lines}),)


def beside_agreement(facts: Facts) -> tuple[Effect, ...]:
    """Return the open bills that the agreement does not cover, if there are any."""
    bills = facts.account.apart(facts.today)
    return (Say("balance-apart", {"lines": invoice_lines(facts, bills)}),) if bills else ()


def remembered(facts: Facts, effects: tuple[Effect, ...]) -> Slots:
    """Return what the talk remembers of having told it."""
    return {TOLD: _numbers(facts)} if effects else {}


def _numbers(facts: Facts) -> list[str]:
    return [bill.number for bill in facts.account.apart(facts.today)]
