"""⑥ Carry effects out: a table from each effect to what it writes, in the transaction of the turn.

Nothing is sent here. A message becomes a row of the conversation and a row of the outbox; it leaves by `delivery`.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot import witness
from bot.stage import Stage, Writers
from bot.writers import agreements, bills, casework, clients, lateness, messages, proposals, talks
from flows import outcome as do


def apply(stage: Stage, effects: Iterable[do.Effect]) -> None:
    """Carry effects out in order; a text may name the case that was opened before it. Then write what was said."""
    _carry_out(stage, effects)
    if not stage.hands_over:
        stage.write()


def _carry_out(stage: Stage, effects: Iterable[do.Effect]) -> None:
    for effect in effects:
        WRITERS[type(effect)](stage, effect)


def _with_witness(stage: Stage, effect: do.WithWitness) -> None:
    """Do what follows only when the agreement just booked was drawn to have a witness; the case names it."""
    if stage.agreement is None or stage.agreement.arm != witness.WITNESS:
        return
    named = {"agreement": str(stage.agreement.id)}
    _carry_out(
        stage,
        (
            replace(one, details={**one.details, **named}) if isinstance(one, do.OpenCase) else one
            for one in effect.effects
        ),
    )


WRITERS: Writers = {
    **messages.WRITERS,
    **casework.WRITERS,
    **lateness.WRITERS,
    **bills.WRITERS,
    **agreements.WRITERS,
    **proposals.WRITERS,
    **clients.WRITERS,
    **talks.WRITERS,
    do.WithWitness: _with_witness,
}
