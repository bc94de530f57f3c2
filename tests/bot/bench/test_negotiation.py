"""Hold the bench of negotiation: it measures proposals of the size it tells, that need a counter-offer."""

import datetime as dt

from bot.bench.negotiation import DATES, DATES_GROWN, PAYMENTS, PAYMENTS_GROWN, requests, run
from flows.negotiation.answer import answer
from tests.flows.negotiation import oracle


def test_figures() -> None:
    """Every size is measured with a capacity and without one, and quantiles rise."""
    figures = run(10)

    assert {"first_ms", "p50_ms", "p95_ms", "p99_ms", "per_second", "with_capacity", "without_capacity"} <= set(figures)
    assert figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"]
    assert 10 == sum(figures["decisions"].values())
    sizes = [(row["dates"], row["capacity"]) for row in figures["by_dates"]]
    assert [(dates, bound) for dates in DATES_GROWN for bound in (False, True)] == sizes
    sizes = [(row["payments"], row["capacity"]) for row in figures["by_payments"]]
    assert [(payments, bound) for payments in PAYMENTS_GROWN for bound in (False, True)] == sizes


def test_the_proposals_are_what_is_told() -> None:
    """Each proposal has as many candidate dates as are told, and none is accepted as it stands."""
    for request in requests(20, PAYMENTS, DATES, 1):
        found = answer(request)
        proposal = oracle.payments(request, found["proposal"])
        (tier,) = oracle.tiers(request, "bot")
        assert found["decision"] in {"counter", "refer"}
        assert (DATES, DATES - 2) == (len(oracle.candidates(request, tier, proposal)), len(proposal))
        assert proposal[0][0] > dt.date.fromisoformat(request["today"])


def test_the_proposals_are_always_the_same() -> None:
    """Figures of two runs can be compared, because they are of the same proposals."""
    assert list(requests(5, PAYMENTS, DATES, 7)) == list(requests(5, PAYMENTS, DATES, 7))
