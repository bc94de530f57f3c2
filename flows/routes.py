"""Know the ways besides a plan of payments: what each is, and which dialogue walks it.

A creditor switches a way on in its file (`routes`), with the limits that the machine keeps; a way that is switched off
is not refused but seen by a person. A small first payment needs no switch: it is a plan, and the policy judges it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a creditor allows of one way; None where it sets no limit.

    `days_max` is how long a pause may last, `per_year_max` how often within 365 days, `per_agreement_max` how many
    instalments of one agreement may be skipped.
    """

    days_max: int | None = None
    per_year_max: int | None = None
    per_agreement_max: int | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One way: the dialogue that walks it, and whether a yes to it is carried out here or by a person."""

    dialogue: str = "route"
    is_ours: bool = False  #: the machine does it at once, within the limits


ROUTES: Mapping[str, Route] = {
    "pause": Route(is_ours=True),
    "skip_instalment": Route("promise", is_ours=True),
    "small_first_payment": Route(is_ours=True),
    "return_goods": Route(),
    "change_tariff": Route(),
    "direct_debit": Route(),
    "other_payer": Route(),
}
PREFIX = "route:"  #: of the quick replies that choose a way


def chosen(button: str | None) -> str | None:
    """Return the way that a quick reply stands for, if it stands for one."""
    name = (button or "").removeprefix(PREFIX)
    return name if button == f"{PREFIX}{name}" and name in ROUTES else None
