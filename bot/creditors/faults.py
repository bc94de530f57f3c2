"""Find what is wrong with a creditor's document, in sentences that name the key and the remedy."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from bot.creditors.document import CreditorFile
from bot.shapes import shape_fault
from flows.contact.calendar import Calendar
from flows.contact.duty import AdviserHours
from flows.errors import FlowError
from flows.wording import lint


def faults(document: Any) -> list[str]:  # noqa: ANN401 - what YAML holds
    """Return every fault of a creditor's file, a sentence each; none when it can be used."""
    try:
        described = CreditorFile.model_validate(document)
    except ValidationError as fault:
        return [_sentence(error) for error in fault.errors()]
    return list(_senseless(described))


def _senseless(described: CreditorFile) -> Iterator[str]:
    """Yield what has the right shape and makes no sense."""
    hours = {day: list(span) if span else None for day, span in described.adviser_hours.items()}
    try:
        AdviserHours.parse(hours, described.timezone, Calendar(described.country))
    except FlowError as fault:
        yield f"adviser_hours: {fault}"
    for goal, words in described.goals.items():
        yield from (
            f"goals.{goal}: the text {fault}; say it without." for fault in lint.faults(words, described.locale)
        )


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    return f"{where}: {shape_fault(error)}."
