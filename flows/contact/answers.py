"""Know by when a country's law wants a complaint answered: rows of its pack, for people to keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.contact.packs import Pack, Packs
from flows.contact.rows import Why
from flows.service_levels import Statute

KINDS = frozenset({"complaint", "dispute_invoice", "dispute_service"})
"""Kinds of case that laws mean by a complaint: how one was treated, what was billed, what was not delivered."""
BUSINESS, ANY = "answer_complaint_business_days", "answer_complaint_days"  #: names of the duty, by how days count


@dataclass(frozen=True, slots=True)
class LegalAnswer:
    """What a law demands, and its ground: a confidence that is not high waits for counsel."""

    statute: Statute
    why: Why


def legal_answers(packs: Packs) -> Mapping[str, LegalAnswer]:
    """Return what each country's law demands of answers, by country; countries of which none is known are left out."""
    found = ((country, legal_answer(pack)) for country, pack in packs.by_country.items())
    return {country: answer for country, answer in found if answer}


def legal_answer(pack: Pack) -> LegalAnswer | None:
    """Return what one country's law demands."""
    for name, business in ((BUSINESS, True), (ANY, False)):
        if rule := pack.duties.get(name):
            return LegalAnswer(Statute(int(str(rule.value)), business), rule.why)
    return None
