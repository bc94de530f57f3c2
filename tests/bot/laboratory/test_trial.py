"""Hold the laboratory as a whole: laws of every way of negotiating, figures that nothing else changes, the reports."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import cli, explain
from bot.laboratory.bars import bars
from bot.laboratory.generator import people
from bot.laboratory.life import Life, lives
from bot.laboratory.metrics import measure
from bot.laboratory.population import BASE, load_population
from bot.laboratory.report import report
from bot.laboratory.strategies import ALL, OURS, STRATEGIES
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.trial import Wanted, run, run_seed
from bot.laboratory.words import Act
from bot.laboratory.world import World
from flows.negotiation.policy import load_policy

POLICY = """
policy: laboratory
version: "1"
country: CL
currency: CLP
payment_step: "1000"
counter_offers_max: 3
levels:
  - bot: {term_days_max: 150, payments_max: 6, payment_min: "5000", first_payment_within_days: 31}
    staff: {term_days_max: 365, payments_max: 18, first_payment_within_days: 60}
interest: {mode: waived}
"""
LOOSER = POLICY.replace("150, payments_max: 6", "365, payments_max: 12").replace('version: "1"', 'version: "2"')
POPULATION = load_population(BASE)
CLIENTS = 60
CONTRACT = {
    "agreement_rate", "plan_kept_rate", "kept_agreement_rate", "recovered_present_value", "committed_ratio",
    "hardship_months", "client_health_index", "rounds_median", "exception_rate", "over_ask_feasible",
    "policy_violations", "push_after_dispute", "contacts_per_resolution", "talk_ratio", "soundness",
}  # fmt: skip


@pytest.fixture(scope="module")
def lived() -> dict[str, list[Life]]:
    """Return the lives of the same people with every way of negotiating."""
    policy = load_policy(POLICY)
    persons = list(people(World(POPULATION, "CL", "CLP"), CLIENTS, 3))
    desks = [Desk(person.known, policy) for person in persons]
    return {name: lives(persons, desks, make, POPULATION) for name, make in ALL.items()}


def test_all_meet_the_same_people(lived: dict[str, list[Life]]) -> None:
    """The first words and the luck of each are the same for all; money adds up, and nobody pays more than is owed."""
    for name, found in lived.items():
        assert [life.person for life in lived[OURS]] == [life.person for life in found], name
        assert [life.talked.told[:1] for life in lived[OURS]] == [life.talked.told[:1] for life in found], name
        for life in found:
            assert sum(amount for _, amount in life.paid.payments) <= life.person.known.balance
            assert life.plan is None or sum(part.amount for part in life.plan) == life.person.known.balance


def test_only_accept_all_leaves_the_policy(lived: dict[str, list[Life]]) -> None:
    """What is put to clients lies inside the policy; what is agreed does, or an adviser may agree to it."""
    policy = load_policy(POLICY)
    for name, found in lived.items():
        assert (name == "accept_all") is bool(sum(life.talked.violations for life in found)), name
        for life in found:
            desk = Desk(life.person.known, policy)
            agreed = (
                life.plan is None
                or desk.admits(life.plan)
                or (life.waited is not None and desk.staff_admits(life.plan))
            )
            assert agreed or name == "accept_all", name


def test_ours_keeps_its_word(lived: dict[str, list[Life]]) -> None:
    """Ours asks nobody more than they said where less would do, and puts no plan to who told of something else."""
    figures = measure(lived[OURS], POPULATION.life)

    assert (0, 0, 0, 1) == tuple(
        figures[name] for name in ("policy_violations", "over_ask_feasible", "push_after_dispute", "soundness")
    )
    apart = [life.talked for life in lived[OURS] if not life.is_eligible]
    assert {Act.DISPUTE, Act.WRONG_PERSON} <= {act for talked in apart for act in talked.told}
    assert all(talked.matter and not talked.rounds for talked in apart)
    assert any(life.talked.counters for life in lived[OURS])
    assert any(life.talked.pushes for life in lived["fixed_menu"])


def test_nobody_is_above_the_oracle(lived: dict[str, list[Life]]) -> None:
    """Of the ways that keep to the policy, who knows everything recovers most."""
    worth = {name: measure(found, POPULATION.life)["recovered_present_value"] for name, found in lived.items()}
    worth.pop("accept_all")

    assert "oracle" == max(worth, key=lambda name: worth[name])
    assert worth["oracle"] > worth[OURS] > worth["reject_all"] > 0


def test_figures_depend_on_the_seed_alone() -> None:
    """Two processes find what one finds; another way beside it changes nothing; other seeds are other people."""
    wanted = Wanted((("one", POLICY),), POPULATION, ("conceder",), 30, 2)
    found = run(wanted, 1)
    beside = run(replace(wanted, strategies=("ladder", "conceder")), 2)

    assert found == [one for one in beside if one.strategy == "conceder"]
    assert found[0].figures != found[1].figures


def test_the_same_policy_twice_makes_no_difference() -> None:
    """The same people meet both policies, so that what does not differ shows no difference; a looser one does."""
    wanted = Wanted((("one", POLICY), ("same", POLICY), ("looser", LOOSER)), POPULATION, ("conceder",), 40, 2)
    found = [one for seed in range(wanted.seeds) for one in run_seed(wanted, seed)]
    by_policy = {name: [one for one in found if one.policy == name] for name in ("one", "same", "looser")}

    def difference(other: str) -> dict[str, dict[str, float]]:
        pair = replace(wanted, policies=(wanted.policies[0], (other, "")))
        return report(pair, [*by_policy["one"], *by_policy[other]])["difference"]["strategies"]["conceder"]  # type: ignore[no-any-return]

    assert {0.0} == {value for figure in difference("same").values() for value in figure.values()}
    assert difference("looser")["agreement_rate"]["mean"] > 0


def _bar(rows: dict[str, list[float]], name: str) -> str:
    found = {way: [dict.fromkeys(CONTRACT | {"over_ask"}, value) for value in values] for way, values in rows.items()}
    return next(str(one["verdict"]) for one in bars(found) if one["name"].startswith(name))


def test_bars_are_judged_by_their_intervals() -> None:
    """What the seeds leave no doubt of is met or missed, the rest open; no bar is told whose ways were not tried."""
    menus = {"pay_in_3": [0.3, 0.3], "ladder": [0.2, 0.2], "fixed_menu": [0.4, 0.4]}

    assert "met" == _bar({OURS: [0.46, 0.46], **menus}, "kept agreements")
    assert "missed" == _bar({OURS: [0.44, 0.44], **menus}, "kept agreements")
    assert "open" == _bar({OURS: [0.30, 0.70], **menus}, "kept agreements")
    assert "missed" == _bar({OURS: [0.0, 0.0, 0.0, 0.0, 0.01]}, "plans put")  # what may never be is missed by once
    assert "met" == _bar({OURS: [0.0, 0.0]}, "plans put")
    assert [] == [one for one in bars({OURS: [dict.fromkeys(CONTRACT | {"over_ask"}, 0.0)]}) if "menus" in one["needs"]]


def test_the_command(tmp_path: Path) -> None:
    """Two policies are tried; the report has the contract's shape, and its page asks for nothing from elsewhere."""
    for name, text in (("one.yml", POLICY), ("two.yml", LOOSER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    line = ["simulate", "--policy", f"{tmp_path}/one.yml", "--policy", f"{tmp_path}/two.yml", "--clients", "12"]
    line += ["--population", "base", "--population", "harder"]
    more = ["--seeds", "2", "--processes", "1", "--strategies", "accept_all,fixed_menu", "--out", str(out)]
    told = CliRunner().invoke(cli, [*line, *more])

    assert 0 == told.exit_code, told.output
    made = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (12, 2, "base") == (made["clients"], made["seeds"], made["population"])
    assert ["laboratory 1", "laboratory 2"] == list(made["policies"])
    assert ["harder"] == list(made["beside"])
    assert "clients" not in made["beside"]["harder"]
    for row in [*made["policies"].values(), *made["beside"]["harder"]["policies"].values()]:
        assert ["1.00", "1.03", "1.06"] == list(row["owned"])
        assert row["strategies"] == row["owned"]["1.00"]["strategies"]  # as the file has it
        assert ["accept_all", "fixed_menu"] == list(row["strategies"])
        for figures in row["strategies"].values():
            assert CONTRACT <= set(figures)
            assert all({"mean", "low", "high"} == set(figure) for figure in figures.values())
            assert all(figure["low"] <= figure["mean"] <= figure["high"] for figure in figures.values())
        assert all(
            1 == pytest.approx(sum(ends.values()), abs=1e-9) or not any(ends.values())
            for kinds in row["ends"].values()
            for ends in kinds.values()
        )
    page = (out / "report.html").read_text(encoding="utf-8")
    assert [] == re.findall(r"(?:src|href|url\(|@import|<script)", page)
    assert 4 == page.count("<h2>")


@pytest.mark.parametrize(
    ("wrong", "said", "status"),
    [
        (["--strategies", "guess"], "write some of nearest, reject_all", 2),
        (["--strategies", ","], "write some of nearest", 2),
        (["--population", "nowhere.yml"], "or one that ships: base, better, harder", 1),
        (["--policy", "{policy}"], "the same file twice", 2),
        (["--policy", "{bad}"], "concilia policy check", 1),
        (["--policy", "{policy}", "--policy", "{policy}"], "two to compare", 2),
        (["--policy", "{folder}"], "is a directory", 2),
        (["--policy", "{picture}"], "cannot be read as UTF-8 text: name a policy's YAML file", 1),
        (["--population", "base", "--population", "base"], "two are called base", 2),
        (["--policy", "{dear}"], "money.income_median has no BOB", 1),
        (["--seeds", "0"], "0 is not in the range", 2),
        (["--out", "{policy}/out"], "cannot be read or written (Not a directory)", 1),
    ],
)
def test_wrong_use_has_a_sentence(wrong: list[str], said: str, status: int, tmp_path: Path) -> None:
    """What cannot be tried is told in one sentence, and nothing is written."""
    policy, bad = tmp_path / "policy.yml", tmp_path / "bad.yml"
    policy.write_text(POLICY, encoding="utf-8")
    bad.write_text("policy: x\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff")
    dear = POLICY.replace("country: CL\ncurrency: CLP", "country: BO\ncurrency: BOB")
    (tmp_path / "dear.yml").write_text(dear.replace("policy: laboratory", "policy: dear"), encoding="utf-8")
    named = {"policy": policy, "bad": bad, "folder": tmp_path, "picture": tmp_path / "picture.png"}
    named["dear"] = tmp_path / "dear.yml"
    line = ["simulate", "--policy", str(policy), "--out", str(tmp_path / "out"), "--seeds", "1"]
    told = CliRunner().invoke(cli, [*line, *(word.format(**named) for word in wrong)], standalone_mode=False)

    assert isinstance(told.exception, Exception)
    assert (status, True) == (explain(told.exception)[0], said in explain(told.exception)[1])
    assert not (tmp_path / "out").exists()


def test_all_ways_are_named() -> None:
    """The ways are those of the contract; the ablations are tried when they are named."""
    ways = {
        "nearest", "reject_all", "accept_all", "pay_in_3", "ladder", "fixed_menu", "boulware", "linear", "conceder",
        "tit_for_tat", "random_acceptable", "oracle",
    }  # fmt: skip
    assert ways == set(STRATEGIES)
    assert {"no_capacity", "no_lighter", "lighter_first", "equal_instalments"} == set(ALL) - ways
