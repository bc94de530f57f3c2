"""Show which other numbers of the creditor are the same person, and who may be; say so, and take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import merging
from bot.console import words
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.giving import number_of
from bot.console.manner import Manner, by_whom, place
from bot.console.queue import Option
from bot.console.sight import Seen, mode_of
from bot.console.speech import N_, Phrases, say
from bot.console.visitors import Before, read_messages
from bot.errors import ClientMistake
from bot.joining import CLIENT, SHOWN
from storage.errors import Missing
from storage.schema import Case, Client, Merge
from storage.unit_of_work import UnitOfWork

REFUSED: Mapping[str | None, str] = Phrases(
    {
        CLIENT: N_("No hay ningún cliente con ese número, o es este mismo: revíselo."),
        merging.TWICE: N_("Ese número ya se unió a otro: deshaga esa unión primero."),
        SHOWN: N_("Ahí ya comprobó quién es: no se puede deshacer."),
        None: N_("Eso ya está deshecho: recargue la página."),
    }
)


@dataclass(frozen=True, slots=True)
class Number:
    """Another number of the same person: what it owes, where its cases are, what was written under it last."""

    number: str
    name: str
    balance: str
    cases: Sequence[Option]
    said: Sequence[Before]


@dataclass(frozen=True, slots=True)
class Made:
    """What was said and can be taken back."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Kin:
    """The person of a case, over all their numbers; `total` is what they owe under all of them, empty for one."""

    numbers: Sequence[Number]
    total: str
    made: Sequence[Made]
    alike: Sequence[Option]
    places: Sequence[Option]
    may_act: bool


def read_kin(seen: Seen) -> Kin:
    """Return what is known of a client's other numbers, and of where they are reached."""
    uow, client, manner = seen.uow, seen.client, seen.manner
    creditor, may_act = client.creditor_id, mode_of(uow, seen.me, seen.case) in {"open", "mine"}
    found = [uow.clients.find(creditor, one) for one in uow.merges.numbers(creditor, client.id)]
    rows = [row for row in found if row is not None]  # what is kept from whoever looks is none here
    owed = {row.id: uow.accounts.account(creditor, row.id, manner.now).balance for row in rows}
    return Kin(
        numbers=[_number(seen, row, owed[row.id]) for row in rows if row.id != client.id],
        total=manner.amount(sum(owed.values())) if len(rows) > 1 else "",
        made=[Made(row.id, _made(uow, row, manner)) for row in uow.merges.of(creditor, client.id)],
        alike=[Option(row.id, _alike(row, by_document)) for row, by_document in uow.merges.alike(client)],
        places=[
            Option(str(address.id), place(address.channel, address.address))
            for _, address in uow.clients.contact_points(creditor, client.id)
        ],
        may_act=may_act,
    )


def merge_numbers(act: Act) -> None:
    """Say that another number is the same person's. Raises Refusal."""
    case, number = act.case, act.form.get("client", "").strip()
    try:
        merging.merge(act.uow, case.creditor_id, case.client_id, number, act.me.staff.id, act.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault
    act.tell()


def move_address(act: Act) -> None:
    """Say that an address is another client's. Raises Refusal."""
    case, number = act.case, act.form.get("client", "").strip()
    address = number_of(act.form.get("address", ""))
    try:
        merging.hand_on(act.uow, case.creditor_id, case.client_id, address, number, act.me.staff.id, act.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault
    act.tell()


def part_numbers(act: Act) -> str | None:
    """Take back what was said of this client's numbers or addresses. Raises Refusal."""
    case = act.case
    try:
        number = number_of(act.form.get("merge", ""))
        if number not in {row.id for row in act.uow.merges.of(case.creditor_id, case.client_id)}:
            raise Refusal(REFUSED[None])
        row = merging.part(act.uow, case.creditor_id, number, act.me.staff.id, act.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault
    except Missing as fault:
        raise Refusal(REFUSED[None]) from fault
    act.tell()
    return "two-address" if row.address_id is not None else None


def _number(seen: Seen, row: Client, balance: int) -> Number:
    cases = seen.uow.cases.of(row.creditor_id, row.id)
    return Number(
        number=row.id,
        name=row.name,
        balance=seen.manner.amount(balance),
        cases=[Option(str(one.id), _case(one)) for one in cases],
        said=read_messages(seen.uow, row.creditor_id, row.id, seen.manner),
    )


def _case(case: Case) -> str:
    return say("caso %(number)s · %(status)s", number=case.id, status=words.STATUSES[case.status])


def _alike(row: Client, by_document: bool) -> str:  # noqa: FBT001 - as the row tells
    why = say("mismo documento") if by_document else say("misma dirección")
    return say("%(name)s, cliente %(number)s: %(why)s", name=row.name, number=row.id, why=why)


def _made(uow: UnitOfWork, row: Merge, manner: Manner) -> str:
    """Say what was said by whom, and when."""
    by, when = by_whom(uow, row.made_by), manner.moment(row.made_at)
    told = {"one": row.client_id, "other": row.other_id, "by": by, "when": when}
    if row.address_id is None:
        return say("%(other)s y %(one)s son la misma persona: lo dijo %(by)s, %(when)s", **told)
    at = place(*_where(uow, row.address_id))
    return say("%(place)s pasó del cliente %(other)s al %(one)s: lo dijo %(by)s, %(when)s", place=at, **told)


def _where(uow: UnitOfWork, number: int) -> tuple[str, str]:
    address = uow.addresses.get(number)
    return address.channel, address.address
