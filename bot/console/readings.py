"""Show a supervisor the messages that were misread, perhaps, masked, in a list with its filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlencode

from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import span
from bot.console.meanings import title_of
from bot.console.office import Parts
from bot.console.queue import Option
from bot.console.speech import N_, Phrases, say, say_many
from bot.learning.knowledge import Masks
from storage.reviews import Reason, Review, Wanted, reviews
from storage.unit_of_work import UnitOfWork

LENGTH = 25  #: messages of one page
EXCERPT = 140  #: characters of a message in the list
PAGE_MAX = 10_000
REASONS = Phrases(
    {
        Reason.REPAIRED: N_("No se entendió"),
        Reason.HANDED_OVER: N_("Pasó a una persona"),
        Reason.CORRECTED: N_("Se corrigió"),
    }
)
LANGUAGES = Phrases({"es": N_("Español"), "en": N_("Inglés"), "pt": N_("Portugués")})
LABELLED = Phrases({"no": N_("Sin etiqueta"), "yes": N_("Con etiqueta"), "all": N_("Con y sin etiqueta")})
ANY = {"yes": True, "all": None}
DAYS = Phrases(
    {
        "14": N_("Últimos 14 días"),
        "30": N_("Últimos 30 días"),
        "90": N_("Últimos 90 días"),
        "365": N_("Último año"),
        "all": N_("Desde el principio"),
    }
)
"""How far back the list looks: every message of a year is much to look through, and seldom wanted."""
RECENT = "14"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which messages are looked at: what stands in the address of the page."""

    reason: str = ""
    language: str = ""
    labelled: str = "no"
    days: str = RECENT
    creditor: str = ""
    page: int = 1

    def wanted(self, now: datetime) -> Wanted:
        """Return it in the words of storage."""
        reason = Reason(self.reason) if self.reason else None
        since = now - timedelta(days=int(self.days)) if self.days.isdecimal() else None
        return Wanted(reason, self.language, ANY.get(self.labelled, False), since)

    @property
    def query(self) -> str:
        """Return it as the end of an address, without the page."""
        given = {"reason": self.reason, "language": self.language, "creditor": self.creditor}
        kept = {name: value for name, value in given.items() if value}
        kept |= {} if self.labelled == "no" else {"labelled": self.labelled}
        return urlencode(kept | ({} if self.days == RECENT else {"days": self.days}))

    def to(self, message: int | None = None, page: int = 1, *, done: bool = False) -> str:
        """Return the address of a message, or of a page of the list, seen in this way."""
        more = {"page": page} if page > 1 else {}
        query = "&".join(filter(None, [self.query, urlencode(more), "done=1" if done else ""]))
        return f"/console/readings{f'/{message}' if message else ''}{f'?{query}' if query else ''}"


@dataclass(frozen=True, slots=True)
class Row:
    """One message of the list."""

    number: int
    text: str
    reasons: str
    creditor: str
    since: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, with its filters; `newer` and `older` are addresses, empty at the ends."""

    rows: Sequence[Row]
    total: str
    sought: Sought
    reasons: Sequence[Option]
    languages: Sequence[Option]
    labelled: Sequence[Option]
    days: Sequence[Option]
    creditors: Sequence[Option]
    newer: str
    older: str


def sought_of(query: Form) -> Sought:
    """Return what a page's address asks for; what is unknown is passed over."""
    page = query.get("page", "")
    return Sought(
        reason=_among(query.get("reason", ""), REASONS),
        language=_among(query.get("language", ""), LANGUAGES),
        labelled=_among(query.get("labelled", ""), LABELLED) or "no",
        days=_among(query.get("days", ""), DAYS) or RECENT,
        creditor=query.get("creditor", ""),
        page=min(max(int(page), 1), PAGE_MAX) if page.isdecimal() and len(page) < len(str(PAGE_MAX)) else 1,
    )


def read_listing(uow: UnitOfWork, parts: Parts, me: Signed, sought: Sought) -> Listing:
    """Return a page of the messages of the creditors of whoever is signed in, the newest first."""
    sought = narrow(uow, me, sought)
    wanted = sought.wanted(parts.clock.now())
    found = reviews(uow.session, wanted, limit=LENGTH, offset=(sought.page - 1) * LENGTH)
    masks = Masks(uow, parts.vault)
    rows = [_row(one, parts, masks, sought) for one in found.rows]
    uow.scope(*me.creditors)
    names = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
    return Listing(
        rows=rows,
        total=say_many("%(num)s mensaje", "%(num)s mensajes", found.total),
        sought=sought,
        reasons=_options(say("Por qué: todo"), REASONS),
        languages=_options(say("Idioma: todos"), LANGUAGES),
        labelled=[Option(value, title) for value, title in LABELLED.items()],
        days=[Option(value, title) for value, title in DAYS.items()],
        creditors=names if len(names) > 1 else (),
        newer=sought.to(page=sought.page - 1) if sought.page > 1 else "",
        older=sought.to(page=sought.page + 1) if sought.page * LENGTH < found.total else "",
    )


def narrow(uow: UnitOfWork, me: Signed, sought: Sought) -> Sought:
    """Put one creditor alone in scope where it is asked for; one that is not theirs is passed over."""
    is_theirs = sought.creditor in me.creditors
    uow.scope(*([sought.creditor] if is_theirs else me.creditors))
    return sought if is_theirs else replace(sought, creditor="")


def reasons_of(review: Review) -> str:
    """Say why a message is looked at."""
    return " · ".join(title for reason, title in REASONS.items() if reason in review.reasons)


def _row(review: Review, parts: Parts, masks: Masks, sought: Sought) -> Row:
    message, now = review.message, parts.clock.now()
    text = masks.of(message.creditor_id, message.client_id)(message.text)
    return Row(
        number=message.id,
        text=text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…",
        reasons=reasons_of(review),
        creditor=review.creditor.name,
        since=span(now - message.at),
        label=title_of(review.label.intent) if review.label else "",
        href=sought.to(message.id, sought.page),
    )


def _options(every: str, titles: Mapping[Reason, str] | Mapping[str, str]) -> list[Option]:
    return [Option("", every), *(Option(str(value), title) for value, title in titles.items())]


def _among(value: str, known: Mapping[Reason, str] | Mapping[str, str]) -> str:
    return value if value in known else ""
