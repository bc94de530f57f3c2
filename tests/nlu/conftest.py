"""Give the embedded engine, trained once for all tests."""

from pathlib import Path

import pytest

from nlu.understand import Understanding


@pytest.fixture(scope="session")
def understanding(model_folder: Path) -> Understanding:
    """Give the embedded engine, ready to read."""
    return Understanding(model_folder)
