"""Train, keep and score the embedded model of intents: a dictionary, an array, and one pass over a message.

A model lies in a folder named by the digest of its data and recipe, as JSON and npz. It appears there whole or not at
all, and whoever comes second waits for the first.
"""

import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from nlu import examples, features

if TYPE_CHECKING:
    from nlu.training import Trained

RECIPE: Final = ("examples.py", "features.py", "idioms.yml", "slips.py", "training.py", "words.yml")
NAMES: Final = ("model.json", "weights.npz")
NAME_LENGTH: Final = 16
SHIPPED: Final = Path(__file__).parent / "model"  #: where a wheel carries the model of its own data

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What one message scored: the logit of each intent, the chance of each language, and how to read the logits.

    `temperature` tells, by language, what the logits are divided by before they are chances.
    """

    intents: Floats
    languages: Floats
    temperature: Mapping[str, float]

    def chances(self, language: str, leaning: Floats | float = 0.0) -> Floats:
        """Give the calibrated chance of each intent for a message in a language, when its odds lean beforehand."""
        return softmax(self.intents / np.float32(self.temperature[language]) + leaning)


class Engine(Protocol):
    """What scores texts: the embedded model, or one that asks elsewhere and falls back on it."""

    def score_all(self, texts: Sequence[str]) -> list[Scores]:
        """Score a message and its parts, which belong together."""
        ...


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one training, ready to score.

    `confidence` and `margin` are what a reading must reach to be certain; `held_out` is the share of examples read
    right when they were held out in turn, by language.
    """

    intents: tuple[str, ...]
    vocabulary: tuple[Mapping[str, int], ...]
    rarity: Floats
    weights: Floats
    bias: Floats
    temperature: Mapping[str, float]
    confidence: float
    margin: float
    held_out: Mapping[str, float]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read a model from its folder."""
        told = json.loads((folder / NAMES[0]).read_text(encoding="utf-8"))
        places = iter(range(sum(map(len, told["terms"]))))
        vocabulary = tuple({term: next(places) for term in terms} for terms in told.pop("terms"))
        with np.load(folder / NAMES[1], allow_pickle=False) as arrays:
            return cls(vocabulary=vocabulary, intents=tuple(told.pop("intents")), **told, **dict(arrays))

    def knows(self, word: str) -> bool:
        """Say whether a folded word was met in training."""
        return word in self.vocabulary[0]

    def score(self, text: str) -> Scores:
        """Score one message of any length up to the limit of `features`."""
        tokens = features.words(text)
        parts = [
            self._weigh(known, weight, analyse(tokens))
            for known, (_, weight, analyse) in zip(self.vocabulary, features.BLOCKS, strict=True)
        ]
        rows = np.fromiter(chain.from_iterable(part[0] for part in parts), dtype=np.intp)
        values = np.concatenate([part[1] for part in parts])
        # Summed by rows: a library's matrix product would wake a second thread, and wait for it, over so little.
        logits = (self.weights[rows] * values[:, None]).sum(axis=0) + self.bias
        split = len(self.intents)
        return Scores(logits[:split], softmax(logits[split:]), self.temperature)

    def score_all(self, texts: Sequence[str]) -> list[Scores]:
        """Score each of several texts."""
        return [self.score(text) for text in texts]

    def _weigh(self, known: Mapping[str, int], weight: float, terms: list[str]) -> tuple[list[int], Floats]:
        counts = Counter(place for place in map(known.get, terms) if place is not None)
        rows = list(counts)
        values = np.array([1.0 + log(count) for count in counts.values()], dtype=np.float32) * self.rarity[rows]
        length = float(np.sqrt(values @ values)) if rows else 1.0
        return rows, values * np.float32(weight / length)


def softmax(logits: Floats) -> Floats:
    """Turn logits into chances that sum to one."""
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def load_or_train(folder: Path, learning: Callable[[], None] = lambda: None) -> Model:
    """Give the model of the present data and recipe, as `find_or_train` finds it; a process reads it once."""
    return _load(find_or_train(folder, learning))


def find_or_train(folder: Path, learning: Callable[[], None] = lambda: None) -> Path:
    """Give the folder of the model of these data: shipped with the code, kept in `folder`, or learned now.

    `learning` is called before a training, which takes less than a minute; models of other data are then removed.
    """
    name = name_of_model()
    kept = folder / name
    if _is_whole(SHIPPED / name):
        return SHIPPED / name
    if not _is_whole(kept):
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            if not _is_whole(kept):
                learning()
                _train_apart(kept)
                _remove_others(kept)
    return kept


@cache
def name_of_model() -> str:
    """Name the model that the present data and recipe give; a process reads them once."""
    here = Path(__file__).parent
    return examples.digest([*examples.files(), *(here / name for name in RECIPE)])[:NAME_LENGTH]


@lru_cache(maxsize=1)
def _load(folder: Path) -> Model:
    """Read a model; its folder's name stands for what is in it."""
    return Model.load(folder)


def _remove_others(kept: Path) -> None:
    """Remove models of earlier data; who still uses one has it in memory."""
    for other in kept.parent.iterdir():
        if other != kept and other.is_dir() and len(other.name) == NAME_LENGTH:
            shutil.rmtree(other, ignore_errors=True)


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in NAMES)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Let one process train at a time; the lock goes with the process that holds it."""
    with (folder / ".lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _train_apart(folder: Path) -> None:
    """Train in a process of its own: what learning takes of memory is given back. Raises CalledProcessError."""
    subprocess.run([sys.executable, "-m", "nlu.intents", str(folder)], check=True)


def _train_into(folder: Path) -> None:
    from nlu.training import train  # noqa: PLC0415 - scikit-learn costs seconds, and only training needs it

    keep(train(examples.read(examples.files())), folder)


def keep(trained: "Trained", folder: Path) -> None:
    """Write a model into its folder, whole or not at all; one that was there is replaced."""
    told: dict[str, Any] = {
        "intents": trained.intents,
        "terms": trained.terms,
        "temperature": trained.temperature,
        "confidence": trained.confidence,
        "margin": trained.margin,
        "held_out": trained.held_out,
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    scratch.chmod(0o755)  # a wheel's reader is anybody
    (scratch / NAMES[0]).write_text(json.dumps(told, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    np.savez(scratch / NAMES[1], rarity=trained.rarity, weights=trained.weights, bias=trained.bias)
    shutil.rmtree(folder, ignore_errors=True)
    scratch.replace(folder)


if __name__ == "__main__":
    _train_into(Path(sys.argv[1]) if sys.argv[1:] else SHIPPED / name_of_model())
