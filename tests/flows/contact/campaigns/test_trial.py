"""A difference is told when there is one, and hardly ever when there is none, however often somebody looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pytest

from flows.contact.campaigns.document import HOLD_OUT, Campaign
from flows.contact.campaigns.trial import ArmResult, Finding, Verdict, findings, is_decided
from tests.flows.contact.campaigns.campaigns import shown, split

DAYS = 60  #: each of them is looked at
Told = Callable[[Campaign, Sequence[ArmResult]], tuple[Finding, ...]]


@dataclass(frozen=True)
class Played:
    """Campaigns that were played: the share in which a difference was told, and in which every interval was right."""

    found: float
    right: float


@pytest.mark.parametrize(
    ("shares", "hold_out", "rate"),
    [
        ([50], 50, 0.4),
        ([50], 50, 0.02),
        ([90], 10, 0.3),
        ([90], 10, 0.97),  # nearly everybody, and of those held out a few
        ([50, 50], 0, 0.1),
        ([30, 30, 30], 10, 0.3),
    ],
)
def test_a_a(shares: list[int], hold_out: int, rate: float) -> None:
    """Of a thousand campaigns whose arms are all alike, looked at every day, at most 5 % tell a difference."""
    campaign = split(shares, hold_out)
    played = _play(campaign, [rate] * len(campaign.names), runs=1_000)

    assert played.found <= 0.05


def test_the_play_can_fail() -> None:
    """Looked at as often, ordinary intervals find a difference between arms alike in more than a fifth of campaigns."""
    campaign = split([50], 50)

    assert _play(campaign, [0.4, 0.4], runs=300, told=_ordinary).found > 0.2


@pytest.mark.parametrize(
    ("shares", "hold_out", "rates"),
    [
        ([50], 50, (0.5, 0.4)),
        ([90], 10, (0.6, 0.5)),
        ([50], 50, (0.02, 0.005)),
        ([90], 10, (0.99, 0.97)),
        ([45, 45], 10, (0.35, 0.3, 0.25)),
    ],
)
def test_coverage(shares: list[int], hold_out: int, rates: Sequence[float]) -> None:
    """Of a thousand campaigns at least 95 % have every true difference in its interval on every day."""
    assert _play(split(shares, hold_out), rates, runs=1_000).right >= 0.95


def test_a_b() -> None:
    """A true difference of ten points is found in nine of ten campaigns of 2,400 clients."""
    assert _play(split([50], 50), (0.5, 0.4), runs=300, per_day=40).found >= 0.9


@pytest.mark.parametrize(
    ("kind", "plain", "held_out", "verdicts"),
    [
        ((99, 99), (500, 0), (500, 0), ("too_few", "open")),
        ((500, 400), (500, 400), (99, 0), ("too_few", "too_few")),
        ((500, 250), (500, 100), (500, 175), ("more", "fewer")),
        ((500, 180), (500, 170), (500, 175), ("open", "open")),
        ((500, 0), (500, 500), (500, 0), ("open", "more")),
    ],
)
def test_verdicts(
    kind: tuple[int, int], plain: tuple[int, int], held_out: tuple[int, int], verdicts: tuple[str, str]
) -> None:
    """Each arm is compared to those held out, once enough of both had their days."""
    results = [_result("kind", kind), _result("plain", plain), _result(HOLD_OUT, held_out)]
    found = findings(shown(), results)

    assert verdicts == tuple(one.verdict for one in found)
    assert {HOLD_OUT} == {one.against for one in found}
    assert bool({"more", "fewer"} & set(verdicts)) == is_decided(found)


def test_nothing_told_of_a_few() -> None:
    """Before enough are judged the limits are those of all differences that there are."""
    assert Finding("kind", HOLD_OUT, 1.0, -1.0, 1.0, "too_few") == findings(shown(), [_result("kind", (5, 5))])[0]


def test_without_hold_out() -> None:
    """Where nobody is held out the others are compared to the first arm; one arm alone is compared to nothing."""
    assert [("a1", "a0"), ("a2", "a0")] == [(one.arm, one.against) for one in findings(split([40, 30, 30]), [])]
    assert () == findings(split([100]), [ArmResult("a0", 500, 500, 100)])


def _result(arm: str, judged_and_reached: tuple[int, int]) -> ArmResult:
    judged, reached = judged_and_reached
    return ArmResult(arm, judged, judged, reached)


def _ordinary(campaign: Campaign, results: Sequence[ArmResult]) -> tuple[Finding, ...]:
    """Return what would be told by intervals that are right on one day chosen beforehand."""
    one, base = results
    if min(one.judged, base.judged) < campaign.goal.at_least:
        return ()
    difference = one.share.rate - base.share.rate
    half = 1.96 * sqrt(sum(each.share.rate * (1 - each.share.rate) / each.judged for each in results))
    verdict: Verdict = "open" if abs(difference) <= half else "more"
    return (Finding(one.arm, base.arm, difference, difference - half, difference + half, verdict),)


def _play(campaign: Campaign, rates: Sequence[float], *, runs: int, per_day: int = 60, told: Told = findings) -> Played:
    """Play campaigns with these true rates, hold-out last, and look at them every day."""
    lot = np.random.default_rng(20_260_401)
    shares = np.array([*(arm.share for arm in campaign.arms), campaign.hold_out][: len(campaign.names)]) / 100
    truth = dict(zip(campaign.names, rates, strict=True))
    found = right = 0
    for _ in range(runs):
        judged = lot.multinomial(lot.poisson(per_day, DAYS), shares)
        reached = lot.binomial(judged, np.array(rates)).cumsum(0)
        looks = [
            told(campaign, _results(campaign, *day))
            for day in zip(judged.cumsum(0).tolist(), reached.tolist(), strict=True)
        ]
        found += any(is_decided(one) for one in looks)
        right += all(_is_right(one, truth) for look in looks for one in look)
    return Played(found / runs, right / runs)


def _results(campaign: Campaign, judged: list[int], reached: list[int]) -> list[ArmResult]:
    counts = zip(campaign.names, judged, reached, strict=True)
    return [ArmResult(name, all_of, all_of, some) for name, all_of, some in counts]


def _is_right(one: Finding, truth: dict[str, float]) -> bool:
    return one.low <= truth[one.arm] - truth[one.against] <= one.high
