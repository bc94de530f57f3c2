"""Lay out a Rasa project: ours as it lies in the tree, or another of other messages with the same pipeline."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from nlu.data_check import DOMAIN
from nlu.examples import DATA, Example, digest, files, read

CONFIG: Final = Path(__file__).parents[2] / "config.yml"
LEARNER: Final = "DIETClassifier"
REFUSER: Final = "FallbackClassifier"


@dataclass(frozen=True, slots=True)
class Project:
    """What Rasa trains from: its pipeline, the names of the intents, and a folder of messages."""

    config: Path
    domain: Path
    data: Path

    @property
    def name(self) -> str:
        """Name the model of this project, so that it is trained again when anything of it has changed."""
        lock = Path(__file__).with_name("uv.lock")
        return "-".join([digest(files(self.data))[:12], _sum(self.config, self.domain, lock)[:12]])

    def words(self) -> list[str]:
        """Give what names the project on Rasa's command line."""
        return ["--config", str(self.config), "--domain", str(self.domain), "--nlu", str(self.data)]


OURS: Final = Project(CONFIG, DOMAIN, DATA)


def few(examples: Iterable[Example], each: int) -> list[Example]:
    """Pick so many messages of each intent and language, evenly over their files."""
    groups: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.intent, example.language].append(example)
    return [example for group in groups.values() for example in _evenly(group, min(each, len(group)))]


def _evenly(group: Sequence[Example], size: int) -> list[Example]:
    return [group[place * len(group) // size] for place in range(size)]


def lay_out(folder: Path, examples: Sequence[Example], *, epochs: int | None = None, refusing: bool = True) -> Project:
    """Write a project of some messages with our pipeline; without `refusing`, Rasa names an intent however unsure."""
    project = Project(folder / "config.yml", folder / "domain.yml", folder / "data")
    intents = sorted({example.intent for example in examples})
    _write(project.domain, {"version": "3.1", "intents": intents})
    _write(project.config, pipeline(epochs, refusing=refusing))
    write_examples(project.data, examples)
    return project


def pipeline(epochs: int | None = None, *, refusing: bool = True) -> dict[str, Any]:
    """Give our pipeline, with other epochs where they are said."""
    told: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    told["pipeline"] = [part for part in told["pipeline"] if refusing or part["name"] != REFUSER]
    for part in told["pipeline"]:
        if part["name"] == LEARNER and epochs is not None:
            part["epochs"] = epochs
            part["evaluate_every_number_of_epochs"] = -1
    return told


def epochs_of(config: Path = CONFIG) -> int:
    """Give the epochs of a whole training."""
    parts = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
    return int(next(part["epochs"] for part in parts if part["name"] == LEARNER))


def write_examples(folder: Path, examples: Iterable[Example]) -> None:
    """Write messages as Rasa 3.1 YAML, a folder per language, a file per intent."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for example in examples:
        groups[example.language, example.intent].append(" ".join(example.text.split()))
    for (language, intent), texts in groups.items():
        place = folder / language / f"{intent}.yml"
        place.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"    - {text}\n" for text in texts)
        head = f'version: "3.1"\nnlu:\n- intent: {yaml.safe_dump(intent).splitlines()[0]}\n  examples: |\n'
        place.write_text(head + lines, encoding="utf-8")


def ours() -> list[Example]:
    """Read our messages."""
    return read(files())


def _write(path: Path, told: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _sum(*paths: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
