"""Show one campaign: what it is in plain words, how its arms do, what happened to it, and what whoever looks may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

import yaml

from bot.actors import is_same_person, name_of
from bot.campaign_report import Report, report
from bot.campaigns import CLOCK
from bot.console import campaign_words as words
from bot.console import finding_words as findings
from bot.console.login import Signed
from bot.console.manner import Manner, ended
from bot.console.office import Parts
from bot.console.pause_words import why_closed, why_paused
from bot.console.speech import N_, Phrases, say
from flows.contact.campaigns.document import HOLD_OUT, Campaign
from storage.schema import Campaign as Row
from storage.schema import CampaignStatus, ContactPause
from storage.unit_of_work import UnitOfWork

STILL = frozenset({"draft", "coming", "running", "paused", "over"})  #: states in which it may be recalled
AHEAD = frozenset({"draft", "coming", "running", "paused"})  #: states in which something of it is to come
GOING = frozenset({"coming", "running"})  #: states in which it may be paused
CLOSED = Phrases({CampaignStatus.ENDED: N_("Terminada"), CampaignStatus.RECALLED: N_("Retirada")})
OWN = N_("La escribió usted: la aprueba otra persona de supervisión, que mira antes lo que leerán los clientes.")


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm: how many of a hundred clients are drawn into it, its contacts, and how it did by now."""

    title: str
    share: str
    rows: Sequence[str]
    came: str
    sent: str


@dataclass(frozen=True, slots=True)
class Page:
    """A campaign as it is shown to one supervisor.

    `pause` is the number of what pauses it, or 0; `cannot_approve` why whoever looks may not, where it waits for that.
    """

    number: int
    name: str
    creditor: str
    state: str
    is_draft: bool
    facts: Sequence[tuple[str, str]]
    arms: Sequence[Arm]
    found: Sequence[str]
    heard: str
    document: str
    past: Sequence[tuple[str, str]]
    pause: int
    paused: str
    cannot_approve: str
    can_foresee: bool
    can_pause: bool
    can_recall: bool


def read_campaign(uow: UnitOfWork, parts: Parts, me: Signed, row: Row) -> Page:
    """Return a campaign's page."""
    now = parts.clock.now()
    creditor = uow.creditors.get(row.creditor_id)
    told, manner = report(uow, creditor.id, row.id, now), Manner.of(creditor, now)
    stands = told.standing
    document, state, pause = stands.document, stands.state, stands.pause
    is_own = is_same_person(uow, row.made_by, f"staff:{me.staff.id}")
    return Page(
        number=row.id,
        name=row.name,
        creditor=creditor.name,
        state=words.STATES[state],
        is_draft=state == "draft",
        facts=[
            (say("Cuándo"), words.when(document, manner)),
            (say("Para quién"), words.whom(document.whom)),
            (say("Qué se mide"), words.goal(document.goal)),
        ],
        arms=_arms(told, is_draft=state == "draft"),
        found=[findings.found(one, document.goal) for one in told.findings],
        heard=ended(findings.heard(told.look.now)),
        document=yaml.safe_dump(_as_written(document), sort_keys=False, allow_unicode=True),
        past=_past(uow, row, told.pauses, manner),
        pause=pause.id if pause and state in STILL else 0,
        paused=why_paused(pause.reason) if pause and state in STILL else "",
        cannot_approve=say(OWN) if state == "draft" and is_own else "",
        can_foresee=state in AHEAD,
        can_pause=state in GOING,
        can_recall=state in STILL,
    )


def _as_written(document: Campaign) -> Mapping[str, Any]:
    """Return a campaign's document without what goes without saying."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _arms(told: Report, *, is_draft: bool) -> list[Arm]:
    document = told.standing.document
    results = {one.arm: one for one in told.results}
    shares = {one.arm: (one.share, [words.row(row) for row in one.rows]) for one in document.arms}
    shares[HOLD_OUT] = (document.hold_out, [say("Siguen recibiendo lo mismo que si no hubiera campaña")])
    return [
        Arm(
            title=words.title(name),
            share=say("%(count)s de cada 100 clientes", count=shares[name][0]),
            rows=shares[name][1],
            came="" if is_draft else ended(findings.came(results[name], document.goal)),
            sent="" if is_draft or name == HOLD_OUT else findings.sent(*told.sent.get(name, (0, 0))),
        )
        for name in document.names
    ]


def _past(uow: UnitOfWork, row: Row, pauses: Sequence[ContactPause], manner: Manner) -> Sequence[tuple[str, str]]:
    """Return what happened to a campaign, in its order: when, and what by whom."""
    happened: list[tuple[datetime | None, str | None, str]] = [
        (row.made_at, row.made_by, say("Escrita")),
        (row.approved_at, row.approved_by, say("Aprobada")),
        *((one.at, one.placed_by, say("Detenida: %(why)s", why=why_paused(one.reason))) for one in pauses),
        *((one.lifted_at, one.lifted_by, say("Pausa levantada")) for one in pauses),
        (row.closed_at, row.closed_by, f"{CLOSED.get(row.status, '')}: {why_closed(row.closed_why or '')}"),
    ]
    known = [(at, by, what) for at, by, what in happened if at is not None and by is not None]
    return [(manner.moment(at), _by(uow, by, what)) for at, by, what in sorted(known, key=itemgetter(0))]


def _by(uow: UnitOfWork, by: str, what: str) -> str:
    return what if by == CLOCK else f"{what.rstrip('.')} ({name_of(uow, by)})"
