"""Let an adviser write down who acts for a client, once they saw what shows it, and take that back.

What was seen is kept in words; the paper itself stays with the case. The document is sealed, and shown to nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.giving import number_of
from bot.console.manner import Manner, by_whom, place
from bot.console.queue import Option
from bot.console.rights import Right
from bot.console.sight import Seen, mode_of
from bot.console.speech import N_, Phrases, say
from flows.rights.behalf import ACTING
from flows.rights.book import MATTER
from flows.rights.representatives import Scope, is_in_force
from storage.errors import Missing
from storage.repositories.cases import UNTOLD
from storage.schema import Address, Client, Representative
from storage.unit_of_work import UnitOfWork
from storage.vault import normalise_document

WORDS_MIN, NAME_MAX, DOCUMENT_MIN, DOCUMENT_MAX, PROOF_MAX = 2, 80, 4, 40, 300  #: characters
ROLES: Mapping[str, str] = Phrases(
    {
        "power": N_("por poder o autorización"),
        "guard": N_("por tutela o curatela"),
        "adviser": N_("como quien le asesora"),
        "heir": N_("como quien hereda"),
    }
)
SCOPES: Mapping[str, str] = Phrases(
    {
        Scope.TOLD: N_("Se le informa de la cuenta"),
        Scope.AGREE: N_("Se le informa, y puede acordar"),
    }
)
REFUSED: Mapping[str, str] = Phrases(
    {
        "case": N_("En este caso nadie dijo actuar por el cliente, o aún no se sabe de qué cliente es."),
        "document": N_("Escriba el documento de quien actúa, al menos 4 letras o cifras."),
        "who": N_("Escriba el nombre de quien actúa, en hasta 80 letras."),
        "address": N_("Elija desde dónde escribe: una dirección que no sea de la persona titular."),
        "scope": N_("Elija hasta dónde alcanza lo que vio."),
        "until": N_("Elija hasta qué día vale, en el calendario."),
        "past": N_("Ese día ya pasó: elija hasta cuándo vale."),
        "proof": N_("Diga qué papeles vio, en hasta 300 letras."),
        "representative": N_("Esa persona ya no actúa por el cliente: recargue la página."),
    }
)


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who acts, or acted, for the client; `number` where it can be taken back, else 0."""

    name: str
    how: str
    scope: str
    state: str
    proof: str
    is_over: bool
    number: int


@dataclass(frozen=True, slots=True)
class Pane:
    """Who acts for a client; `asks` where the case is about that and may be acted on: then there is a form.

    `places` are the addresses to choose from: none of them the client's own.
    """

    rows: Sequence[Acting]
    asks: bool
    places: Sequence[Option]
    scopes: Sequence[Option]
    today: str
    name_max: int = NAME_MAX
    document_max: int = DOCUMENT_MAX
    proof_max: int = PROOF_MAX


def read_representatives(seen: Seen) -> Pane:
    """Return who acts for a client, whoever stands first."""
    uow, client, manner = seen.uow, seen.client, seen.manner
    may_act = seen.me.may(Right.ANSWER) and mode_of(uow, seen.me, seen.case) in {"open", "mine"}
    rows = reversed(uow.representatives.of(client.creditor_id, client.id))
    return Pane(
        rows=sorted((_row(uow, one, client, manner, may_act=may_act) for one in rows), key=lambda one: one.is_over),
        asks=may_act and _is_about(seen.case.details) and client.visitor_since is None,
        places=[Option(str(one.id), place(one.channel, one.address)) for one in _places(uow, client)],
        scopes=[Option(scope, SCOPES[scope]) for scope in Scope],
        today=_today(client, manner).isoformat(),
    )


