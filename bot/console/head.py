"""Say what stands on top of a case: whose it is, why, what was promised, and the plan that waits for a decision."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.approvals import read_plan
from bot.console import words
from bot.console.manner import Manner
from bot.console.promises import Promise, promise
from bot.console.queue import approved_by, kind_words
from bot.console.respites import read_respites
from bot.console.sight import Seen, holder_of, mode_of
from bot.console.speech import percent, say
from bot.console.visitors import Before, read_before
from bot.errors import ClientMistake
from bot.joining import JOINED
from bot.summaries import TOLD, Summary
from flows.rights.book import MATTER, RIGHTS
from storage.repositories.case_words import Words
from storage.repositories.cases import UNTOLD
from storage.schema import Case, Satisfaction


@dataclass(frozen=True, slots=True)
class Proposed:
    """The plan of an exception, payment by payment, and the rules that it breaks."""

    rows: Sequence[tuple[str, str]]
    total: str
    rules: Sequence[str]
    policy: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of a case. `mode` says what may be done: open, mine, other, decide, watched, resolved.

    `approved` says who approved the plan already, and that others must; `cannot_approve` why whoever looks may not;
    `rating` and `comment` tell how the client found it, `talk` who wrote how much;
    `clocks` by when it is to be resolved, and what a law wants;
    `is_untold` that the client knows nothing of it;
    `can_part` that whoever looks may undo the joining with a client.
    """

    number: int
    name: str
    creditor: str
    why: str
    status: str
    mode: str
    holder: str
    is_silent: bool
    promise: Promise
    clocks: Sequence[Promise]
    opened: str
    summary: str
    note: str
    proposed: Proposed | None
    can_decide: bool
    cannot_approve: str
    approved: str
    wish: str
    matter: str
    outcome: str
    outcome_text: str
    rating: str
    comment: str
    talk: str
    is_visitor: bool
    is_untold: bool
    before: Sequence[Before]
    can_part: bool


def read_head(seen: Seen) -> Head:
    """Return the head of a case."""
    uow, case, manner = seen.uow, seen.case, seen.manner
    holder = holder_of(uow, case)
    can_decide = case.kind == "exception" and bool(case.details.get("proposal")) and case.outcome is None
    conversation = uow.conversations.get(case.creditor_id, case.client_id)
    rated = uow.satisfactions.of(case.creditor_id, case.id) if case.resolved_at else None
    return Head(
        number=case.id,
        name=seen.client.name,
        creditor=uow.creditors.get(case.creditor_id).name,
        why=kind_words(seen.parts, case.kind),
        status=words.STATUSES[case.status],
        mode=mode_of(uow, seen.me, case),
        holder=uow.staff.get(holder).name if holder else "",
        is_silent=bool(conversation and conversation.held_at),
        promise=promise(case, manner),
        clocks=read_respites(seen),
        opened=manner.moment(case.opened_at),
        summary=_summary(seen),
        note=case.note,
        proposed=_proposed(case, manner),
        can_decide=can_decide,
        cannot_approve=_against(seen) if can_decide else "",
        approved="" if case.outcome else approved_by(uow, uow.approvals.of(case.creditor_id, case.id)),
        wish=words.ROUTES.get(str(case.details.get("route") or ""), ""),
        matter=_matter(case, manner),
        outcome=words.OUTCOMES.get(case.outcome or "", ""),
        outcome_text=case.outcome_text or "",
        rating=_rating(rated),
        comment=(rated.comment if rated else None) or "",
        talk=talk_words(uow.case_words.of(case)),
        is_visitor=seen.client.visitor_since is not None,
        is_untold=case.kind in UNTOLD,
        before=read_before(uow, case, manner),
        can_part=JOINED in case.details and mode_of(uow, seen.me, case) in {"open", "mine"},
    )


def talk_words(words: Words) -> str:
    """Say which share of a case's words each side wrote; nothing where nobody wrote any."""
    if not words.all:
        return ""
    shares = {name: percent(round(part / words.all, 2)) for name, part in asdict(words).items()}
    return say("Escribieron: el cliente %(client)s, el equipo %(adviser)s, el asistente %(bot)s", **shares)


def _summary(seen: Seen) -> str:
    """Sum the case up in the language of whoever looks; of one without its facts, as it was written."""
    kept = seen.case.details.get(TOLD)
    return Summary.load(str(kept)).words(seen.parts.wording, seen.manner.locale) if kept else seen.case.summary


def _against(seen: Seen) -> str:
    """Say why whoever looks cannot approve the plan as it is now; nothing when they can."""
    try:
        seen.parts.desk.check_approval(seen.uow, seen.case, seen.me.staff.id, seen.manner.now)
    except ClientMistake as fault:
        return words.unapprovable(fault.field)
    return ""


def _matter(case: Case, manner: Manner) -> str:
    """Say what a case is about beyond its kind; of a right also when it was answered."""
    matter = str(case.details.get(MATTER) or "")
    title = words.MATTERS.get(matter, "")
    if matter in RIGHTS and case.resolved_at is not None:
        return say("%(what)s · respondido %(when)s", what=title, when=manner.moment(case.resolved_at))
    return title


def _rating(rated: Satisfaction | None) -> str:
    """Say what the client answered when they were asked how it was."""
    if rated is None:
        return ""
    return (
        say("El cliente aún no dice cómo le fue") if rated.score is None else say("Nota: %(num)s de 5", num=rated.score)
    )


def _proposed(case: Case, manner: Manner) -> Proposed | None:
    written = str(case.details.get("proposal") or "")
    if not written:
        return None
    plan = read_plan(written)
    rules = [rule for rule in str(case.details.get("broken_rules") or "").split(", ") if rule]
    return Proposed(
        rows=[(manner.short(part.due_on), manner.amount(part.amount)) for part in plan],
        total=manner.amount(sum(part.amount for part in plan)),
        rules=[words.RULES.get(rule, say("Sale de la política")) for rule in rules],
        policy=str(case.details.get("policy") or ""),
    )
