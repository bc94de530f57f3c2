"""Train the embedded engine once, whoever asks and however many workers run, and share it."""

from pathlib import Path

import pytest

from nlu.intents import Model, load_or_train
from nlu.understand import Understanding


@pytest.fixture(scope="session")
def model_folder(request: pytest.FixtureRequest) -> Path:
    """Keep the trained model between runs; its folder locks itself, so that workers train it once."""
    assert request.config.cache is not None
    return Path(request.config.cache.mkdir("understanding"))


@pytest.fixture(scope="session")
def model(model_folder: Path) -> Model:
    """Give the model of the present data and recipe."""
    return load_or_train(model_folder)


@pytest.fixture(scope="session")
def understanding(model_folder: Path) -> Understanding:
    """Give the embedded engine, ready to read."""
    return Understanding(model_folder)
