"""Hold whose money it is for certain, and when nobody may say so but a person."""

from datetime import date

import pytest

from flows.matching.evidence import CANDIDATES_MAX, Certain, Evidence, Why, by_chance, candidates, judge, written
from flows.matching.spelling import spellings

A_BILL = Evidence("A", Why.INVOICE, "F-1", is_distinct=True)
A_SHORT = Evidence("A", Why.INVOICE, "7")
B_BILL = Evidence("B", Why.INVOICE, "F-2", is_distinct=True)
B_SHORT = Evidence("B", Why.CLIENT, "12")
A_OTHER = Evidence("A", Why.INVOICE, "F-3", is_distinct=True)
A_FITS, B_FITS = Evidence("A", Why.INVOICE_BALANCE, "7"), Evidence("B", Why.WHOLE_BALANCE)


@pytest.mark.parametrize(
    ("evidence", "owner"),
    [
        ((), None),
        ((A_BILL,), Certain("A", "F-1")),
        ((A_BILL, A_OTHER), Certain("A", None)),  # two bills of one client: theirs, in the usual order
        ((A_BILL, B_BILL), None),  # two clients
        ((A_BILL, B_SHORT), Certain("A", "F-1")),  # a short number beside it is chance
        ((A_SHORT,), None),  # a short number alone is chance
        ((A_SHORT, A_FITS), Certain("A", "7")),  # with the amount it is not
        ((A_SHORT, B_SHORT, A_FITS, B_FITS), None),
        ((A_SHORT, B_FITS), None),
        ((A_FITS,), None),  # an amount alone
        ((Evidence("A", Why.NAME), Evidence("A", Why.PAYER), A_FITS), None),  # a name, an account, an amount
        ((Evidence("A", Why.DOCUMENT, is_distinct=True),), Certain("A", None)),
    ],
)
def test_judge(evidence: tuple[Evidence, ...], owner: Certain | None) -> None:
    """One client whose number is written is certain; a short number needs an amount that fits; nothing else will do."""
    assert owner == judge(evidence)


def test_unknown() -> None:
    """Where the payer names a client that there is none of, a person looks."""
    assert judge([A_BILL], is_unknown=True) is None


def test_candidates() -> None:
    """Candidates come with their reasons, those first of whom something is written."""
    found = candidates([B_FITS, A_SHORT, A_FITS, A_SHORT, Evidence("C", Why.NAME)])

    assert [("A", [Why.INVOICE, Why.INVOICE_BALANCE]), ("C", [Why.NAME]), ("B", [Why.WHOLE_BALANCE])] == [
        (one.client, [reason.why for reason in one.reasons]) for one in found
    ]


def test_few() -> None:
    """A person is shown few candidates."""
    assert len(candidates(Evidence(f"{n:02}", Why.NAME) for n in range(50))) == CANDIDATES_MAX


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("20260305", {"A": False}),  # the day itself
        ("factura 20260305", {"A": False}),
        ("F-20260305-1", {"B": True}),  # a number inside a longer one of ours
        ("144500", {"C": False}),  # the amount itself
    ],
)
def test_chance(text: str, owners: dict[str, bool]) -> None:
    """A number that is the day or the amount says little, and one inside another number of ours nothing."""
    ours = {"20260305": "A", "F202603051": "B", "144500": "C", "2026030": "D"}
    told = [(one, Evidence(ours[one.folded], Why.INVOICE, one.folded)) for one in spellings(text) if one.folded in ours]
    found = written(told, by_chance("144500", date(2026, 3, 5)))

    assert owners == {one.client: one.is_distinct for one in found}
