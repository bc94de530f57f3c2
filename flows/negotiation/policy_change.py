"""Compare two versions of a policy: each limit that differs, and whether clients get more room by it or less."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from flows.negotiation.policy import Level, Policy, Terms
from flows.negotiation.terms import Milestone, Settlement

ENDLESS = Decimal("Infinity")


class Way(StrEnum):
    """What a change means for clients."""

    LOOSER = "looser"  #: it leaves them more room
    STRICTER = "stricter"  #: it leaves them less
    OTHER = "other"  #: it may be either, client by client


@dataclass(frozen=True, slots=True)
class Difference:
    """One limit that differs. `level` is its level's name, `role` bot or staff; both are empty for what holds for all.

    `before` and `after` are values of `flows.negotiation.terms`; None where there is no such rule or level.
    """

    key: str
    before: Any
    after: Any
    way: Way
    level: str = ""
    role: str = ""


def compare(before: Policy, after: Policy) -> list[Difference]:
    """Return what differs between two policies, level by level as the second has them, then what holds for all."""
    return [*_levels(before, after), *_general(before, after)]


def _levels(before: Policy, after: Policy) -> Iterator[Difference]:
    old, new = _named(before), _named(after)
    for name, level in new.items():
        known = old.get(name)
        if known is None:
            yield Difference("level", None, level, Way.OTHER, name)
        else:
            yield from _level(name, known, level)
    yield from (Difference("level", level, None, Way.OTHER, name) for name, level in old.items() if name not in new)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Difference("order", [*old], [*new], Way.OTHER)


def _level(name: str, before: Level, after: Level) -> Iterator[Difference]:
    if before.when != after.when:
        yield Difference("when", before.when, after.when, Way.OTHER, name)
    yield from _terms(name, "bot", before.bot, after.bot)
    yield from _terms(name, "staff", before.staff, after.staff)


def _terms(level: str, role: str, before: Terms, after: Terms) -> Iterator[Difference]:
    for field in fields(Terms):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one != other:
            yield Difference(field.name, one, other, _TERMS[field.name](one, other), level, role)


def read_general(policy: Policy) -> dict[str, Any]:
    """Return what holds for all levels of a policy, by the names of differences."""
    return {key: read(policy) for key, (read, _) in _GENERAL.items()}


def _general(before: Policy, after: Policy) -> Iterator[Difference]:
    for key, (read, way) in _GENERAL.items():
        one, other = read(before), read(after)
        if one != other:
            yield Difference(key, one, other, way(one, other))


def _named(policy: Policy) -> dict[str, Level]:
    """Return the levels by their names; one that has another's name is told apart by its place."""
    found: dict[str, Level] = {}
    for place, level in enumerate(policy.levels, 1):
        found[level.name if level.name not in found else f"{level.name} ({place})"] = level
    return found


def _more(none: Any = ENDLESS) -> Callable[[Any, Any], Way]:  # noqa: ANN401 - numbers of any kind
    """Return the rule that more is looser; `none` is what no rule counts as."""

    def way(before: Any, after: Any) -> Way:  # noqa: ANN401
        one, other = (none if value is None else value for value in (before, after))
        return Way.LOOSER if other > one else Way.STRICTER

    return way


def _less(none: Any = ENDLESS) -> Callable[[Any, Any], Way]:  # noqa: ANN401
    """Return the rule that less is looser."""
    more = _more(none)
    return lambda before, after: more(after, before)


def _other(_: Any, __: Any) -> Way:  # noqa: ANN401
    return Way.OTHER


def _covering(covers: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Way]:
    """Return the rule for lists: looser where all that one had is still had, stricter where nothing new is."""

    def all_of(rows: Sequence[Any], wider: Sequence[Any]) -> bool:
        return all(any(covers(other, row) for other in wider) for row in rows)

    def way(before: Any, after: Any) -> Way:  # noqa: ANN401
        kept, new = all_of(before, after), not all_of(after, before)
        if kept == new:
            return Way.LOOSER if new else Way.STRICTER
        return Way.OTHER

    return way


def _forgives(wider: Settlement, row: Settlement) -> bool:
    """Say whether one settlement allows at least what another does."""
    limits = ((wider.within_days, row.within_days), (wider.payments_max, row.payments_max))
    return wider.discount_percent >= row.discount_percent and all(
        most is None or (least is not None and most >= least) for most, least in limits
    )


def _demands(harder: Milestone, row: Milestone) -> bool:
    """Say whether one milestone asks for at least what another does, at least as early."""
    return harder.percent >= row.percent and harder.within_days <= row.within_days


def _opposite(rule: Callable[[Any, Any], Way]) -> Callable[[Any, Any], Way]:
    return lambda before, after: rule(after, before)


_TERMS: dict[str, Callable[[Any, Any], Way]] = {
    "term_days_max": _more(),
    "payments_max": _more(),
    "first_payment_within_days": _more(),
    "payment_min": _less(),
    "down_payment_percent": _less(),
    "milestones": _opposite(_covering(_demands)),
    "settlements": _covering(_forgives),
}
_GENERAL: dict[str, tuple[Callable[[Policy], Any], Callable[[Any, Any], Way]]] = {
    "counter_offers_max": (lambda policy: policy.counter_offers_max, _more()),
    "offer_valid_hours": (lambda policy: policy.offer_valid_hours, _more()),
    "rescue_times": (lambda policy: policy.rescue and policy.rescue.per_agreement_max, _more(0)),
    "rescue_days": (lambda policy: policy.rescue and policy.rescue.days_max, _more(0)),
    "grace_days": (lambda policy: policy.agreement.grace_days, _more()),
    "missed_in_a_row": (lambda policy: policy.agreement.missed_in_a_row, _more()),
    "days_late": (lambda policy: policy.agreement.days_late, _more()),
    "late_bill_extension_days": (lambda policy: policy.late_bill_extension_days, _more(0)),
    "attempts_max": (lambda policy: policy.verification and policy.verification.attempts_max, _other),
    "any_of": (lambda policy: policy.verification and policy.verification.any_of, _other),
    "approvals": (lambda policy: policy.approvals, _other),
    "early_payment": (lambda policy: policy.early_payment, _other),
    "questions": (lambda policy: policy.affordability.questions, _other),
    "share_percent": (lambda policy: policy.affordability.share_percent, _less()),
    "payment_step": (lambda policy: policy.payment_step, _other),
    "allocation": (lambda policy: policy.allocation, _other),
    "closures": (lambda policy: policy.closures, _other),
}
