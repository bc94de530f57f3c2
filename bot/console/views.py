"""Keep filters of the queue under names: one's own, and those that a supervisor shares with the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.console.asked import asked_of
from bot.console.gate import Refusal
from bot.console.login import Signed
from bot.console.press import Press
from bot.console.rights import Right
from bot.console.speech import say
from storage.caseload import count_each
from storage.errors import Missing
from storage.schema import QueueView
from storage.unit_of_work import UnitOfWork

PATH = "/console/views"
NAME_MAX = 40  #: letters
VIEWS_MAX = 12  #: of one person


@dataclass(frozen=True, slots=True)
class Kept:
    """A view as it is shown. `address` is what stands in the queue's address, `is_mine` that one may forget it."""

    number: int
    name: str
    address: str
    count: int
    is_mine: bool
    is_shared: bool


def read_views(uow: UnitOfWork, me: Signed) -> Sequence[Kept]:
    """Return the views of whoever is signed in, with how many cases each finds now; their creditors are in scope."""
    rows = uow.queue_views.seen_by(me.staff.id, me.creditors)
    counts = count_each(uow.session, [asked_of(row.asked).wanted(me.staff.id) for row in rows])
    return [_kept(row, count, me) for row, count in zip(rows, counts, strict=True)]


def save_view(press: Press) -> None:
    """Keep what the queue shows under a name, in place of one's own view of that name."""
    me, name = press.me, " ".join(press.form.get("name", "").split())
    asked = asked_of({**press.form, "q": ""}).filter
    if asked.get("creditor") not in {None, *me.creditors}:
        raise Missing("creditor", asked["creditor"])
    if not 0 < len(name) <= NAME_MAX:
        raise Refusal(say("Póngale un nombre de hasta %(most)s letras.", most=NAME_MAX))
    if not asked:
        raise Refusal(say("Filtre primero la cola: una vista guarda estado, motivo, empresa o etiqueta."))
    own = press.uow.queue_views.of(me.staff.id)
    if len(own) >= VIEWS_MAX and name not in {row.name for row in own}:
        raise Refusal(say("Ya tiene %(most)s vistas: quite una primero.", most=VIEWS_MAX))
    is_shared = bool(press.form.get("shared")) and me.may(Right.DIRECT)
    press.uow.queue_views.put(me.staff.id, name, asked, _audience(me, asked) if is_shared else (), press.now)


def drop_view(press: Press) -> None:
    """Forget a view of one's own; one that is gone already is no mistake."""
    given = press.form.get("view", "")
    press.uow.queue_views.drop(press.me.staff.id, int(given) if given.isdecimal() and len(given) < 16 else 0)  # noqa: PLR2004 - 64 bits


def _audience(me: Signed, asked: dict[str, str]) -> Sequence[str]:
    """Return of which creditors one must see the clients to see a shared view: a label tells of them."""
    return [asked["creditor"]] if "creditor" in asked else me.creditors


def _kept(row: QueueView, count: int, me: Signed) -> Kept:
    return Kept(
        number=row.id,
        name=row.name,
        address=urlencode(row.asked),
        count=count,
        is_mine=row.staff_id == me.staff.id,
        is_shared=bool(row.shared_with),
    )
