"""Hold that in a whole year of life no law is broken, and that who could be written to was."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import SystemRandom

import pytest

from nlu.intents import Model
from tests.year.judge import judge
from tests.year.year import opened

START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DAYS = 365
SURE = ("talk", "opted out", "own hours", "stopped", "case", "hold", "dispute", "not reached", "postponed")
"""What stands in somebody's way in every year, of forty clients too."""


@pytest.mark.timeout(4 * 3600)
def test_a_year(postgres_url: str, data_folder: Path, model: Model, tmp_path: Path) -> None:
    """As many clients of thirteen creditors in eleven countries as are asked for live for a year; the audit agrees."""
    clients = int(os.environ.get("CONCILIA_YEAR_CLIENTS", "2000"))
    seed = int(os.environ.get("CONCILIA_TRIAL_SEED", SystemRandom().randrange(10**6)))
    with opened(postgres_url, data_folder, START, timedelta(hours=6)) as year, ThreadPoolExecutor(1) as beside:
        year.people(clients, seed, DAYS)
        year.live(DAYS)
        audited = beside.submit(year.audit, tmp_path)  # a process of its own
        verdict, at_the_end = judge(year.chronicle.pages(), year.taken), year.wrong_at_the_end()
        audit = audited.result()
    missing = [name for name in SURE if not verdict.figures[f"days of {name}"]]
    print(f"Seed {seed}: {verdict.figures}")  # noqa: T201 - shown with a failure

    assert [] == verdict.wrong
    assert [] == at_the_end
    assert audit["whole"], audit
    assert [] == missing  # a year in which nothing stood in the way would prove little
