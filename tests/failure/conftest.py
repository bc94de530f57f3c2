"""Give trials a folder that the database's own user can reach."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import SERVERS


@pytest.fixture(scope="module")
def trial_folder() -> Iterator[Path]:
    """Give an empty folder; unlike pytest's own it lets others through."""
    folder = Path(os.environ[SERVERS]) / f"trial-{uuid4().hex[:8]}"
    folder.mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
