"""Let supervisors try a policy on invented clients, beside the one in force, before real ones meet it.

A trial is written and a job asked for, which carries it out in a process of its own (`bot.jobs.policy_trials`). One of
a creditor runs at a time. `by` is who acts, as the audit log names them.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.actors import signed
from bot.errors import ClientMistake
from bot.laboratory.population import load_population, shipped
from bot.policies import current_text, faults_of
from flows.negotiation.policy import load_policy
from storage.schema import PolicyTrial, TrialStatus
from storage.unit_of_work import UnitOfWork

JOB = "try-policy"
OURS = "nearest"
WAYS = (OURS, "fixed_menu", "conceder", "accept_all")  #: ours, and what a report shows beside it
SIZES: Mapping[str, int] = {"clients": 60, "seeds": 20}  #: about a minute of one quiet core for two policies
TRIES_MAX = 3  #: processes that may die of a trial
DIED, TOO_LONG = "died", "too_long"  #: why nothing came of one


def ask(uow: UnitOfWork, creditor: str, text: str, population: str, by: str, now: datetime) -> PolicyTrial:
    """Ask for a trial of a policy; return it. Where it is the one in force, it is tried by itself.

    Raises ClientMistake, whose field says why: `running`, `population`, `faults` or `currency`.
    """
    uow.creditors.lock(creditor)
    if uow.policy_trials.under_way(creditor) is not None:
        raise ClientMistake("A trial of this creditor is under way: wait for it, or stop it.", 409, "running")
    if population not in shipped():
        raise ClientMistake(f"There is no such population: write one of {', '.join(shipped())}.", 404, "population")
    base = current_text(uow, creditor)
    if not text or not base or faults_of(uow, creditor, text):
        raise ClientMistake("This is no policy that could be tried: correct its faults first.", 422, "faults")
    if load_policy(text).currency not in load_population(population).money.income_median:
        raise ClientMistake("What people earn in this currency is not known to the laboratory.", 422, "currency")
    row = uow.policy_trials.put(_trial(creditor, text, base, population, by, now))
    uow.jobs.put(f"{JOB} {creditor} {row.id}", now)
    _note(uow, row, "tried", by, now, name=row.name, population=population)
    return row


def stop(uow: UnitOfWork, creditor: str, number: int, by: str, now: datetime) -> None:
    """Stop a trial; one that has ended stays as it is."""
    if uow.policy_trials.stop(creditor, number, by, now):
        _note(uow, uow.policy_trials.get(number), "trial_stopped", by, now)


def policies_of(row: PolicyTrial) -> list[tuple[str, str]]:
    """Return what a trial tries, by name and text: the policy in force first, it alone where it is what is tried."""
    own = (row.name, row.document)
    return [own] if row.document == row.base else [(row.base_name, row.base), own]


def _trial(creditor: str, text: str, base: str, population: str, by: str, now: datetime) -> PolicyTrial:
    name, base_name = load_policy(text).version, load_policy(base).version
    row = PolicyTrial(
        creditor_id=creditor,
        name=f"{name} *" if name == base_name and text != base else name,
        document=text,
        base_name=base_name,
        base=base,
        population=population,
        status=TrialStatus.WAITING,
        asked_by=by,
        asked_at=now,
        **SIZES,
    )
    row.steps = len(policies_of(row)) * len(WAYS) * row.seeds
    return row


def _note(uow: UnitOfWork, row: PolicyTrial, what: str, by: str, now: datetime, **told: object) -> None:
    actor, named = signed(by)
    uow.audit.append(row.creditor_id, now, actor, f"policy.{what}", f"policy:trial-{row.id}", {**told, **named})
