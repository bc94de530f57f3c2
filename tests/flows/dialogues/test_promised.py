"""The time of an answer, once told: it is the case's own, by the kind of the case, and no later word moves it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.outcome import OpenCase
from flows.turn import Turn
from tests.flows.facts import LATER, facts, says, verified

PROMISES = {
    kind: LATER + timedelta(minutes=place)
    for place, kind in enumerate(("complaint", "dispute_service", "dispute_invoice", "payment_claim", "phishing"), 1)
}


@pytest.mark.parametrize(
    ("intent", "text", "kind"),
    [
        ("complain", "me trataron muy mal en la oficina", "complaint"),
        ("dispute_service", "el agua nunca llegó", "dispute_service"),
        ("dispute_invoice", "esa factura está mal cobrada", "dispute_invoice"),
        ("already_paid", "ya pagué", "payment_claim"),
        ("phishing", "me llegó un mensaje falso de ustedes", "phishing"),
    ],
)
def test_promised(intent: str, text: str, kind: str) -> None:
    """Each kind is promised as its level has it; who says later that this is all hears the same hour."""
    known = facts()
    shell = verified(replace(known, duty=replace(known.duty, promises=PROMISES)))
    opened = shell.take(Turn(text, intent))
    case = next(effect for effect in opened if isinstance(effect, OpenCase))
    shell.wait(hours=3)
    later = {name: due + timedelta(hours=3) for name, due in PROMISES.items()}
    shell.facts = replace(shell.facts, duty=replace(shell.facts.duty, answer_by=LATER + timedelta(9), promises=later))
    ended = shell.take(Turn("no", "deny"))

    assert (kind, PROMISES[kind]) == (case.kind, case.due_at)
    assert [PROMISES[kind]] * 2 == [said.values["due"] for said in says((*opened, *ended)) if "due" in said.values]
