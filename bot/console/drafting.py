"""Let supervisors propose a change, and another one of them approve or refuse it: the same acts for every matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot import drafts
from bot.actors import is_same_person
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.press import Acts, Press
from bot.console.speech import N_, Phrases, say
from bot.drafts import Matter
from bot.errors import BadFile, ClientMistake
from storage.errors import Missing
from storage.schema import Creditor, DraftStatus
from storage.unit_of_work import UnitOfWork

FIGURES_MAX = 15  #: of a draft's number
DONE: Mapping[str, str] = Phrases(
    {
        "propose": N_("Enviado: cuando otra persona de supervisión lo apruebe, entra en uso."),
        "approve": N_("Aprobado: está en uso desde ahora."),
        "refuse": N_("Rechazado: sigue en uso lo de antes."),
    }
)
REFUSED: Mapping[str | None, str] = Phrases(
    {
        "waiting": N_("Otra propuesta espera: primero se aprueba o se rechaza."),
        "same": N_("Es lo mismo que está en uso: cambie algo primero."),
        "by": N_("La propuso usted, o alguien con su nombre: la aprueba otra persona de supervisión."),
        "status": N_("Esa propuesta ya no está como usted la veía: mire cómo está ahora."),
        "base": N_("Lo que está en uso cambió después de esta propuesta: rechácela y propóngala de nuevo."),
    }
)
FAULTY = N_("Hay cosas por corregir antes de enviarlo.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits: who proposed it, when and why; `own` says that whoever looks did, and may not approve it."""

    number: int
    name: str
    by: str
    why: str
    own: bool
    document: str


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that differs between two texts: lines of both."""

    where: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class Version:
    """What two people decided on: who, when and why, and in what it differs from what is in force."""

    number: int
    told: str
    why: str
    is_current: bool
    sides: Sequence[Side]


def versions_of(
    uow: UnitOfWork, row: Creditor, manner: Manner, matter: Matter, sides: Callable[[str], Sequence[Side]]
) -> list[Version]:
    """Return what two people decided on of a matter, the newest first; `sides` compares a text with today's."""
    approved = [one for one in uow.drafts.of(row.id, matter.kind) if one.status is DraftStatus.APPROVED]
    current = matter.current(uow, row.id)
    return [
        Version(
            one.id,
            say(
                "%(when)s; la propuso %(maker)s y la aprobó %(checker)s",
                when=manner.moment(one.decided_at or one.proposed_at),
                maker=by_whom(uow, one.proposed_by),
                checker=by_whom(uow, one.decided_by or ""),
            ),
            one.why,
            one.document == current,
            sides(one.document),
        )
        for one in approved
    ]


def earlier(press: Press, row: Creditor, matter: Matter) -> str | None:
    """Return the version that a form asks for, as it was; nothing where it asks for none. Raises Missing."""
    number = press.form.get("version", "")
    if not number:
        return None
    if not number.isdecimal() or len(number) > FIGURES_MAX:
        raise Missing("version", number)
    draft = press.uow.drafts.get(row.id, matter.kind, int(number))
    if draft.status is not DraftStatus.APPROVED:
        raise Missing("version", number)
    return draft.document


def begun(uow: UnitOfWork, creditor: str, matter: Matter, actor: str) -> str | None:
    """Return one's own draft that waits, with which a further change begins; nothing where none does."""
    draft = uow.drafts.waiting(creditor, matter.kind)
    return draft.document if draft is not None and is_same_person(uow, draft.proposed_by, actor) else None


def waiting_of(uow: UnitOfWork, me: Signed, row: Creditor, manner: Manner, matter: Matter) -> Waiting | None:
    """Return the draft of a matter that waits for a second person, if one does."""
    draft = uow.drafts.waiting(row.id, matter.kind)
    if draft is None:
        return None
    maker, when = by_whom(uow, draft.proposed_by), manner.moment(draft.proposed_at)
    by = say("Lo propuso %(name)s %(when)s", name=maker, when=when)
    own = is_same_person(uow, draft.proposed_by, f"staff:{me.staff.id}")
    return Waiting(draft.id, draft.name, by, draft.why, own, draft.document)


def acts_of(matter: Matter, typed: Callable[[Press, Creditor], str]) -> Acts:
    """Return the acts on a matter; `typed` reads the text that a form proposes, and may raise Refusal."""
    return {
        "propose": partial(_propose, matter, typed),
        "approve": partial(_approve, matter),
        "refuse": partial(_refuse, matter),
    }


def creditor_of(uow: UnitOfWork, form: Form, known: Sequence[str]) -> Creditor:
    """Return the creditor that a form is about. Raises Missing for one that is not theirs."""
    creditor = form.get("creditor", "")
    if creditor not in known:
        raise Missing("creditor", creditor)
    return uow.creditors.get(creditor)


def _propose(matter: Matter, typed: Callable[[Press, Creditor], str], press: Press) -> None:
    row = creditor_of(press.uow, press.form, press.me.creditors)
    text, why = typed(press, row), press.reason
    _hold(lambda: drafts.propose(press.uow, matter, row.id, text, why, press.actor, press.now))


def _approve(matter: Matter, press: Press) -> None:
    creditor, number = _chosen(press)
    _hold(lambda: drafts.approve(press.uow, matter, creditor, number, press.actor, press.now))


def _refuse(matter: Matter, press: Press) -> None:
    creditor, number = _chosen(press)
    word = press.reason
    _hold(lambda: drafts.refuse(press.uow, matter, creditor, number, word, press.actor, press.now))


def _chosen(press: Press) -> tuple[str, int]:
    """Return the creditor and the number of the draft that it is about."""
    creditor, number = creditor_of(press.uow, press.form, press.me.creditors).id, press.form.get("draft", "")
    if not number.isdecimal() or len(number) > FIGURES_MAX:
        raise Missing("draft", number)
    return creditor, int(number)


def _hold(act: Callable[[], object]) -> None:
    """Do it, and say in the console's language why it is refused."""
    try:
        act()
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault
    except BadFile as fault:
        raise Refusal(f"{say(FAULTY)} {' '.join(fault.faults)}") from fault
