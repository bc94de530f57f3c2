"""Say whether somebody lives in a region: by its code or name, and where that is not known, to be safe, yes."""

from flows.contact.calendar import all_regions, find_region, fold


def name_region(country: str, written: str) -> str | None:
    """Return the one name of a region, its code where the country's are known; None for one that does not exist."""
    return find_region(country, written) or (fold(written) or None if not all_regions(country) else None)


def is_within(country: str, region: str | None, lives_in: str, lives_at: str | None) -> bool:
    """Tell whether a client is in a country, and in its region (named by `name_region`) where one is meant.

    A client whose region nobody wrote down, or that cannot be read, may live there.
    """
    if country.upper() != lives_in.upper():
        return False
    own = name_region(country, lives_at) if lives_at and lives_at.strip() else None
    return region is None or own is None or own == region
