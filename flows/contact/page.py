"""Put the country packs into words: every row with its value and ground, for staff, documents and audits."""

from flows.contact.packs import Pack, Packs
from flows.contact.rows import Limit, Rule, Why

HEAD = """# Contact law

What binds a message, country by country, as `flows/contact/countries/` holds it and `may_send` keeps it.
This page is written from those files and a test compares the two: change a file, then write the page again with
`python -m tests.flows.contact.law_page`.

It is engineering input, not legal advice: counsel reviews a country before it is switched on.

* **hours** are the client's local time; a window's end is outside it. Where the client may be in several zones, each
  of them must be open. **Weeks** roll: seven times 24 hours. Rows of the basis *product* are our own policy, the
  others name where they come from and how sure we are.
* The limits bind contacts that we start. An answer in the open conversation has none; an outcome, a receipt, thanks,
  the one confirmation of an opt-out and the answer to a request over one's data keep the hours and are not counted.
  That answer reaches also who asked for silence: a law demands it.
* An unknown country, zone or calendar: nothing is sent. An unknown state of Brazil: the strictest of all.
* Rows from `may_ask_reason` down bind texts, forms and people; `may_send` cannot see them.

| row | value | what it demands | basis | source | confidence |
| --- | --- | --- | --- | --- | --- |
"""


def law_page(packs: Packs) -> str:
    """Return the page on contact law as Markdown: one table with every row of every pack, countries in order."""
    order = sorted(packs.by_country)
    return HEAD + "".join(line for country in order for line in table_lines(packs.by_country[country]))


def table_lines(pack: Pack) -> list[str]:
    """Return a pack's lines of the table; the first names the country and where its pack stands."""
    status = pack.status.replace("_", " ")
    first = f"| **{pack.country}** | {pack.name} | {status}, version {pack.version} | | | |\n"
    return [first, *(table_line(name, value, why) for name, value, why in rows(pack))]


def table_line(name: str, value: str, why: Why) -> str:
    """Return one row's line of the table."""
    says = f"{why.says}. {why.note}".strip() if why.note else why.says
    source = "; ".join(part for part in (why.article, why.source) if part)
    quality = f" [{why.quality}]" if why.quality != "none" else ""
    return f"| {name} | {value} | {says} | {why.basis} | {source}{quality} | {why.confidence} |\n"


def rows(pack: Pack) -> tuple[tuple[str, str, Why], ...]:
    """Return every row as its rule's name, its value in words, and its ground, in the order in which they are asked."""
    found = [*before_a_contact(pack), *on_the_clock(pack), *in_words(pack)]
    return tuple((f"{pack.country}.{name}", value, why) for name, value, why in found)


def before_a_contact(pack: Pack) -> list[tuple[str, str, Why]]:
    """Return the rows on consent, channels and holds."""
    found = [("consent", f"not needed for {', '.join(sorted(pack.consent.not_needed_for))}", pack.consent.why)]
    if pack.forbidden:
        found.append(("forbidden_channels", ", ".join(sorted(pack.forbidden.channels)), pack.forbidden.why))
    return found + [(f"hold.{kind}", f"{hold.days} days", hold.why) for kind, hold in pack.holds.items()]


def on_the_clock(pack: Pack) -> list[tuple[str, str, Why]]:
    """Return the rows on hours, holidays and counts."""
    found = [("holidays", f"closed: {', '.join(pack.holidays.categories)}", pack.holidays.why)]
    found.append(("hours", str(pack.hours.week), pack.hours.why))
    found += [(f"hours.{code}", str(region.week), region.why) for code, region in pack.regions.items()]
    if pack.product_cap_hours:
        found.append(("product_cap_hours", str(pack.product_cap_hours.week), pack.product_cap_hours.why))
    return found + [(limit.rule, describe(limit), limit.why) for limit in pack.limits]


def in_words(pack: Pack) -> list[tuple[str, str, Why]]:
    """Return the rows that bind texts, forms and people."""
    plain = {"may_ask_reason": pack.may_ask_reason, "opt_out_text": pack.opt_out_text, "help_line": pack.help_line}
    found = [valued(name, rule) for name, rule in plain.items()]
    found.append(("first_contact", ", ".join(pack.first_contact.texts), pack.first_contact.why))
    return found + [valued(name, duty) for name, duty in pack.duties.items()]


def valued(name: str, rule: Rule) -> tuple[str, str, Why]:
    """Return a row that is a plain value."""
    if isinstance(rule.value, bool):
        return name, "yes" if rule.value else "no", rule.why
    return name, "not known" if rule.value is None else str(rule.value).replace("_", " "), rule.why


def describe(limit: Limit) -> str:
    """Return a limit in words: "at most 2 (message), in 7 rolling days"."""
    (unit,) = limit.span.model_fields_set
    length = UNITS[unit].format(getattr(limit.span, unit))
    per = ", per debt" if limit.per == "debt" else ""
    return f"at most {limit.at_most} ({limit.of.replace('_', ' ')}), {length}{per}"


UNITS = {
    "days": "in {} rolling days",
    "local_days": "in {} local day",
    "full_days_between": "{} full days between",
    "hours": "in {} hours",
    "minutes": "in {} minutes",
}
