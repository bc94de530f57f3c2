"""Hold that at ten times the daily peak nothing is lost and nobody waits, for a minute of the hour of `make load`."""

from pathlib import Path

import pytest

from nlu.intents import Model
from tests.failure.conftest import trial_folder
from tests.load.mix import Mix
from tests.load.trial import tried
from tests.load.verdict import Prices, evidence_of, faults, figures

__all__ = ["trial_folder"]
MINUTE = Mix(1.0, reads=(1.0, 4.0), patience=8.0)


@pytest.mark.timeout(600)
def test_a_minute(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """Bills are told, clients answer, agree and pay, a person answers cases: each once, in order, and soon."""
    with tried(trial_folder, data_folder, MINUTE, seed=1) as trial:
        wrong = faults(trial, evidence_of(trial))
        told = figures(trial, Prices())

    assert [] == wrong
    assert MINUTE.contacts_a_minute == told["contacts"]
    assert min(told[name] for name in ("agreements", "payments", "cases_answered")) > 0
    assert told["conversations"] > MINUTE.callers
