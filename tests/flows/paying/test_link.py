"""Hold what a payment page is asked for, and what each way to pay wants to know a payment by."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.facts import PaymentMeans
from flows.matching.spelling import fold, spellings
from flows.outcome import PayLink
from flows.paying.link import link_wish
from flows.paying.reference import client_of, reference_of
from flows.paying.ways import row_for
from tests.flows.facts import facts

IDS = st.text("0123456789ABC", min_size=1, max_size=14)


@given(IDS, st.integers(0, 40))
def test_read_back(client: str, days: int) -> None:
    """The reference of a page leads to its client and to nobody else, whenever it is made."""
    known = facts()
    known = replace(known, client=replace(known.client, id=client), now=known.now + timedelta(days=days))
    wish = link_wish(known)

    assert wish is not None
    assert {fold(client)} == {found for one in spellings(wish.reference) if (found := client_of(one.text))}


def test_one_page() -> None:
    """The same sum of the same bills is one page all day; the next day, or of another client, it is another."""
    known = facts()
    days = [known, replace(known, now=known.now + timedelta(minutes=5)), replace(known, now=known.now + timedelta(1))]
    other = replace(known, client=replace(known.client, id="2"))
    first, again, later, others = [link_wish(one) for one in (*days, other)]

    assert first == again
    assert first is not None
    assert 3 == len({one.reference for one in (first, later, others) if one})
    assert first.until - known.now > timedelta(days=1)
    assert (0, 0) == (first.until.hour, first.until.minute)


def test_nothing_to_pay() -> None:
    """Who owes nothing gets no page."""
    known = facts()

    assert link_wish(replace(known, account=replace(known.account, invoices=()))) is None


def test_what_a_way_wants() -> None:
    """A field that a way names holds the client's reference, or the number of the only bill that is next."""
    known = facts()
    one = replace(known, account=replace(known.account, invoices=known.account.invoices[:1]))
    bill, own = one.account.invoices[0].number, reference_of(known.client.id)
    pse = PaymentMeans("link", {"url": "https://p.example", "label": "PSE", "reference_field": "Referencia 1"})
    by_bill = replace(pse, details={**pse.details, "reference": "bill"})
    plain = PaymentMeans("link", {"url": "https://p.example", "label": "PSE"})
    page = PaymentMeans("payment_link", {"provider": "pasarela", "label": "Pago"})

    assert ("Referencia 1", own) == (row_for(pse, one)["field"], row_for(pse, one)["code"])
    assert bill == row_for(by_bill, one)["code"]
    assert ("", "") == (row_for(plain, one)["field"], row_for(plain, one)["code"])
    assert PayLink("pasarela") == row_for(page, one)["url"]
