"""Read the rules that were ever in force, each held against its checksum."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flows.contact.errors import BadPack
from flows.contact.evidence import Rules
from flows.contact.kept import MARK, sum_of
from flows.contact.packs import parse_kept
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Code:
    """The rules by the marks that stand with decisions; `faults` tell of those that were changed since they were kept.

    `since`: when the first ones were kept, None where none are.
    """

    rules: Mapping[str, Rules]
    faults: tuple[str, ...]
    since: datetime | None


def read_rules(uow: UnitOfWork) -> Code:
    """Read all rules that were kept."""
    rules: dict[str, Rules] = {}
    faults: list[str] = []
    kept = uow.packs.all()
    for row in kept:
        mark = row.checksum[:MARK]
        name = f"the rules of {row.country} kept on {row.since:%Y-%m-%d} ({mark})"
        if sum_of(row.document) != row.checksum:
            faults.append(f"{name} were changed")
            continue
        try:
            rules[mark] = Rules(*parse_kept(row.document))
        except BadPack as fault:
            faults.append(f"{name} cannot be read: {fault}")
    return Code(rules, tuple(faults), min((row.since for row in kept), default=None))
