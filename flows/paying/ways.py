"""Tell a way to pay in the words of texts."""

from flows.facts import Facts, PaymentMeans
from flows.outcome import PayLink, Value
from flows.paying.due import next_bill
from flows.paying.reference import reference_of

NAMES = ("bank", "account", "holder", "tax_id", "url", "label", "key", "where")  #: what a line may be made of
PIX, PAYMENT_LINK = "pix", "payment_link"
BILL = "bill"  #: in the reference's place of a way to pay: it wants the number of the bill


def row_of(means: PaymentMeans) -> dict[str, Value]:
    """Return the values of the text of one way to pay; what it does not tell of itself is empty."""
    told = {name: means.details.get(name, "") for name in NAMES}
    return {"kind": means.kind, **told, "field": "", "code": ""}


def row_for(means: PaymentMeans, facts: Facts) -> dict[str, Value]:
    """Return the values of one way for one client: with their own page, and with what it wants to know them by."""
    row = row_of(means)
    if means.kind == PAYMENT_LINK:
        row["url"] = PayLink(means.details["provider"])
    if field := means.details.get("reference_field"):
        row |= {"field": field, "code": _code(means, facts)}
    return row


def _code(means: PaymentMeans, facts: Facts) -> str:
    """Return what a way wants in its field: the number of the one bill that is next, else the client's reference."""
    bill = next_bill(facts) if means.details.get("reference") == BILL else ""
    return bill or reference_of(facts.client.id)
