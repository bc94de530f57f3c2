"""Try a law on a few examples in the ordinary run, and on many in the thorough one."""

from hypothesis import settings

THOROUGH = settings.get_current_profile_name() == "thorough"


def tries(many: int) -> settings:
    """Ask for so many examples where laws are tried thoroughly, elsewhere for as many as any law gets."""
    return settings(max_examples=many) if THOROUGH else settings()
