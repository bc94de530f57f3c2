"""Give an adviser what is needed to write: where it leaves, ready replies, and what was typed before."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.actors import name_of
from bot.confirming import read
from bot.console import words
from bot.console.canned import Canned, fill
from bot.console.crediting import Creditable, read_creditable
from bot.console.head import Head
from bot.console.line import Line, find_address, read_line
from bot.console.sight import Seen
from bot.console.speech import say
from bot.credits import stopped_by
from bot.enclosing import carries
from bot.outcomes import offered
from bot.stage import locale_of
from flows.wording import figures

TYPED_MAX = 8_000  #: characters that a form takes; what fits on the channel is said while typing, and none is cut off


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, and why it was not sent."""

    tab: str = ""
    text: str = ""
    outcome: str = ""
    error: str = ""
    amount: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a second person: which end, of which bill, what the client will read, who proposed it."""

    title: str
    bill: str
    text: str
    by: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Composer:
    """What is needed to write: the channel's state, ready replies, ends and bills, what was typed before.

    `waiting` is what a second person must confirm; `stops` says whether the case has stopped a bill, which a credit
    without an amount takes off.
    """

    tab: str
    line: Line
    canned: Sequence[Canned]
    outcomes: Sequence[tuple[str, str]]
    bills: Sequence[Creditable]
    stops: bool
    draft: Draft
    length_max: int
    adviser: str
    waiting: Waiting | None
    file_words: str


def read_composer(seen: Seen, head: Head, balance: str, draft: Draft) -> Composer:
    """Return the composer of a case, with what was typed in a form that was refused."""
    uow, case, manner = seen.uow, seen.case, seen.manner
    profile = seen.parts.bot.profiles.get(uow, case.creditor_id)
    due = case.due_at if case.due_at > manner.now else profile.answer_by(case.kind, manner.now)
    locale, zone = locale_of(seen.client), ZoneInfo(seen.client.timezone)
    today = manner.now.astimezone(zone).date()
    values = {
        "client": seen.client.name.split()[0],
        "adviser": seen.me.staff.name,
        "case": str(case.id),
        "answer_by": figures.moment(due.astimezone(zone), locale, today),
        "balance": balance,
        "creditor": head.creditor,
    }
    return Composer(
        tab=draft.tab or ("decide" if head.can_decide else "resolve" if head.is_untold else "reply"),
        line=read_line(seen),
        canned=fill(locale[:2], values),
        outcomes=[(key, words.OUTCOMES[key]) for key in offered(case)],
        bills=read_creditable(seen),
        stops=bool(stopped_by(uow, case)),
        draft=draft,
        length_max=TYPED_MAX,
        adviser=seen.me.staff.name,
        waiting=_waiting(seen),
        file_words=_file_words(seen),
    )


def _file_words(seen: Seen) -> str:
    """Say in which way a file would reach the client: as it is, or by a link alone."""
    conversation = seen.uow.conversations.get(seen.client.creditor_id, seen.client.id)
    address = find_address(seen.uow, seen.case, seen.client, conversation)
    if address is None or not carries(address.channel, seen.parts.settings.public_url):
        return say("PDF, JPG o PNG de hasta 5 MB. Al cliente le llega un enlace que lo abre por 90 días")
    name = words.CHANNELS[address.channel]
    return say(
        "PDF, JPG o PNG de hasta 5 MB. Al cliente le llega por %(name)s, y con un enlace que lo abre por 90 días",
        name=name,
    )


def _waiting(seen: Seen) -> Waiting | None:
    """Return what waits for a second person; nothing where nothing does."""
    found = read(seen.case)
    if found is None:
        return None
    by = seen.uow.approvals.of(seen.case.creditor_id, seen.case.id)[0].approver
    return Waiting(
        title=f"{words.OUTCOMES[found.outcome]}: {seen.manner.amount(found.lowers)}",
        bill=found.credit.invoice or "",
        text=found.text,
        by=name_of(seen.uow, by),
        is_mine=by == f"staff:{seen.me.staff.id}",
    )