def enter_representative(act: Act) -> None:
    """Write down who acts for the client, at which address, how far and until when. Raises Refusal."""
    client = act.uow.clients.get(act.case.creditor_id, act.case.client_id)
    if not _is_about(act.case.details) or client.visitor_since is not None or act.case.kind in UNTOLD:
        raise Refusal(REFUSED["case"])
    document = normalise_document(act.form.get("document", "")[:DOCUMENT_MAX])
    if len(document) < DOCUMENT_MIN:
        raise Refusal(REFUSED["document"])
    row = act.uow.representatives.enter(
        creditor=client.creditor_id,
        client=client.id,
        address=_address(act, client),
        name=_written(act, "who", NAME_MAX),
        document_sealed=act.parts.vault.seal(document),
        role=str(act.case.details[MATTER]),
        scope=_scope(act.form.get("scope", "")),
        until=_until(act, client),
        proof=_written(act, "proof", PROOF_MAX),
        by=f"staff:{act.me.staff.id}",
        at=act.now,
    )
    told = {"representative": str(row.id), "role": row.role, "scope": row.scope, "until": row.until_on.isoformat()}
    act.note("representative.entered", **told)


def take_back_representative(act: Act) -> None:
    """Write that somebody acts for the client no more; from now on they are told nothing. Raises Refusal."""
    try:
        row = act.uow.representatives.get(
            act.case.creditor_id, act.case.client_id, number_of(act.form.get("representative", ""))
        )
    except Missing as fault:
        raise Refusal(REFUSED["representative"]) from fault
    act.uow.representatives.take_back(row, f"staff:{act.me.staff.id}", act.now)
    act.note("representative.taken_back", representative=str(row.id))


def _is_about(details: Mapping[str, object]) -> bool:
    return details.get(MATTER) in ACTING


def _places(uow: UnitOfWork, client: Client) -> Iterator[Address]:
    """Yield the addresses that nobody showed, or the creditor said, to be the client's own."""
    for point, address in uow.clients.contact_points(client.creditor_id, client.id):
        if point.verified_at is None and not point.consent and address.wrong_at is None:
            yield address


def _address(act: Act, client: Client) -> int:
    chosen = act.form.get("address", "")
    if chosen not in {str(one.id) for one in _places(act.uow, client)}:
        raise Refusal(REFUSED["address"])
    return int(chosen)


def _written(act: Act, field: str, most: int) -> str:
    words = " ".join(act.form.get(field, "").split())
    if not WORDS_MIN <= len(words) <= most:
        raise Refusal(REFUSED[field])
    return words


def _scope(chosen: str) -> str:
    if chosen not in set(Scope):
        raise Refusal(REFUSED["scope"])
    return chosen


def _until(act: Act, client: Client) -> date:
    """Return the last day; a right without an end would be nobody's to look at again."""
    try:
        until = date.fromisoformat(act.form.get("until", ""))
    except ValueError as fault:
        raise Refusal(REFUSED["until"]) from fault
    if not is_in_force(until, act.now.astimezone(ZoneInfo(client.timezone)).date()):
        raise Refusal(REFUSED["past"])
    return until


def _today(client: Client, manner: Manner) -> date:
    return manner.now.astimezone(ZoneInfo(client.timezone)).date()


def _row(uow: UnitOfWork, row: Representative, client: Client, manner: Manner, *, may_act: bool) -> Acting:
    where = uow.addresses.get(row.address_id)
    stands, is_current = row.taken_back_at is None, is_in_force(row.until_on, _today(client, manner))
    return Acting(
        name=row.name,
        how=" · ".join((ROLES.get(row.role, row.role), place(where.channel, where.address))),
        scope=SCOPES[row.scope],
        state=_state(uow, row, manner, is_current=is_current),
        proof=say(
            "%(proof)s Lo vio %(by)s, %(when)s.",
            proof=row.proof if row.proof.endswith(".") else f"{row.proof}.",
            by=by_whom(uow, row.seen_by),
            when=manner.moment(row.seen_at),
        ),
        is_over=not (stands and is_current),
        number=row.id if stands and may_act else 0,
    )


def _state(uow: UnitOfWork, row: Representative, manner: Manner, *, is_current: bool) -> str:
    if row.taken_back_at is not None:
        by, when = by_whom(uow, row.taken_back_by or ""), manner.moment(row.taken_back_at)
        return say("Retirado por %(by)s, %(when)s", by=by, when=when)
    day = manner.short(row.until_on)
    return say("Hasta el %(day)s", day=day) if is_current else say("Terminó el %(day)s", day=day)
