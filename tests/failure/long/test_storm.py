"""The long failure trial: a hundred kills, five ends of the database, and no clock but the wall's."""

import os
from pathlib import Path
from random import SystemRandom

import pytest

from nlu.intents import Model
from tests.failure.house import running
from tests.failure.storm import Plan, weather

PLAN = Plan(kills=100, between=(0.3, 1.2), restarts=5, pauses=(2.0, 18.0), settling=180)


@pytest.mark.timeout(900)
def test_a_long_storm(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """Three workers and a web process, killed a hundred times, the database ended five times, providers failing."""
    seed = int(os.environ.get("CONCILIA_TRIAL_SEED", SystemRandom().randrange(10**6)))
    with running(trial_folder, data_folder, seed, clients=60) as house:
        wrong = weather(house, PLAN, seed)

    assert "" == wrong
