"""The trial across machines: PostgreSQL on one, the web and workers on others, cables pulled and plugged in again."""

import os
from pathlib import Path
from random import Random, SystemRandom

import pytest

from nlu.intents import Model
from tests.failure.hosts import hosts
from tests.failure.house import running
from tests.failure.storm import Absence, Plan, weather

PLAN = Plan(kills=12, between=(0.5, 2.0), restarts=1, pauses=(1.0, 8.0), settling=240)
AWAY_SECONDS = 15.0
CUT = ("worker1", "worker2", "web", "database", "worker3")


@pytest.mark.timeout(900)
def test_machines_cut_off(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """A machine that is cut off for a while and comes back makes nobody be told twice, and loses nothing."""
    seed = int(os.environ.get("CONCILIA_TRIAL_SEED", SystemRandom().randrange(10**6)))
    with hosts() as made, running(trial_folder, data_folder, seed, 30, made.machines) as house:
        cables = [made.cables[name] for name in Random(seed).sample(CUT, 3)]
        wrong = weather(house, PLAN, seed, [Absence(cable.cut, cable.mend, AWAY_SECONDS) for cable in cables])

    assert "" == wrong
