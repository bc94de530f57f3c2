"""Tell a client's band of risk with their past: by the rule that stands in `flows.risk`, unless their creditor says."""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from flows.risk.bands import Band, Risk, judge
from flows.risk.history import History
from storage.schema import Client
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Judged:
    """A client's past and band. `is_given`: the band is the creditor's own word, and the rule moved nothing."""

    past: History
    risk: Risk
    is_given: bool = False


def judge_client(uow: UnitOfWork, client: Client, now: datetime) -> Judged | None:
    """Return what is known of how surely a client pays; None of a visitor, who is nobody's client yet."""
    if client.visitor_since is not None:
        return None
    past = uow.histories.of(client, now)
    given = next((band for band in get_args(Band) if band == client.risk_band), None)
    return Judged(past, Risk(given) if given else judge(past), is_given=given is not None)
