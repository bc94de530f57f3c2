"""Say in English how many there are of something."""


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: '1 payment', '2 payments'; `many` is the plural where an s does not make it."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
