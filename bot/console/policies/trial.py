"""Tell what a draft of a policy would have changed in what clients proposed within the last month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.rights import Right
from bot.console.speech import N_, Phrases, say, say_many
from bot.policies import MONTH, TRIED_MAX, try_draft
from flows.negotiation.judge import Decision, Verdict
from flows.trial import Change, Trial
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

SHOWN_MAX = 20  #: changed answers that are told one by one
ANSWERS: Mapping[Decision, str] = Phrases(
    {
        Decision.ACCEPT: N_("Se acepta al momento"),
        Decision.COUNTER: N_("Se ofrece el plan más cercano"),
        Decision.EXCEPTION: N_("Necesita la aprobación de una persona"),
        Decision.REFER: N_("Pasa a una persona"),
    }
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A client's proposal that would get another answer."""

    who: str
    when: str
    proposed: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying, in sentences; `answers` are the first ones that change."""

    sentences: Sequence[str]
    answers: Sequence[Answered]
    more: int


def tell_trial(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, text: str) -> Tried:
    """Return what clients of the last month would have been answered; names only for who may see cases."""
    now = manner.now
    trial, made = try_draft(uow, row.id, text, now), uow.proposals.count(row.id, now - MONTH)
    shown = trial.changes[:SHOWN_MAX] if me.may(Right.SEE_CASES) else []
    answers = [_answered(uow, row, manner, one) for one in shown]
    return Tried(list(_told(trial, made, manner)), answers, len(trial.changes) - len(answers))


def _told(trial: Trial, made: int, manner: Manner) -> list[str]:
    """Say how the proposals of the last month would have been answered."""
    if not made:
        return [say("En el último mes no hubo propuestas con que probarlo.")]
    told = [
        say_many(
            "De %(num)s propuesta del último mes, el cambio toca %(judged)s.",
            "De %(num)s propuestas del último mes, el cambio toca %(judged)s.",
            trial.proposals,
            judged=trial.judged,
        )
    ]
    if made > TRIED_MAX:
        told.append(say("Hubo %(made)s: se probaron las últimas %(most)s.", made=made, most=TRIED_MAX))
    gained, lost = trial.gained, trial.lost
    if gained:
        total = manner.amount(sum(one.after.total for one in gained))
        told.append(
            say_many(
                "Se aceptaría al momento %(num)s más, por %(total)s.",
                "Se aceptarían al momento %(num)s más, por %(total)s.",
                len(gained),
                total=total,
            )
        )
    if lost:
        total = manner.amount(sum(one.before.total for one in lost))
        told.append(
            say_many(
                "Dejaría de aceptarse al momento %(num)s, por %(total)s.",
                "Dejarían de aceptarse al momento %(num)s, por %(total)s.",
                len(lost),
                total=total,
            )
        )
    if trial.forgiven:
        key = N_("Se descontarían %(total)s más.") if trial.forgiven > 0 else N_("Se descontarían %(total)s menos.")
        told.append(say(key, total=manner.amount(abs(trial.forgiven))))
    told.append(
        say_many("%(num)s cliente leería otra respuesta.", "%(num)s clientes leerían otra respuesta.", trial.clients)
        if trial.changes
        else say("Ningún cliente leería otra respuesta.")
    )
    return told


def _answered(uow: UnitOfWork, row: Creditor, manner: Manner, one: Change) -> Answered:
    client = uow.clients.get(row.id, one.asked.client)
    proposed = _plan(one.before, manner)
    return Answered(client.name, manner.moment(one.asked.at), proposed, _answer(one.before), _answer(one.after))


def _answer(verdict: Verdict) -> str:
    return ANSWERS[verdict.decision]


def _plan(verdict: Verdict, manner: Manner) -> str:
    """Say what a client proposed: how many payments, how much in all, until when."""
    plan = verdict.proposal
    if not plan:
        return ""
    total = manner.amount(sum(part.amount for part in plan))
    return say_many(
        "%(num)s pago, %(total)s, el %(day)s",
        "%(num)s pagos, %(total)s, hasta el %(day)s",
        len(plan),
        total=total,
        day=manner.short(plan[-1].due_on),
    )
