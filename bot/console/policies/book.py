"""Read what the page of policies shows: the policy in force in sentences, drafts, what a draft changes, versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.actors import is_same_person
from bot.console.drafting import begun
from bot.console.fault_words import in_words
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.policies.form import Sheet, has_fields, sheets_of
from bot.console.policies.trial import Tried, tell_trial
from bot.console.policies.words import Part, Row, parts_of, row_of
from bot.console.rights import Right
from bot.console.speech import say
from bot.policies import KIND, POLICY, current_text, faults_of
from flows.negotiation.policy import load_policy
from flows.negotiation.policy_change import compare
from storage.schema import Creditor, Draft, DraftStatus
from storage.unit_of_work import UnitOfWork

PATH = "/console/policies"
Fault = tuple[int, str, str]  #: its line, what is wrong, the remedy


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
    waiting, mine = uow.drafts.waiting(row.id, KIND), begun(uow, row.id, POLICY, f"staff:{me.staff.id}")
    return Book(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        version=policy.version if policy else "",
        parts=parts_of(policy, manner) if policy else (),
        versions=_versions(uow, row, manner),
        compared=_compared(uow, row, manner, asked),
        waiting=_waiting(uow, me, row, manner, waiting, asked) if waiting else None,
        written=_written(uow, me, row, manner, document or mine or text, is_begun=document is not None)
        if policy and me.may(Right.DIRECT)
        else None,
        refused=_decided(uow, row, manner),
    )


def address(creditor: str, **asked: str) -> str:
    """Return the page's address for a creditor."""
    return f"{PATH}?{urlencode({'creditor': creditor, **asked})}"


def _written(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, text: str, *, is_begun: bool) -> Written:
    if found := faults_of(uow, row.id, text):
        return Written(text, [in_words(one) for one in found], (), None, sheets_of(text) if has_fields(text) else ())
    rows = _rows(current_text(uow, row.id), text, manner)
    tried = tell_trial(uow, me, row, manner, text) if is_begun and rows else None
    return Written(text, (), rows, tried, sheets_of(text))


def _waiting(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, draft: Draft, asked: Form) -> Waiting:
    by = say(
        "Lo propuso %(name)s %(when)s", name=by_whom(uow, draft.proposed_by), when=manner.moment(draft.proposed_at)
    )
    tried = tell_trial(uow, me, row, manner, draft.document) if asked.get("try") == str(draft.id) else None
    own = is_same_person(uow, draft.proposed_by, f"staff:{me.staff.id}")
    rows = _rows(current_text(uow, row.id), draft.document, manner)
    return Waiting(draft.id, draft.name, by, draft.why, own, rows, tried)


def _rows(before: str, after: str, manner: Manner) -> list[Row]:
    return [row_of(one, manner) for one in compare(load_policy(before), load_policy(after))]


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
