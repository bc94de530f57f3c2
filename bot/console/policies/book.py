"""Read what the page of policies shows: the policy in force in sentences, drafts, what a draft changes, versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.actors import is_same_person
from bot.console.fault_words import in_words
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.policies.form import Sheet, has_fields, sheets_of
from bot.console.policies.words import Part, Row, parts_of, row_of
from bot.console.rights import Right
from bot.console.speech import N_, Phrases, say, say_many
from bot.policies import KIND, MONTH, TRIED_MAX, current_text, faults_of, try_draft
from flows.negotiation.judge import Decision, Verdict
from flows.negotiation.policy import load_policy
from flows.negotiation.policy_change import compare
from flows.trial import Change, Trial
from storage.schema import Creditor, Draft, DraftStatus
from storage.unit_of_work import UnitOfWork

PATH = "/console/policies"
SHOWN_MAX = 20  #: changed answers that are told one by one
ANSWERS: Mapping[Decision, str] = Phrases(
    {
        Decision.ACCEPT: N_("Se acepta al momento"),
        Decision.COUNTER: N_("Se ofrece el plan más cercano"),
        Decision.EXCEPTION: N_("Necesita la aprobación de una persona"),
        Decision.REFER: N_("Pasa a una persona"),
    }
)
STATES: Mapping[DraftStatus, str] = Phrases(
    {
        DraftStatus.PROPOSED: N_("espera a otra persona"),
        DraftStatus.APPROVED: N_("se aprobó"),
        DraftStatus.REFUSED: N_("se rechazó"),
        DraftStatus.WITHDRAWN: N_("la cambió quien la propuso"),
    }
)
Fault = tuple[int, str, str]  #: its line, what is wrong, the remedy


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


@dataclass(frozen=True, slots=True)
class Waiting:
    """The draft that waits: who proposed it, why, what it changes; `own` says why whoever looks may not approve it."""

    number: int
    name: str
    by: str
    why: str
    own: bool
    rows: Sequence[Row]
    tried: Tried | None


@dataclass(frozen=True, slots=True)
class Written:
    """A draft being written: its text, its faults or what it changes, and its fields part by part."""

    document: str
    faults: Sequence[Fault]
    rows: Sequence[Row]
    tried: Tried | None
    sheets: Sequence[Sheet]


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was in force at some time, or is: who put it there, when and why."""

    name: str
    told: str
    why: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions beside each other."""

    one: str
    other: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Book:
    """All that the page shows of one creditor's policy."""

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    version: str
    parts: Sequence[Part]
    versions: Sequence[Version]
    compared: Compared | None
    waiting: Waiting | None
    written: Written | None
    refused: Sequence[str]


def read_book(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form, document: str | None) -> Book:
    """Return a creditor's policy for the page; `document` is what is being written, None before anything is."""
    row = uow.creditors.get(chosen(me, asked))
    manner, text = Manner.of(row, parts.clock.now()), current_text(uow, row.id)
    policy = load_policy(text) if text else None
    waiting = uow.drafts.waiting(row.id, KIND)
    return Book(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        version=policy.version if policy else "",
        parts=parts_of(policy, manner) if policy else (),
        versions=_versions(uow, row, manner),
        compared=_compared(uow, row, manner, asked),
        waiting=_waiting(uow, me, row, manner, waiting, asked) if waiting else None,
        written=_written(
            uow, me, row, manner, document or _begun(uow, me, waiting, text), is_begun=document is not None
        )
        if policy and me.may(Right.DIRECT)
        else None,
        refused=_decided(uow, row, manner),
    )


def address(creditor: str, **asked: str) -> str:
    """Return the page's address for a creditor."""
    return f"{PATH}?{urlencode({'creditor': creditor, **asked})}"


def _begun(uow: UnitOfWork, me: Signed, waiting: Draft | None, text: str) -> str:
    """Return what a draft begins with: one's own that waits, else what is in force."""
    is_own = waiting is not None and is_same_person(uow, waiting.proposed_by, f"staff:{me.staff.id}")
    return waiting.document if waiting is not None and is_own else text


def _written(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, text: str, *, is_begun: bool) -> Written:
    if found := faults_of(uow, row.id, text):
        return Written(text, [in_words(one) for one in found], (), None, sheets_of(text) if has_fields(text) else ())
    rows = _rows(current_text(uow, row.id), text, manner)
    tried = _tried(uow, me, row, manner, text) if is_begun and rows else None
    return Written(text, (), rows, tried, sheets_of(text))


def _waiting(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, draft: Draft, asked: Form) -> Waiting:
    by = say(
        "Lo propuso %(name)s %(when)s", name=by_whom(uow, draft.proposed_by), when=manner.moment(draft.proposed_at)
    )
    tried = _tried(uow, me, row, manner, draft.document) if asked.get("try") == str(draft.id) else None
    own = is_same_person(uow, draft.proposed_by, f"staff:{me.staff.id}")
    rows = _rows(current_text(uow, row.id), draft.document, manner)
    return Waiting(draft.id, draft.name, by, draft.why, own, rows, tried)


def _rows(before: str, after: str, manner: Manner) -> list[Row]:
    return [row_of(one, manner) for one in compare(load_policy(before), load_policy(after))]


def _tried(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, text: str) -> Tried:
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


def _versions(uow: UnitOfWork, row: Creditor, manner: Manner) -> list[Version]:
    found = []
    for one in uow.policies.of(row.id):
        draft = uow.drafts.approved(row.id, KIND, one.version)
        told = manner.moment(one.created_at)
        if draft and draft.decided_by:
            maker, checker = by_whom(uow, draft.proposed_by), by_whom(uow, draft.decided_by)
            told = say(
                "%(when)s; la propuso %(maker)s y la aprobó %(checker)s", when=told, maker=maker, checker=checker
            )
        else:
            told = say("%(when)s, operación", when=told)
        found.append(Version(one.version, told, draft.why if draft else "", one.version == row.policy_version))
    return found


def _decided(uow: UnitOfWork, row: Creditor, manner: Manner) -> list[str]:
    """Say of the latest drafts that did not come in force what became of them."""
    gone = [one for one in uow.drafts.of(row.id, KIND) if one.status is DraftStatus.REFUSED]
    return [
        say(
            "%(name)s, propuesta por %(maker)s, la rechazó %(checker)s %(when)s: %(word)s",
            name=one.name,
            maker=by_whom(uow, one.proposed_by),
            checker=by_whom(uow, one.decided_by or ""),
            when=manner.moment(one.decided_at or one.proposed_at),
            word=one.word,
        )
        for one in gone[:5]
    ]


def _compared(uow: UnitOfWork, row: Creditor, manner: Manner, asked: Form) -> Compared | None:
    known = {one.version: one.document for one in uow.policies.of(row.id)}
    one, other = asked.get("one", ""), asked.get("other", "")
    if one not in known or other not in known:
        return None
    return Compared(one, other, _rows(known[one], known[other], manner))
