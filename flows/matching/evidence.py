"""Judge whose money it is by all that speaks for somebody: one client for certain, else candidates with reasons.

Certain is what only one client can be meant by: a number of theirs that is written out and hardly there by chance, or
a short one with an amount that fits. An amount alone, a name, an account that paid before are reasons to look, no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from flows.matching.spelling import Spelling, fold

KIND = "unmatched_payment"  #: of the case of a client whose money it may be; they are not told of it
CANDIDATES_MAX = 8  #: more than these help nobody to choose
SHARED_MAX = 5  #: so many clients may owe the same amount, or be paid for by one payer, for it to say something
DAYS_KEPT = 1_024  #: days repeat; each is spelled once
DAY_FORMS = ("%Y%m%d", "%d%m%Y", "%d%m%y", "%m%Y", "%Y%m", "%Y")


class Why(StrEnum):
    """Why money may be a client's."""

    INVOICE = "invoice"  #: the number of a bill of theirs is written
    CLIENT = "client"  #: their own number is
    DOCUMENT = "document"  #: the number of their identity document is
    INVOICE_BALANCE = "invoice_balance"  #: it is what is open of a bill
    INSTALMENT = "instalment"  #: it is what is open of an instalment
    WHOLE_BALANCE = "whole_balance"  #: it is all that they owe
    PAYER = "payer"  #: whoever paid has paid for them before
    NAME = "name"  #: whoever paid has their name
    ALIKE = "alike"  #: a payment of theirs says just the same, and may be this one


WRITTEN = (Why.INVOICE, Why.CLIENT, Why.DOCUMENT)
AMOUNTS = (Why.INSTALMENT, Why.INVOICE_BALANCE, Why.WHOLE_BALANCE)
STRENGTH = {why: place for place, why in enumerate((Why.ALIKE, *WRITTEN, Why.PAYER, Why.NAME, *AMOUNTS))}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a client. `about` names the bill or instalment; `is_distinct`: hardly by chance."""

    client: str
    why: Why
    about: str = ""
    is_distinct: bool = False


@dataclass(frozen=True, slots=True)
class Certain:
    """Whose money it is for certain; `invoice` is the bill that was named, if it was one."""

    client: str
    invoice: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whose money it may be, and why, the weightiest reason first."""

    client: str
    reasons: tuple[Evidence, ...]


def written(found: Iterable[tuple[Spelling, Evidence]], chance: frozenset[str]) -> list[Evidence]:
    """Return what the numbers of a text say; a number inside another one of ours says nothing by itself.

    What is in `chance` stands there for another reason: the amount itself, the day.
    """
    told = list(found)
    whole = [(one.begin, one.end) for one, _ in told if not one.is_spaced]
    return [
        Evidence(it.client, it.why, it.about, is_distinct=one.is_distinct and one.folded not in chance)
        for one, it in told
        if not any(begin <= one.begin and one.end <= end and end - begin > one.end - one.begin for begin, end in whole)
    ]


def by_chance(amount: str, paid_on: date) -> frozenset[str]:
    """Return the numbers, folded, that a text may hold because of the amount (major units, as 99.90) or the day."""
    whole, _, parts = amount.partition(".")
    return _spelled(paid_on).union(map(fold, (whole, whole + parts, f"{whole}00")))


@lru_cache(DAYS_KEPT)
def _spelled(day: date) -> frozenset[str]:
    return frozenset(fold(day.strftime(form)) for form in DAY_FORMS)


def judge(evidence: Sequence[Evidence], *, is_unknown: bool = False) -> Certain | None:
    """Return whose money it is for certain, nobody when something less, or another client, speaks too.

    `is_unknown`: the payer named a client or bill that there is none of.
    """
    spoken = [one for one in evidence if one.why in WRITTEN]
    fitting = {one.client for one in evidence if one.why in AMOUNTS}
    sure = {one.client for one in spoken if one.is_distinct} or {one.client for one in spoken if one.client in fitting}
    if is_unknown or len(sure) != 1:
        return None
    client = sure.pop()
    bills = {one.about for one in spoken if one.client == client and one.why is Why.INVOICE}
    return Certain(client, bills.pop() if len(bills) == 1 else None)


def candidates(evidence: Iterable[Evidence]) -> tuple[Candidate, ...]:
    """Return whose money it may be, those first for whom the most and the weightiest things speak."""
    known = sorted(set(evidence), key=lambda one: (one.client, STRENGTH[one.why], one.about))
    found = [Candidate(client, tuple(mine)) for client, mine in groupby(known, key=lambda one: one.client)]
    found.sort(key=lambda one: (STRENGTH[one.reasons[0].why], -len(one.reasons), one.client))
    return tuple(found[:CANDIDATES_MAX])
