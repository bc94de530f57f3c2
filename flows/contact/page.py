"""Put the country packs into words: every row with its value and ground, for staff, documents and audits."""

from flows.contact.packs import Pack
from flows.contact.rows import Limit, Rule, Why


def rows(pack: Pack) -> tuple[tuple[str, str, Why], ...]:
    """Return every row as its rule's name, its value in words, and its ground, in the order in which they are asked."""
    return tuple((f"{pack.country}.{name}", value, why) for name, value, why in _rows(pack))


def _rows(pack: Pack) -> list[tuple[str, str, Why]]:
    """Return a pack's rows in the order in which they are asked."""
    rows = [("hours", str(pack.hours.week), pack.hours.why)]
    rows += [(f"hours.{code}", str(region.week), region.why) for code, region in pack.regions.items()]
    if pack.product_cap_hours:
        rows.append(("product_cap_hours", str(pack.product_cap_hours.week), pack.product_cap_hours.why))
    rows.append(("holidays", ", ".join(("closed", *pack.holidays.categories)), pack.holidays.why))
    rows += [(limit.rule, describe(limit), limit.why) for limit in pack.limits]
    rows.append(("consent", f"not needed for {', '.join(sorted(pack.consent.not_needed_for))}", pack.consent.why))
    if pack.forbidden:
        rows.append(("forbidden_channels", ", ".join(sorted(pack.forbidden.channels)), pack.forbidden.why))
    rows += [(f"hold.{kind}", f"{hold.days} days", hold.why) for kind, hold in pack.holds.items()]
    rows += [(name, show(rule.value), rule.why) for name, rule in _values(pack).items()]
    rows.append(("first_contact", ", ".join(pack.first_contact.texts) or "none", pack.first_contact.why))
    return rows + [(name, show(duty.value), duty.why) for name, duty in pack.duties.items()]


def _values(pack: Pack) -> dict[str, Rule]:
    """Return the rows that every pack has and that are plain values."""
    return {"may_ask_reason": pack.may_ask_reason, "opt_out_text": pack.opt_out_text, "help_line": pack.help_line}


def describe(limit: Limit) -> str:
    """Return a limit in words: "at most 2, message, in 7 days"."""
    (unit,) = limit.span.model_fields_set
    length = getattr(limit.span, unit)
    per = ", per debt" if limit.per == "debt" else ""
    return f"at most {limit.at_most} ({limit.of.replace('_', ' ')}) in {unit.replace('_', ' ')} {length}{per}"


def show(value: bool | int | str | None) -> str:  # noqa: FBT001
    """Return a plain value as a person reads it."""
    names: dict[object, str] = {None: "not known", True: "yes", False: "no"}
    return names.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)
