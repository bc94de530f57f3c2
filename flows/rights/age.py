"""Tell who is too young to be asked for money: nobody negotiates with a minor, and a person sees to the account."""

from datetime import date, datetime, time

from flows.facts import Facts
from flows.rights.book import ADULT

MINOR = "minor"  #: the hold under which nothing is asked of them, and what its case is about


def is_minor(facts: Facts) -> bool:
    """Say whether the client's birth date, where it is known, is that of somebody under age."""
    born = facts.identity.birth_date
    rights = facts.law.rights
    return born is not None and under(born, rights.adult if rights else ADULT, facts.today)


def comes_of_age(facts: Facts) -> datetime | None:
    """Return when the client comes of age, where their birth date is known: midnight where they live."""
    born, rights = facts.identity.birth_date, facts.law.rights
    if born is None:
        return None
    return datetime.combine(of_age_on(born, rights.adult if rights else ADULT), time(), facts.now.tzinfo)


def under(born: date, age: int, today: date) -> bool:
    """Say whether somebody has not yet reached an age, in whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < age


def of_age_on(born: date, age: int) -> date:
    """Return the day on which somebody reaches an age; who was born on a leap day, on the first of March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
