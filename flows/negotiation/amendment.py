"""Bring what a client adds or corrects into the proposal they have made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from flows.negotiation.proposal import Leg, Percent, Share

WHOLE: Final = Decimal(100)  #: per cent

Legs = tuple[Leg, ...]


def lacks_amount(legs: Legs) -> bool:
    """Say whether nothing was said of how much."""
    return all(leg.amount is None for leg in legs) and all((leg.count or 1) == 1 for leg in legs)


def lacks_date(legs: Legs) -> bool:
    """Say whether nothing was said of when to begin."""
    return legs[0].date is None and legs[0].frequency is None


def lacks_rest(legs: Legs, balance: int) -> bool:
    """Say whether single payments with amounts leave part of the balance unspoken."""
    sums = [leg.amount for leg in legs]
    single = all(leg.count == 1 and leg.frequency is None for leg in legs)
    return single and all(isinstance(amount, int) for amount in sums) and _total(legs) < balance


def leaves_rest(legs: Legs, balance: int) -> bool:
    """Say whether single payments of sums and shares leave some of the balance, for 'the rest' to be said of."""
    parts = [_share_of(leg, balance) for leg in legs]
    known = [part for part in parts if part is not None]
    return len(known) == len(parts) and sum(known) < WHOLE


def left(legs: Legs, balance: int) -> int:
    """Return what the payments named so far leave of the balance."""
    return max(balance - _total(legs), 0)


def with_amount(legs: Legs, said: Sequence[Leg], amounts: Sequence[int]) -> Legs:
    """Put the amount that was asked for into the first payment; a whole new proposal takes its place.

    Something else that is said instead, a day or a count, corrects it.
    """
    if len(said) > 1 or (said and said[0].date and said[0].amount is not None):
        return tuple(said)
    if said and said[0].amount is None and not amounts:
        return amend(legs, said)
    amount = said[0].amount if said and said[0].amount is not None else (amounts[0] if amounts else None)
    return (replace(legs[0], amount=amount), *legs[1:])


def with_date(legs: Legs, said: Sequence[Leg], dates: Sequence[date]) -> Legs:
    """Put the date that was asked for into the first payment; a whole new proposal takes its place.

    Something else that is said instead, an amount or a count, corrects it.
    """
    if len(said) > 1 or (said and said[0].amount is not None and said[0].date):
        return tuple(said)
    if said and not said[0].date and not said[0].frequency and not dates:
        return amend(legs, said)
    first = said[0] if said else Leg(date=dates[0] if dates else None)
    run: dict[str, Any] = {"count": first.count, "frequency": first.frequency} if first.frequency else {}
    return (replace(legs[0], date=first.date, **run), *legs[1:])


def with_rest(legs: Legs, said: Sequence[Leg]) -> Legs:
    """Add what was said of the rest; an amount that is not said is all of the rest."""
    rest = tuple(replace(leg, amount=Share.REST) if leg.amount in (None, Share.ALL) else leg for leg in said)
    return (*legs, *rest)


def amend(legs: Legs, said: Sequence[Leg], whole: int | None = None) -> Legs:
    """Correct a proposal: a lone date or amount replaces the last one of its kind.

    One payment with both, on a day or of an amount that was said before, replaces that payment; one of all that is
    owed, or of `whole` and more, and anything of more than one payment, replaces it all. What is said of the rest joins
    payments that leave some of `whole`.
    """
    only = said[0] if len(said) == 1 and legs else None
    if only is None:
        return tuple(said)
    joins = only.amount is Share.REST and whole is not None and leaves_rest(legs, whole)
    return (*legs, only) if joins else _corrected(legs, only, whole)


def _corrected(legs: Legs, only: Leg, whole: int | None) -> Legs:
    """Put one thing said in the place of what it corrects."""
    if only.amount is not None and only.date is not None:
        part = len(legs) > 1 and only.count == 1 and not _is_whole(only, whole)
        return _alike(legs, only) if part else (only,)
    if only.amount is None and only.date is not None and (only.count or 1) == 1:
        return _last(legs, lambda leg: leg.date is not None, date=only.date)
    if only.amount is not None and (only.count or 1) == 1 and only.frequency is None:
        return _last(legs, lambda leg: isinstance(leg.amount, int), amount=only.amount)
    if only.amount is None and only.date is None:
        return _last(legs, lambda leg: (leg.count or 0) != 1, count=only.count, frequency=only.frequency)
    return (_run_again(legs, only) if only.frequency and not only.date else only,)


def _run_again(legs: Legs, only: Leg) -> Leg:
    """Return a run that is named again, from the day on which it was to begin; one of the same sum is as long."""
    before = legs[0] if len(legs) == 1 and legs[0].frequency is only.frequency else only
    count = only.count if only.count or before.amount != only.amount else before.count
    return replace(only, date=before.date, count=count)


def _is_whole(leg: Leg, whole: int | None) -> bool:
    return leg.amount is Share.ALL or (whole is not None and isinstance(leg.amount, int) and leg.amount >= whole)


def _alike(legs: Legs, only: Leg) -> Legs:
    """Put a payment in the place of the one single payment that has its day, else its amount; else nothing stays."""
    single = [leg for leg in legs if leg.count == 1]
    alike = [leg for leg in single if leg.date == only.date] or [leg for leg in single if leg.amount == only.amount]
    return tuple(only if leg is alike[0] else leg for leg in legs) if len(alike) == 1 else (only,)


def _last(legs: Legs, known: Callable[[Leg], bool], **change: Any) -> Legs:  # noqa: ANN401 - fields of a leg
    """Change the last leg that `known` holds for, or the last of all."""
    places = [place for place, leg in enumerate(legs) if known(leg)] or [len(legs) - 1]
    place = places[-1]
    return (*legs[:place], replace(legs[place], **change), *legs[place + 1 :])


def _share_of(leg: Leg, balance: int) -> Decimal | None:
    """Return what a single payment comes to of the balance, in per cent; None of any other."""
    if leg.count != 1 or leg.frequency is not None or balance <= 0:
        return None
    if isinstance(leg.amount, Percent):
        return leg.amount.value
    return Decimal(leg.amount) * WHOLE / balance if isinstance(leg.amount, int) else None


def _total(legs: Legs) -> int:
    return sum(leg.amount for leg in legs if isinstance(leg.amount, int))
