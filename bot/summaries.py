"""Sum a case up in two sentences made of facts, kept beside them so that everybody reads them in their language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.stage import Stage
from flows import outcome as do
from flows.contact import clean_debt
from flows.negotiation.money import Money
from flows.wording.wording import Wording
from storage import seals

TOLD = "told"  #: among a case's details: the facts of its summary
FAULT = "case-summary-fault"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a case is about: texts of the wording, one after the other, with what fills them."""

    lines: tuple[do.Say, ...]

    def words(self, wording: Wording, locale: str) -> str:
        """Return the summary in a language."""
        return " ".join(dict.fromkeys(wording.word(line.key, locale, line.values) for line in self.lines))

    def dump(self) -> str:
        """Return the facts as JSON."""
        return json.dumps([[line.key, {name: _dump(one) for name, one in line.values.items()}] for line in self.lines])

    @classmethod
    def load(cls, written: str) -> "Summary":
        """Return a summary from its facts."""
        rows = json.loads(written)
        return cls(tuple(do.Say(key, {name: _load(one) for name, one in values.items()}) for key, values in rows))


def sum_up(stage: Stage, effect: do.OpenCase) -> Summary:
    """Return what a case is about, and a sentence for each fault that is to be put right.

    Of who is not known, nothing of an account is said.
    """
    kind = do.Term(f"case-kind-{effect.kind.replace('_', '-')}")
    if "witness" in effect.details and stage.agreement is not None:
        return Summary((do.Say("case-summary-witness", {"code": seals.code_of(stage.agreement)}),))
    if stage.client.visitor_since is not None:
        return Summary((do.Say("case-summary-visitor", {"kind": kind}),))
    account = stage.uow.accounts.account(stage.creditor, stage.client.id, stage.now)
    values: Mapping[str, do.Value] = {
        "kind": kind,
        "balance": Money(account.balance, account.currency),
        "count": sum(1 for invoice in account.invoices if invoice.balance),
        "days": max(account.days_overdue(stage.today), 0),
    }
    found = clean_debt.load(effect.details.get(clean_debt.FAULTS, "[]"))
    faults = (do.Say(FAULT, {"fault": one.name, "number": one.about}) for one in found)
    return Summary((do.Say("case-summary", values), *faults))


def _dump(value: do.Value) -> Any:  # noqa: ANN401 - JSON values
    match value:
        case Money(minor, currency):
            return {"minor": minor, "currency": currency}
        case do.Term(key):
            return {"term": key}
    return value


def _load(kept: Any) -> do.Value:  # noqa: ANN401 - JSON values
    match kept:
        case {"minor": minor, "currency": currency}:
            return Money(minor, currency)
        case {"term": key}:
            return do.Term(key)
    return kept  # type: ignore[no-any-return]  # numbers and words stand as they are
