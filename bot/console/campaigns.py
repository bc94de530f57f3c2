"""Show supervisors the campaigns of their creditors, and take a new one as a draft, with every fault of its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot import campaigns
from bot.actors import name_of
from bot.console import campaign_words
from bot.console.fault_words import in_words
from bot.console.gate import Form, Refusal
from bot.console.halts import CAMPAIGNS
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.pause_words import why_paused
from bot.console.queue import Option
from bot.console.sheet import Fault
from bot.console.speech import language, say
from bot.errors import BadFile
from flows.contact.campaigns.faults import faults, load_campaign
from storage.errors import Missing
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

EXAMPLES = Path(__file__).with_name("campaign_examples")


@dataclass(frozen=True, slots=True)
class Line:
    """One campaign of the list; `paused` is why nothing of it leaves now, empty where it does."""

    name: str
    href: str
    facts: str
    state: str
    paused: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The page as it is shown: the campaigns, for whom another may be written, and what is typed of it."""

    lines: Sequence[Line]
    creditors: Sequence[Option]
    creditor: str
    document: str
    example: str


@cache
def example(tongue: str) -> str:
    """Return a campaign that may be written so, explained in a language."""
    return (EXAMPLES / f"{tongue}.yml").read_text("utf-8")


def read_campaigns(uow: UnitOfWork, parts: Parts, me: Signed, typed: Form) -> Shelf:
    """Return the campaigns of the creditors of whoever looks, the newest first, and what they typed of another."""
    rows = [uow.creditors.get(creditor) for creditor in me.creditors]
    now = parts.clock.now()
    found = [(row, one) for row in rows for one in campaigns.overview(uow, row.id, now)]
    found.sort(key=lambda pair: pair[1].row.id, reverse=True)
    return Shelf(
        lines=[_line(uow, one, Manner.of(row, now), row) for row, one in found],
        creditors=[Option(row.id, row.name) for row in rows],
        creditor=typed.get("creditor", ""),
        document=typed.get("document", ""),
        example=example(language()),
    )


def check_campaign(_: UnitOfWork, me: Signed, form: Form) -> list[Fault]:
    """Return every fault of what was typed; none when it may be saved. Raises Missing for a creditor not theirs."""
    _chosen(me, form)
    return [in_words(one) for one in faults(form.get("document", ""))]


def save_campaign(uow: UnitOfWork, parts: Parts, me: Signed, form: Form) -> str:
    """Save what was typed as a draft, and return the address of its page. Raises Refusal when its name is taken."""
    text, by = form.get("document", ""), f"staff:{me.staff.id}"
    try:
        row = campaigns.submit(uow, _chosen(me, form), text, by, parts.clock.now())
    except BadFile as fault:
        name = load_campaign(text).campaign
        raise Refusal(
            say("Ya hay una campaña «%(name)s» en borrador o aprobada: elija otro nombre.", name=name)
        ) from fault
    return f"{CAMPAIGNS}/{row.id}?done=submit"


def _chosen(me: Signed, form: Form) -> str:
    creditor = form.get("creditor", "")
    if creditor not in me.creditors:
        raise Missing("creditor", creditor)
    return creditor


def _line(uow: UnitOfWork, one: campaigns.Standing, manner: Manner, creditor: Creditor) -> Line:
    made = say("la escribió %(name)s %(when)s", name=name_of(uow, one.row.made_by), when=manner.moment(one.row.made_at))
    return Line(
        name=one.row.name,
        href=f"{CAMPAIGNS}/{one.row.id}",
        facts=" · ".join((creditor.name, campaign_words.when(one.document, manner), made)),
        state=campaign_words.STATES[one.state],
        paused=why_paused(one.pause.reason) if one.pause and one.state == "paused" else "",
    )
