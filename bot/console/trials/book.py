"""Lay out the trials of a creditor's policies: what can be tried, how far one is, and what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.speech import percent, say
from bot.console.trials.words import FAULTS, PEOPLE, STANDS, Row, rows_of
from bot.policies import KIND, current_text
from bot.policy_trials import policies_of
from flows.negotiation.policy import load_policy
from storage.repositories.policy_trials import UNDER_WAY
from storage.schema import Creditor, PolicyTrial, TrialStatus
from storage.unit_of_work import UnitOfWork

PATH = "/console/policies/trials"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a trial is: steps of all of them, and a sentence of it."""

    done: int
    all: int
    told: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial: what is tried on whom, who asked for it, where it stands; `step` while it is under way.

    `document` is what was tried where it is neither in force nor waits for anybody: one may go on with it.
    """

    number: int
    creditor: str
    whose: str
    title: str
    people: str
    asked: str
    stands: str
    is_compared: bool
    step: Step | None = None
    told: str = ""
    size: str = ""
    document: str = ""
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """What the page of trials shows of one creditor: what can be tried, and the latest trials."""

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    version: str
    draft: tuple[int, str] | None
    people: Sequence[tuple[str, str]]
    trials: Sequence[Trial]
    under_way: Trial | None


def read_board(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> Board:
    """Return what the page of trials shows of the creditor that is asked for. Raises Missing."""
    row = uow.creditors.get(chosen(me, asked))
    text, waiting = current_text(uow, row.id), uow.drafts.waiting(row.id, KIND)
    trials = uow.policy_trials.of(row.id)
    told = [_told(uow, parts, row, one) for one in trials]
    return Board(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        version=load_policy(text).version if text else "",
        draft=(waiting.id, waiting.name) if waiting else None,
        people=[*PEOPLE.items()],
        trials=[one for one in told if one.step is None],
        under_way=next((one for one in told if one.step), None),
    )


def read_trial(uow: UnitOfWork, parts: Parts, row: PolicyTrial) -> Trial:
    """Return one trial with what came of it."""
    found = replace(_told(uow, parts, uow.creditors.get(row.creditor_id), row), document=_own_text(uow, row))
    if row.report is None:
        return found
    size = say(
        "%(many)s personas inventadas, seguidas por %(days)s días.",
        many=row.clients * row.seeds,
        days=row.report["horizon_days"],
    )
    return replace(found, size=size, rows=rows_of(row.report))


def _own_text(uow: UnitOfWork, row: PolicyTrial) -> str:
    waiting = uow.drafts.waiting(row.creditor_id, KIND)
    known = {current_text(uow, row.creditor_id), waiting.document if waiting else ""}
    return "" if row.document in known else row.document


def _told(uow: UnitOfWork, parts: Parts, creditor: Creditor, row: PolicyTrial) -> Trial:
    manner = Manner.of(creditor, parts.clock.now())
    is_compared = len(policies_of(row)) > 1
    return Trial(
        number=row.id,
        creditor=row.creditor_id,
        whose=creditor.name,
        title=say("%(name)s junto a %(base)s, la que estaba en uso", name=row.name, base=row.base_name)
        if is_compared
        else say("%(name)s, la que estaba en uso", name=row.name),
        people=PEOPLE.get(row.population, row.population),
        asked=say("La pidió %(name)s %(when)s", name=by_whom(uow, row.asked_by), when=manner.moment(row.asked_at)),
        stands=STANDS[row.status],
        is_compared=is_compared,
        step=_step(row) if row.status in UNDER_WAY else None,
        told=_end(uow, manner, row),
    )


def _step(row: PolicyTrial) -> Step:
    share = percent(int(100 * row.steps_done / row.steps) / 100)
    told = say("Espera su turno") if row.status is TrialStatus.WAITING else say("Va en %(share)s", share=share)
    return Step(row.steps_done, row.steps, told)


def _end(uow: UnitOfWork, manner: Manner, row: PolicyTrial) -> str:
    """Say why nothing came of a trial; empty for one that ended well, or has not."""
    if row.status is TrialStatus.FAILED:
        return FAULTS.get(row.fault, "")
    if row.status is TrialStatus.STOPPED and row.ended_at:
        return say(
            "La detuvo %(name)s %(when)s.", name=by_whom(uow, row.ended_by or ""), when=manner.moment(row.ended_at)
        )
    return ""
