"""Hold a creditor's own words of a template: made of the house's, judged by its rules and by what it promises.

The blanks, the buttons and the category stay the house's, so that the same message fills it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from flows.wording import own_rules
from flows.wording.errors import MissingBlank
from flows.wording.own_rules import ANOTHER_YEAR, Read
from flows.wording.template_rules import RULES
from flows.wording.templates import Catalogue, Template, filled, variables

BODY_MAX = 1024  #: characters
JUDGED = tuple(rule for rule in own_rules.RULES if rule is not own_rules.length)
"""What own words are held to besides the rules of all templates, which know how long one may be."""
Bodies = Mapping[str, Mapping[str, str]]  #: own words by template and locale


def house_of(catalogue: Catalogue, base: str, locale: str) -> Template | None:
    """Return the house's template that clients of a locale get, None where there is none."""
    says = next((one.says[0] for one in catalogue.templates if one.base == base), None)
    return catalogue.choose(says, locale) if says else None


def own_of(house: Template, creditor: str, locale: str, body: str) -> Template:
    """Return a template with a creditor's own words."""
    return replace(house, whose=creditor, locale=locale, body=body.strip())


def own_catalogue(catalogue: Catalogue, creditor: str, bodies: Bodies) -> Catalogue:
    """Return a creditor's own templates; words of a template that the house no longer has are left aside."""
    found = (
        (house_of(catalogue, base, locale), locale, body)
        for base, places in bodies.items()
        for locale, body in places.items()
    )
    return Catalogue(own_of(house, creditor, locale, body) for house, locale, body in found if house)


def faults(body: str, base: str, locale: str, catalogue: Catalogue, forbidden: tuple[str, ...] = ()) -> list[str]:
    """Return everything for which own words may not stand in the place of the house's, each once."""
    house = house_of(catalogue, base, locale)
    if house is None:
        return [f"stays the house's: {base!r}"]
    if not body.strip() or len(body) > BODY_MAX:
        return ["is too long" if body.strip() else "is empty"]
    own = own_of(house, "x", locale, body)
    if found := list(_blanks(house, own)) or [what for rule in RULES for what, _ in rule(own)]:
        return list(dict.fromkeys(found))
    return list(dict.fromkeys(_judged(house, own, forbidden)))


def _blanks(house: Template, own: Template) -> Iterator[str]:
    """Find blanks that are missing, unknown, or written in another form."""
    before, after = ({(blank.value, blank.form) for blank in one.blanks} for one in (house, own))
    yield from (f"misses the blank {name!r}" for name, _ in sorted(before - after))
    yield from (f"has the blank {name!r}, which nothing fills" for name, _ in sorted(after - before))


def _judged(house: Template, own: Template, forbidden: tuple[str, ...]) -> Iterator[str]:
    """Hold the words, filled with samples, to what the house's promise."""
    try:
        body, before = (filled(one, variables(one, one.sample, own.locale, ANOTHER_YEAR)) for one in (own, house))
    except MissingBlank:
        yield "names something that is not there"
        return
    key = own.says[0]
    read = Read(key, own.locale, "web", own.sample, body, before, is_news=False, forbidden=forbidden)
    for rule in JUDGED:
        yield from rule(read)
