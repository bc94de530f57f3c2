"""Keep the search for garbage away from what a process holds for good: texts, tables, models, settings."""

import gc

YOUNG_OBJECTS = 20_000  #: made since the last look for garbage; a turn makes thousands, and frees them itself


def settle() -> None:
    """Set aside what is held now, and look for garbage less often: called once, when a process is ready to serve."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
