"""Find what is allowed in a policy and yet does nothing, or not what its author may think."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flows.lined_yaml import Path, Problem, dig, number, rows
from flows.negotiation.policy_staff import covers, demands

_LONG_WEEKEND = 4  # days without a business day that any country has: two holidays and a weekend


def remarks_on(data: Any) -> Iterator[Problem]:  # noqa: ANN401 (whatever a file holds)
    """Yield what stands in a valid policy without effect: where, what, and what to do about it."""
    names: set[Any] = set()
    for index, level in enumerate(rows(data, "levels")):
        path: Path = ("levels", index)
        if (name := dig(level, "name")) in names and name is not None:
            yield (*path, "name"), f"another level is called {name} too", "give it a name of its own"
        names.add(name)
        for role in ("bot", "staff"):
            terms = {**(dig(level, "bot") or {}), **(dig(level, role) or {})}
            own = dig(level, role) or {}
            yield from _days((*path, role), own, terms)
            yield from _milestones((*path, role), own, terms)
            yield from _settlements((*path, role), own, terms)
    yield from _approvals(data)
    yield from _rescue(data)


def _days(path: Path, own: Any, terms: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield a first payment that the term overtakes, and days so few that a long weekend leaves none."""
    first, term = number(dig(terms, "first_payment_within_days")), number(dig(terms, "term_days_max"))
    if first is None or term is None or "first_payment_within_days" not in own:
        return
    where: Path = (*path, "first_payment_within_days")
    if first > term:
        yield where, f"without effect: all is paid within {term} days", f"write at most {term}"
    if min(first, term) < _LONG_WEEKEND:
        what = "on a long weekend no business day lies so near, and no plan at all is acceptable"
        yield where, what, f"write at least {_LONG_WEEKEND}, or leave it for advisers"


def _milestones(path: Path, own: Any, terms: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield milestones that ask for nothing that another limit does not ask for by then."""
    for index, row in enumerate(rows(own, "milestones")):
        day, share = number(dig(row, "within_days")), number(dig(row, "percent"))
        if day is None or share is None:
            continue
        points = demands({**terms, "milestones": _without(rows(own, "milestones"), index)})
        earlier = max((other for when, other in points if when <= day), default=Decimal(0))
        if earlier >= share:
            what = f"milestones: without effect: {earlier} % is paid by then anyway"
            yield (*path, "milestones", index), what, "ask for more, or earlier, or remove it"


def _settlements(path: Path, own: Any, terms: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield settlements that are cut to the level's limits, and those that another one makes needless."""
    for index, row in enumerate(rows(own, "settlements")):
        where: Path = (*path, "settlements", index)
        for key, limit in (("within_days", "term_days_max"), ("payments_max", "payments_max")):
            most, said = number(dig(terms, limit)), number(dig(row, key))
            if most is not None and said is not None and said > most:
                yield (*where, key), f"{key}: cut to the level's {limit}, {most}", f"write at most {most}"
        if any(covers(other, row, terms) for other in _without(rows(own, "settlements"), index)):
            yield where, "settlements: without effect: another one forgives as much on easier terms", "remove it"


def _without(items: list[Any], index: int) -> list[Any]:
    return [*items[:index], *items[index + 1 :]]


def _approvals(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield rules that ask for no more people than a rule from a smaller amount on."""
    rules = [(number(dig(row, "amount_at_least")), number(dig(row, "people"))) for row in rows(data, "approvals")]
    for index, (amount, people) in enumerate(rules):
        if amount is None or people is None:
            continue
        before = [other for from_, other in _without(rules, index) if from_ is not None and from_ <= amount and other]
        if people <= max(before, default=Decimal(1)):
            what = "approvals: without effect: as many people approve it anyway"
            yield ("approvals", index), what, "ask for more people, or remove it"


def _rescue(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield a rescue that moves nothing."""
    for key in ("per_agreement_max", "days_max"):
        if number(dig(data, "rescue", key)) == 0:
            yield ("rescue", key), f"rescue.{key}: 0: no instalment can be moved", "write more, or remove rescue"
