"""Read the packs as the service does, from the files of the repository."""

from functools import lru_cache
from pathlib import Path

from flows.contact.packs import Packs, parse_packs

FOLDER = Path(__file__).parents[3] / "flows" / "contact" / "countries"


def texts() -> dict[str, str]:
    """Return the packs' YAML by country."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}


@lru_cache
def packs() -> Packs:
    """Return the packs, read once for all tests."""
    return parse_packs(texts())
