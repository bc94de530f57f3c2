"""Hold the pages on watching to what is there: each metric, label, section and command that they name."""

import json
import re
from collections.abc import Iterator
from typing import Any

import click
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.cli import cli
from bot.web.metrics import Shared, expose
from tests.bot.services import HERE
from tests.bot.world import World

PAGES = HERE / "docs/operations"
WATCHING, RUNBOOKS = (PAGES / "watching.md").read_text(), (PAGES / "runbooks.md").read_text()
OURS = re.compile(r"\bconcilia_\w+")
CHOSEN = re.compile(r'(\w+)=~?"([^"]*)"')  #: a label and what it shall be
KEPT = re.compile(r"\bby \(([^)]*)\)")  #: labels that are kept
ROW = re.compile(r"^\| (`concilia_[^|]*) \|([^|]*)\|", re.MULTILINE)
WORD = re.compile(r"`(\w+)`")
COMMAND = re.compile(r"`concilia ([a-z-]+)([^`]*)`")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def test_metrics(world: World) -> None:
    """The table names all that is told and nothing else; alarms and page ask for that alone, by labels that it has."""
    told = text_string_to_metric_families(expose(Shared(world.app.database, world.app.clock)).decode())
    ours = {one.name + ("_total" if one.type == "counter" else "") for one in told if OURS.match(one.name)}
    table, queries = _table(), list(_queries())
    wrong = [
        f"{where}: {label}"
        for where, query in queries
        for label in _labels_of(query)
        if not any(label in table[name] for name in OURS.findall(query) if name in table)
    ]

    assert sorted(table) == sorted(name for name in ours if not name.endswith("_created"))
    assert [] == [(where, name) for where, query in queries for name in OURS.findall(query) if name not in table]
    assert [] == [where for where, query in queries if query.count("(") != query.count(")")]
    assert [] == wrong


def test_choices() -> None:
    """What alarms choose by a state is a state that the table names."""
    states = {"waiting", "dead", "due", "later", "sending", "parked", "unknown", "failed", "at_risk", "missed"}
    named = set(WORD.findall(WATCHING))
    chosen = {
        word
        for _, query in _queries()
        for label, words in CHOSEN.findall(query)
        if label in {"status", "state", "clock"}
        for word in words.split("|")
    }

    assert states <= named
    assert chosen <= states | {"answer", "resolve", "law"}


def test_alarms() -> None:
    """Each alarm says in words what it is, and leads to a section that tells all; no section is led to by none."""
    sections = dict(zip(HEADING.findall(RUNBOOKS), HEADING.split(RUNBOOKS)[2::2], strict=True))
    anchors = {_anchor(title) for title in sections}
    rules = _rules()
    led = [rule["annotations"]["runbook_url"].removeprefix("docs/operations/runbooks.md#") for rule in rules]

    assert len(rules) == len({rule["alert"] for rule in rules})
    assert [] == [rule["alert"] for rule in rules if rule["labels"]["severity"] not in {"critical", "warning"}]
    assert [] == [rule["alert"] for rule in rules if not rule["annotations"]["summary"].endswith(".")]
    assert anchors == set(led)
    assert [] == [
        (title, word)
        for title, words in sections.items()
        for word in ("**Clients**", "**Look**", "**Do**", "**Over**")
        if word not in words
    ]


def test_commands() -> None:
    """Each command that the pages name is one, with the options that they give it."""
    found = COMMAND.findall(RUNBOOKS + WATCHING)

    assert found
    assert [] == [fault for name, rest in found for fault in _faults(name, rest.split())]


def _rules() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((PAGES / "alerts.yml").read_text())["groups"][0]["rules"]
    return found


def _queries() -> Iterator[tuple[str, str]]:
    """Yield where something is asked of Prometheus, and what."""
    yield from ((rule["alert"], rule["expr"]) for rule in _rules())
    for panel in json.loads((PAGES / "dashboard.json").read_text())["panels"]:
        yield from ((panel["title"], target["expr"]) for target in panel["targets"])


def _labels_of(query: str) -> set[str]:
    """Return the labels that something is chosen by, or told apart by; `job` is Prometheus' own."""
    kept = {label.strip() for labels in KEPT.findall(query) for label in labels.split(",")}
    return kept | {label for label, _ in CHOSEN.findall(query)} - {"job"}


def _table() -> dict[str, set[str]]:
    """Return the metrics of the table with their labels: the words before a colon, where one stands."""
    return {
        name: {label for part in labels.split(";") for label in WORD.findall(part.split(":")[0])}
        for names, labels in ROW.findall(WATCHING)
        for name in OURS.findall(names)
    }


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")


def _faults(name: str, words: list[str]) -> Iterator[str]:
    """Yield what is wrong with a command as it is written: it is none, or takes no such option."""
    context = click.Context(cli)
    command = cli.get_command(context, name)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, command = f"{name} {words[0]}", command.get_command(context, words.pop(0))
    if command is None or isinstance(command, click.Group):
        yield f"{name} is no command"
        return
    options = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    yield from (f"{name} takes no {word}" for word in words if word.startswith("-") and word not in options)
