"""Say what a contact must not be: one small function for each law, all of them in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tests.year.books import Books
from tests.year.chronicle import Row
from tests.year.country import COUNTRIES, Country, is_open
from tests.year.rows import ABOUT_BILLS, ABOUT_PROMISES, Contact, Key, day_of, moment, word_of

WEEK = timedelta(days=7)
NEEDS_NO_CONSENT = frozenset({"web", "terminal"})
CALLS = frozenset({"call", "visit"})
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
IN_PEACE_DAYS = 3  #: after the client last wrote, nothing is said of bills


@dataclass(frozen=True)
class Made:
    """A contact that we began, its client, the message that it was, and what stood at that moment."""

    contact: Contact
    key: Key
    message: Row | None
    books: Books

    @property
    def client(self) -> Row:
        """Return the client."""
        return self.books.client(self.key)

    @property
    def local(self) -> datetime:
        """Return the client's time."""
        return self.books.local(self.key, self.contact.at)

    @property
    def law(self) -> Country:
        """Return what binds the client's country."""
        return COUNTRIES[self.client["country"]]

    @property
    def before(self) -> list[Contact]:
        """Return the contacts with the person before this one that count beside it, by whichever creditor."""
        found = self.books.contacts[self.client["person_id"]]
        return [
            one
            for one in found[: found.index(self.contact)]
            if one.begun and (self.law.calls_count or one.channel not in CALLS)
        ]


def hours(made: Made) -> bool:
    """Hours, weekends and holidays of the client's country and region."""
    return not is_open(made.client["country"], made.client["region"], made.local)


def wanted_hours(made: Made) -> bool:
    """Hours that the client asked for."""
    week = made.books.person(made.key)["contact_week"]
    if week is None:
        return False
    window = week.get(DAYS[made.local.weekday()])
    return window is None or not _clock(window[0]) <= made.local.time() < _clock(window[1])


def per_day(made: Made) -> bool:
    """Too many contacts on one day of the client's."""
    today = [one for one in made.before if made.books.local(made.key, one.at).date() == made.local.date()]
    return len(today) >= made.law.per_day


def per_week(made: Made) -> bool:
    """Too many contacts in seven days."""
    return sum(made.contact.at - one.at < WEEK for one in made.before) >= made.law.per_week


def days_between(made: Made) -> bool:
    """Too few whole days between two contacts."""
    days = [(made.local.date() - made.books.local(made.key, one.at).date()).days for one in made.before]
    return any(ago <= made.law.days_between for ago in days) if made.law.days_between else False


def minutes_between(made: Made) -> bool:
    """Too few minutes between two contacts."""
    return any(made.contact.at - one.at < timedelta(minutes=made.law.gap_minutes) for one in made.before)


def one_channel(made: Made) -> bool:
    """More than one channel in a week, where the law allows one."""
    others = [one for one in made.before if one.channel != made.contact.channel]
    return made.law.one_channel and any(made.contact.at - one.at < WEEK for one in others)


def consent(made: Made) -> bool:
    """A channel that the client did not agree to."""
    agreed = {address["channel"] for point, address in made.books.points(made.key) if point["consent"]}
    return made.contact.channel not in NEEDS_NO_CONSENT | agreed


def opt_out(made: Made) -> bool:
    """A client who asked not to be written to, or an address where nothing may go."""
    address = made.books.rows["addresses"].get(made.contact.address, {})
    lost = any(address.get(name) for name in ("wrong_at", "opted_out_at", "unreachable_at"))
    return lost or made.books.person(made.key)["opted_out_at"] is not None


def holds(made: Made) -> bool:
    """A hold on the account, on a bill that is spoken of, or on where the client lives."""
    return any(
        row.get("invoice_number") is None or made.contact.kind in ABOUT_BILLS | ABOUT_PROMISES
        for row in made.books.holds(made.key, made.contact.at)
    )


def cases(made: Made) -> bool:
    """A case that a person has not resolved."""
    return bool(made.books.cases(made.key))


def dispute(made: Made) -> bool:
    """A disputed bill."""
    return made.contact.kind in ABOUT_BILLS | ABOUT_PROMISES and made.books.is_disputed(made.key)


def talk(made: Made) -> bool:
    """A talk that is under way."""
    return made.contact.kind != "silence" and made.books.has_talk(made.key, made.contact.at)


def in_peace(made: Made) -> bool:
    """A client who wrote within three days, about a bill."""
    wrote = made.books.wrote.get(made.key)
    if wrote is None or made.contact.kind not in ABOUT_BILLS:
        return False
    return (made.local.date() - made.books.local(made.key, wrote).date()).days < IN_PEACE_DAYS


def agreed(made: Made) -> bool:
    """A bill spoken of while an agreement is kept up that covers it, or that it asks for; or a promise long paid."""
    if made.contact.kind in ABOUT_BILLS:
        outside = {word_of(day_of(bill)) for bill in made.books.outside(made.key)}
        is_recalled = made.contact.kind != "after_due" and _word(made) in outside
        return bool(made.books.agreements(made.key)) and not is_recalled
    return made.contact.kind in ABOUT_PROMISES and not any(made.books.unpaid(made.key))


def paid(made: Made) -> bool:
    """A bill spoken of while none is open."""
    return made.contact.kind in ABOUT_BILLS and not made.books.bills(made.key)


def unclean(made: Made) -> bool:
    """A bill spoken of while one that is due never reached the client, or was not as promised, and nobody looked."""
    if made.contact.kind not in ABOUT_BILLS or made.books.was_cleared(made.key):
        return False
    due = [bill for bill in made.books.bills(made.key) if day_of(bill) <= made.local.date()]
    return any(bill["delivered_on"] is None or bill["promised_service_ok"] is False for bill in due)


def postponed(made: Made) -> bool:
    """A time before the one that the client asked for."""
    until = made.client["postponed_until"]
    return until is not None and made.contact.at < moment(until)


def with_adviser(made: Made) -> bool:
    """A conversation that a person holds."""
    row = made.books.rows["conversations"].get(made.key)
    return row is not None and row["held_at"] is not None


def stopped(made: Made) -> bool:
    """A creditor in whose name nothing leaves."""
    return made.books.rows["creditors"][made.key[0]]["stopped_at"] is not None


def forgetters(made: Made) -> bool:
    """More than one contact for a due date, of somebody who only forgets, before it is unpaid for a week."""
    if made.contact.kind not in ABOUT_BILLS or not made.books.only_forgets(made.key):
        return False
    word = _word(made)
    due = next((day_of(one) for one in made.books.bills(made.key) if word_of(day_of(one)) == word), None)
    told = made.books.told[made.key, word]
    return due is None or (bool(told) and made.local.date() < max(*told, due) + WEEK)


LAWS: Mapping[str, Callable[[Made], bool]] = {
    law.__name__: law
    for law in (
        hours, wanted_hours, per_day, per_week, days_between, minutes_between, one_channel, consent, opt_out, holds,
        cases, dispute, talk, in_peace, agreed, paid, unclean, postponed, with_adviser, stopped, forgetters,
    )
}  # fmt: skip
"""What a contact that we begin must not be. Each says whether it was."""


def broken(made: Made) -> Iterator[str]:
    """Yield the laws that a contact broke; note what was told of a bill's day."""
    yield from (name for name, law in LAWS.items() if law(made))
    if made.contact.kind in ABOUT_BILLS:
        made.books.told[made.key, _word(made)].append(made.local.date())


def _word(made: Made) -> str:
    return str((made.message or {}).get("trace_id") or "").partition(":")[0]


def _clock(written: str) -> time:
    return time.fromisoformat(written)
