"""Read the country packs that ship with the program, with the operator's closed days, and a creditor's own limits."""

from functools import cache, lru_cache
from importlib.resources import files

from bot.creditors.document import CreditorFile
from bot.errors import BadSettings
from bot.settings import Settings
from flows.contact.own_limits import OwnLimits, packs_with
from flows.contact.packs import Packs, parse_packs


@cache
def load_packs() -> Packs:
    """Read the country packs that ship with the program, once in a process."""
    folder = files("flows.contact") / "countries"
    texts = {
        entry.name.removesuffix(".yml"): entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".yml")
    }
    return parse_packs(texts)


def open_packs(settings: Settings) -> Packs:
    """Return the country packs with the operator's own closed days. Raises BadSettings and BadPack."""
    if settings.holidays is None:
        return load_packs()
    try:
        written = settings.holidays.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadSettings([f"CONCILIA_HOLIDAYS: {settings.holidays} cannot be read; name a file in UTF-8."]) from fault
    return load_packs().with_holidays(written)


def packs_of(packs: Packs, described: CreditorFile) -> Packs:
    """Return the packs with a creditor's own limits laid over them; the same ones where it has none."""
    return _laid(packs, tuple(described.own_limits.items())) if described.own_limits else packs


@lru_cache(maxsize=64)
def _laid(packs: Packs, own: tuple[tuple[str, OwnLimits], ...]) -> Packs:
    return packs_with(packs, dict(own))
