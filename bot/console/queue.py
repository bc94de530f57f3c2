"""Show what waits for advisers: who, why in a few words, since when, what was promised, and why it stands there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from babel.lists import format_list

from bot.actors import name_of
from bot.calls import GRACE, RINGS
from bot.console import words
from bot.console.asked import LENGTH_MAX, STATES, Asked
from bot.console.line import LAST, closes_at
from bot.console.login import Signed
from bot.console.manner import Manner, ended, span
from bot.console.office import Parts
from bot.console.promises import Promise, promise
from bot.console.speech import language, say, say_many
from bot.console.tags import Tag, tags
from bot.console.views import Kept, read_views
from bot.door import WINDOW
from storage.caseload import Waiting, Wanted, count_by_kind, count_each, waiting
from storage.schema import Approval, Case, CaseStatus
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the queue."""

    number: int
    name: str
    why: str
    creditor: str
    since: str
    promise: Promise
    holder: str
    is_mine: bool
    is_urgent: bool
    reason: str
    approved: str
    is_visitor: bool
    labels: Sequence[Tag] = ()
    others: str = ""
    is_called: bool = False
    closing: str = ""
    call: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue as it is shown: `total` cases wait; `more` is the address that shows more of them, empty for none.

    `awaiting` are those that whoever looks is asked to answer, whatever is shown: their own, and nobody's; `called`
    those to which a note calls them; `unread` is what was found in their cases and they have not read.
    """

    rows: Sequence[Row]
    kinds: Sequence[Option]
    creditors: Sequence[Option]
    states: Sequence[Option]
    labels: Sequence[Option]
    views: Sequence[Kept]
    asked: Asked
    has_creditors: bool
    total: int = 0
    more: str = ""
    awaiting: int = 0
    called: int = 0
    unread: int = 0


def look(uow: UnitOfWork, parts: Parts, me: Signed, asked: Asked) -> Queue:
    """Return the queue of whoever is signed in; a creditor that is not theirs is passed over."""
    states = [Option(state, title) for state, title in STATES.items()]
    if not me.creditors:
        return Queue((), (), (), states, (), (), asked, has_creditors=False)
    uow.scope(*([asked.creditor] if asked.creditor in me.creditors else me.creditors))
    known = asked if asked.creditor in me.creditors else replace(asked, creditor="")
    wanted = known.wanted(me.staff.id)
    counts = count_by_kind(uow.session, wanted)
    found = waiting(uow.session, wanted, parts.clock.now(), asked.length)
    given = uow.approvals.of_cases(one.case.id for one in found)
    on = uow.case_labels.of_cases(one.case.id for one in found)
    others = uow.case_looks.others((one.case.id for one in found), me.staff.id, parts.clock.now())
    calls = uow.case_notes.calls((one.case.id for one in found), me.staff.id)
    rows = [
        replace(
            _row(parts, me, one, approved_by(uow, given.get(one.case.id, ()))),
            labels=tags(on.get(one.case.id, ())),
            others=looking(others.get(one.case.id, ())),
            is_called=one.case.id in calls,
            closing=_closing(uow, parts, me, one),
            call=call_words(uow, one.case, Manner.of(one.creditor, parts.clock.now())),
        )
        for one in found
    ]
    labels = _options(asked.label, dict(uow.case_labels.in_use()), str)
    kinds = _options(asked.kind if is_kind(parts, asked.kind) else "", counts, lambda kind: kind_words(parts, kind))
    uow.scope(*me.creditors)
    names = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
    mine = [Wanted(state=state, me=me.staff.id) for state in ("awaiting", "called")]
    awaiting, called = count_each(uow.session, mine)
    total = counts.get(asked.kind, 0) if asked.kind else sum(counts.values())
    return Queue(
        rows=rows,
        kinds=kinds,
        creditors=names,
        states=states,
        labels=labels,
        views=read_views(uow, me),
        asked=asked,
        has_creditors=True,
        total=total,
        awaiting=awaiting,
        called=called,
        unread=uow.quality.unread(me.staff.id),
        more=asked.more.address if len(rows) < min(total, LENGTH_MAX) else "",
    )


def _options(chosen: str, counts: Mapping[str, int], name: Callable[[str], str]) -> Sequence[Option]:
    """Return choices with how many cases each finds; what is chosen is among them, also where it finds none."""
    found = {**({chosen: 0} if chosen else {}), **counts}
    return [Option(value, f"{name(value)} ({count})") for value, count in sorted(found.items())]


def looking(names: Sequence[str]) -> str:
    """Say who else has a case open; nothing where nobody has."""
    return say("También lo mira %(names)s", names=format_list(names, locale=language())) if names else ""


def is_kind(parts: Parts, kind: str) -> bool:
    """Say whether there are cases of a kind that an address names."""
    return _key(kind) in parts.wording.keys("es")


def _key(kind: str) -> str:
    return f"case-kind-{kind.replace('_', '-')}"


def kind_words(parts: Parts, kind: str) -> str:
    """Return why a case was opened, in about four words."""
    return parts.wording.word(_key(kind), language())


def approved_by(uow: UnitOfWork, given: Sequence[Approval]) -> str:
    """Say who approved a plan that needs others too; nothing when nobody has."""
    names = [name_of(uow, row.approver) for row in given]
    if not names:
        return ""
    return say_many(
        "Aprobó %(names)s; falta otra persona",
        "Aprobaron %(names)s; falta otra persona",
        len(names),
        names=format_list(names, locale=language()),
    )


def since(case: Case, found: Waiting, manner: Manner) -> str:
    """Say how long the client has been waiting for us, or that we wait for them."""
    if case.status is CaseStatus.WAITING:
        return say("respondido")
    wrote = found.wrote_at if case.first_response_at is not None else None
    return span(manner.now - (wrote or case.opened_at))


def _row(parts: Parts, me: Signed, found: Waiting, approved: str) -> Row:
    case, manner = found.case, Manner.of(found.creditor, parts.clock.now())
    kept, given = promise(case, manner), ended(approved) if approved else ""
    opened = ended(say("Abierto %(when)s", when=manner.moment(case.opened_at)))
    is_resolved = case.status is CaseStatus.RESOLVED
    return Row(
        number=case.id,
        name=found.client.name,
        why=kind_words(parts, case.kind),
        creditor=found.creditor.name,
        since=say("resuelto") if is_resolved else since(case, found, manner),
        promise=kept,
        holder="" if is_resolved else _holder(me, found),
        is_mine=case.assignee == me.staff.id,
        is_urgent=case.priority == 1 and not is_resolved,
        approved="" if is_resolved else approved,
        is_visitor=found.client.visitor_since is not None,
        reason=" ".join(filter(None, (*_order(parts, found, manner), ended(kept.words), given, opened))),
    )


def call_words(uow: UnitOfWork, case: Case, manner: Manner) -> tuple[str, str]:
    """Say which call was agreed on with a client, behind whether it is late, soon or fine; nothing for none."""
    if case.call_back_at is None or case.status is CaseStatus.RESOLVED:
        return "", ""
    when, left = manner.moment(case.call_back_at), case.call_back_at - manner.now
    state = "late" if left < -GRACE else "soon" if left <= RINGS else "fine"
    if case.call_by is None:
        return state, say("Llamada acordada %(when)s", when=when)
    name = uow.staff.get(case.call_by).name
    if state == "late":
        return state, say("Llamada sin hacer: %(name)s, %(when)s", name=name, when=when)
    return state, say("Llama %(name)s %(when)s", name=name, when=when)


def _closing(uow: UnitOfWork, parts: Parts, me: Signed, found: Waiting) -> str:
    """Warn whoever has a case that its channel will soon take no free text any more."""
    case, now = found.case, parts.clock.now()
    is_theirs = me.staff.id in {case.assignee, case.given_to} and case.status is not CaseStatus.RESOLVED
    if not is_theirs or found.wrote_at is None or not WINDOW - LAST <= now - found.wrote_at < WINDOW:
        return ""
    at = closes_at(uow, parts, case, found.client, now)
    return say("La ventana cierra %(when)s", when=Manner.of(found.creditor, now).moment(at)) if at else ""


def _holder(me: Signed, found: Waiting) -> str:
    """Say who has the case, or whose turn it is."""
    if found.case.assignee is not None:
        own = found.case.assignee == me.staff.id
        return say("lo lleva usted") if own else say("lo lleva %(name)s", name=found.assignee)
    if found.case.given_to is None:
        return ""
    own = found.case.given_to == me.staff.id
    return say("le toca a usted") if own else say("le toca a %(name)s", name=found.given_to)


def _order(parts: Parts, found: Waiting, manner: Manner) -> Iterator[str]:
    """Say why a case stands where it does: urgency and what it is about, then need, then what the client is worth."""
    case, client = found.case, found.client
    urgency = words.PRIORITIES.get(case.priority, words.PRIORITIES[3])
    yield say(
        "%(urgency)s por «%(kind)s».",
        urgency=f"{urgency[0].upper()}{urgency[1:]}",
        kind=kind_words(parts, case.kind),
    )
    if found.is_vulnerable:
        yield say("Va antes que otros de su hora: es una situación delicada.")
    if client.yearly_value:
        worth = manner.amount(client.yearly_value)
        yield say("Vale %(amount)s al año, lo que decide solo entre iguales.", amount=worth)
