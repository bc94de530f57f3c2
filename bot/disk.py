"""Read what operators hand over as files: their text, and what the YAML in it holds."""

from pathlib import Path
from typing import Any

import yaml

from bot.errors import BadFile
from flows.lined_yaml import yaml_fault


def read_text(file: Path) -> str:
    """Return a file's text, without the mark that some editors put before it; raise BadFile where it has none."""
    try:
        return file.read_text("utf-8-sig")
    except OSError as fault:
        raise BadFile(file.name, ["cannot be read; check the path and its permissions."]) from fault
    except UnicodeDecodeError as fault:
        raise BadFile(file.name, ["is not text in UTF-8; save it as UTF-8."]) from fault


def read_yaml(file: Path, loader: type[yaml.SafeLoader | yaml.BaseLoader] = yaml.SafeLoader) -> Any:  # noqa: ANN401
    """Return what a file's YAML holds; raise BadFile where the file, or its YAML, cannot be read."""
    text = read_text(file)
    try:
        return yaml.load(text, loader)  # noqa: S506 - both make plain values only
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: a day or a number that there is not
        raise BadFile(file.name, [str(yaml_fault(fault))]) from fault
