"""Hold the first promise: whatever dies, and whenever, every message is handled once and answered once, in order."""

import os
from pathlib import Path
from random import SystemRandom

from nlu.intents import Model
from tests.failure.house import running
from tests.failure.storm import Plan, weather

PLAN = Plan(kills=10, between=(0.6, 1.6), restarts=1, pauses=(0.0, 1.5), settling=60, step=20, grace=4)


def test_a_short_storm(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """Three workers and a web process, killed some ten times, the database restarted, providers failing.

    What was under way when it ended is waited for on a clock that is moved forward.
    """
    seed = int(os.environ.get("CONCILIA_TRIAL_SEED", SystemRandom().randrange(10**6)))
    with running(trial_folder, data_folder, seed, clients=18) as house:
        wrong = weather(house, PLAN, seed)

    assert "" == wrong
