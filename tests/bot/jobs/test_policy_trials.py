"""Hold trials of policies: one at a time, in a process of their own, taken up again, stopped, bounded in time."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot import policy_trials
from bot.errors import ClientMistake
from bot.jobs.policy_trials import TryPolicies
from bot.jobs.retention import ForgetExpired
from bot.jobs.runner import JobRunner
from bot.laboratory import apart
from bot.laboratory.errand import Errand
from bot.periods import lasts
from bot.policies import current_text
from bot.policy_trials import DIED, JOB, OURS, TOO_LONG, TRIES_MAX, WAYS
from flows.yaml_edit import put
from storage.errors import Missing
from storage.schema import PolicyTrial, TrialStatus
from tests.bot.world import World

BY = "operator:Eva Ríos"
SMALL = {"clients": 10, "seeds": 2}
STEPS = 2 * 2 * len(WAYS)
PATIENCE_SECONDS = 60


def ask(world: World, creditor: str | None = None, population: str = "base") -> int:
    """Ask for a trial of a wider policy on few people; return its number."""
    with world.unit(creditor or world.creditor) as uow:
        wider = put(current_text(uow, creditor or world.creditor), ("version",), '"wider"').replace("180", "300")
        row = policy_trials.ask(uow, creditor or world.creditor, wider, population, BY, world.now)
        row.clients, row.seeds, row.steps = *SMALL.values(), STEPS
        return row.id


def read(world: World, number: int) -> PolicyTrial:
    """Return a trial as it stands."""
    with world.unit() as uow:
        return uow.policy_trials.get(number)


def make_runner(world: World, *, limit: float = PATIENCE_SECONDS, program: str = apart.__name__) -> JobRunner:
    """Return what carries trials out; `leaving` is its own."""
    leaving = threading.Event()
    job = TryPolicies(world.app.database, world.app.clock, leaving, limit, partial(Errand, program=program))
    return JobRunner(world.app.database, world.app.clock, {JOB: job}, long={JOB}, leaving=leaving)


@contextmanager
def under_way(world: World, runner: JobRunner, number: int) -> Iterator[None]:
    """Let a trial be carried out beside the block, which begins when somebody has taken it up."""
    thread = threading.Thread(target=runner.run_long)
    thread.start()
    end = time.monotonic() + PATIENCE_SECONDS
    while read(world, number).status is TrialStatus.WAITING and time.monotonic() < end:
        time.sleep(0.05)
    yield
    thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()


def processes() -> list[str]:
    """Return the processes of trials that we started."""
    own = f"/proc/{os.getpid()}/task/{os.getpid()}/children"
    found = Path(own).read_text("utf-8").split() if Path(own).exists() else []
    return [one for one in found if apart.__name__.encode() in Path(f"/proc/{one}/cmdline").read_bytes()]


def test_one_at_a_time(world: World) -> None:
    """One trial of a creditor is under way; it goes back when its process leaves, is whole in the end, and goes."""
    other = world.add_creditor("otra")
    number, foreign = ask(world), ask(world, other)
    with pytest.raises(ClientMistake) as refused:
        ask(world)
    runner = make_runner(world)
    runner.leaving.set()
    left = runner.run_long(), read(world, number).status, read(world, number).tries, processes()
    runner.leaving.clear()
    with world.unit(world.creditor, other) as uow:
        policy_trials.stop(uow, other, foreign, BY, world.now)
    while runner.run_long():
        pass
    row = read(world, number)

    assert "running" == refused.value.field
    assert (True, TrialStatus.WAITING, 0, []) == left
    assert (TrialStatus.DONE, STEPS, 1) == (row.status, row.steps_done, row.tries)
    assert row.report is not None
    assert {*WAYS} == {*row.report["difference"]["strategies"]}
    assert {"2026-01-01", "wider"} == set(row.report["policies"])
    assert 0 < row.report["policies"]["wider"]["strategies"][OURS]["agreement_rate"]["mean"] <= 1
    assert "<svg" in (row.page or "")
    assert number != ask(world)
    with pytest.raises(Missing), world.unit() as uow:
        uow.policy_trials.get(foreign)
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"policy:trial-{number}")]
        ForgetExpired()(uow, world.now + lasts("trials") * 2, "")
        kept = [one.id for one in uow.policy_trials.of(world.creditor)]
    assert (["policy.tried"], False) == (noted, number in kept)


def test_dead_worker(world: World) -> None:
    """Who takes up what a dead worker left begins anew, and whoever seemed dead writes nothing of it any more."""
    number = ask(world)
    with world.unit() as uow:
        dead = uow.policy_trials.take(world.creditor, number)
    assert dead is not None
    assert read(world, number).status is TrialStatus.RUNNING
    with world.unit() as uow:
        uow.session.expunge_all()
        alive = uow.policy_trials.take(world.creditor, number)
        assert alive is not None
        wrote = uow.policy_trials.move(dead, 9), uow.policy_trials.move(alive, 3)
    assert (False, True, 3) == (*wrote, read(world, number).steps_done)


def test_dying_process(world: World) -> None:
    """A process that dies is begun again so often, and then nothing comes of it; another may be asked."""
    number, runner = ask(world), make_runner(world, program="this")  # says something else, and ends
    ran = [runner.run_long() for _ in range(TRIES_MAX + 1)]
    row = read(world, number)

    assert [True] * TRIES_MAX + [False] == ran
    assert (TrialStatus.FAILED, DIED, TRIES_MAX) == (row.status, row.fault, row.tries)
    late = ask(world)
    assert make_runner(world, limit=0).run_long()
    assert (TrialStatus.FAILED, TOO_LONG) == (read(world, late).status, read(world, late).fault)
    assert [] == processes()


def test_stopped(world: World) -> None:
    """A trial that is stopped ends within seconds, with its process, and stays stopped."""
    number, runner = ask(world), make_runner(world)
    with world.unit() as uow:
        uow.policy_trials.get(number).seeds = 2_000
    with under_way(world, runner, number), world.unit() as uow:
        policy_trials.stop(uow, world.creditor, number, BY, world.now)
        policy_trials.stop(uow, world.creditor, number, "operator:Luis Peña", world.now)
    row = read(world, number)

    assert (TrialStatus.STOPPED, BY, []) == (row.status, row.ended_by, processes())
    assert not runner.run_long()


def test_nobody_reads(world: World) -> None:
    """A process whose service was killed ends by itself at its next step."""
    with world.unit() as uow:
        given = {"policies": [("one", current_text(uow, world.creditor))], "population": "base", "strategies": WAYS}
    command = [sys.executable, "-P", "-m", apart.__name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({**given, "clients": 10, "seeds": 2_000}))
        process.stdin.close()
        first = process.stdout.readline()
        process.stdout.close()
        assert (apart.STEP, 0) == (first.strip(), process.wait(PATIENCE_SECONDS))


def test_what_cannot_be_tried(world: World) -> None:
    """A text with faults, an unknown population and a currency without incomes are refused, each by its word."""
    with world.unit() as uow:
        text = current_text(uow, world.creditor)
        for word, tried, population in (
            ("faults", "x: [", "base"),
            ("population", text, "rosy"),
            ("faults", "", "base"),
        ):
            with pytest.raises(ClientMistake) as refused:
                policy_trials.ask(uow, world.creditor, tried, population, BY, world.now)
            assert word == refused.value.field
        row = policy_trials.ask(uow, world.creditor, text, "harder", BY, world.now)
        assert [("2026-01-01", text)] == policy_trials.policies_of(row)
